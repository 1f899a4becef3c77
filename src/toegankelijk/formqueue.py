"""Forms that wait to be walked, so that one form is not walked twice by two workers.

A later step may have an address of its own. It is only known for one when the walk that leads there
has ended. So of forms that are near each other on a site one is walked at a time, and what a walk
met is known to the next.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from toegankelijk.model import PageResult, Visited
from toegankelijk.worker import Report


@dataclass(slots=True)
class FormQueue:
    """Pages that were looked at and whose form waits to be walked, or is being walked."""

    running: dict[Future[Report], Report] = field(default_factory=dict)
    known: frozenset[tuple[str, ...]] = frozenset()
    """What the walks so far met: forms by what they ask, and later steps."""
    _waiting: list[Report] = field(default_factory=list)

    @property
    def held(self) -> int:
        """Pages that have no result yet for their form."""
        return len(self._waiting) + len(self.running)

    def add(self, report: Report) -> None:
        """A page with a form."""
        self._waiting.append(report)

    def hold(self, report: Report) -> Report:
        """Add a page; gives it as it is to be kept until its form is walked."""
        self.add(replace(report, pictures={}, fingerprint=None))
        return replace(report, result=_waits(report.result, report.form))

    def resume(self, page: PageResult) -> None:
        """A page that an earlier run looked at; its form may be left to walk."""
        if isinstance(page.outcome, Visited) and page.outcome.form_waits is not None:
            self.add(Report(_waits(page, None), form=page.outcome.form_waits))

    def next(self) -> Report | None:
        """A page whose form may be walked now; of several the one with the shortest address, and
        of those the first by letters.

        Where a form begins mostly has a shorter address than its steps.
        """
        busy = self.running.values()
        free = [each for each in self._waiting if not any(_alike(each, one) for one in busy)]
        if not free:
            return None
        first = min(free, key=lambda each: (len(each.form or ""), each.form))
        self._waiting.remove(first)
        return first

    def take(self, future: Future[Report]) -> list[Report]:
        """The page with its form walked, and the pages that thereby need no walk of their own.

        Raises what the worker raised; then it stays held.
        """
        report = future.result()
        del self.running[future]
        self.known |= report.learnt
        before, self._waiting = self._waiting, []
        met = [report]
        for each in before:
            if report.learnt and _same_fields(report, each):
                met.append(replace(each, form=None))
            else:
                self._waiting.append(each)
        return met

    def lost(self) -> list[Report]:
        """After a worker died: the pages that were walked just then, some without their walk."""
        ended = [future for future in self.running if has_result(future)]
        walked = [page for future in ended for page in self.take(future)]
        running, self.running = self.running, {}
        return [*walked, *(replace(report, form=None) for report in running.values())]


def has_result(future: Future[Report]) -> bool:
    """Whether a worker ended its work before it died."""
    return future.done() and not future.cancelled() and future.exception() is None


def _waits(page: PageResult, form: str | None) -> PageResult:
    """The page with a form that is still to be walked, or without."""
    assert isinstance(page.outcome, Visited), "only what was seen has a form"
    return replace(page, outcome=replace(page.outcome, form_waits=form))


def _alike(one: Report, other: Report) -> bool:
    """Whether two pages may have one form."""
    return near(one.form or "", other.form or "") or _same_fields(one, other)


def _same_fields(one: Report, other: Report) -> bool:
    """Whether two pages ask the same; not where nothing was gathered."""
    ours, theirs = one.result.outcome, other.result.outcome
    if not isinstance(ours, Visited) or not isinstance(theirs, Visited):
        return False
    return bool(ours.asks) and ours.asks == theirs.asks


def near(one: str, other: str) -> bool:
    """Whether two forms may be steps of one: on one host, below one part of it or at its root.

    ``/melden`` and ``/melden/stap-2`` are near, and ``/stap-1`` and ``/stap-2``;
    ``/melden/afval`` and ``/belasting/kwijtschelding`` are not. The home page is near all.
    """
    ours, theirs = urlsplit(one), urlsplit(other)
    if ours.netloc != theirs.netloc:
        return False
    parts, others = ours.path.strip("/").split("/"), theirs.path.strip("/").split("/")
    home = not parts[0] or not others[0]
    return home or parts[0] == others[0] or len(parts) == len(others) == 1
