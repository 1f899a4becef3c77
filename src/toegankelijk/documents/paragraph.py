"""What every reader of documents gives: the paragraphs of a file, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.model import BlockKind, Role

_LEAST_WORDS = 12
_ENDS = (".", "!", "?", ".”", '."', ".)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or cell; ``\\n`` is a line break that the author typed."""

    kind: BlockKind
    text: str
    level: int | None = None
    """1 to 6 for headings."""
    role: Role = Role.BODY
    page: int | None = None
    """From 1, where the file has pages of its own."""


def cell_kind(text: str) -> BlockKind:
    """What a paragraph in a table is: letters are often laid out in one, sentences and all."""
    running = text.rstrip().endswith(_ENDS) and len(text.split()) >= _LEAST_WORDS
    return BlockKind.PARAGRAPH if running else BlockKind.CELL


def heading_level(level: int) -> int:
    """``level`` within the six that a ``Block`` knows."""
    return min(max(level, 1), 6)
