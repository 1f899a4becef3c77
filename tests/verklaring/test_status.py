"""The status follows from the evidence, on every border; a scan is never enough for A or B."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.law import Terms, load_law
from toegankelijk.verklaring.status import Evidence, Missing, Status, Why, add_months, judge

TODAY = date(2026, 8, 31)
TERMS = Terms(36, 6, 12, 5, 3)


@pytest.mark.parametrize(
    ("planned", "status", "why"),
    [
        (None, Status.D, Why.NOTHING_PLANNED),
        (TODAY - timedelta(days=1), Status.D, Why.PLAN_EXPIRED),
        (TODAY, Status.C, Why.PLANNED),
        (date(2026, 12, 1), Status.C, Why.PLANNED),
        (date(2027, 2, 28), Status.C, Why.PLANNED),
        (date(2027, 3, 1), Status.D, Why.PLAN_TOO_FAR),
    ],
)
def test_c_needs_an_investigation_within_the_term(
    planned: date | None, status: Status, why: Why
) -> None:
    verdict = judge(Evidence(TODAY, planned), TERMS)
    assert (verdict.status, verdict.why) == (status, why)


def test_what_is_missing_belongs_to_the_next_better_status() -> None:
    lowest = judge(Evidence(TODAY), TERMS)
    assert (lowest.better, lowest.missing) == (Status.C, (Missing.PLAN,))
    planned = judge(Evidence(TODAY, TODAY), TERMS)
    assert planned.better is Status.B
    assert Missing.INVESTIGATION in planned.missing


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 120),
)
def test_no_evidence_without_an_investigation_gives_a_or_b(
    today: date, planned: date | None, months: int
) -> None:
    terms = Terms(36, months, 12, 5, 3)
    verdict = judge(Evidence(today, planned), terms)
    assert verdict.status in (Status.C, Status.D)
    in_time = planned is not None and today <= planned <= add_months(today, months)
    assert (verdict.status is Status.C) == in_time


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, n: int) -> None:
    later = add_months(day, n)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    if later.day != day.day:
        assert later.day < day.day
        assert (later + timedelta(days=1)).day == 1


def test_the_terms_are_those_of_the_law_in_force() -> None:
    assert load_law(TODAY).terms == TERMS
