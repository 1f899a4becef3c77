"""Makes files of Word and LibreOffice, so that tests need no fixtures that nobody can read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from unicodedata import category
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from toegankelijk.model import BlockKind, Document
from toegankelijk.text.extract import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
ODT_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "svg": "svg-compatible",
        "manifest": "manifest",
    }.items()
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip; the first member is not compressed, as LibreOffice wants it."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file with this in its body; ``parts`` are other members, such as ``styles``."""
    start = f"<w:document {DOCX_NAMESPACES}><w:body>"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types>application/…wordprocessingml.document.main+xml</Types>",
        "word/document.xml": f"{start}{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {DOCX_NAMESPACES}>{content}</w:{name}>"
    return zipped(members)


def opendocument(body: str, automatic: str = "", styles: str = "", **members: str) -> bytes:
    """A file of LibreOffice Writer."""
    return zipped(
        {
            "mimetype": ODT_TYPE,
            "content.xml": f"<office:document-content {ODT_NAMESPACES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODT_NAMESPACES}>"
            f"<office:styles>{styles}</office:styles></office:document-styles>",
            **{name.replace("__", "/"): content for name, content in members.items()},
        }
    )


def saved(made: docx.document.Document) -> bytes:
    """The bytes of a document of python-docx."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def shown(found: Document) -> list[tuple[BlockKind, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text) for block in found.blocks]


_INVISIBLE = {"Cc", "Cf", "Cs"}
"""Kinds of characters that a text leaves out: controls, soft hyphens and the like, half pairs."""


def exact(found: Document) -> bool:
    """Whether each word of each block stands in the text where the block says that it does."""
    for block in found.blocks:
        start = 0
        for each in block.text.split(" "):
            place = slice(*block.span(start, start + len(each)))
            if "".join(c for c in found.text[place] if category(c) not in _INVISIBLE) != each:
                return False
            start += len(each) + 1
    return True


__all__ = ["exact", "opendocument", "read", "saved", "shown", "word", "zipped"]
