"""What became of measures between scans, and whether a site gets better over a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk.law import Law
from toegankelijk.model import Outcome, RuleKind, Scan
from toegankelijk.plan.measures import Progress, State
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.status import add_months


@dataclass(frozen=True, slots=True)
class Point:
    """One scan in a trend."""

    on: date
    deviations: int
    """Rules that fail the norm somewhere."""
    pages: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """The newest scan against the oldest within the yearly term."""

    first: Point
    last: Point

    @property
    def shown(self) -> bool:
        """Whether there are fewer deviations now."""
        return self.last.deviations < self.first.deviations


def compare(before: Scan, now: Scan, rulebook: Rulebook, law: Law) -> Mapping[str, Progress]:
    """For each rule that fails the norm in one of the scans, on the pages that both checked."""
    then_pages, now_pages = _failures(before, rulebook, law), _failures(now, rulebook, law)
    both = then_pages.keys() & now_pages.keys()
    rules = {rule for pages in (then_pages, now_pages) for each in pages.values() for rule in each}

    def progress(rule: str) -> Progress:
        then = sum(then_pages[page].get(rule, 0) for page in both)
        today = sum(now_pages[page].get(rule, 0) for page in both)
        anywhere = any(rule in found for found in now_pages.values())
        earlier = any(rule in found for found in then_pages.values())
        return Progress(_state(then, today, anywhere=anywhere, earlier=earlier), then, today)

    return {rule: progress(rule) for rule in sorted(rules)}


def trend(scans: Iterable[Scan], rulebook: Rulebook, law: Law) -> tuple[Point, ...]:
    """Finished scans that checked a page, the oldest first."""
    points = (
        Point(
            on=(scan.finished or scan.started).astimezone().date(),
            deviations=len({r for page in _failures(scan, rulebook, law).values() for r in page}),
            pages=len(scan.visited),
        )
        for scan in scans
        if scan.finished is not None and scan.visited
    )
    return tuple(sorted(points, key=lambda point: point.on))


def improvement(points: Sequence[Point], months: int) -> Improvement | None:
    """Over the last ``months`` before the newest scan; ``None`` when there is one scan only."""
    if not points:
        return None
    last = points[-1]
    since = add_months(last.on, -months)
    within = [point for point in points[:-1] if point.on >= since]
    return Improvement(within[0], last) if within else None


def _failures(scan: Scan, rulebook: Rulebook, law: Law) -> Mapping[str, Mapping[str, int]]:
    """Page → rule that fails the norm there → findings."""
    found: dict[str, dict[str, int]] = {}
    for page, seen in scan.visited:
        here = found.setdefault(page.job.url, {})
        for finding in seen.findings:
            if finding.outcome is Outcome.FAILED and _counts(finding.rule, rulebook, law):
                here[finding.rule] = here.get(finding.rule, 0) + 1 + finding.left_out
    return found


def _counts(rule_id: str, rulebook: Rulebook, law: Law) -> bool:
    rule = rulebook.rule(rule_id)
    return rule.kind is not RuleKind.LANGUAGE and any(
        law.demands(rulebook.criteria[number]) for number in rule.criteria
    )


def _state(then: int, today: int, *, anywhere: bool, earlier: bool) -> State:
    if not earlier:
        return State.NEW
    if then == 0 and today == 0:
        return State.UNKNOWN if anywhere else State.DONE
    if today == 0:
        return State.PARTLY if anywhere else State.DONE
    return State.PARTLY if today < then else State.NOT
