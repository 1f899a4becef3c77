"""All sites together: status, terms, open work, and the trend per quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from toegankelijk.model import Scan, Settings, Site, Versions
from toegankelijk.overzicht.terms import Alarm, Term, terms
from toegankelijk.plan.progress import Point
from toegankelijk.settings import host_of, site_index
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.status import Evidence, Status, Verdict, judge

Quarter = tuple[int, int]
"""Year, and number from 1."""


@dataclass(frozen=True, slots=True)
class Member:
    """One site of the portfolio."""

    name: str
    verdict: Verdict
    draft: Draft
    scanned: date | None
    """``None`` when there is no scan of it yet: then deviations are not known."""
    terms: tuple[Term, ...]
    points: tuple[Point, ...]

    @property
    def deviations(self) -> int | None:
        """How many are known; ``None`` without a scan or an investigation."""
        found = self.draft.found.deviations
        return len(found) if self.scanned or self.draft.particulars.research or found else None

    @property
    def unplanned(self) -> int:
        """Deviations without a measure or a date."""
        promises = (each.promise for each in self.draft.found.deviations)
        return sum(not (p.waived or (p.measure and p.by)) for p in promises)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All that an overview says."""

    organisation: str | None
    today: date
    members: tuple[Member, ...]

    def alarms(self, alarm: Alarm) -> tuple[tuple[Member, Term], ...]:
        """The terms of all sites that are so near, in the order of their days."""
        found = (
            (member, term)
            for member in self.members
            for term in member.terms
            if term.alarm(self.today) is alarm
        )
        return tuple(sorted(found, key=lambda item: item[1].on))

    def statuses(self) -> Mapping[Status, int]:
        """How many sites have each status, the best first."""
        counts = dict.fromkeys(Status, 0)
        for member in self.members:
            counts[member.verdict.status] += 1
        return {status: count for status, count in counts.items() if count}


def member(draft: Draft, scan: Scan, points: Sequence[Point], name: str) -> Member:
    """A site with what is known of it.

    Without a page for its statement, and without a signature, it has none: then its status is E.
    """
    told = draft.particulars
    has_one = told.page is not None or told.signed is not None
    evidence: Evidence = replace(draft.evidence, statement=has_one)
    return Member(
        name=name,
        verdict=judge(evidence, draft.law.terms),
        draft=draft,
        scanned=(scan.finished or scan.started).astimezone().date() if scan.visited else None,
        terms=terms(draft),
        points=tuple(points),
    )


def scans_of(index: int, settings: Settings, scans: Iterable[Scan]) -> tuple[Scan, ...]:
    """The scans of one site of the settings, the newest first."""
    mine = [scan for scan in scans if site_index(settings, scan.site.start) == index]
    return tuple(sorted(mine, key=lambda scan: scan.started, reverse=True))


def no_scan(site: Site, settings: Settings, now: datetime) -> Scan:
    """A scan in which nothing was looked at, for a site or an app that was never scanned."""
    return Scan(0, settings.organisation, site, Versions("", ""), now, None, ())


def quarters(members: Sequence[Member]) -> Mapping[Quarter, tuple[int, int]]:
    """Deviations and checked pages of all sites: in each quarter the last scan of each site.

    A site that was not scanned in a quarter counts as it was the last time.
    """
    every = sorted({_quarter(point.on) for each in members for point in each.points})
    found: dict[Quarter, tuple[int, int]] = {}
    for quarter in every:
        last = [
            [point for point in each.points if _quarter(point.on) <= quarter] for each in members
        ]
        known = [points[-1] for points in last if points]
        found[quarter] = (sum(p.deviations for p in known), sum(p.pages for p in known))
    return found


def _quarter(day: date) -> Quarter:
    return day.year, (day.month - 1) // 3 + 1


def label(site: Site) -> str:
    """A name for people."""
    return site.name or host_of(site.start[0])
