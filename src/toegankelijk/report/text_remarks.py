"""Findings in a text, gathered to remarks: what is the same is told once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toegankelijk.model import Block, Document, Finding, Passage, Piece, Severity
from toegankelijk.report.message import message
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rule, Rulebook

MAX_BEFORE = 80
"""Characters of a place that a remark repeats; a longer one is shown by its mark alone."""
MAX_QUOTE = 120
_WEIGHTS = (1, 3, 6, 10)
"""Of a remark, by the rank of its severity."""
_MOST = 5
"""Places after which more of them make a remark no weightier."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to change, at one or more places."""

    number: int
    """From 1, in the order of the text."""
    rule: Rule
    severity: Severity
    told: str
    before: str
    """The words themselves; empty where they are too long to repeat."""
    quote: str
    """The begin of the words, however long they are."""
    better: str
    """What to write instead; empty where that takes a person."""
    places: int
    line: int
    """From 1, in the source: the first of its places."""

    @property
    def weight(self) -> tuple[int, int]:
        """What to do first has the most."""
        return self.heaviness * min(self.places, _MOST), bool(self.better)

    @property
    def heaviness(self) -> int:
        """Of one place."""
        return _WEIGHTS[self.severity.rank]


class Remarks:
    """Findings gathered to remarks: those with the same words to say are one."""

    def __init__(
        self,
        findings: Sequence[Finding],
        document: Document,
        rulebook: Rulebook,
        starts: Sequence[int],
        blocks: int,
    ) -> None:
        """``starts`` are those of the lines; only the first ``blocks`` blocks are numbered."""
        self._blocks = blocks
        self.places: dict[int, list[tuple[int, int, object]]] = defaultdict(list)
        """Index of a block → offsets in its text and the key of the remark."""
        self.all: dict[object, Remark] = {}
        self._first_block: dict[object, int] = {}
        in_order = sorted(findings, key=_longest_first)
        for finding in in_order:
            place = _passage(finding)
            rule = rulebook.rule(finding.rule)
            told = message(rule, finding) or rule.name
            better = shown(str(finding.values.get("beter") or ""), 200)
            short = len(finding.evidence) <= MAX_BEFORE
            word = str(finding.values.get("woord") or finding.evidence)
            before = shown(word, MAX_QUOTE) if short else ""
            quote = shown(finding.evidence, MAX_QUOTE)
            key = (rule.id, told.casefold(), before.casefold() if short else place.start)
            start, end = _place(document.blocks[place.block], place)
            self.places[place.block].append((start, end, key))
            if (known := self.all.get(key)) is not None:
                self.all[key] = replace(known, places=known.places + 1)
                continue
            self._first_block[key] = place.block
            line = bisect_right(starts, place.start)
            severity = finding.severity
            self.all[key] = Remark(0, rule, severity, told, before, quote, better, 1, line)

    def numbered(self, most: int) -> dict[object, Remark]:
        """The weightiest ones, numbered in the order of the text."""
        near = (key for key in self.all if self._first_block[key] < self._blocks)
        kept = set(sorted(near, key=lambda key: self.all[key].weight, reverse=True)[:most])
        in_order = (key for key in self.all if key in kept)
        return {key: replace(self.all[key], number=n) for n, key in enumerate(in_order, 1)}


def line_starts(text: str) -> list[int]:
    """Offset of the start of each line."""
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return starts


def _place(block: Block, place: Passage) -> tuple[int, int]:
    """Offsets into the text of the block."""
    first = _piece_at(block, place.start)
    last = _piece_at(block, place.end - 1)
    straight = first.length == first.width
    start = first.text + (place.start - first.source if straight else 0)
    straight = last.length == last.width
    return start, last.text + (place.end - last.source if straight else last.length)


def _piece_at(block: Block, offset: int) -> Piece:
    return block.pieces[bisect_right(block.pieces, offset, key=lambda piece: piece.source) - 1]


def _longest_first(finding: Finding) -> tuple[int, int]:
    """What begins at the same place is numbered from the outside in."""
    place = _passage(finding)
    return place.start, -place.end


def _passage(finding: Finding) -> Passage:
    assert isinstance(finding.where, Passage)
    return finding.where
