"""The days that a published statement names: in Dutch or English, whole, or a month or quarter."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from toegankelijk.paper.dates import MONTHS, find_days

_ENGLISH = dict(
    zip(
        (
            *("january", "february", "march", "april", "may", "june"),
            *("july", "august", "september", "october", "november", "december"),
        ),
        MONTHS,
        strict=True,
    )
)
_ENGLISH_MONTH = re.compile(rf"\b({'|'.join(_ENGLISH)})\b", re.I)
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s+(\d{{4}})", re.I
)
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.I)
_QUARTER = re.compile(
    r"\b(?:q([1-4])|([1-4])e\s+kwartaal|(?:kwartaal)\s+([1-4])|"
    r"(eerste|tweede|derde|vierde)\s+kwartaal)\s+(?:van\s+)?(\d{4})\b",
    re.I,
)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


def whole_days(text: str) -> Iterator[date]:
    """Each day that is named in full.

    >>> [str(day) for day in whole_days("on 5 May 2026, or October 10, 2025; niet in mei 2026")]
    ['2026-05-05', '2025-10-10']
    """
    yield from (day for _, day in find_days(_dutch(text)))


def all_days(text: str) -> Iterator[date]:
    """``whole_days``, and of a month or a quarter its last day.

    >>> [str(day) for day in all_days("in november 2025 of het derde kwartaal van 2026")]
    ['2025-11-30', '2026-09-30']
    """
    text = _dutch(text)
    yield from (day for _, day in find_days(text))
    for match in _MONTH.finditer(text):
        before = text[: match.start()].rstrip()
        if not before[-1:].isdigit():
            yield _last_of(int(match[2]), MONTHS.index(match[1].lower()) + 1)
    for match in _QUARTER.finditer(text):
        word = match[1] or match[2] or match[3]
        number = int(word) if word else _ORDINALS[match[4].lower()]
        yield _last_of(int(match[5]), 3 * number)


def _dutch(text: str) -> str:
    """The day before the month, and the name of the month in Dutch."""
    named = _ENGLISH_MONTH.sub(lambda match: _ENGLISH[match[1].lower()], text)
    return _MONTH_FIRST.sub(r"\2 \1 \3", named)


def _last_of(year: int, month: int) -> date:
    year = min(max(year, 1), 9999)
    return date(year, month, calendar.monthrange(year, month)[1])
