"""What counts of the verdicts of several people and of tools."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import (
    WHOLE,
    Investigation,
    SamplePage,
    Verdict,
    conflicts,
    is_full,
    judged,
    merged,
    met,
    results,
)

PAGES = (SamplePage("a", "A"), SamplePage("b", "B"))
PASSED, FAILED, CANT_TELL = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL
UNTESTED, NONE = Outcome.UNTESTED, Outcome.INAPPLICABLE


def word(
    outcome: Outcome, page: str = "a", who: str = "Anna", *, tool: bool = False, day: int = 1
) -> Verdict:
    at = datetime(2026, 2, day, tzinfo=UTC)
    return Verdict("1.1.1", page, outcome, who, who, at, tool)


def result(*verdicts: Verdict) -> Outcome:
    return results(Investigation(pages=PAGES, verdicts=verdicts), ["1.1.1"])["1.1.1"]


@pytest.mark.parametrize("outcome", [PASSED, NONE])
def test_a_tool_never_passes_a_criterion(outcome: Outcome) -> None:
    assert judged([word(outcome, tool=True)], "1.1.1", "a").outcome is UNTESTED


@pytest.mark.parametrize("outcome", [FAILED, CANT_TELL])
def test_a_tool_may_fail_or_doubt_until_a_person_speaks(outcome: Outcome) -> None:
    tool = word(outcome, who="axe", tool=True, day=2)
    assert judged([tool], "1.1.1", "a").outcome is outcome
    assert judged([word(PASSED), tool], "1.1.1", "a").outcome is PASSED


def test_the_last_word_of_a_person_counts() -> None:
    assert judged([word(FAILED), word(PASSED, day=2)], "1.1.1", "a").outcome is PASSED


@pytest.mark.parametrize(
    ("mine", "other", "counts"),
    [(FAILED, PASSED, FAILED), (PASSED, NONE, CANT_TELL), (PASSED, PASSED, PASSED)],
)
def test_people_who_differ_are_told_and_the_worst_counts(
    mine: Outcome, other: Outcome, counts: Outcome
) -> None:
    both = (word(mine), word(other, who="Bo"))
    assert judged(both, "1.1.1", "a").outcome is counts
    found = conflicts(Investigation(pages=PAGES, verdicts=both))
    assert bool(found) is (mine is not other)
    agreed = (*both, replace(both[1], outcome=mine))
    assert not conflicts(Investigation(pages=PAGES, verdicts=agreed))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (PASSED, PASSED, PASSED),
        (PASSED, FAILED, FAILED),
        (PASSED, None, UNTESTED),
        (FAILED, None, FAILED),
        (NONE, PASSED, PASSED),
        (NONE, NONE, NONE),
        (PASSED, CANT_TELL, CANT_TELL),
    ],
)
def test_a_criterion_is_met_only_when_every_page_meets_it(
    first: Outcome, second: Outcome | None, whole: Outcome
) -> None:
    given = [word(first), *([word(second, "b")] if second else [])]
    assert result(*given) is whole


def test_a_verdict_on_the_whole_counts_where_no_page_has_its_own() -> None:
    assert result(word(PASSED, WHOLE)) is PASSED
    assert result(word(PASSED, WHOLE), word(FAILED)) is FAILED
    assert result(word(FAILED, WHOLE), word(PASSED), word(PASSED, "b")) is FAILED


def test_an_earlier_verdict_waits_for_a_person() -> None:
    assert result(replace(word(PASSED), earlier=True), word(PASSED, "b")) is UNTESTED


def test_the_score_counts_what_is_met_and_a_full_investigation_decides_all() -> None:
    outcomes = {"1.1.1": PASSED, "1.4.3": NONE, "2.4.2": FAILED}
    assert met(outcomes) == 2
    assert is_full(outcomes)
    assert not is_full({**outcomes, "4.1.2": CANT_TELL})
    assert not is_full({**outcomes, "4.1.2": UNTESTED})
    assert not is_full({})


WORDS = st.lists(
    st.builds(
        word,
        st.sampled_from(Outcome),
        st.sampled_from("ab"),
        st.sampled_from(["Anna", "Bo"]),
        day=st.integers(1, 28),
    ),
    max_size=6,
    unique=True,
)


@given(WORDS, WORDS)
def test_merging_loses_nothing_and_does_so_once(mine: list[Verdict], other: list[Verdict]) -> None:
    both = merged(Investigation(verdicts=tuple(mine)), other)
    assert set(both.verdicts) == {*mine, *other}
    assert merged(both, other) == both
    assert len(both.verdicts) == len(set(both.verdicts))
