"""What was found in one letter or text, ready to show: sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from toegankelijk.model import (
    Block,
    Document,
    Finding,
    Measures,
    Passage,
    Piece,
    Sentence,
    Severity,
)
from toegankelijk.report.message import message
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.check import check
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.measures import MIN_SENTENCES, MIN_WORDS, measure
from toegankelijk.text.sentences import sentences

OPEN, CLOSE = ">>", "<<"
"""What stands around a marked place, so that it can be seen without colour."""
_AROUND = 250
"""Characters shown on either side of the marked places of a sentence."""
_MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with its findings."""

    document: Document
    findings: tuple[Finding, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence, or the place in it, with all that was found there."""

    line: int
    """From 1, in the source."""
    text: str
    """With ``OPEN`` and ``CLOSE`` around what was found."""
    findings: tuple[tuple[Severity, str], ...]
    """Severity and message, the worst first."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A whole text, for the template."""

    name: str
    spots: tuple[Spot, ...]
    rules: tuple[tuple[Rule, int], ...]
    """Each rule with its number of findings, the most frequent first."""
    measures: Measures
    counts: tuple[tuple[Severity, int], ...]
    """The worst severity first; those without findings are left out."""
    is_dutch: bool
    min_words: int = MIN_WORDS
    min_sentences: int = MIN_SENTENCES


_Placed = tuple[int, int, Finding]


def checked(document: Document, rulebook: Rulebook) -> Checked:
    """Check and measure a text."""
    return Checked(document, check(document, rulebook), measure(document, rulebook.abbreviations))


def text_view(text: Checked, name: str, rulebook: Rulebook) -> TextView:
    """The view of one text, which is shown under ``name``."""
    document, findings = text.document, text.findings
    rules = Counter(finding.rule for finding in findings)
    severities = Counter(finding.severity for finding in findings)
    return TextView(
        name=shown(name),
        spots=tuple(_spots(document, findings, rulebook)),
        rules=tuple((rulebook.rule(rule), count) for rule, count in rules.most_common()),
        measures=text.measures,
        counts=tuple((s, severities[s]) for s in reversed(Severity) if severities[s]),
        is_dutch=any(True for _ in dutch_blocks(document)),
    )


def line_starts(text: str) -> list[int]:
    """Offset of the start of each line."""
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return starts


def _spots(document: Document, findings: Sequence[Finding], rulebook: Rulebook) -> list[Spot]:
    starts = line_starts(document.text)
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_block[_passage(finding).block].append(finding)
    spots = []
    for number in sorted(by_block):
        block = document.blocks[number]
        cut = sentences(block, rulebook.abbreviations)
        by_sentence: dict[int, list[_Placed]] = defaultdict(list)
        for finding in by_block[number]:
            start, end = _place(block, finding)
            index = bisect_right(cut, start, key=lambda each: each.start) - 1
            by_sentence[index].append((start, end, finding))
        for index, here in sorted(by_sentence.items()):
            sentence = cut[index]
            line = bisect_right(starts, block.span(sentence.start, sentence.end)[0])
            text = _marked(block, sentence, [(start, end) for start, end, _ in here])
            spots.append(Spot(line, text, _messages([f for *_, f in here], rulebook)))
    return spots


def _messages(findings: Sequence[Finding], rulebook: Rulebook) -> tuple[tuple[Severity, str], ...]:
    worst_first = sorted(findings, key=lambda finding: -finding.severity.rank)
    told = ((f.severity, message(rulebook.rule(f.rule), f) or f.rule) for f in worst_first)
    return tuple(dict.fromkeys(told))


def _marked(block: Block, sentence: Sentence, places: Sequence[tuple[int, int]]) -> str:
    """The sentence with its places marked; the sentence itself only if nothing else is."""
    whole = (sentence.start, sentence.end)
    inner = sorted(place for place in places if place != whole) or [whole]
    low = max(sentence.start, inner[0][0] - _AROUND)
    high = min(sentence.end, max(inner[-1][1], inner[0][0] + _AROUND) + _AROUND)
    parts = ["…" if low > sentence.start else ""]
    for start, end in inner:
        if start >= low:
            parts += [block.text[low:start], OPEN, block.text[start:end], CLOSE]
            low = end
    parts += [block.text[low:high], "…" if high < sentence.end else ""]
    return shown("".join(parts), _MAX_TEXT)


def _place(block: Block, finding: Finding) -> tuple[int, int]:
    """Offsets into the text of the block."""
    place = _passage(finding)
    first = _piece_at(block, place.start)
    last = _piece_at(block, place.end - 1)
    straight = first.length == first.width
    start = first.text + (place.start - first.source if straight else 0)
    straight = last.length == last.width
    return start, last.text + (place.end - last.source if straight else last.length)


def _piece_at(block: Block, offset: int) -> Piece:
    return block.pieces[bisect_right(block.pieces, offset, key=lambda piece: piece.source) - 1]


def _passage(finding: Finding) -> Passage:
    assert isinstance(finding.where, Passage)
    return finding.where
