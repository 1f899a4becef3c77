"""Which compliance status the evidence supports: a pure function of evidence, day and terms.

Source of the rules: the statuses of DigiToegankelijk; ``rules/verklaring/wet-*.toml`` dates them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
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

    NO_STATEMENT = "geen_verklaring"
    ALL_MET = "voldoet"
    MEASURES = "maatregelen"
    NO_INVESTIGATION = "geen_onderzoek"
    ONLY_PART = "deelonderzoek"
    EXPIRED = "onderzoek_verlopen"
    UNSUPPORTED = "ontoereikend"
    PLANNED = "gepland"
    NOTHING_PLANNED = "niets_gepland"
    PLAN_EXPIRED = "plan_voorbij"
    PLAN_TOO_FAR = "plan_te_ver"
    C_TOO_LONG = "c_te_lang"


class Missing(StrEnum):
    """What the next better status asks for."""

    STATEMENT = "verklaring"
    PLAN = "plan"
    INVESTIGATION = "onderzoek"
    AGAIN = "opnieuw"
    MEASURES = "maatregelen"
    DATES = "datums"
    PASSED_DATES = "verlopen_datums"
    BURDENS = "lasten"
    UNTOLD = "onbeschreven"
    IMPROVEMENT = "verbetering"
    ALL_CRITERIA = "alle_eisen"
    NO_APPEAL = "geen_beroep"


class Kind(StrEnum):
    """What an investigation looked at."""

    FULL = "volledig"
    RETEST = "herinspectie"
    PART = "deel"


@dataclass(frozen=True, slots=True)
class Investigated:
    """An investigation by people. A scan never is one, whatever it found."""

    on: date
    kind: Kind
    met: int | None
    """How many of the criteria of the norm the site meets; ``None`` when that is not told."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was said about one deviation."""

    criteria: frozenset[str] = frozenset()
    measure: bool = False
    by: date | None = None
    burden: bool | None = None
    """An appeal to disproportionate burden; ``None`` when nobody said."""
    reasoned: bool = False
    """The appeal says why."""

    @property
    def waived(self) -> bool:
        """Nothing has to be promised: it would cost too much, and it is told why."""
        return self.burden is True and self.reasoned


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a site on ``today``."""

    today: date
    criteria: int = 50
    """How many criteria the norm holds."""
    statement: bool = True
    """There is a statement at all, or this evidence is for one."""
    investigations: tuple[Investigated, ...] = ()
    promises: tuple[Promise, ...] = ()
    """One for each deviation that is known, by whatever way; none for what was solved."""
    appeal: bool = False
    """To disproportionate burden, for the site as a whole."""
    planned: date | None = None
    """When a full investigation is to be done."""
    first_measures: date | None = None
    """Since when a statement with status C stands."""
    improved: date | None = None
    """When deviations were last solved."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, why, and what is missing for the next better one."""

    status: Status
    why: tuple[Why, ...]
    better: Status | None
    """``None`` for A."""
    missing: tuple[Missing, ...]


def judge(evidence: Evidence, terms: Terms) -> Verdict:
    """The best status that the evidence supports.

    A and B need a full investigation that is younger than the term. A term of months ends on the
    same day that many months later: on that day a full investigation is too old, while a plan for
    that day is still in time. A date that has passed takes away what it supported.
    """
    if not evidence.statement:
        return Verdict(Status.E, (Why.NO_STATEMENT,), Status.D, (Missing.STATEMENT,))
    full = valid_full(evidence, terms)
    if full is not None:
        for_b = tuple(_missing_for_b(evidence, full, terms))
        for_a = tuple(_missing_for_a(evidence, full))
        if not for_a:
            return Verdict(Status.A, (Why.ALL_MET,), None, ())
        if not for_b:
            return Verdict(Status.B, (Why.MEASURES,), Status.A, for_a)
        status, plan = _plan(evidence, terms)
        return Verdict(status, (Why.UNSUPPORTED, plan), Status.B, for_b)
    lack = _lack(evidence)
    status, plan = _plan(evidence, terms)
    if status is Status.D:
        return Verdict(status, (lack, plan), Status.C, (Missing.PLAN,))
    asked = Missing.AGAIN if lack is Why.EXPIRED else Missing.INVESTIGATION
    rest = tuple(_missing_promises(evidence))
    return Verdict(status, (lack, plan), Status.B, (asked, *rest))


def valid_full(evidence: Evidence, terms: Terms) -> Investigated | None:
    """The newest full investigation, if it counts today."""
    done = [each for each in _done(evidence) if each.kind is Kind.FULL]
    newest = max(done, key=lambda each: each.on, default=None)
    if newest is None or evidence.today >= add_months(newest.on, terms.investigation_months):
        return None
    return newest


def criteria_met(evidence: Evidence, full: Investigated) -> int | None:
    """How many criteria are met by the newest word of people: ``full``, or a retest after it."""
    words = [
        each
        for each in _done(evidence)
        if each == full or (each.kind is Kind.RETEST and each.on >= full.on)
    ]
    return max(words, key=lambda each: (each.on, each.kind is Kind.RETEST)).met


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it has no such day.

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _done(evidence: Evidence) -> list[Investigated]:
    return [each for each in evidence.investigations if each.on <= evidence.today]


def _missing_for_a(evidence: Evidence, full: Investigated) -> Iterator[Missing]:
    met = criteria_met(evidence, full)
    burdens = any(promise.burden for promise in evidence.promises)
    if met is None or met < evidence.criteria or evidence.promises:
        yield Missing.ALL_CRITERIA
    if evidence.appeal or burdens:
        yield Missing.NO_APPEAL


def _missing_for_b(evidence: Evidence, full: Investigated, terms: Terms) -> Iterator[Missing]:
    yield from _missing_promises(evidence)
    met = criteria_met(evidence, full)
    told = frozenset[str]().union(*(promise.criteria for promise in evidence.promises))
    if met is None or evidence.criteria - met > len(told):
        yield Missing.UNTOLD
    since = [full.on] + ([evidence.improved] if evidence.improved else [])
    last = max((day for day in since if day <= evidence.today), default=full.on)
    if evidence.today >= add_months(last, terms.review_months):
        yield Missing.IMPROVEMENT


def _missing_promises(evidence: Evidence) -> Iterator[Missing]:
    open_ = [promise for promise in evidence.promises if not promise.waived]
    if any(not promise.measure for promise in open_):
        yield Missing.MEASURES
    if any(promise.by is None for promise in open_):
        yield Missing.DATES
    if any(promise.by is not None and promise.by < evidence.today for promise in open_):
        yield Missing.PASSED_DATES
    if any(promise.burden is True and not promise.reasoned for promise in open_):
        yield Missing.BURDENS


def _lack(evidence: Evidence) -> Why:
    """Why there is no full investigation that counts."""
    done = _done(evidence)
    if any(each.kind is Kind.FULL for each in done):
        return Why.EXPIRED
    return Why.ONLY_PART if done else Why.NO_INVESTIGATION


def _plan(evidence: Evidence, terms: Terms) -> tuple[Status, Why]:
    """C when a full investigation is planned, from today up to and including the last day."""
    planned, since = evidence.planned, evidence.first_measures
    if planned is None:
        return Status.D, Why.NOTHING_PLANNED
    if planned < evidence.today:
        return Status.D, Why.PLAN_EXPIRED
    if planned > add_months(evidence.today, terms.plan_months):
        return Status.D, Why.PLAN_TOO_FAR
    if since is not None and evidence.today > add_months(since, terms.plan_months):
        return Status.D, Why.C_TOO_LONG
    return Status.C, Why.PLANNED
