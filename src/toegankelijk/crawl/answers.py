"""What an answer of a server means when it is no page. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from toegankelijk.model import NotVisited, Reason

MAX_DETAIL = 300
"""Characters kept of what a server or browser said."""
MAX_WAIT = 86_400.0
"""Seconds of a Retry-After that are believed."""

_STATUSES = {
    401: Reason.LOGIN,
    403: Reason.REFUSED,
    404: Reason.NOT_FOUND,
    407: Reason.LOGIN,
    410: Reason.NOT_FOUND,
    429: Reason.REFUSED,
}
_PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml")


def of_status(status: int, retry_after: str | None = None) -> NotVisited | None:
    """The reason behind a status of HTTP; ``None`` where the page came.

    ``retry_after`` is the header of that name, as the server wrote it.
    """
    if status < 400:
        return None
    reason = _STATUSES.get(status, Reason.HTTP_ERROR)
    return NotVisited(reason, f"HTTP {status}", status, seconds_of(retry_after))


def of_type(content_type: str | None) -> NotVisited | None:
    """The reason behind a type that is no page; a server that gives no type is trusted."""
    kind = (content_type or "").split(";")[0].strip().lower()
    if not kind or kind in _PAGES:
        return None
    return NotVisited(Reason.NOT_HTML, kind[:MAX_DETAIL])


def seconds_of(
    retry_after: str | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> float | None:
    """Seconds that a Retry-After header asks for, in seconds or as a date (RFC 9110, 10.2.3).

    >>> seconds_of("120"), seconds_of("morgen"), seconds_of(None)
    (120.0, None, None)
    """
    said = (retry_after or "").strip()[:100]
    if said.isascii() and said.isdigit():
        return min(float(said), MAX_WAIT)
    if (at := moment_of(said)) is None:
        return None
    return min(max((at - now()).total_seconds(), 0.0), MAX_WAIT)


def moment_of(date: str | None) -> datetime | None:
    """The moment of an HTTP date such as Last-Modified, in UTC; ``None`` for anything else."""
    try:
        read = parsedate_to_datetime((date or "")[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
