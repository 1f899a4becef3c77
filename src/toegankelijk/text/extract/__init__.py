"""From a file to a ``Document``: blocks of text that know where they stand in the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from toegankelijk.errors import InputError
from toegankelijk.model import Document
from toegankelijk.text.extract.html import html_document
from toegankelijk.text.extract.markdown import markdown_document
from toegankelijk.text.extract.plain import plain_document
from toegankelijk.text.extract.source import (
    STDIN,
    TextKind,
    decode,
    guess_kind,
    kind_of,
    read_bytes,
)

__all__ = ["STDIN", "TextKind", "document", "read"]

_READERS: Mapping[TextKind, Callable[[str, str], Document]] = {
    TextKind.PLAIN: plain_document,
    TextKind.MARKDOWN: markdown_document,
    TextKind.HTML: html_document,
}


def read(source: str | Path, kind: TextKind | None = None) -> Document:
    """The text of a file, or of standard input for ``-``.

    Without ``kind`` the extension decides, and the text itself where there is none. Raises
    ``InputError`` for whatever cannot be read as text, or holds none.
    """
    name = str(source)
    data = read_bytes(name)
    kind = kind or kind_of(name)
    found = document(name, decode(data, name), kind)
    if not found.blocks:
        raise InputError(
            "Hier staat geen tekst in.", where=name, mend="Kies een bestand met tekst."
        )
    return found


def document(source: str, text: str, kind: TextKind | None = None) -> Document:
    """The same for a text that was read already; ``source`` is its name."""
    return _READERS[kind or guess_kind(text)](source, text)
