"""Which page may be asked for now: frontier, robots.txt, pace and patience put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.patience import Patience, concerns_host
from toegankelijk.crawl.robots import Access, Robots, Rules
from toegankelijk.model import Job, NotVisited, Reason

MAX_HELD = 50
"""Pages of hosts that must wait a while, before one looks no further."""


class Source(Protocol):
    """Where jobs come from: a frontier, or a sample."""

    def next(self) -> Job | None:
        """The next page; ``None`` when there is none now."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A page that may not be asked for."""

    job: Job
    outcome: NotVisited


@dataclass(slots=True)
class Turns:
    """Hands out jobs when their host may be asked."""

    source: Source
    robots: Robots
    pace: Pace
    patience: Patience = field(default_factory=Patience)
    _held: list[Job] = field(default_factory=list)

    @property
    def held(self) -> int:
        """Jobs that wait for their host."""
        return len(self._held)

    def next(self) -> Job | Closed | None:
        """A job whose host may be asked now, or one that may not be asked at all."""
        for index, held in enumerate(self._held):
            if self.patience.given_up(held.url):
                return Closed(self._held.pop(index), NotVisited(Reason.HOST_FAILING))
            if self.pace.wait(held.url) <= 0:
                return self._held.pop(index)
        while len(self._held) < MAX_HELD and (job := self.source.next()) is not None:
            if self.patience.given_up(job.url):
                return Closed(job, NotVisited(Reason.HOST_FAILING))
            rules = self.robots.rules(job.url)
            self.pace.slow_down(job.url, rules.crawl_delay)
            if not rules.allows(job.url):
                return Closed(job, _closed(rules))
            if self.pace.wait(job.url) <= 0:
                return job
            self._held.append(job)
        return None

    def hold(self, job: Job) -> None:
        """Put a job back: it comes again when its host may be asked."""
        self._held.append(job)

    def wait(self) -> float | None:
        """Seconds until a held job may go; ``None`` when none is held."""
        return min((self.pace.wait(job.url) for job in self._held), default=None)

    def tried(self, job: Job, outcome: NotVisited | None) -> bool:
        """Take in what became of a job, ``None`` for a page that came.

        False when it is to be tried again: then it is held here.
        """
        seconds = self.patience.again_in(job.url, outcome)
        if outcome is not None and concerns_host(outcome):
            self.pace.pause(job.url, seconds or 0.0)
        if seconds is None:
            return True
        self.pace.pause(job.url, seconds)
        self._held.append(job)
        return False


def _closed(rules: Rules) -> NotVisited:
    """Why robots.txt keeps a page closed: by what it says, or because it could not be read."""
    answer = rules.answer
    if rules.access is not Access.CLOSED:
        return NotVisited(Reason.ROBOTS)
    if answer.trouble is not None:
        return NotVisited(answer.trouble, answer.detail)
    return NotVisited(Reason.ROBOTS, f"robots.txt: HTTP {answer.status}")
