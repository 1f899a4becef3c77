"""The conductor: frontier → executor → store. Knows nothing of browsers or processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from typing import Any

from toegankelijk.ci.share import is_opened
from toegankelijk.crawl.frontier import Decision, Frontier
from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.sample import Chosen
from toegankelijk.crawl.scope import without_document
from toegankelijk.crawl.turns import Closed, Turns
from toegankelijk.formqueue import FormQueue, has_result
from toegankelijk.model import (
    Job,
    Link,
    NotVisited,
    Outcome,
    PageResult,
    Reason,
    Sighting,
    Visited,
)
from toegankelijk.progress import Progress
from toegankelijk.revisit import Revisit
from toegankelijk.store import Store
from toegankelijk.worker import Orders, Report, not_visited

MAX_TRIES = 2
"""So often a page may take its worker down, alone, before it is left as it is."""
MAX_ASKED = 4
"""Pages at the same time of which it is asked whether they changed."""

Look = Callable[[Job, Orders, frozenset[str]], Report]
Walk = Callable[[Report, Orders, frozenset[str], frozenset[tuple[str, ...]]], Report]


@dataclass(slots=True)
class Conductor:
    """Brings one scan of a store from where it stands to its end. ``run`` may be called once."""

    store: Store
    number: int
    frontier: Frontier | Chosen
    robots: Robots
    pace: Pace
    look: Look
    orders: Orders
    executor: Callable[[], Executor]
    """Makes a pool of workers; called again when one of them dies."""
    workers: int
    tell: Callable[[Progress], None]
    sleep: Callable[[float], None] = time.sleep
    seconds: float | None = None
    """After so long it stops, as when interrupted; ``None`` for no end."""
    revisit: Revisit | None = None
    wrap_up: Callable[[], None] = lambda: None
    """What belongs to the scan after its last page."""
    walk: Walk | None = None
    """Walks the form of a page whose report names one."""
    _turns: Turns = field(init=False)
    _forms: FormQueue = field(default_factory=FormQueue)
    _pool: Executor | None = None
    _running: dict[Future[Report], Job] = field(default_factory=dict)
    _asked: dict[Future[Sighting], Job] = field(default_factory=dict)
    _suspects: list[Job] = field(default_factory=list)
    _tries: dict[str, int] = field(default_factory=dict)
    _pictures: frozenset[str] = frozenset()
    _versioned: bool = False
    _done: int = 0
    _failed: int = 0
    _end: float | None = None
    _unchanged: int = 0

    def __post_init__(self) -> None:
        self._turns = Turns(self.frontier, self.robots, self.pace)

    def run(self) -> None:
        """Until nothing is waiting. Interrupted, it keeps all but the pages in hand.

        Raises ``BrowserError`` when no browser starts.
        """
        self._end = None if self.seconds is None else time.monotonic() + self.seconds
        self._pictures = self.store.picture_keys(self.number)
        for result in self.store.results(self.number):
            self._leads_to(result)
            self._count(result)
            self._forms.resume(result)
        try:
            while self._feed() or self._in_hand:
                self._collect()
                if self._time_left() == 0:
                    return
            self.wrap_up()
            self.store.finish(self.number)
        finally:
            self._let_go()

    def _time_left(self) -> float | None:
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def _in_hand(self) -> int:
        """Pages that were handed out and have no result."""
        waiting = self._turns.held + len(self._suspects) + self._forms.held
        return len(self._running) + len(self._asked) + waiting

    def _feed(self) -> bool:
        """Give each free worker a page whose host may be asked now; False when none was given."""
        if self._suspects:
            return self._try_alone()
        given = False
        while len(self._running) + len(self._forms.running) < self.workers:
            if (job := self._next()) is not None:
                self._submit(job)
            elif not self._walk_one():
                break
            given = True
        return given

    def _walk_one(self) -> bool:
        """Give a form to a worker, once all pages are in: else which of two pages with one form it
        is told with would hang on which came in first."""
        busy = self._running or self._asked or self._turns.held
        if busy or self.walk is None or (report := self._forms.next()) is None:
            return False
        if self._turns.patience.given_up(report.result.job.url):
            self._save(replace(report, form=None))
            return True
        self.pace.take_turn(report.result.job.url, self.sleep)
        future = self._hand_out(self.walk, report, self.orders, self._pictures, self._forms.known)
        if future is None:
            self._forms.add(report)
            self._again()
        else:
            self._forms.running[future] = report
        return True

    def _try_alone(self) -> bool:
        """A page that may have killed its worker is not given company that it could take along."""
        if self._running or self._forms.running:
            return False
        job = self._suspects.pop(0)
        self.sleep(self.pace.wait(job.url))
        self._submit(job)
        return True

    def _submit(self, job: Job) -> None:
        self.pace.opened(job.url)
        future = self._hand_out(self.look, job, self.orders, self._pictures)
        if future is None:
            self._turns.hold(job)
            self._again()
        else:
            self._running[future] = job

    def _hand_out(self, work: Callable[..., Report], *given: object) -> Future[Report] | None:
        """Give work to a worker; ``None`` when one turns out to have died."""
        try:
            if self._pool is None:
                self._pool = self.executor()
            return self._pool.submit(work, *given)
        except BrokenExecutor:
            return None

    def _next(self) -> Job | None:
        """A page for a worker; on the way there it is asked of known pages if they changed."""
        while len(self._asked) < MAX_ASKED and (turn := self._turns.next()) is not None:
            if isinstance(turn, Closed):
                self._keep(not_visited(turn.job, turn.outcome))
            elif self.revisit is None or (before := self.revisit.before(turn.url)) is None:
                return turn
            else:
                self.pace.opened(turn.url)
                self._asked[self.revisit.ask(turn, before)] = turn
        return None

    def _collect(self) -> None:
        """Take in what is ready, or wait until a host may be asked again."""
        waits = [each for each in (self._turns.wait(), self._time_left()) if each is not None]
        patience = min(waits, default=None)
        if not self._running and not self._asked and not self._forms.running:
            self.sleep(patience or 0.0)
            return
        both: list[Future[Any]] = [*self._running, *self._asked, *self._forms.running]
        ready, _ = wait(both, timeout=patience, return_when=FIRST_COMPLETED)
        for asked in [future for future in self._asked if future in ready]:
            self._answered(self._asked.pop(asked), asked.result())
        try:
            for future in [future for future in self._running if future in ready]:
                report = future.result()
                del self._running[future]
                self._looked(report)
            for walked in [future for future in self._forms.running if future in ready]:
                for report in self._forms.take(walked):
                    self._save(report)
        except BrokenExecutor:
            self._again()

    def _looked(self, report: Report) -> None:
        """Take in a page; its form is walked later."""
        if report.form is None or self.walk is None:
            self._take_in(report)
        else:
            self._take_in(self._forms.hold(report))

    def _answered(self, job: Job, seen: Sighting) -> None:
        """A page that is as it was keeps its findings; a browser looks at all others."""
        assert self.revisit is not None
        kept = self.revisit.kept(job, seen)
        if kept is None:
            self._turns.hold(job)
        else:
            self._turns.tried(job, None)
            self._take_in(Report(*kept))

    def _again(self) -> None:
        """A worker died. Which page did it is only known of a page that was alone."""
        self._let_go()
        running, self._running = self._running, {}
        lost = [job for future, job in running.items() if not has_result(future)]
        for future, job in running.items():
            if job not in lost:
                self._looked(future.result())
        walked = self._forms.lost()
        for report in walked:
            self._save(report)
        if len(lost) == 1 and not walked:
            (job,) = lost
            self._tries[job.url] = self._tries.get(job.url, 0) + 1
            if self._tries[job.url] >= MAX_TRIES:
                self._keep(not_visited(job, NotVisited(Reason.CRASH)))
                return
        self._suspects.extend(lost)

    def _let_go(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _take_in(self, report: Report) -> None:
        """What a page leads to goes first: a page that has a result is never looked at again."""
        report = replace(report, result=without_document(report.result, self.orders.site))
        job, outcome = report.result.job, report.result.outcome
        if not self._turns.tried(job, outcome if isinstance(outcome, NotVisited) else None):
            return
        self._leads_to(report.result)
        self.store.keep_cuts(self.number, self.frontier.cuts)
        if not self._versioned and report.browser_version and report.axe_version:
            self._versioned = True
            self.store.keep_versions(self.number, report.browser_version, report.axe_version)
        self._keep(report)

    def _leads_to(self, result: PageResult) -> None:
        """Add the links of a page; the end of a redirect is a page of its own."""
        match result.outcome:
            case Visited() as seen:
                self.add(seen.links, result.job.depth + 1, result.job.url)
            case NotVisited(Reason.REDIRECT_SEEN, target):
                self.add((Link(target, ""),), result.job.depth, result.job.url)

    def _keep(self, report: Report) -> None:
        seen = report.fingerprint
        if self.revisit is not None:
            seen = self.revisit.fingerprint(report.result, seen)
        self._count(report.result)
        self._save(replace(report, fingerprint=seen))

    def _save(self, report: Report) -> None:
        """Into the store; a page that is there already gets what its form added."""
        new = {key: image for key, image in report.pictures.items() if key not in self._pictures}
        self.store.save(self.number, report.result, new, report.fingerprint)
        self._pictures |= new.keys()
        room = self.orders.site.max_pages - self.frontier.opened
        waiting = min(self.frontier.waiting, room) + self._in_hand
        url = report.result.job.url
        self.tell(Progress(self._done, waiting, self._failed, url, self._unchanged))

    def _count(self, result: PageResult) -> None:
        self._done += 1
        self._unchanged += result.unchanged is not None
        if isinstance(result.outcome, Visited):
            self._failed += sum(f.outcome is Outcome.FAILED for f in result.outcome.findings)

    def add(self, links: tuple[Link, ...], depth: int, found_on: str | None) -> None:
        """Take in what was found, and keep what the frontier accepts."""
        accepted = [
            Job(link.url, depth, found_on)
            for link in links
            if is_opened(link.url, self.orders.site)
            and self.frontier.add(link.url, depth, found_on) is Decision.ACCEPTED
        ]
        if accepted:
            self.store.add(self.number, accepted)
