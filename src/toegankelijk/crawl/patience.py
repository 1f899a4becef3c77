"""What to do about a host that fails: wait and ask again, or leave it alone. Pure."""

from __future__ import annotations

from collections import Counter

from toegankelijk.crawl.urls import hostname
from toegankelijk.model import NotVisited, Reason

MAX_RETRIES = 2
"""So often a page is asked for again after a server said: not now."""
MAX_RETRIES_ELSE = 1
"""The same after a connection that broke."""
FIRST_WAIT = 1.0
"""Seconds before the first of those, for a server that does not say; each next is twice as long."""
LONGEST_WAIT = 300.0
"""Seconds that a scan waits for a server; a page that must wait longer is left for another time."""
GIVEN_UP_AFTER = 10
"""Pages in a row that failed, each tried to the end, before a host is left alone."""

_PASSING = frozenset({429, 502, 503, 504})
"""Statuses that say: not now."""
_TROUBLE = frozenset({Reason.NETWORK, Reason.TIMEOUT})


class Patience:
    """Counts failures by host, and tries by page."""

    def __init__(self) -> None:
        self._tries: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()
        self._given_up: set[str] = set()

    def again_in(self, url: str, outcome: NotVisited | None) -> float | None:
        """Seconds until ``url`` may be asked for again; ``None`` when the outcome stands.

        ``outcome`` is ``None`` for a page that came. Call it once for each answer.
        """
        host = hostname(url)
        if outcome is None or not _fails(outcome):
            self._failed[host] = 0
            return None
        if self._tries[url] < _retries(outcome):
            wait = outcome.retry_after
            if wait is None:
                wait = FIRST_WAIT * 2 ** self._tries[url]
            if wait <= LONGEST_WAIT:
                self._tries[url] += 1
                return wait
        self._failed[host] += 1
        if self._failed[host] >= GIVEN_UP_AFTER:
            self._given_up.add(host)
        return None

    def given_up(self, url: str) -> bool:
        """Whether the host of ``url`` is left alone for the rest of the scan."""
        return hostname(url) in self._given_up


def concerns_host(outcome: NotVisited) -> bool:
    """Whether the whole host has to be left alone for a while, not only this page."""
    return outcome.status in (429, 503)


def _fails(outcome: NotVisited) -> bool:
    status = outcome.status or 0
    return outcome.reason in _TROUBLE or status >= 500 or status == 429


def _retries(outcome: NotVisited) -> int:
    if outcome.status in _PASSING:
        return MAX_RETRIES
    return MAX_RETRIES_ELSE if outcome.reason is Reason.NETWORK else 0
