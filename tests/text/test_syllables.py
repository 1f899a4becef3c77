"""Syllables, held against words that were counted by hand."""

from __future__ import annotations

import pytest

from bench.gold import read_syllables
from toegankelijk.text.syllables import syllables

WORDS = read_syllables()


def test_the_gold_set_is_large() -> None:
    assert len(dict(WORDS)) == len(WORDS) >= 300


def test_nearly_all_words_are_counted_right() -> None:
    wrong = {word: syllables(word) for word, count in WORDS if syllables(word) != count}
    assert len(wrong) <= 0.02 * len(WORDS), wrong


@pytest.mark.parametrize(
    "word", ["12", "1.000,50", "12-1-2023", "www.voorbeeld.nl", "a@b.nl", "'t"]
)
def test_what_is_taken_in_at_a_glance_counts_as_one(word: str) -> None:
    assert syllables(word) == 1


@pytest.mark.parametrize("word", ["", "-", "???", "bcd", "日本"])
def test_anything_has_at_least_one(word: str) -> None:
    assert syllables(word) >= 1


def test_accents_may_be_written_loose() -> None:
    assert syllables("geëist") == syllables("gee\u0308ist") == 2
