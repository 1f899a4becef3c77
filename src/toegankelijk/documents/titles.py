"""The title that a document gives itself: of a PDF its Info or XMP, else its core properties."""

from __future__ import annotations

import codecs
import html
import re

from toegankelijk.documents.archive import Archive
from toegankelijk.errors import InputError

MAX_TITLE = 200
"""Characters of a title that are kept."""

# Read as bytes, not parsed, as ``dates`` does. A title in a packed object of a PDF is not seen.
_XMP = re.compile(rb"<dc:title>\s*(?:<rdf:Alt>\s*<rdf:li[^>]{0,80}>)?([^<]{1,1000})</", re.DOTALL)
_INFO = re.compile(rb"/Title\s*\(((?:[^()\\]|\\.){1,1000})\)", re.DOTALL)
_INFO_HEX = re.compile(rb"/Title\s*<([0-9A-Fa-f\s]{2,4000})>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
_ZIPPED = ("docProps/core.xml", "meta.xml")
_DC = re.compile(rb"<dc:title[^>]{0,80}>([^<]{1,1000})</")
_SAYS_NOTHING = re.compile(
    r"(?:untitled|naamloos|document ?\d*|(?:microsoft )?(?:word|powerpoint|excel) ?- ?.*"
    r"|.*\.(?:docx?|pdf|xlsx?|pptx?|indd|odt))",
    re.I,
)
"""What programs write by themselves."""


def own_title(data: bytes) -> str:
    """Of a PDF, or of a file of Office or LibreOffice; empty where there is none that says
    something. Never raises. Hostile."""
    if data.startswith(b"%PDF"):
        return _sound(_of_pdf(data))
    if data.startswith(b"PK"):
        return _sound(_of_archive(data))
    return ""


def _of_pdf(data: bytes) -> str:
    if (found := _XMP.search(data)) is not None:
        return html.unescape(found[1].decode("utf-8", "replace"))
    if (found := _INFO.search(data)) is not None:
        return _pdf_text(_ESCAPE.sub(_unescaped, found[1]))
    if (found := _INFO_HEX.search(data)) is not None:
        digits = b"".join(found[1].split())
        return _pdf_text(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
    return ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    if said.isdigit() and b"8" not in said and b"9" not in said:
        return bytes([int(said, 8) & 255])
    return _PLAIN.get(said, said)


def _pdf_text(data: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, or nearly Latin 1."""
    if data.startswith(codecs.BOM_UTF16_BE):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")


def _of_archive(data: bytes) -> str:
    try:
        archive = Archive(data, "")
        for member in _ZIPPED:
            if (found := _DC.search(archive.read(member))) is not None:
                return html.unescape(found[1].decode("utf-8", "replace"))
    except InputError:
        return ""
    return ""


def _sound(title: str) -> str:
    said = " ".join("".join(c if c.isprintable() else " " for c in title).split())[:MAX_TITLE]
    return "" if _SAYS_NOTHING.fullmatch(said) or "\ufffd" in said else said
