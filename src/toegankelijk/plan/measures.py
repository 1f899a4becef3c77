"""Measures with who, how much work, how much it helps, when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toegankelijk.model import Severity
from toegankelijk.rulebook import Owner
from toegankelijk.verklaring.deviations import Cause, Deviation
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.status import add_months

WEIGHTS: Mapping[Severity, int] = {
    Severity.MINOR: 1,
    Severity.MODERATE: 2,
    Severity.SERIOUS: 4,
    Severity.CRITICAL: 8,
}
"""Each step hinders twice as much."""


class Work(StrEnum):
    """An estimate of the work, for as long as nobody gave a number of days."""

    SMALL = "klein"
    MEDIUM = "middel"
    LARGE = "groot"


class State(StrEnum):
    """What came of a measure between two scans."""

    NEW = "nieuw"
    DONE = "klaar"
    PARTLY = "deels"
    NOT = "niet"
    UNKNOWN = "onbekend"


_MOST_PLACES = {Work.SMALL: 2, Work.MEDIUM: 10}
_MONTHS = {Work.SMALL: 1, Work.MEDIUM: 3, Work.LARGE: 6}
"""How long a measure may take when nobody agreed on a date."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Findings of one cause on the pages that both scans checked."""

    state: State
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What is done about one deviation."""

    deviation: Deviation
    owner: Owner
    work: Work
    days: float | None
    effect: float
    by: date
    agreed: bool
    """Staff gave the date; else it is a proposal."""
    progress: Progress | None
    """``None`` when there is no earlier scan."""

    @property
    def what(self) -> str:
        """What to do: in the words of staff, else those of the rule."""
        answer, cause = self.deviation.answer, self.deviation.cause
        return answer.measure or (cause.rule.remedy if cause else "")

    def is_late(self, today: date) -> bool:
        """Whether the date that was agreed on has passed."""
        return self.agreed and self.by < today


def measures(
    draft: Draft, usage: Mapping[str, int], earlier: Mapping[str, Progress] | None = None
) -> tuple[Measure, ...]:
    """One for each deviation of which nobody said that mending it costs too much; best first."""
    today = draft.evidence.today

    def made(deviation: Deviation) -> Measure:
        answer, cause = deviation.answer, deviation.cause
        work = estimate(cause.places if cause else 1)
        proposed = add_months(today, _MONTHS[work])
        return Measure(
            deviation=deviation,
            owner=answer.owner or _owner(cause),
            work=work,
            days=answer.effort,
            effect=effect(deviation, usage),
            by=answer.planned or proposed,
            agreed=answer.planned is not None,
            progress=None if earlier is None else earlier.get(deviation.about),
        )

    every = (made(each) for each in draft.found.deviations if not each.promise.waived)
    return tuple(sorted(every, key=lambda each: (-each.effect, each.deviation.number)))


def estimate(places: int) -> Work:
    """From the number of places in templates and texts that have to be mended."""
    fits = (work for work, most in _MOST_PLACES.items() if places <= most)
    return next(fits, Work.LARGE)


def effect(deviation: Deviation, usage: Mapping[str, int]) -> float:
    """Pages × severity × use. Use is 1, and up to 2 by the share of all use that it touches.

    What only people found counts as one page that is hindered seriously.
    """
    cause = deviation.cause
    if cause is None:
        return float(WEIGHTS[Severity.SERIOUS])
    total = sum(usage.values())
    touched = sum(usage.get(name, 0) for name in cause.products)
    use = 1 + touched / total if total else 1.0
    return cause.pages * WEIGHTS[cause.severity] * use


def _owner(cause: Cause | None) -> Owner:
    """Who can do the most at once: a supplier or developer mends a template for all pages."""
    owners: Iterable[Owner] = cause.owners if cause else ()
    order = (Owner.DEVELOPER, Owner.SUPPLIER, Owner.EDITOR)
    return next((owner for owner in order if owner in owners), Owner.EDITOR)
