"""The status follows from the evidence, on every border; a scan is never enough for A or B."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.law import Terms, load_law
from toegankelijk.verklaring.status import (
    Evidence,
    Investigated,
    Kind,
    Missing,
    Promise,
    Status,
    Why,
    add_months,
    judge,
)

TODAY = date(2026, 8, 31)
DAY = timedelta(days=1)
TERMS = Terms(36, 6, 12, 5, 3)
SOUND = Promise(frozenset({"1.1.1"}), measure=True, by=date(2026, 12, 1), burden=False)
FULL = Investigated(date(2026, 3, 1), Kind.FULL, 49)
B = Evidence(TODAY, investigations=(FULL,), promises=(SOUND,))
A = Evidence(TODAY, investigations=(replace(FULL, met=50),))


def status(evidence: Evidence) -> Status:
    return judge(evidence, TERMS).status


def with_full(evidence: Evidence, on: date) -> Evidence:
    (full,) = evidence.investigations
    return replace(evidence, investigations=(replace(full, on=on),))


@pytest.mark.parametrize(
    ("planned", "expected", "why"),
    [
        (None, Status.D, Why.NOTHING_PLANNED),
        (TODAY - DAY, Status.D, Why.PLAN_EXPIRED),
        (TODAY, Status.C, Why.PLANNED),
        (date(2026, 12, 1), Status.C, Why.PLANNED),
        (date(2027, 2, 28), Status.C, Why.PLANNED),
        (date(2027, 3, 1), Status.D, Why.PLAN_TOO_FAR),
    ],
)
def test_c_needs_an_investigation_within_the_term(
    planned: date | None, expected: Status, why: Why
) -> None:
    verdict = judge(Evidence(TODAY, planned=planned), TERMS)
    assert (verdict.status, verdict.why) == (expected, (Why.NO_INVESTIGATION, why))


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (TODAY, Status.C),
        (date(2026, 2, 28), Status.D),
        (date(2026, 3, 1), Status.C),
        (add_months(TODAY, -6), Status.D),
    ],
)
def test_c_may_stand_for_the_term_and_no_longer(since: date, expected: Status) -> None:
    # six months after 28 February is 28 August: over on the 31st
    evidence = Evidence(TODAY, planned=TODAY + DAY, first_measures=since)
    assert status(evidence) is expected
    last = replace(evidence, today=add_months(since, 6), planned=add_months(since, 6))
    assert status(last) is Status.C
    over = replace(last, today=last.today + DAY, planned=last.today + DAY)
    assert judge(over, TERMS).why[-1] is Why.C_TOO_LONG


@pytest.mark.parametrize(("base", "good"), [(A, Status.A), (B, Status.B)])
def test_a_full_investigation_counts_until_it_is_36_months_old(
    base: Evidence, good: Status
) -> None:
    promised = replace(base, improved=TODAY)
    assert status(with_full(promised, date(2023, 9, 1))) is good
    expired = judge(with_full(promised, date(2023, 8, 31)), TERMS)
    assert expired.status is Status.D
    assert expired.why == (Why.EXPIRED, Why.NOTHING_PLANNED)
    planned = judge(replace(with_full(promised, date(2023, 8, 31)), planned=TODAY), TERMS)
    assert (planned.status, planned.missing[0]) == (Status.C, Missing.AGAIN)


@pytest.mark.parametrize("base", [A, B])
def test_an_investigation_of_tomorrow_is_none(base: Evidence) -> None:
    assert status(with_full(base, TODAY)) in (Status.A, Status.B)
    assert judge(with_full(base, TODAY + DAY), TERMS).why[0] is Why.NO_INVESTIGATION


@pytest.mark.parametrize("kind", [Kind.PART, Kind.RETEST])
def test_a_part_or_a_retest_alone_is_no_full_investigation(kind: Kind) -> None:
    evidence = replace(A, investigations=(Investigated(TODAY, kind, 50),))
    verdict = judge(evidence, TERMS)
    assert (verdict.status, verdict.why[0]) == (Status.D, Why.ONLY_PART)


def test_a_is_all_criteria_and_no_appeal() -> None:
    assert judge(A, TERMS).missing == ()
    assert judge(A, TERMS).better is None
    one_short = replace(A, investigations=(replace(FULL, met=49),))
    assert status(one_short) is Status.D, "one criterion is not met, and nothing is told of it"
    assert judge(one_short, TERMS).missing == (Missing.UNTOLD,)
    appealed = judge(replace(A, appeal=True), TERMS)
    assert (appealed.status, appealed.missing) == (Status.B, (Missing.NO_APPEAL,))


def test_what_a_scan_found_since_takes_a_away() -> None:
    verdict = judge(replace(A, promises=(SOUND,)), TERMS)
    assert (verdict.status, verdict.missing) == (Status.B, (Missing.ALL_CRITERIA,))


def test_mending_is_not_enough_for_a_but_a_retest_is() -> None:
    mended = judge(replace(B, promises=()), TERMS)
    assert mended.status is not Status.A
    retest = Investigated(date(2026, 8, 1), Kind.RETEST, 50)
    again = replace(B, promises=(), investigations=(FULL, retest))
    assert status(again) is Status.A
    before = replace(retest, on=FULL.on - DAY)
    assert status(replace(again, investigations=(FULL, before))) is not Status.A
    old = replace(FULL, on=date(2023, 8, 31))
    assert status(replace(again, investigations=(old, retest))) is Status.D


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"measure": False}, Missing.MEASURES),
        ({"by": None}, Missing.DATES),
        ({"by": TODAY - DAY}, Missing.PASSED_DATES),
        ({"burden": True}, Missing.BURDENS),
    ],
)
def test_b_falls_with_one_promise_that_is_not_whole(change: dict[str, Any], lacks: Missing) -> None:
    bad = replace(SOUND, **change)
    verdict = judge(replace(B, promises=(SOUND, bad)), TERMS)
    assert verdict.status is Status.D
    assert verdict.why == (Why.UNSUPPORTED, Why.NOTHING_PLANNED)
    assert (verdict.better, verdict.missing) == (Status.B, (lacks,))


def test_b_holds_on_the_last_day_of_a_promise() -> None:
    assert status(replace(B, promises=(replace(SOUND, by=TODAY),))) is Status.B


def test_a_reasoned_burden_needs_no_measure() -> None:
    waived = Promise(frozenset({"1.1.1"}), burden=True, reasoned=True)
    verdict = judge(replace(B, promises=(waived,)), TERMS)
    assert verdict.status is Status.B
    assert Missing.NO_APPEAL in verdict.missing


def test_b_tells_of_every_criterion_that_is_not_met() -> None:
    two = replace(B, investigations=(replace(FULL, met=48),))
    assert judge(two, TERMS).missing == (Missing.UNTOLD,)
    other = replace(SOUND, criteria=frozenset({"1.4.3"}))
    assert status(replace(two, promises=(SOUND, other))) is Status.B
    unknown = replace(B, investigations=(replace(FULL, met=None),))
    assert judge(unknown, TERMS).missing == (Missing.UNTOLD,)


@pytest.mark.parametrize(
    ("on", "improved", "expected"),
    [
        (date(2025, 9, 1), None, Status.B),
        (date(2025, 8, 31), None, Status.D),
        (date(2024, 1, 1), date(2025, 9, 1), Status.B),
        (date(2024, 1, 1), date(2025, 8, 31), Status.D),
        (date(2024, 1, 1), TODAY + DAY, Status.D),
    ],
)
def test_b_asks_for_improvement_every_year(
    on: date, improved: date | None, expected: Status
) -> None:
    verdict = judge(replace(with_full(B, on), improved=improved), TERMS)
    assert verdict.status is expected
    assert (Missing.IMPROVEMENT in verdict.missing) == (expected is Status.D)


def test_without_a_statement_there_is_only_e() -> None:
    verdict = judge(replace(A, statement=False), TERMS)
    assert (verdict.status, verdict.better) == (Status.E, Status.D)


def test_what_is_missing_belongs_to_the_next_better_status() -> None:
    lowest = judge(Evidence(TODAY), TERMS)
    assert (lowest.better, lowest.missing) == (Status.C, (Missing.PLAN,))
    planned = judge(Evidence(TODAY, planned=TODAY), TERMS)
    assert (planned.better, planned.missing) == (Status.B, (Missing.INVESTIGATION,))


DAYS = st.dates(date(2020, 1, 1), date(2032, 1, 1))
PROMISES = st.builds(
    Promise,
    st.frozensets(st.sampled_from(["1.1.1", "1.4.3", "4.1.2"])),
    st.booleans(),
    st.none() | DAYS,
    st.none() | st.booleans(),
    st.booleans(),
)
EVIDENCE = st.builds(
    Evidence,
    DAYS,
    st.just(50),
    st.booleans(),
    st.lists(
        st.builds(Investigated, DAYS, st.sampled_from(Kind), st.none() | st.integers(45, 50)),
        max_size=3,
    ).map(tuple),
    st.lists(PROMISES, max_size=3).map(tuple),
    st.booleans(),
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
)


@given(EVIDENCE)
def test_a_and_b_are_impossible_without_a_full_investigation_in_date(evidence: Evidence) -> None:
    verdict = judge(evidence, TERMS)
    in_date = [
        each
        for each in evidence.investigations
        if each.kind is Kind.FULL and each.on <= evidence.today < add_months(each.on, 36)
    ]
    if verdict.status in (Status.A, Status.B):
        assert in_date
    if verdict.status is Status.A:
        assert not evidence.appeal
        assert not evidence.promises
        assert any(each.met == 50 for each in evidence.investigations)
    if verdict.status is Status.B:
        assert all(p.waived or (p.measure and p.by) for p in evidence.promises)
    assert (verdict.better is None) == (verdict.missing == ()) == (verdict.status is Status.A)


@given(EVIDENCE, st.integers(1, 2000))
def test_a_status_never_gets_better_by_waiting_alone(evidence: Evidence, days: int) -> None:
    """Unless a date of the evidence was still to come, such as an investigation of next week."""
    dates = [each.on for each in evidence.investigations]
    dates += [day for day in (evidence.improved, evidence.planned) if day]
    later = replace(evidence, today=evidence.today + timedelta(days=days))
    if all(day <= evidence.today for day in dates):
        order = list(Status)
        assert order.index(status(later)) >= order.index(status(evidence))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, n: int) -> None:
    later = add_months(day, n)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    if later.day != day.day:
        assert later.day < day.day
        assert (later + timedelta(days=1)).day == 1


def test_the_terms_are_those_of_the_law_in_force() -> None:
    assert load_law(TODAY).terms == TERMS
