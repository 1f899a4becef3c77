"""Finds out which pages a site has, without a browser: for a sample that stands for all of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from toegankelijk.crawl.frontier import Decision, Frontier
from toegankelijk.crawl.sample import Candidate, choose
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.scout import Scout
from toegankelijk.crawl.turns import Closed, Turns
from toegankelijk.model import (
    Job,
    Link,
    NotVisited,
    PageResult,
    Reason,
    Sample,
    Sighting,
    Site,
)
from toegankelijk.revisit import Revisit
from toegankelijk.store import Store

MAX_ASKED = 4
"""Pages that are fetched at the same time."""


@dataclass(slots=True)
class Survey:
    """Brings the exploring part of one scan to its end. ``run`` may be called once."""

    store: Store
    number: int
    site: Site
    frontier: Frontier
    turns: Turns
    scout: Scout
    revisit: Revisit
    asking: Executor
    tell: Callable[[int, int], None]
    """Gets how many pages were fetched, and how many wait."""
    earlier: int | None = None
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[Future[Sighting], Job] = field(default_factory=dict)
    _done: int = 0

    def run(self, seed: int) -> Sample:
        """Fetch all pages, choose, and keep the choice. Interrupted, it keeps what it fetched."""
        self._done = len(self.store.crawl.seen(self.number))
        depths = {job.url: job.depth for job in self.store.jobs(self.number)}
        for seen in self.store.crawl.sightings(self.number):
            self._leads_to(seen, depths.get(seen.url, 0))
        while self._feed() or self._asked or self.turns.held:
            self._collect()
        self.store.keep_cuts(self.number, self.frontier.cuts)
        sample = choose(self._candidates(), self.site.products, seed)
        self.store.crawl.keep_sample(self.number, sample)
        return sample

    def _candidates(self) -> list[Candidate]:
        starts = frozenset(Scope(self.site).start)
        return [
            Candidate(
                seen.url,
                frozenset(seen.shingles),
                seen.features,
                seen.forms,
                start=seen.url in starts,
                title=seen.title,
            )
            for seen in self.store.crawl.sightings(self.number)
        ]

    def _feed(self) -> bool:
        given = False
        while len(self._asked) < MAX_ASKED and (turn := self.turns.next()) is not None:
            given = True
            if isinstance(turn, Closed):
                self._missed(turn.job, Sighting(turn.job.url, datetime.now(UTC), turn.outcome))
                continue
            self.turns.pace.opened(turn.url)
            before = self.revisit.before(turn.url)
            known = None
            if self.earlier is not None:
                known = self.store.crawl.sighting(self.earlier, turn.url)
                if known is not None and before is None:
                    before = known.fingerprint
            if known is None:
                before = None if before is None else replace(before, etag=None, modified=None)
            self._asked[self.asking.submit(self.scout, turn, before, known)] = turn
        return given

    def _collect(self) -> None:
        patience = self.turns.wait()
        if not self._asked:
            self.sleep(patience or 0.0)
            return
        ready, _ = wait(self._asked, timeout=patience, return_when=FIRST_COMPLETED)
        for future in ready:
            self._take_in(self._asked.pop(future), future.result())

    def _take_in(self, job: Job, seen: Sighting) -> None:
        if not self.turns.tried(job, seen.outcome):
            return
        self._leads_to(seen, job.depth)
        if seen.outcome is None:
            self.store.crawl.keep_sighting(self.number, seen)
        else:
            self._missed(job, seen)
        self._done += 1
        self.tell(self._done, self.frontier.waiting + len(self._asked) + self.turns.held)

    def _leads_to(self, seen: Sighting, depth: int) -> None:
        links, deeper = seen.links, depth + 1
        match seen.outcome:
            case NotVisited(Reason.REDIRECT_SEEN, target):
                links, deeper = (Link(target, ""),), depth
        accepted = [
            Job(link.url, deeper, seen.url)
            for link in links
            if self.frontier.add(link.url, deeper, seen.url) is Decision.ACCEPTED
        ]
        if accepted:
            self.store.add(self.number, accepted)

    def _missed(self, job: Job, seen: Sighting) -> None:
        assert seen.outcome is not None
        self.store.save(self.number, PageResult(job, seen.outcome, seen.at, 0.0), {})
