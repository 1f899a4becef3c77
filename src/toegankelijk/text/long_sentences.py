"""The method ``zinslengte``: sentences of more words than a limit of the rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from toegankelijk.model import BlockKind, Finding, Scalar, Severity
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.cut import cut
from toegankelijk.text.grammar import grammar
from toegankelijk.text.reading import Method, Reading, fingerprint
from toegankelijk.text.tokens import words

# What others said is theirs; an image, a link or a label that is one long row is no sentence.
_LEFT_ALONE = frozenset({BlockKind.QUOTE, BlockKind.CODE, BlockKind.ALT, BlockKind.LINK})
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|„[^„”]*”|‘[^‘’]{20,}’|«[^«»]*»")
_CLOCK = r"\d{1,2}[.:]\d\d(?:\s+uur)?"
_ONE_THING = re.compile(
    rf"""\b[A-Z]{{2}}\d\d(?:\s?[A-Z0-9]{{4}}){{2,7}}\b                  # an account
      | {_CLOCK}\s*(?:tot(?:\s+en\s+met)?|en|t/m|-|–)\s*{_CLOCK}\b        # opening hours
      | (?<!\w)(?:\+\d\d|\(?0|14(?=\s0))[\d()]*(?:(?:\s-\s|\s)\(?\d[\d()]*)+(?!\w)  # a telephone
      """,
    re.X,
)
"""What a reader looks up as one thing, not word by word."""
_COLON = re.compile(r":(?=\s)")
_SHORTEST_LIST = 2


def long_sentences(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Findings with the values ``woorden`` (counted) and ``grens`` (most words without one).

    ``knip`` is the word at which the sentence can be cut, empty when there is none.
    """
    limits = [(rule, _limits(rule)) for rule in rules]
    lowest = min((steps[-1][0] for _, steps in limits if steps), default=0)

    def find(reading: Reading) -> Iterator[Finding]:
        if reading.block.kind in _LEFT_ALONE:
            return
        for sentence in reading.sentences:
            if sentence.text.count(" ") + 1 < lowest:
                continue
            count = counted_words(sentence.text)
            for rule, steps in limits:
                severity = next((found for limit, found in steps if count >= limit), None)
                if severity is not None:
                    values: dict[str, Scalar] = {
                        "woorden": count,
                        "grens": steps[-1][0] - 1,
                        "knip": _cut(reading, sentence.start),
                    }
                    cause = fingerprint(sentence.text)
                    yield reading.finding(
                        rule.id, severity, sentence.start, sentence.end, cause, values
                    )

    return find


def _cut(reading: Reading, offset: int) -> str:
    """The word to cut the sentence at ``offset`` at, with the one after it, as they stand.

    The parser has more sentences than we have where one of ours goes in pieces.
    """
    read = grammar(reading.doc, reading.tokens)
    number = bisect_left(read.sentences, offset, key=lambda s: reading.tokens[s[0]].start)
    if number >= len(read.sentences):
        return ""
    at = cut(read, *read.sentences[number])
    if at is None:
        return ""
    start, end = reading.span(at, min(at + 2, read.sentences[number][1]))
    return reading.block.text[start:end]


def counted_words(sentence: str) -> int:
    """The words that a reader has to hold together.

    A quotation counts as one word, as does a telephone number, an account or a span of hours. What
    is listed after a colon is not added up: the longest item counts, or what stands before the
    colon if that is longer.
    """
    text = _ONE_THING.sub("nummer", _QUOTED.sub("citaat", sentence))
    colon = _COLON.search(text)
    if colon is None:
        return len(words(text))
    before, after = text[: colon.start()], text[colon.end() :]
    return max(len(words(before)), max(len(words(item)) for item in _items(after)))


def _items(text: str) -> list[str]:
    for mark in (";", ","):
        if text.count(mark) >= _SHORTEST_LIST:
            return text.split(mark)
    return [text]


def _limits(rule: Rule) -> list[tuple[int, Severity]]:
    """From the highest number of words down."""
    assert rule.language is not None
    return sorted(((n, severity) for severity, n in rule.language.limits.items()), reverse=True)
