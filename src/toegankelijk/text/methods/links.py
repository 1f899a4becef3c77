"""The method ``losse-zinnen``: sentences that stand beside each other without a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toegankelijk.model import Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import Method, Reading, fingerprint

_TOGETHER = 2
"""Sentences of a paragraph that says one thing and why; in a longer one the order links them."""


def loose_sentences(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Two sentences about other things than the reader, without a word that links them.

    ``verbindt`` are words that link, ``lezer`` words that address the reader or tell of *ons*;
    shorter sentences than ``woorden`` link themselves.
    """
    all_given = [given(r, numbers=("woorden",), words=("verbindt", "lezer")) for r in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        if len(read.sentences) != _TOGETHER:
            return
        for (start, middle), (_, end) in pairwise(read.sentences):
            for each in all_given:
                if _is_loose(each, read, start, middle) and _is_loose(each, read, middle, end):
                    first, last = reading.span(start, end)
                    cause = fingerprint(reading.block.text[first:last])
                    yield reading.finding(each.id, each.severity, first, last, cause, {})

    return find


def _is_loose(each: Given, read: Grammar, start: int, end: int) -> bool:
    row = frozenset(read.lower[start:end])
    if not row.isdisjoint(each.words["verbindt"] | each.words["lezer"]):
        return False
    if read.words(start, end) < each.numbers["woorden"]:
        return False
    return any(read.pos[i] in {"VERB", "AUX"} for i in range(start, end))
