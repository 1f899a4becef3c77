"""What a scan looked at and what not. Bounded lists, whole counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from toegankelijk.crawl.scope import matches
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import NotVisited, Outcome, PageResult, Scan
from toegankelijk.problems import CriterionCount, criterion_order
from toegankelijk.questions.reach import Reach, Reached, ReachShare, reach, shares
from toegankelijk.report.safe import href, shown
from toegankelijk.report.spots import PageIndex, PageLink
from toegankelijk.rulebook import Criterion, Rulebook, Words

MAX_LISTED = 200
MAX_CUTS = 50
MAX_TWINS = 10
"""Addresses of one text that are listed."""

_CODE = re.compile(r"\b(?:(?:robots\.txt: )?HTTP [1-5]\d\d\b|net::ERR_[A-Z0-9_]{1,60})")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first of many, and how many there are."""

    items: tuple[T, ...]
    count: int

    @property
    def left_out(self) -> int:
        """How many are not among the items."""
        return self.count - len(self.items)


@dataclass(frozen=True, slots=True)
class Missed:
    """A page that was not checked, with what helps to find out why."""

    page: PageLink
    found_on: PageLink | None
    code: str
    """Status of HTTP or error code of the browser; empty if there is none."""
    address: PageLink | None
    """The other address that it is about: where a page sends on to."""


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """Pages that were not checked for one reason."""

    words: Words
    pages: Listed[Missed]


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was seen on a page: a frame, a dialog, a file."""

    text: str
    href: str | None
    page: PageLink
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """URLs without end that were left out."""

    pattern: str
    count: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Addresses that show the same text; each counts as a page."""

    first: PageLink
    others: Listed[PageLink]


class Verdict(StrEnum):
    """What a scan can say of a criterion. There is no "passed": a scan proves none."""

    FAILED = "niet"
    LOOK = "kijken"
    NOTHING = "niets"
    NOT_LOOKED = "mens"


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A success criterion of the norm and what was found on it."""

    criterion: Criterion
    verdict: Verdict
    count: CriterionCount | None
    reach: Reach
    """Who can judge it at all."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was not looked at, and how far the automatic rules reach."""

    reasons: tuple[ReasonGroup, ...]
    cuts: Listed[Cut]
    """The pattern with the most first."""
    left_out: int
    """URLs of all cuts together."""
    limited: bool
    """The settings kept part of the site out of the scan, or could have."""
    nothing_fits: bool
    frames: Listed[Noted]
    unsettled: Listed[PageLink]
    dialogs: Listed[Noted]
    stopped: int
    """Requests that were stopped."""
    stopped_pages: Listed[PageLink]
    logins: Listed[PageLink]
    files: Listed[Noted]
    twins: Listed[Twins]
    criteria: tuple[CriterionRow, ...]
    shares: Mapping[Reach, ReachShare]

    def verdicts(self, verdict: str) -> int:
        """How many criteria have this verdict; a template knows it by its value."""
        return sum(row.verdict == verdict for row in self.criteria)


def coverage(
    scan: Scan, rulebook: Rulebook, counts: Mapping[str, CriterionCount], pages: PageIndex
) -> Coverage:
    """Gathered in one walk over the pages for each list."""
    seen = scan.visited
    reached = reach(rulebook)

    def those(urls: Iterable[str]) -> Listed[PageLink]:
        held = tuple(urls)
        return Listed(tuple(pages.link(url) for url in held[:MAX_LISTED]), len(held))

    frames = ((url, "", page.job.url) for page, v in seen for url in v.frames_untested)
    dialogs = (("", text, page.job.url) for page, v in seen for text in v.dialogs)
    files = ((link.url, link.text, page.job.url) for page, v in seen for link in v.files)
    return Coverage(
        reasons=_reasons(scan, rulebook, pages),
        cuts=_cuts(scan),
        left_out=sum(scan.cuts.values()),
        limited=scan.site.max_depth is not None or bool(scan.site.include or scan.site.exclude),
        nothing_fits=nothing_fits(scan),
        frames=_noted(frames, pages),
        unsettled=those(page.job.url for page, v in seen if not v.settled),
        dialogs=_noted(dialogs, pages),
        stopped=sum(v.stopped for _, v in seen),
        stopped_pages=those(page.job.url for page, v in seen if v.stopped),
        logins=those(page.job.url for page, v in seen if v.login),
        files=_noted(files, pages),
        twins=_twins(scan, pages),
        criteria=_criteria(scan, rulebook, counts, reached),
        shares=shares(reached),
    )


def nothing_fits(scan: Scan) -> bool:
    """Whether no page that was found lies in the part of the site that was asked for."""
    site = scan.site
    if not (site.include or site.exclude) or scan.waiting or not scan.pages:
        return False
    found = (canonical(page.job.url) for page in scan.pages)
    return not any(
        (not site.include or matches(site.include, url)) and not matches(site.exclude, url)
        for url in found
        if url is not None
    )


def _noted(found: Iterable[tuple[str, str, str]], pages: PageIndex) -> Listed[Noted]:
    """One entry for each address, else for each text, with the first page that it was seen on."""
    first: dict[str, tuple[str, str, str]] = {}
    on: dict[str, set[str]] = {}
    for url, text, page in found:
        key = url or text
        first.setdefault(key, (url, text, page))
        on.setdefault(key, set()).add(page)
    items = tuple(
        Noted(shown(text or url, 200), href(url), pages.link(page), len(on[key]))
        for key, (url, text, page) in list(first.items())[:MAX_LISTED]
    )
    return Listed(items, len(first))


def _twins(scan: Scan, pages: PageIndex) -> Listed[Twins]:
    same: dict[str, list[str]] = {}
    for page, seen in scan.visited:
        if seen.document.text:
            same.setdefault(seen.html_hash, []).append(page.job.url)
    found = [urls for urls in same.values() if len(urls) > 1]
    items = tuple(
        Twins(
            pages.link(first),
            Listed(tuple(pages.link(url) for url in others[:MAX_TWINS]), len(others)),
        )
        for first, *others in found[:MAX_LISTED]
    )
    return Listed(items, len(found))


def _reasons(scan: Scan, rulebook: Rulebook, pages: PageIndex) -> tuple[ReasonGroup, ...]:
    """The reason of the most pages first."""
    by_reason: dict[str, list[tuple[PageResult, NotVisited]]] = {}
    for page, missed in scan.not_visited:
        by_reason.setdefault(missed.reason, []).append((page, missed))
    groups = [
        ReasonGroup(
            rulebook.reasons[held[0][1].reason],
            Listed(
                tuple(_missed(page, missed, pages) for page, missed in held[:MAX_LISTED]),
                len(held),
            ),
        )
        for held in by_reason.values()
    ]
    return tuple(sorted(groups, key=lambda group: -group.pages.count))


def _missed(page: PageResult, missed: NotVisited, pages: PageIndex) -> Missed:
    """What a browser says in English helps its makers only: that stays in the JSON output."""
    url, found_on, detail = page.job.url, page.job.found_on, missed.detail
    code = _CODE.search(detail)
    status = f"HTTP {missed.status}" if missed.status is not None else ""
    return Missed(
        pages.link(url),
        pages.link(found_on) if found_on else None,
        code[0] if code else status,
        pages.link(detail) if href(detail) and detail != url else None,
    )


def _cuts(scan: Scan) -> Listed[Cut]:
    ordered = sorted(scan.cuts.items(), key=lambda cut: (-cut[1], cut[0]))
    return Listed(tuple(Cut(shown(text, 200), n) for text, n in ordered[:MAX_CUTS]), len(ordered))


def _criteria(
    scan: Scan,
    rulebook: Rulebook,
    counts: Mapping[str, CriterionCount],
    reached: Sequence[Reached],
) -> tuple[CriterionRow, ...]:
    ran = {
        rule
        for _, seen in scan.visited
        for rule, outcome in seen.rules.items()
        if outcome is not Outcome.UNTESTED
    }
    looked_at = {number for rule in ran for number in rulebook.rule(rule).criteria}
    ordered = sorted(reached, key=lambda one: criterion_order(one.criterion.number))
    return tuple(
        CriterionRow(
            one.criterion,
            _verdict(counts.get(one.criterion.number), one.criterion.number in looked_at),
            counts.get(one.criterion.number),
            one.reach,
        )
        for one in ordered
    )


def _verdict(count: CriterionCount | None, looked_at: bool) -> Verdict:
    if count is not None:
        return Verdict.FAILED if count.failed else Verdict.LOOK
    return Verdict.NOTHING if looked_at else Verdict.NOT_LOOKED
