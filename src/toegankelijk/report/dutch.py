"""Numbers and dates as one writes them in Dutch."""

from __future__ import annotations

from datetime import UTC, date, datetime

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def number(value: float, decimals: int = 0) -> str:
    """
    >>> number(1234567), number(14.25, 1)
    ('1.234.567', '14,2')
    """
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def day(moment: date) -> str:
    """A date, or a moment in the time zone of this machine.

    >>> day(date(2026, 3, 1))
    '1 maart 2026'
    """
    if isinstance(moment, datetime):
        moment = _local(moment)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def clock(moment: datetime) -> str:
    """Hours and minutes in the time zone of this machine; a moment without zone is UTC."""
    return f"{_local(moment):%H:%M}"


def duration(seconds: float) -> str:
    """
    >>> duration(40), duration(150), duration(7 * 3600 + 120)
    ('40 seconden', '3 minuten', '7 uur en 2 minuten')
    """
    if seconds < 90:
        return f"{seconds:.0f} seconden"
    hours, minutes = divmod(int(seconds / 60 + 0.5), 60)
    parts = [f"{hours} uur"] if hours else []
    if minutes:
        parts.append("1 minuut" if minutes == 1 else f"{minutes} minuten")
    return " en ".join(parts)


def _local(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
