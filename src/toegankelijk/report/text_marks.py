"""Places in a text that may overlap, as pieces in a row that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDE = 60
"""Characters from which a place is rather a sentence than a word."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a remark: ``text[start:end]``, which is not empty."""

    start: int
    end: int
    number: int
    """Of the remark."""
    turn: int
    """From 1: which of the places of the remark this is."""

    @property
    def wide(self) -> bool:
        """Whether it is too long to stand out by a background."""
        return self.end - self.start > WIDE


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the same marks all over."""

    text: str
    marked: bool = False
    """Whether a mark that is not wide covers it."""
    wide: bool = False
    """Whether a wide one does."""
    begins: tuple[Mark, ...] = ()
    """Marks that begin with it, the longest first."""
    ends: tuple[Mark, ...] = ()
    """Marks that end with it, the shortest first."""


def segments(text: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """All of ``text``, cut where a mark begins or ends.

    >>> [s.text for s in segments("een twee drie", [Mark(4, 13, 1, 1), Mark(4, 8, 2, 1)])]
    ['een ', 'twee', ' drie']
    """
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.end - mark.start, -mark.number)):
        opening.setdefault(mark.start, []).insert(0, mark)
        closing.setdefault(mark.end, []).append(mark)
    found = []
    narrow = wide = 0
    for start, end in pairwise(cuts):
        begins, ends = opening.get(start, []), closing.get(end, [])
        narrow += sum(not mark.wide for mark in begins)
        wide += sum(mark.wide for mark in begins)
        found.append(Segment(text[start:end], narrow > 0, wide > 0, tuple(begins), tuple(ends)))
        narrow -= sum(not mark.wide for mark in ends)
        wide -= sum(mark.wide for mark in ends)
    return tuple(found)
