"""What would bring a text over the line: changes tried on its counts, the most helpful first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toegankelijk.levelbook import LevelBook
from toegankelijk.model import LevelChange, LevelPlan, Passage
from toegankelijk.text.counted import REPLACE, Counted
from toegankelijk.text.counts import (
    LONG_SENTENCE,
    RARE,
    STYLE_WORDS,
    Counts,
    Sentence,
    add,
    is_content,
    length_counts,
    word_counts,
)
from toegankelijk.text.score import log_odds, probability
from toegankelijk.text.tokens import words

CUT, PLAINER, ACTIVE = "knip", "gewoon", "wie_doet_het"
MAX_TRIED = 400
"""Changes of a text that are tried; in a longer text those in its first part."""

_EVERYDAY: Mapping[str, float] = {
    "woord": 1, "letters": 6, "lettergreep": 2, "inhoud": 1, "zipf": 5.0
}  # fmt: skip
"""What stands in for a plainer word that a writer still has to find: such as *gebruik*."""
_ALTERNATIVES = re.compile(r", | of ")


class _Change(NamedTuple):
    id: str
    where: Passage
    difference: Counts


def plan(blocks: Sequence[Counted], counts: Mapping[str, float], book: LevelBook) -> LevelPlan:
    """The fewest changes found after which the text with these ``counts`` is plain.

    Each change is tried on its own and those that help most are taken first; the probability is
    computed again from the counts as they are after all changes, so that they are not added up.
    What a change does to the counts is known for a word that is replaced by another, and estimated
    for the rest: a sentence is cut in halves, an unknown plainer word is an everyday one.
    """
    before = log_odds(book.text, counts)
    tried: list[tuple[float, int, _Change]] = []
    for number, change in zip(range(MAX_TRIED), _changes(blocks, book), strict=False):
        helps = before - log_odds(book.text, _after(counts, change))
        if helps > 0:
            tried.append((-helps, number, change))
    after = dict(counts)
    chance, taken = probability(before), list[_Change]()
    for _, _, change in sorted(tried):
        if chance < book.text.doubt:
            break
        trial = _after(after, change)
        new = probability(log_odds(book.text, trial))
        if new < chance:
            after, chance = trial, new
            taken.append(change)
    return LevelPlan(tuple(_by_kind(taken)), chance, chance < book.text.doubt)


def _by_kind(taken: Iterable[_Change]) -> Iterator[LevelChange]:
    places: dict[str, list[Passage]] = {}
    for change in taken:
        places.setdefault(change.id, []).append(change.where)
    ranked = sorted(places.items(), key=lambda each: -len(each[1]))
    return (LevelChange(change_id, tuple(where)) for change_id, where in ranked)


def _after(counts: Mapping[str, float], change: _Change) -> Counts:
    made = dict(counts)
    add(made, change.difference)
    return {name: max(number, 0.0) for name, number in made.items()}


def _changes(blocks: Sequence[Counted], book: LevelBook) -> Iterator[_Change]:
    known = book.changes
    plainer: dict[str, _Change] = {}
    for block in blocks:
        if CUT in known:
            for sentence in block.sentences:
                if sentence.counts["woord"] > LONG_SENTENCE:
                    where = block.where(sentence.start, sentence.end)
                    yield _Change(CUT, where, _cut(sentence))
        if REPLACE in known:
            yield from _replacements(block)
        if ACTIVE in known:
            for passive in block.passives:
                if passive.agent is None and not passive.is_state:
                    first, last = sorted((passive.auxiliary, passive.participle))
                    yield _Change(
                        ACTIVE, block.where(first, last + 1), _active(block, passive.auxiliary)
                    )
        for frequency, at in block.rare():
            if frequency >= RARE:
                continue
            form = block.reading.tokens[at].text
            difference: Counts = dict(_EVERYDAY)
            add(difference, word_counts(form, content=True), -1)
            key = form.lower()
            if key in plainer:
                add(plainer[key].difference, difference)
            else:
                plainer[key] = _Change(PLAINER, block.where(at, at + 1), difference)
    if PLAINER in known:
        yield from plainer.values()


def _cut(sentence: Sentence) -> Counts:
    """Two halves: what hangs together in each is half as long and half as deep."""
    counts = sentence.counts
    difference = dict[str, float]()
    for _ in range(2):
        add(difference, length_counts(max(counts["woord"] / 2, 1.0)))
    add(difference, length_counts(counts["woord"]), -1)
    for name in ("bijzin", "komma"):
        if counts.get(name):
            difference[name] = -1.0
    return difference


def _replacements(block: Counted) -> Iterator[_Change]:
    for first, end, finding in block.listed:
        better = _ALTERNATIVES.split(str(finding.values.get("beter", "")))[0]
        new = words(better)
        if not new:
            continue
        difference: Counts = {"lijst": -1.0}
        had_content = False
        for at in range(first, end):
            form = block.reading.tokens[at].text
            if block.grammar.is_word[at]:
                content = is_content(block.grammar, at, form)
                had_content = had_content or content
                add(difference, word_counts(form, content), -1)
        for form in new:
            add(difference, word_counts(form, had_content and form.lower() not in STYLE_WORDS))
        yield _Change(REPLACE, block.where(first, end), difference)


def _active(block: Counted, auxiliary: int) -> Counts:
    """The auxiliary goes; the participle becomes the verb."""
    difference: Counts = {"lijdend": -1.0, "werkwoord_Part": -1.0, "pos_AUX": -1.0}
    add(difference, word_counts(block.reading.tokens[auxiliary].text, content=False), -1)
    return difference
