"""Dates as people write them in Dutch, read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"mrt": 3, "sept": 9}
_DATE = re.compile(
    r"(?<![\d.-])(?:"
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})(?:e)?\s+(?P<m3>[a-z]{3,9})\.?\s+(?P<y3>\d{4})"
    r")(?![\d-])",
    re.IGNORECASE,
)


def find_days(text: str) -> Iterator[tuple[int, date]]:
    """Each date that stands in a text, with the place where it begins. What is none is skipped.

    >>> [day.isoformat() for _, day in find_days("van 1 maart 2026, 2-3-2026 en 2026-03-04")]
    ['2026-03-01', '2026-03-02', '2026-03-04']
    """
    for match in _DATE.finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value}
        month = found["m"].lower()
        number = int(month) if month.isdigit() else _month(month)
        try:
            day = date(int(found["y"]), number, int(found["d"]))
        except ValueError:
            continue
        yield match.start(), day


def read_day(text: str) -> date | None:
    """The date that a text is; ``None`` for any other text.

    >>> read_day("1 september 2026"), read_day("31-02-2026") is None
    (datetime.date(2026, 9, 1), True)
    """
    match = _DATE.fullmatch(text.strip())
    return next((day for _, day in find_days(text)), None) if match else None


def _month(name: str) -> int:
    """From 1; 0 for what is no month."""
    if name in MONTHS:
        return MONTHS.index(name) + 1
    return _SHORT.get(name, 0)
