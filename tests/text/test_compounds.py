"""Compounds and their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.text.compounds import MAX_LETTERS, parts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("afvalstoffenheffing", ("afval", "stoffen", "heffing")),
        ("bezwaarschrift", ("bezwaar", "schrift")),
        ("werkloosheidsuitkeringsaanvraag", ("werkloosheid", "uitkering", "aanvraag")),
        ("Huurtoeslag", ("huur", "toeslag")),
        ("gemeente", ("gemeente",)),
        ("prevaleren", ("prevaleren",)),
        ("consolideren", ("consolideren",)),
        ("satisfactoir", ("satisfactoir",)),
        ("gft-bak", ("gft-bak",)),
        ("", ("",)),
    ],
)
def test_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@given(st.text(alphabet="abdeghinorst", max_size=2 * MAX_LETTERS))
def test_parts_stand_in_the_word_in_their_order(word: str) -> None:
    place = 0
    for part in parts(word):
        place = word.index(part, place) + len(part)
    assert place <= len(word)
