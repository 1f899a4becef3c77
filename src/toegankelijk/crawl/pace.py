"""How soon the next page of a host may be opened."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from ipaddress import ip_address

from toegankelijk.crawl.urls import hostname

MAX_CRAWL_DELAY = 60.0
"""Seconds. A robots.txt may ask for a day between two pages, and then no scan would ever end."""


class Pace:
    """At most one page a host in ``seconds``, counted from opening to opening; by host name.

    On this machine's own addresses nothing is waited for. ``clock`` gives monotonic seconds.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._crawl_delay: dict[str, float] = {}
        self._free_at: dict[str, float] = {}

    def slow_down(self, url: str, crawl_delay: float | None) -> None:
        """Keep the crawl-delay of the host of ``url`` too, in seconds; the longer one holds.

        It counts for ``MAX_CRAWL_DELAY`` at most. One that is no length of time is left aside.
        """
        if crawl_delay is not None and math.isfinite(crawl_delay) and crawl_delay >= 0:
            host = hostname(url)
            longest = max(crawl_delay, self._crawl_delay.get(host, 0.0))
            self._crawl_delay[host] = min(longest, MAX_CRAWL_DELAY)

    def gap(self, url: str) -> float:
        """Least seconds between two pages of the host of ``url``."""
        host = hostname(url)
        return 0.0 if is_loopback(host) else max(self._seconds, self._crawl_delay.get(host, 0.0))

    def wait(self, url: str) -> float:
        """Seconds until ``url`` may be opened; 0 for at once."""
        return max(0.0, self._free_at.get(hostname(url), -math.inf) - self._clock())

    def pause(self, url: str, seconds: float) -> None:
        """Leave the host of ``url`` alone for so long, this machine's own addresses too."""
        host = hostname(url)
        self._free_at[host] = max(self._free_at.get(host, -math.inf), self._clock() + seconds)

    def opened(self, url: str) -> None:
        """``url`` is being opened now."""
        self._free_at[hostname(url)] = self._clock() + self.gap(url)

    def take_turn(self, url: str, sleep: Callable[[float], None] = time.sleep) -> None:
        """Wait until ``url`` may be opened, and count it as opened."""
        if (seconds := self.wait(url)) > 0:
            sleep(seconds)
        self.opened(url)


def is_loopback(host: str) -> bool:
    """Whether a host name can only be this machine: 127.0.0.0/8, ``::1``, ``localhost``."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
