"""Dates as staff type them and as statements show them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.paper.dates import find_days, read_day
from toegankelijk.report.dutch import day


@pytest.mark.parametrize(
    "text", ["1-9-2026", "01-09-2026", "2026-09-01", "1 september 2026", "1 Sept. 2026", "1/9/2026"]
)
def test_every_usual_way_to_write_a_date_is_read(text: str) -> None:
    assert read_day(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["", "morgen", "31-2-2026", "1 brumaire 2026", "1-9-26", "v3.2.1"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_day(text) is None


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.text(max_size=10))
def test_a_date_is_found_where_it_stands(moment: date, around: str) -> None:
    text = f"{around} op {day(moment)} {around}"
    assert moment in [found for _, found in find_days(text)]


def test_a_version_number_is_no_date() -> None:
    assert list(find_days("EN 301 549 v3.2.1 en WCAG 2.1, nr 12-34-2020-1")) == []
