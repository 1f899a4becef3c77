"""What the frequency list tells of the kind of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.text.kin import LONGEST, SHORTEST, kin


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("wandelt", "fluistert"),
        ("fietst", "werkt"),
        ("gestuurd", "gehaald"),
        ("wandelen", "kleuren"),
        ("woning", "regeling"),
        ("klom", "sprong"),
    ],
)
def test_words_of_one_kind_tell_the_same_of_their_relatives(word: str, other: str) -> None:
    assert kin(word)[1:] == kin(other)[1:]


@pytest.mark.parametrize(
    ("verb", "other"),
    [
        ("wandelt", "advocaat"),
        ("wandelen", "waterleiding"),
        ("wandelen", "jongen"),
        ("reed", "wit"),
    ],
)
def test_words_of_another_kind_tell_something_else(verb: str, other: str) -> None:
    assert kin(verb)[1:] != kin(other)[1:]


def test_more_use_is_another_mark() -> None:
    assert kin("fietst")[0] < kin("speelt")[0]


@given(st.text(max_size=2 * LONGEST))
def test_anything_has_a_mark_or_none(text: str) -> None:
    mark = kin(text)
    assert bool(mark) == (text.lower().isalpha() and SHORTEST <= len(text.lower()) <= LONGEST)


@given(st.text(alphabet="abdegijklnorstuvz", min_size=1, max_size=LONGEST))
def test_capitals_make_no_difference(text: str) -> None:
    assert kin(text.upper()) == kin(text)
