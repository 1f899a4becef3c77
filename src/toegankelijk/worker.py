"""What a worker process does with a job. It keeps its browser from page to page.

The conductor needs nothing but ``concurrent.futures.Executor.submit(look, job, orders, known)``, so
the processes may as well stand on other machines.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from toegankelijk import serial
from toegankelijk.browser import axe
from toegankelijk.browser.bounded import within
from toegankelijk.browser.session import Launch, Session
from toegankelijk.browser.visit import Look, visit
from toegankelijk.checks.own import OwnChecks
from toegankelijk.ci.share import is_mine
from toegankelijk.crawl.fingerprint import fingerprint
from toegankelijk.crawl.links import sort_links
from toegankelijk.crawl.markup import text_of
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.soft404 import is_soft_404
from toegankelijk.forms.fact import with_walk
from toegankelijk.forms.recipe import recipe_for
from toegankelijk.forms.visit import Walked, has_form, walk_form
from toegankelijk.model import (
    BlockKind,
    Ending,
    Fingerprint,
    FormWalk,
    Job,
    NotVisited,
    PageResult,
    Reason,
    Site,
    Visited,
)
from toegankelijk.pagetext import PageText
from toegankelijk.reader import Reader

GRACE = 20.0
"""Seconds for closing what a page left behind; after that its browser is given up."""
_ODD = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What an answer of another shape than ours leads to."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What holds for all jobs of a scan."""

    site: Site
    launch: Launch
    forms_apart: bool = False
    """Forms are work of their own, for ``walk``: who gives the work knows which were walked."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker hands back."""

    result: PageResult
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    browser_version: str | None = None
    axe_version: str | None = None
    fingerprint: Fingerprint | None = None
    """How the page was served; ``None`` for one that cannot be held against a later version."""
    form: str | None = None
    """Where its form stands, when that is still to be walked."""
    learnt: frozenset[tuple[str, ...]] = frozenset()
    """What the walk met and nobody had met before: see ``walk_form``."""


def not_visited(job: Job, outcome: NotVisited) -> Report:
    """Of a page that no worker looked at."""
    return Report(PageResult(job, outcome, datetime.now(UTC), 0.0))


class _Desk:
    """The event loop, the browser and the reader of this process."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.loop = asyncio.new_event_loop()
        self.session = Session(launch)
        self._checks: OwnChecks | None = None
        self.known_forms: set[tuple[str, ...]] = set()
        self.reader = Reader()

    def checks_for(self, site: Site) -> OwnChecks:
        """The checks with what they know of earlier pages of ``site``."""
        if self._checks is None or self._checks.site != site:
            self._checks = OwnChecks(site, axe.source(site.axe))
        return self._checks

    def close(self) -> None:
        self.reader.close()
        self.loop.run_until_complete(self.session.stop())
        self.loop.close()


_desk: _Desk | None = None


def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
    """Look at one page. Raises only what ends the scan: ``BrowserError`` or ``RuleError``."""
    desk, site = _desk_for(orders), orders.site
    begun, at = time.monotonic(), datetime.now(UTC)
    seen: Look | NotVisited
    outcome: Visited | NotVisited
    mine, form = is_mine(job.url, site.share), None
    reading = desk.reader.page(job.url, site, judged=mine)
    try:
        work = visit(
            desk.session,
            job.url,
            scope=Scope(site),
            axe_script=axe.source(site.axe) if mine else None,
            known=known,
            timeout=site.page_timeout,
            checks=desk.checks_for(site) if mine else None,
            on_text=reading.begin,
        )
        limit = site.page_timeout + GRACE
        seen = desk.loop.run_until_complete(within(work, limit))
        outcome = seen if isinstance(seen, NotVisited) else _read(seen, reading.result(), site)
        if mine and isinstance(seen, Look) and isinstance(outcome, Visited):
            asks = _walks(site) and has_form(seen.snapshot)
            form = seen.final_url if asks and orders.forms_apart else None
            if asks and form is None:
                had = known | seen.pictures.keys()
                outcome, more = _with_form(
                    desk, seen.final_url, outcome, site, had, desk.known_forms
                )
                seen = replace(seen, pictures={**seen.pictures, **more})
    except TimeoutError:
        outcome = seen = NotVisited(Reason.TIMEOUT, f"{site.page_timeout:g} s")
        desk.loop.run_until_complete(desk.session.stop())
    except _ODD as error:
        # All that comes out of a page may be forged, the answers of axe in it as well.
        outcome = seen = NotVisited(Reason.CHECK_FAILED, f"{type(error).__name__}: {error}"[:300])
        desk.loop.run_until_complete(desk.session.discard_tab())
    kept = seen if isinstance(seen, Look) and isinstance(outcome, Visited) else None
    return Report(
        result=PageResult(job, outcome, at, round(time.monotonic() - begun, 3)),
        pictures=kept.pictures if kept else {},
        browser_version=desk.session.version if desk.session.alive else None,
        axe_version=kept.axe_version if kept else None,
        fingerprint=_fingerprint(kept, outcome) if kept and mine else None,
        form=form if kept else None,
    )


def walk(
    report: Report,
    orders: Orders,
    known: frozenset[str],
    known_forms: frozenset[tuple[str, ...]],
) -> Report:
    """Walk the form of a page that was looked at. Raises ``BrowserError`` or ``RuleError`` only."""
    page, url = report.result.outcome, report.form
    if not isinstance(page, Visited) or url is None:
        return replace(report, form=None)
    desk, begun, met = _desk_for(orders), time.monotonic(), set(known_forms)
    more: Mapping[str, bytes] = {}
    try:
        had = known | report.pictures.keys()
        page, more = _with_form(desk, url, page, orders.site, had, met)
    except _ODD:
        desk.loop.run_until_complete(desk.session.discard_tab())
    seconds = round(report.result.seconds + time.monotonic() - begun, 3)
    return replace(
        report,
        result=replace(report.result, outcome=page, seconds=seconds),
        pictures={**report.pictures, **more},
        form=None,
        learnt=frozenset(met - known_forms),
    )


def _walks(site: Site) -> bool:
    return site.forms.walk and not site.quick


def _with_form(
    desk: _Desk,
    url: str,
    page: Visited,
    site: Site,
    known: frozenset[str],
    known_forms: set[tuple[str, ...]],
) -> tuple[Visited, Mapping[str, bytes]]:
    """The page with its form walked, where that was not met before; and pictures."""
    recipes = Path(site.forms.recipes) if site.forms.recipes else None
    work = walk_form(
        desk.session,
        url,
        site.forms,
        axe_script=axe.source(site.axe),
        recipe=recipe_for(url, recipes),
        known=known,
        known_forms=known_forms,
    )
    try:
        walked = desk.loop.run_until_complete(within(work, site.forms.seconds + GRACE))
    except TimeoutError:
        # What was found on the page itself stays.
        walked = Walked(FormWalk(url, "", Ending.TIME, 0))
        desk.loop.run_until_complete(desk.session.stop())
    if walked.walk.ending is Ending.NO_FORM and not walked.walk.states:
        return page, {}
    told = desk.reader.run(with_walk, page, walked, site)
    if site.share:
        told = replace(told, unwalked=serial.dumps(page))
    return told, walked.pictures


def _fingerprint(seen: Look, outcome: Visited | NotVisited) -> Fingerprint | None:
    if seen.served is None or not isinstance(outcome, Visited):
        return None
    return fingerprint(
        text_of(seen.served.body, seen.served.content_type),
        seen.final_url,
        etag=seen.served.etag,
        modified=seen.served.modified,
        shown_words=sum(len(block.text.split()) for block in outcome.document.blocks),
    )


def close() -> None:
    """Let the browser of this process go."""
    global _desk
    if _desk is not None:
        _desk.close()
        _desk = None


def _desk_for(orders: Orders) -> _Desk:
    global _desk
    if _desk is None or _desk.launch != orders.launch:
        close()
        _desk = _Desk(orders.launch)
        _desk.reader.warm(orders.site)
    return _desk


def _read(seen: Look, text: PageText, site: Site) -> Visited | NotVisited:
    """The page as a fact: what the browser saw and what was read."""
    snapshot = seen.snapshot
    headings = tuple(block.text for block in text.blocks if block.kind is BlockKind.HEADING)
    words = " ".join(block.text for block in text.blocks if block.main)
    if is_soft_404(snapshot.title, headings, words, seen.status):
        return NotVisited(Reason.SOFT_NOT_FOUND, snapshot.title[:300], seen.status)
    pages, files = sort_links(snapshot.links, Scope(site))
    return Visited(
        final_url=seen.final_url,
        status=seen.status,
        title=snapshot.title,
        language=snapshot.language,
        document=text.document,
        measures=text.measures,
        findings=(*seen.findings, *text.found),
        rules=seen.rules,
        links=pages,
        files=files,
        forms=snapshot.forms,
        frames=seen.frames,
        frames_untested=seen.frames_untested,
        dialogs=seen.dialogs,
        stopped=seen.stopped,
        settled=seen.settled,
        html_hash=seen.text_hash,
        login=snapshot.login,
        level=text.level,
        gathered=seen.gathered,
    )
