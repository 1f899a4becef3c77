"""Which kind of text a file holds: by what the user says, its bytes, its name, and the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from toegankelijk.documents.recognise import REFUSED, FileKind, refused
from toegankelijk.errors import InputError
from toegankelijk.text.extract.source import STDIN


class TextKind(StrEnum):
    """How a text is marked up. The values are what a user writes after ``--soort``."""

    PLAIN = "txt"
    MARKDOWN = "md"
    HTML = "html"


Kind = TextKind | FileKind

KINDS: Mapping[str, Kind] = {kind.value: kind for kind in (*TextKind, *FileKind)}
"""What a user writes → the kind that it means."""

EXTENSIONS: Mapping[str, Kind] = {
    **{f".{name}": kind for name, kind in KINDS.items()},
    **dict.fromkeys((".text", ".asc"), TextKind.PLAIN),
    ".markdown": TextKind.MARKDOWN,
    **dict.fromkeys((".htm", ".xhtml"), TextKind.HTML),
    **dict.fromkeys((".docm", ".dotx", ".dotm"), FileKind.DOCX),
    ".ott": FileKind.ODT,
    ".mdx": TextKind.MARKDOWN,
    **dict.fromkeys((".j2", ".jinja", ".jinja2", ".njk", ".nunjucks", ".liquid"), TextKind.HTML),
}

_PROBE = 4096
_HTML = re.compile(r"\s*(?:<!doctype\b|<\?xml\b|<html\b|<(?:body|div|p|h[1-6]|main)\b[^<]*<)", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} +\S|---\n)|\]\((?:https?:|/|#|mailto:)|\*\*\w", re.M)
_MAIL = re.compile(
    r"(?:return-path|received|delivered-to|mime-version|message-id|x-[a-z-]{1,40}): *\S", re.I
)


def kind_of(name: str) -> Kind | None:
    """What the extension says; ``None`` for standard input and names without one.

    Raises ``InputError`` for an extension that is not read.
    """
    extension = "" if name == STDIN else Path(name).suffix.lower()
    if not extension:
        return None
    if extension in REFUSED:
        raise refused(REFUSED[extension], name)
    if extension not in EXTENSIONS:
        raise InputError(
            f"Een bestand van de soort {extension!r} kan hier niet worden gelezen.",
            where=name,
            mend="Bewaar de tekst als .txt, .docx of .html, of noem de soort met --soort.",
        )
    return EXTENSIONS[extension]


def guess_kind(text: str) -> TextKind:
    """What a text without a name looks like."""
    start = text[:_PROBE]
    if _HTML.match(start):
        return TextKind.HTML
    return TextKind.MARKDOWN if _MARKDOWN.search(start) else TextKind.PLAIN


def is_mail(data: bytes) -> bool:
    """Whether ``data`` begin as a message with all its headers does."""
    return _MAIL.match(data[:100].decode("ascii", errors="replace")) is not None
