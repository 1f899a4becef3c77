"""From a file to a ``Document``: blocks of text that know where they stand in the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from toegankelijk.documents.archive import damaged
from toegankelijk.documents.letter import with_roles
from toegankelijk.documents.recognise import FileKind, recognise
from toegankelijk.errors import InputError, NoTextError
from toegankelijk.model import Document
from toegankelijk.text.extract.files import FILES
from toegankelijk.text.extract.html import html_document
from toegankelijk.text.extract.kinds import KINDS, Kind, TextKind, guess_kind, is_mail, kind_of
from toegankelijk.text.extract.markdown import markdown_document
from toegankelijk.text.extract.plain import plain_document
from toegankelijk.text.extract.source import STDIN, decode, read_bytes
from toegankelijk.text.extract.templates import template_kind, without_code

__all__ = ["KINDS", "STDIN", "FileKind", "Kind", "TextKind", "document", "read"]

_READERS: Mapping[TextKind, Callable[[str, str], Document]] = {
    TextKind.PLAIN: plain_document,
    TextKind.MARKDOWN: markdown_document,
    TextKind.HTML: html_document,
}


def read(source: str | Path, kind: Kind | None = None) -> Document:
    """The text of a file, or of standard input for ``-``.

    What the bytes clearly are goes before ``kind``, and that before the extension; without any of
    these the text itself decides. The offsets of txt, md and html point into the file as it was
    decoded, with ``\\n`` at the end of each line; those of other kinds into the text that was
    taken out of the file, which ``Document.text`` holds with a line for each paragraph.

    Raises ``InputError`` for whatever cannot be read, or holds no text.
    """
    name = str(source)
    found = _read(name, read_bytes(name), kind)
    if not found.blocks:
        raise NoTextError(
            "Hier staat geen tekst in.", where=name, mend="Kies een bestand met tekst."
        )
    return found


def document(source: str, text: str, kind: TextKind | None = None) -> Document:
    """The same for a text that was read already; ``source`` is its name.

    Blocks have the role that they play in a letter, unless the text is a web page.
    """
    kind = kind or guess_kind(text)
    found = _READERS[kind](source, text)
    return found if kind is TextKind.HTML else with_roles(found)


def _read(name: str, data: bytes, asked: Kind | None) -> Document:
    found = recognise(data, name)
    if found is not None:
        return with_roles(FILES[found](name, data))
    kind = asked or kind_of(name)
    if kind is FileKind.EML or (kind is None and is_mail(data)):
        return with_roles(FILES[FileKind.EML](name, data))
    if isinstance(kind, TextKind) or kind is None:
        text = decode(data, name)
        plain = without_code(text, name)
        inner = kind if asked is not None else template_kind(name) or kind
        return replace(document(name, plain, inner), text=text)
    return document(name, _text_in_disguise(name, data, kind, asked))


def _text_in_disguise(name: str, data: bytes, kind: FileKind, asked: Kind | None) -> str:
    """The text of a file that has the name of another kind, and is not that."""
    if asked is not None and data.strip():
        raise InputError(
            f"Dit is geen bestand van de soort {kind.value}.",
            where=name,
            mend="Laat --soort weg. Dan kijkt het programma zelf.",
        )
    try:
        return decode(data, name)
    except InputError:
        if data.strip():
            raise damaged(name) from None
        raise
