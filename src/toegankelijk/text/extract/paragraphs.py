"""From the paragraphs that were taken out of a letter or an e-mail to a ``Document``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toegankelijk.documents.paragraph import Paragraph
from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract.builder import TextBuilder
from toegankelijk.text.extract.plain import LIST_MARK


def paragraphs_document(name: str, paragraphs: Sequence[Paragraph]) -> Document:
    """The document whose text is that of the paragraphs, each on a line of its own.

    A line break within a paragraph stays one; a mark that was typed makes a list item.
    """
    kept = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    source = "\n".join(paragraph.text for paragraph in kept)
    blocks: list[Block] = []
    start = 0
    for paragraph in kept:
        blocks.extend(_blocks(source, start, paragraph))
        start += len(paragraph.text) + 1
    return Document(name, source, tuple(blocks))


def _blocks(source: str, start: int, paragraph: Paragraph) -> Iterator[Block]:
    kind = paragraph.kind
    builder = TextBuilder(source)
    for line in paragraph.text.split("\n"):
        if len(builder):
            builder.new_line(start - 1, 1)
        mark = LIST_MARK.match(line) if paragraph.kind is BlockKind.PARAGRAPH else None
        if mark:
            yield from _made(builder, kind, paragraph)
            builder = TextBuilder(source)
            kind = BlockKind.LIST_ITEM
        builder.take(start + (mark.end() if mark else 0), start + len(line))
        start += len(line) + 1
    yield from _made(builder, kind, paragraph)


def _made(builder: TextBuilder, kind: BlockKind, paragraph: Paragraph) -> Iterator[Block]:
    for text, pieces in builder.runs():
        yield Block(
            kind,
            text,
            pieces,
            level=paragraph.level,
            role=paragraph.role,
            page=paragraph.page,
        )
