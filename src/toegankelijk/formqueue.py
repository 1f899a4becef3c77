"""Forms that wait to be walked, so that one form is not walked twice by two workers.

A later step may have an address of its own. It is only known for one when the walk that leads there
has ended. So of forms that are near each other on a site one is walked at a time, and what a walk
met is known to the next.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

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

    def next(self) -> Report | None:
        """A page whose form may be walked now; of several the one with the shortest address.

        Where a form begins mostly has a shorter address than its steps.
        """
        busy = [each.form or "" for each in self.running.values()]
        free = [
            each for each in self._waiting if not any(near(each.form or "", one) for one in busy)
        ]
        if not free:
            return None
        first = min(free, key=lambda each: len(each.form or ""))
        self._waiting.remove(first)
        return first

    def take(self, future: Future[Report]) -> Report:
        """The page with its form walked. Raises what the worker raised; then it stays held."""
        report = future.result()
        del self.running[future]
        self.known |= report.learnt
        return report

    def lost(self) -> list[Report]:
        """After a worker died: the pages that were walked just then, some without their walk."""
        ended = [future for future in self.running if has_result(future)]
        walked = [self.take(future) for future in ended]
        running, self.running = self.running, {}
        return [*walked, *(replace(report, form=None) for report in running.values())]


def has_result(future: Future[Report]) -> bool:
    """Whether a worker ended its work before it died."""
    return future.done() and not future.cancelled() and future.exception() is None


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
