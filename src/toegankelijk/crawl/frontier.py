"""What is still to be looked at: a pure structure, without clock, network or disk.

The same calls in the same order give the same answers, so it can be built again from what a store
kept of an earlier run: see ``Frontier.restore``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from heapq import heapify, heappop, heappush

from toegankelijk.crawl.patterns import BUDGETS, Budget, Family, Pattern, pattern_of
from toegankelijk.crawl.scope import Scope, Verdict
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Job

MAX_KNOWN = 200_000
"""URLs that are remembered; beyond it nothing new is taken in."""

MAX_ORDERS = 2
"""Orders of the same parts of a path that are taken in."""
_PARTS_IN_ANY_ORDER = 4
"""Parts of a path from which their order is looked at: ``/kleur/rood/maat/groot``."""

_DIGITS = re.compile(r"\d+")


class Decision(StrEnum):
    """What became of a URL that was found."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    OUT = "out"
    """No page of this scan; ``Scope.verdict`` says why."""
    DEEP = "deep"
    """Further than ``max_depth`` from the start; a shorter way to it may still be found."""
    TRAP = "trap"
    """Enough of its pattern was seen; counted in ``Frontier.cuts``."""
    FULL = "full"


class Frontier:
    """Breadth first, and within a depth every section of the site in turn.

    Taking turns makes no difference to a scan that goes to the end; with ``max_pages`` it keeps a
    thousand news items from pushing out the products.
    """

    def __init__(
        self,
        scope: Scope,
        max_pages: int,
        max_depth: int | None = None,
        *,
        budgets: Mapping[Family, Budget] = BUDGETS,
    ) -> None:
        """``max_depth`` counts links from a start address, which itself has depth 0."""
        self.opened = 0
        """Pages that ``next`` handed out, in this run and before."""
        self.cuts: Counter[str] = Counter()
        """URLs that were left out as a trap, by the text of their pattern."""
        self._scope = scope
        self._max_pages = max_pages
        self._max_depth = max_depth
        self._budgets = budgets
        self._waiting: list[tuple[int, int, int, Job]] = []
        self._accepted: set[str] = set()
        self._deep: set[str] = set()
        self._cut: set[str] = set()
        self._spent: Counter[str] = Counter()
        self._hops: dict[str, int] = {}
        self._orders: Counter[int] = Counter()
        self._turns: Counter[tuple[int, str]] = Counter()

    def add(self, url: str, depth: int = 0, found_on: str | None = None) -> Decision:
        """Take in a URL that lies ``depth`` links from a start and was found on page ``found_on``.

        Start addresses and what a sitemap lists have no page; budgets do not stop those.
        """
        address = canonical(url)
        if address is None or self._scope.verdict(address) is not Verdict.PAGE:
            return Decision.OUT
        if address in self._accepted or address in self._cut:
            return Decision.KNOWN
        if self._max_depth is not None and depth > self._max_depth:
            _remember(self._deep, address)
            return Decision.DEEP
        if len(self._accepted) >= MAX_KNOWN:
            return Decision.FULL
        if not self._spend(address, found_on):
            _remember(self._cut, address)
            return Decision.TRAP
        self._accepted.add(address)
        self._deep.discard(address)
        self._queue(Job(address, depth, found_on))
        return Decision.ACCEPTED

    def next(self) -> Job | None:
        """The next page to open; ``None`` if there is none, or ``max_pages`` have been opened."""
        if not self._waiting or self.opened >= self._max_pages:
            return None
        self.opened += 1
        return heappop(self._waiting)[-1]

    def restore(self, jobs: Iterable[Job], done: frozenset[str]) -> None:
        """Go on from an earlier run of the same scan.

        ``jobs`` are those that ``add`` accepted, in that order; ``done`` the URLs that have a
        result. What was left out is known again after the links of those are added once more.
        """
        for job in jobs:
            self.add(job.url, job.depth, job.found_on)
        waiting = [entry for entry in self._waiting if entry[-1].url not in done]
        self.opened += len(self._waiting) - len(waiting)
        self._waiting = waiting
        heapify(self._waiting)

    @property
    def waiting(self) -> int:
        """URLs that were accepted and not yet handed out."""
        return len(self._waiting)

    @property
    def too_deep(self) -> int:
        """URLs that were left out because of ``max_depth``."""
        return len(self._deep)

    def _queue(self, job: Job) -> None:
        section = (job.depth, _section(job.url))
        heappush(self._waiting, (job.depth, self._turns[section], len(self._accepted), job))
        self._turns[section] += 1

    def _spend(self, address: str, found_on: str | None) -> bool:
        """Charge the budget of the pattern; ``False`` if there is nothing left in it."""
        if not self._order(address, found_on):
            return False
        pattern = pattern_of(address)
        if pattern is None:
            return True
        budget = self._budgets[pattern.family]
        hops = self._hops_to(pattern, found_on)
        if found_on is not None and (over := self._exhausted(pattern, budget, hops)) is not None:
            self.cuts[over] += 1
            return False
        if hops:
            self._hops[address] = hops
        if budget.count is not None:
            self._spent[pattern.text] += 1
        if budget.everywhere is not None and pattern.wide is not None:
            self._spent[pattern.wide] += 1
        return True

    def _order(self, address: str, found_on: str | None) -> bool:
        """Count an order of the parts of a path; ``False`` if enough of the same were seen."""
        host, *parts = address.partition("://")[2].partition("?")[0].split("/")
        if len(parts) < _PARTS_IN_ANY_ORDER or "?" in address:
            return True
        key = hash((host, *sorted(parts)))
        if found_on is not None and self._orders[key] >= MAX_ORDERS:
            self.cuts[f"{host}/{parts[0]}/…/…"] += 1
            return False
        self._orders[key] += 1
        return True

    def _exhausted(self, pattern: Pattern, budget: Budget, hops: int) -> str | None:
        """Text of the pattern of which there is enough."""
        if budget.count is not None and self._spent[pattern.text] >= budget.count:
            return pattern.text
        if budget.hops is not None and hops > budget.hops:
            return pattern.text
        if budget.everywhere is not None and pattern.wide is not None:
            return pattern.wide if self._spent[pattern.wide] >= budget.everywhere else None
        return None

    def _hops_to(self, pattern: Pattern, found_on: str | None) -> int:
        """How often in a row a member of the family was found on another, in one section."""
        before = pattern_of(found_on) if found_on is not None else None
        if found_on is None or before is None or _chain(before) != _chain(pattern):
            return 0
        return self._hops.get(found_on, 0) + 1


def _chain(pattern: Pattern) -> tuple[Family, list[str]]:
    """What stays the same along a chain: a day as list links to the next day as map."""
    return pattern.family, pattern.text.split("/")[:2]


def _remember(urls: set[str], url: str) -> None:
    if len(urls) < MAX_KNOWN:
        urls.add(url)


def _section(url: str) -> str:
    """The folder a page lies in, whatever its numbers: ``voorbeeldstad.nl/nieuws/#``."""
    return _DIGITS.sub("#", url.partition("?")[0].rpartition("/")[0])
