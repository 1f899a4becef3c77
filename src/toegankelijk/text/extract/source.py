"""From bytes to text: which kind of text it is, and in which encoding it was saved."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from toegankelijk.errors import InputError

STDIN = "-"
"""The name that stands for standard input."""

MAX_BYTES = 20_000_000


class TextKind(StrEnum):
    """How a text is marked up. The values are what a user writes after ``--soort``."""

    PLAIN = "txt"
    MARKDOWN = "md"
    HTML = "html"


_EXTENSIONS: Mapping[str, TextKind] = {
    ".txt": TextKind.PLAIN,
    ".text": TextKind.PLAIN,
    ".md": TextKind.MARKDOWN,
    ".markdown": TextKind.MARKDOWN,
    ".html": TextKind.HTML,
    ".htm": TextKind.HTML,
    ".xhtml": TextKind.HTML,
}

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_PROBE = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML = re.compile(r"\s*(?:<!doctype\b|<\?xml\b|<html\b|<(?:body|div|p|h[1-6]|main)\b[^<]*<)", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} +\S|---\n)|\]\((?:https?:|/|#|mailto:)|\*\*\w", re.M)


def kind_of(name: str) -> TextKind | None:
    """What the extension says; ``None`` for standard input and names without one.

    Raises ``InputError`` for an extension that is not a text.
    """
    extension = "" if name == STDIN else Path(name).suffix.lower()
    if not extension:
        return None
    if extension not in _EXTENSIONS:
        raise InputError(
            f"Een bestand van de soort {extension!r} kan hier niet worden gelezen.",
            where=name,
            mend="Bewaar de tekst als .txt, .md of .html, of noem de soort met --soort.",
        )
    return _EXTENSIONS[extension]


def guess_kind(text: str) -> TextKind:
    """What a text without a name looks like."""
    start = text[:_PROBE]
    if _HTML.match(start):
        return TextKind.HTML
    return TextKind.MARKDOWN if _MARKDOWN.search(start) else TextKind.PLAIN


def read_bytes(name: str) -> bytes:
    """What a file or standard input holds; raises ``InputError`` over ``MAX_BYTES``."""
    data = _bounded(sys.stdin.buffer) if name == STDIN else _file_bytes(name)
    if len(data) > MAX_BYTES:
        raise InputError(
            f"Dit is groter dan {MAX_BYTES // 1_000_000} MB.",
            where=name,
            mend="Verdeel de tekst over kleinere bestanden.",
        )
    return data


def decode(data: bytes, name: str = STDIN) -> str:
    """The text in ``data``, with ``\\n`` at the end of each line.

    It is UTF-8 or UTF-16, else what Windows wrote in Western Europe. Raises ``InputError`` for
    data that are empty or no text.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding) if encoding else _guess(data, name)
    except UnicodeDecodeError:
        raise _no_text(name) from None
    if not text.strip():
        raise InputError("Dit is leeg.", where=name, mend="Kies een bestand met tekst.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    probe = data[:_PROBE]
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if max(even, odd) > len(probe) // 5 and not min(even, odd):
        return "utf-16-be" if even else "utf-16-le"
    return None


def _guess(data: bytes, name: str) -> str:
    if b"\0" in data or len(_CONTROLS.findall(data[:_PROBE])) > len(data[:_PROBE]) // 50:
        raise _no_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A few broken bytes in a file that is UTF-8 for the rest must not spoil the rest.
    lenient = data.decode("utf-8", errors="replace")
    whole = sum(1 for char in lenient if ord(char) > 127 and char != "�")
    if whole > lenient.count("�"):
        return lenient
    return data.decode("cp1252", errors="replace")


def _no_text(name: str) -> InputError:
    return InputError(
        "Dit is geen tekst.",
        where=name,
        mend="Bewaar het in uw tekstprogramma als .txt met de codering UTF-8.",
    )


def _file_bytes(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _bounded(file)
    except IsADirectoryError:
        raise InputError(
            "Dit is een map.", where=name, mend="Noem de bestanden die in de map staan."
        ) from None
    except FileNotFoundError:
        raise InputError(
            "Dit bestand is er niet.", where=name, mend="Kijk of de naam en de map kloppen."
        ) from None
    except PermissionError:
        raise InputError(
            "U mag dit bestand niet openen.",
            where=name,
            mend="Vraag de eigenaar om het recht om te lezen.",
        ) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError(f"Dit bestand is niet te lezen ({reason}).", where=name) from None


def _bounded(file: BinaryIO) -> bytes:
    return file.read(MAX_BYTES + 1)
