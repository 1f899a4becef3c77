"""Blocks of a web page, as the browser shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract.builder import TextBuilder

_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as the browser gives it; the text may still hold any white space."""

    kind: BlockKind
    text: str
    level: int | None = None
    main: bool = True
    language: str | None = None


def page_document(url: str, blocks: Sequence[RawBlock], language: str | None = None) -> Document:
    """The document of a page: its text is that of the blocks, with a line break in between.

    Blocks that hold no visible text are left out. Halves of surrogate pairs, which scripts can
    make and files cannot hold, become U+FFFD in the text of the document.
    """
    texts = [_HALF_PAIR.sub("�", block.text) for block in blocks]
    source = "\n".join(texts)
    found: list[Block] = []
    start = 0
    for raw, text in zip(blocks, texts, strict=True):
        builder = TextBuilder(source)
        builder.take(start, start + len(text))
        start += len(text) + 1
        found.extend(
            Block(raw.kind, shown, pieces, raw.level, raw.main, raw.language)
            for shown, pieces in builder.runs()
        )
    return Document(url, source, tuple(found), language)
