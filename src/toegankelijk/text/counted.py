"""The running text of a document, block by block, with what is counted in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toegankelijk.levelbook import LevelBook
from toegankelijk.model import Finding, Passage
from toegankelijk.text.counts import (
    LESS_COMMON,
    Sentence,
    bump,
    content_zipf,
    counted,
    is_content,
)
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.measures import is_running
from toegankelijk.text.passives import Passive, passives
from toegankelijk.text.reading import Reading

REPLACE = "vervang"
"""The change whose rules find the difficult words."""
ABBREVIATION = "afkorting"
"""The rule that finds abbreviations."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A block of running text with the counts of its sentences."""

    reading: Reading
    grammar: Grammar
    passives: tuple[Passive, ...]
    sentences: tuple[Sentence, ...]
    listed: tuple[tuple[int, int, Finding], ...]
    """Difficult words by first and last token."""

    def where(self, first: int, end: int) -> Passage:
        """The place in the document of the tokens ``first`` up to ``end``."""
        tokens = self.reading.tokens
        start, stop = self.reading.block.span(tokens[first].start, tokens[end - 1].end)
        return Passage(self.reading.source, self.reading.index, start, stop)

    def rare(self) -> Iterator[tuple[float, int]]:
        """Zipf frequency and index of each less common content word."""
        taken = {at for first, end, _ in self.listed for at in range(first, end)}
        for sentence in self.sentences:
            for at in range(sentence.start, sentence.end):
                form = self.reading.tokens[at].text
                if at not in taken and is_content(self.grammar, at, form):
                    frequency = content_zipf(form)
                    if frequency < LESS_COMMON:
                        yield frequency, at


def count_blocks(
    readings: Sequence[Reading], findings: Sequence[Finding], book: LevelBook
) -> tuple[Counted, ...]:
    """The blocks of running text with their counts, among them what the word lists found."""
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.where, Passage):
            by_block[finding.where.block].append(finding)
    return tuple(
        count_block(reading, by_block[reading.index], book)
        for reading in readings
        if is_running(reading.block)
    )


def count_block(reading: Reading, findings: Iterable[Finding], book: LevelBook) -> Counted:
    """A block with its counts; ``findings`` are those in this block."""
    listing = book.changes[REPLACE].rules if REPLACE in book.changes else ()
    parse = grammar(reading.doc, reading.tokens)
    passive = tuple(passives(parse))
    sentences = counted(parse, [token.text for token in reading.tokens], passive)
    starts = [sentence.start for sentence in sentences]
    places = [reading.block.span(token.start, token.end)[0] for token in reading.tokens]
    listed = []
    for finding in findings:
        name = "lijst" if finding.rule in listing else finding.rule
        if name not in ("lijst", ABBREVIATION) or not starts:
            continue
        first, end = _tokens(places, finding)
        place = max(bisect_right(starts, first) - 1, 0)
        bump(sentences[place].counts, name, 1)
        if name == "lijst":
            listed.append((first, end, finding))
    return Counted(reading, parse, passive, sentences, tuple(listed))


def _tokens(starts: Sequence[int], finding: Finding) -> tuple[int, int]:
    """First token and the one after the last that a finding covers, by where tokens start."""
    assert isinstance(finding.where, Passage)
    first = max(bisect_right(starts, finding.where.start) - 1, 0)
    return first, max(bisect_right(starts, finding.where.end - 1), first + 1)
