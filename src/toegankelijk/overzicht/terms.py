"""Terms of a site: what has to be done on which day, and how near that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.status import Kind, add_months

NEAR = 60
"""Days before a term from which on it is near."""


class What(StrEnum):
    """Which term; the words stand in ``rules/plan/overzicht.toml``."""

    REVIEW = "herziening"
    INVESTIGATION = "onderzoek"
    PLANNED = "gepland"
    STATUS_C = "status_c"
    MEASURE = "maatregel"


class Alarm(StrEnum):
    """How near a term is."""

    PASSED = "voorbij"
    NEAR = "bijna"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has to be done on a day at the latest."""

    what: What
    on: date
    name: str = ""
    """Of a measure."""

    def alarm(self, today: date) -> Alarm:
        """A term has passed on the day after it; it is near from ``NEAR`` days before it."""
        if self.on < today:
            return Alarm.PASSED
        return Alarm.NEAR if self.on <= today + timedelta(days=NEAR) else Alarm.LATER


def terms(draft: Draft) -> tuple[Term, ...]:
    """The nearest first."""
    return tuple(sorted(_terms(draft), key=lambda term: (term.on, term.what, term.name)))


def _terms(draft: Draft) -> Iterator[Term]:
    told, law = draft.particulars, draft.law.terms
    if told.reviewed:
        yield Term(What.REVIEW, add_months(told.reviewed, law.review_months))
    full = [each.on for each in told.research if each.kind is Kind.FULL]
    if full:
        last_day = add_months(max(full), law.investigation_months) - timedelta(days=1)
        yield Term(What.INVESTIGATION, last_day)
    if told.investigation_planned:
        done = max(full, default=None)
        if done is None or done < told.investigation_planned:
            yield Term(What.PLANNED, told.investigation_planned)
    if told.first_measures and not full:
        yield Term(What.STATUS_C, add_months(told.first_measures, law.plan_months))
    for deviation in draft.found.deviations:
        if deviation.answer.planned:
            yield Term(What.MEASURE, deviation.answer.planned, deviation.name)
