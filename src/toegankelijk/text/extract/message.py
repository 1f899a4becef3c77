"""The ``Document`` of an e-mail: its subject, and below it what its author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toegankelijk.documents.eml import Body, mail
from toegankelijk.documents.paragraph import Paragraph, cell_kind
from toegankelijk.documents.reply import own_blocks, own_lines
from toegankelijk.model import Block, BlockKind, Document, Role, Unread, UnreadKind
from toegankelijk.text.extract.html import html_document
from toegankelijk.text.extract.paragraphs import paragraphs_document
from toegankelijk.text.extract.plain import plain_document
from toegankelijk.text.extract.source import decode

_SIGNATURE = "\n-- \n"
"""What stands above the signature that a mail program adds (RFC 3676, section 4.3)."""


def message_document(name: str, data: bytes) -> Document:
    """The text is the subject on a line of its own, and the text of the message below it.

    Of a message in HTML that is what it shows, with a line for each block; offsets point there.
    """
    read = mail(data, name)
    text = _text(read.body, name) if read.body else ""
    if read.body and read.body.is_html:
        found = paragraphs_document(name, [*_subject(read.subject), *_shown(name, text)])
    else:
        found = _plain(name, read.subject, own_lines(text))
    unread = tuple(Unread(UnreadKind.ATTACHMENT, name=each) for each in read.attachments)
    return replace(found, unread=unread)


def _text(body: Body, name: str) -> str:
    if body.charset is None:
        return decode(body.data, name)
    text = body.data.decode(body.charset, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _subject(subject: str) -> Iterator[Paragraph]:
    if subject:
        yield Paragraph(BlockKind.HEADING, subject, role=Role.SUBJECT)


def _shown(name: str, html: str) -> Iterator[Paragraph]:
    blocks = html_document(name, html).blocks
    for block in blocks[: own_blocks([block.text for block in blocks])]:
        kind = cell_kind(block.text) if block.kind is BlockKind.CELL else block.kind
        yield Paragraph(kind, block.text, block.level)


def _plain(name: str, subject: str, text: str) -> Document:
    above = f"{subject}\n\n" if subject else ""
    found = plain_document(name, above + text)
    signature = f"\n{text}".find(_SIGNATURE)
    end = len(above) + signature if signature >= 0 else len(found.text)
    return replace(found, blocks=tuple(_labelled(found, len(above), end)))


def _labelled(found: Document, begin: int, end: int) -> Iterator[Block]:
    for block in found.blocks:
        start = block.pieces[0].source
        if start < begin:
            yield replace(block, kind=BlockKind.HEADING, role=Role.SUBJECT)
        elif start >= end:
            yield replace(block, role=Role.SIGNATURE)
        else:
            yield block
