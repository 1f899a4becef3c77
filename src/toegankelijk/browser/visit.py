"""One page, opened once and looked at from every side before it is let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from playwright.async_api import Error, Page, Response
from playwright.async_api import TimeoutError as NeverReady

from toegankelijk.browser import axe, failures, gather, pictures, snapshot
from toegankelijk.browser.axe_findings import findings, outcomes
from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Checks, Inspected, merge
from toegankelijk.browser.served import Served, served
from toegankelijk.browser.session import Session
from toegankelijk.browser.settle import Stillness
from toegankelijk.browser.witness import Witness
from toegankelijk.crawl.answers import of_status, of_type
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import LOADED, Finding, Gathered, NotVisited, Outcome, Reason
from toegankelijk.text.main_text import MAX_HTML

MAX_BYTES = 10_000_000
"""A page of more HTML than this is not looked at."""
MAX_ELEMENTS = 60_000

MAX_RELOADS = 2
_RELOAD_LIMIT_MS = 5_000
_RELOADED = "Execution context was destroyed"
_HTML = "limit => document.documentElement.outerHTML.slice(0, limit)"
MAX_ADDRESS = 2000
"""Characters kept of an address that a page went to."""

OnText = Callable[[snapshot.Snapshot, str | None], None]
"""Takes the text of a page, with the HTML of one that does not mark its main text."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the browser saw of a page; the language part is still to come."""

    final_url: str
    snapshot: snapshot.Snapshot
    findings: tuple[Finding, ...]
    rules: Mapping[str, Outcome]
    frames: int
    frames_untested: tuple[str, ...]
    dialogs: tuple[str, ...]
    stopped: int
    settled: bool
    axe_version: str
    pictures: Mapping[str, bytes]
    status: int | None = None
    served: Served | None = None
    cost: Mapping[str, float] = field(default_factory=dict)
    """Seconds by id of a check of our own."""
    gathered: tuple[Gathered, ...] | None = None

    @property
    def text_hash(self) -> str:
        """The same for pages that say the same."""
        digest = blake2b(self.snapshot.title.encode("utf-8", "replace"), digest_size=16)
        for block in self.snapshot.blocks:
            digest.update(block.text.encode("utf-8", "replace") + b"\0")
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The arguments of ``visit``."""

    session: Session
    url: str
    scope: Scope
    axe_script: str | None
    known: frozenset[str]
    checks: Checks | None
    on_text: OnText | None


async def visit(
    session: Session,
    url: str,
    *,
    scope: Scope,
    axe_script: str | None,
    known: frozenset[str],
    timeout: float,
    checks: Checks | None = None,
    on_text: OnText | None = None,
) -> Look | NotVisited:
    """Look at ``url`` for at most ``timeout`` seconds.

    ``known`` holds the components that have a picture already; ``checks`` look beside axe. Without
    ``axe_script`` the page is not judged. ``on_text`` is called once the text is known, and again
    when the page turns out to have changed meanwhile. Whatever the page does, the answer is a fact;
    only a browser that cannot be started again raises ``BrowserError``.
    """
    asked = _Asked(session, url, scope, axe_script, known, checks, on_text)
    await session.ready()
    if checks is not None:
        checks.begin(timeout)
    try:
        look = await within(_look(asked), timeout)
    except TimeoutError:
        look = NotVisited(Reason.TIMEOUT, f"{timeout:g} s")
        await session.discard_tab()
    else:
        await session.clean(url)
    return look


async def _look(asked: _Asked) -> Look | NotVisited:
    session, url = asked.session, asked.url
    response: Response | None = None
    seen: Look | NotVisited
    navigated: str | None = None
    status: int | None = None
    try:
        page = await session.tab(lambda target: _allows(asked.scope, target))
        with Witness(page) as witness:
            try:
                response = await page.goto(url, wait_until="commit", timeout=0)
                refused = _refused(response) or _moved(url, response)
                if refused is not None:
                    seen = refused
                else:
                    seen = await witness.while_there(_steady(page, witness, asked))
            finally:
                navigated, status = witness.navigated, witness.status
    except Error as error:
        seen = failures.of_error(error.message, status)
        await session.discard_tab()
    # A page that goes elsewhere meanwhile breaks off what was being done with it.
    if session.guard.left is not None:
        return NotVisited(Reason.REDIRECT_OUT, session.guard.left[:MAX_ADDRESS])
    if (moved := _elsewhere(url, navigated)) is not None:
        return moved
    if isinstance(seen, NotVisited) or response is None:
        return seen
    return replace(seen, status=response.status, served=await served(response))


def _moved(url: str, response: Response | None) -> NotVisited | None:
    """A redirect by the server is known before the page is looked at."""
    return _elsewhere(url, response.url) if response is not None else None


def _elsewhere(url: str, came: str | None) -> NotVisited | None:
    arrived = canonical(came) if came else None
    if arrived is None or arrived == canonical(url):
        return None
    return NotVisited(Reason.REDIRECT_SEEN, arrived)


def _allows(scope: Scope, target: str) -> bool:
    address = canonical(target)
    return address is not None and scope.allows(address)


async def _steady(page: Page, witness: Witness, asked: _Asked) -> Look | NotVisited:
    """Look again at a page that loaded itself anew meanwhile, as many do once to set a cookie."""
    for _ in range(1 + MAX_RELOADS):
        try:
            return await _inspect(page, witness, asked)
        except Error as error:
            if (
                _RELOADED not in error.message
                or _elsewhere(asked.url, witness.navigated) is not None
            ):
                raise
        try:
            await page.wait_for_load_state("domcontentloaded", timeout=_RELOAD_LIMIT_MS)
        except NeverReady:
            break
    return NotVisited(Reason.REDIRECT_LOOP, asked.url[:MAX_ADDRESS])


async def _inspect(page: Page, witness: Witness, asked: _Asked) -> Look | NotVisited:
    session, url, checks = asked.session, asked.url, asked.checks
    stillness = await Stillness.after_load(page, witness, MAX_ELEMENTS)
    if stillness.size > MAX_BYTES or stillness.elements > MAX_ELEMENTS:
        size = f"{stillness.size} bytes, {stillness.elements} elementen"
        return NotVisited(Reason.TOO_LARGE, size)
    settled = stillness.loaded
    seen, raw, untested = await _seen(page, asked)
    if await stillness.broken():
        settled = await stillness.wait()
        seen, raw, untested = await _seen(page, asked)
    parts = [Inspected(findings(raw, url, LOADED), outcomes(raw))]
    if checks is not None:
        parts.append(await checks.static(page, session, url))
    found = merge(parts).findings
    cuts = await pictures.cut(session, page, pictures.wanted(found, asked.known))
    gathered = await gather.take(page)
    arrived, frames = page.url, len(page.frames) - 1
    if checks is not None:
        parts.append(await checks.dynamic(page, session, url))
    every = merge(parts)
    return Look(
        final_url=arrived,
        snapshot=seen,
        findings=_pictured(every.findings, asked.known | cuts.keys()),
        rules=every.rules,
        frames=frames,
        frames_untested=untested,
        dialogs=tuple(witness.dialogs),
        stopped=session.guard.stopped,
        settled=settled,
        axe_version=raw["version"],
        pictures=cuts,
        cost=every.cost,
        gathered=gathered,
    )


async def _seen(
    page: Page, asked: _Asked
) -> tuple[snapshot.Snapshot, dict[str, Any], tuple[str, ...]]:
    """What the page says, what axe answers, and the frames that axe could not look into."""
    shown = await snapshot.take(page)
    if asked.on_text is not None:
        asked.on_text(shown, None if shown.has_main else await page.evaluate(_HTML, MAX_HTML + 1))
    if asked.axe_script is None:
        return shown, axe.NOTHING, ()
    return shown, *await axe.run(page, asked.axe_script, cdp=asked.session.cdp)


def _pictured(found: tuple[Finding, ...], keys: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(replace(f, picture=f.component) if f.component in keys else f for f in found)


def _refused(response: Response | None) -> NotVisited | None:
    """Why the answer of the server is no page to look at."""
    if response is None:
        return None
    headers = response.headers
    if (problem := of_status(response.status, headers.get("retry-after"))) is not None:
        return problem
    if (problem := of_type(headers.get("content-type"))) is not None:
        return problem
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        return NotVisited(Reason.TOO_LARGE, f"{length} bytes")
    return None
