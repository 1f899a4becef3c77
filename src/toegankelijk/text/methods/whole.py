"""Methods that look at a whole document: its average, and what changes within it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toegankelijk.model import BlockKind, Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import grammar
from toegankelijk.text.measures import MIN_SENTENCES, is_running
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import DocumentMethod, Reading

_Place = tuple[Reading, int]
"""A token."""


def average_length(rules: Sequence[Rule], rulebook: Rulebook) -> DocumentMethod:  # noqa: ARG001
    """Mean words a sentence over the running text. Findings with ``gemiddeld`` and ``grens``.

    Told at the longest sentence, since that is where to begin. Texts of fewer than
    ``MIN_SENTENCES`` sentences are not judged.
    """
    all_given = [given(rule, limits=True) for rule in rules]

    def find(readings: Sequence[Reading]) -> Iterator[Finding]:
        lengths: list[tuple[int, Reading, int, int]] = []
        for reading in readings:
            if is_running(reading.block):
                read = grammar(reading.doc, reading.tokens)
                lengths += [(read.words(a, b), reading, a, b) for a, b in read.sentences]
        counted = [entry for entry in lengths if entry[0]]
        if len(counted) < MIN_SENTENCES:
            return
        mean = sum(count for count, *_ in counted) / len(counted)
        _, reading, start, end = max(counted, key=lambda entry: entry[0])
        for each in all_given:
            severity = each.graded(int(mean))
            if severity is not None:
                first, last = reading.span(start, end)
                values = {"gemiddeld": round(mean, 1), "grens": each.lowest}
                yield reading.finding(each.id, severity, first, last, "gemiddelde", values)

    return find


def mixed_address(rules: Sequence[Rule], rulebook: Rulebook) -> DocumentMethod:  # noqa: ARG001
    """Two ways to address the reader. Findings on the rarer, with ``woord`` and ``beter``.

    ``vorm`` and ``andere_vorm`` are the words of the two ways; a tie goes to ``vorm``.
    """
    all_given = [given(rule, words=("vorm", "andere_vorm")) for rule in rules]

    def find(readings: Sequence[Reading]) -> Iterator[Finding]:
        for each in all_given:
            one = list(_places(readings, each.words["vorm"]))
            two = list(_places(readings, each.words["andere_vorm"]))
            if one and two:
                right, wrong = (one, two) if len(one) >= len(two) else (two, one)
                told = _text(right[0]).lower()
                yield from (_at(each, place, "aanspreekvorm", told) for place in wrong)

    return find


def mixed_words(rules: Sequence[Rule], rulebook: Rulebook) -> DocumentMethod:  # noqa: ARG001
    """Several words for one thing; each list of the rule names words for the same.

    Findings on the rarer ones from where the second word first stands, with ``woord``, ``beter``.
    """
    lists = [(rule, [frozenset(row) for row in _language(rule)]) for rule in rules]

    def find(readings: Sequence[Reading]) -> Iterator[Finding]:
        for rule, groups in lists:
            each = given(rule, words=tuple(_names(rule)))
            for group in groups:
                by_word: dict[str, list[_Place]] = defaultdict(list)
                for reading in readings:
                    read = grammar(reading.doc, reading.tokens)
                    for index, lemma in enumerate(read.lemma):
                        key = lemma if lemma in group else read.lower[index]
                        if key in group:
                            by_word[key].append((reading, index))
                if len(by_word) > 1:
                    most = max(by_word, key=lambda word: len(by_word[word]))
                    for word, places in by_word.items():
                        if word != most:
                            yield _at(each, places[0], word, most)

    return find


def _language(rule: Rule) -> Sequence[tuple[str, ...]]:
    assert rule.language is not None
    return tuple(rule.language.words.values())


def _names(rule: Rule) -> Sequence[str]:
    assert rule.language is not None
    return tuple(rule.language.words)


def _places(readings: Sequence[Reading], words: frozenset[str]) -> Iterator[_Place]:
    for reading in readings:
        if not reading.block.main or reading.block.kind is BlockKind.QUOTE:
            continue
        read = grammar(reading.doc, reading.tokens)
        for index, word in enumerate(read.lower):
            if word in words and not _in_quotes(reading, index):
                yield reading, index


def _in_quotes(reading: Reading, index: int) -> bool:
    """Whether it is said by someone else: a mark was opened before it and not closed."""
    before = reading.block.text[: reading.tokens[index].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _text(place: _Place) -> str:
    reading, index = place
    return reading.tokens[index].text


def _at(each: Given, place: _Place, cause: str, better: str) -> Finding:
    reading, index = place
    first, last = reading.span(index, index + 1)
    values = {"woord": _text(place), "beter": better}
    return reading.finding(each.id, each.severity, first, last, cause, values)
