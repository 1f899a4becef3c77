"""Which compliance status the evidence supports: a pure function, one row of reasons a status."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toegankelijk.law import Terms


class Status(StrEnum):
    """The statuses of the official model, from best to worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Why(StrEnum):
    """Why a status was given; the words stand in ``rules/verklaring/woorden.toml``."""

    PLANNED = "gepland"
    NOTHING_PLANNED = "niets_gepland"
    PLAN_EXPIRED = "plan_voorbij"
    PLAN_TOO_FAR = "plan_te_ver"


class Missing(StrEnum):
    """What the next better status asks for."""

    PLAN = "plan"
    INVESTIGATION = "onderzoek"
    MEASURES = "maatregelen"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a site on ``today``.

    A scan is no evidence for a status: it is never a full investigation, whatever it found.
    """

    today: date
    investigation_planned: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, why, and what is missing for the next better one."""

    status: Status
    why: Why
    better: Status
    missing: tuple[Missing, ...]


def judge(evidence: Evidence, terms: Terms) -> Verdict:
    """C when an investigation is planned, from today up to and including the last day; else D.

    A and B need a full investigation, which this evidence cannot hold.
    """
    why = _plan(evidence, terms)
    if why is Why.PLANNED:
        return Verdict(Status.C, why, Status.B, (Missing.INVESTIGATION, Missing.MEASURES))
    return Verdict(Status.D, why, Status.C, (Missing.PLAN,))


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it has no such day.

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _plan(evidence: Evidence, terms: Terms) -> Why:
    planned = evidence.investigation_planned
    if planned is None:
        return Why.NOTHING_PLANNED
    if planned < evidence.today:
        return Why.PLAN_EXPIRED
    if planned > add_months(evidence.today, terms.plan_months):
        return Why.PLAN_TOO_FAR
    return Why.PLANNED
