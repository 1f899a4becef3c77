"""One browser for many small pages: each check is held against good and bad ones.

``judge(check, html)`` gives all that ``check`` says of a page: sorted
``(rule, outcome, selector)``, with ``(rule, "passed")`` and ``(rule, "inapplicable")`` for rules
without a finding.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.async_api import CDPSession, Page

from toegankelijk.browser import axe
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.inspected import Inspected
from toegankelijk.browser.session import Launch, Session
from toegankelijk.checks import dynamic, static
from toegankelijk.checks.check import Check, DynamicCheck, StaticCheck
from toegankelijk.checks.tab import Earlier, Tab
from toegankelijk.model import LOADED, Element

T = TypeVar("T")
Judge = Callable[[Check, str], list[tuple[str, ...]]]
URL = "about:blank"
PAGE = "<!doctype html><html lang=nl><title>Proef</title><body>"


class Bench:
    """A tab that pages are written into."""

    def __init__(self, browser: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.session = Session(Launch(str(browser), sandbox_possible().on, "test"))
        self.page: Page
        self.cdp: CDPSession
        self.run(self._open())

    async def _open(self) -> None:
        await self.session.start()
        self.page = await self.session.tab()
        self.cdp = self.session.cdp

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def inspected(self, check: Check, html: str) -> Inspected:
        """All that one check says of a page that holds ``html``."""
        return self.run(self._inspected(check, html))

    async def _inspected(self, check: Check, html: str) -> Inspected:
        await self.session.tab()
        await self.page.goto(URL)
        await self.page.set_content(html if "<html" in html else PAGE + html)
        await self.page.wait_for_load_state()
        if isinstance(check, StaticCheck):
            return await static.ask(self.page, URL, LOADED, (check,), axe.source(), self.cdp)
        assert isinstance(check, DynamicCheck)
        await self.page.evaluate(axe.source())
        self.session.guard.hold()
        return await dynamic.run(Tab(self.page, self.cdp, self.session.guard, URL), (check,))

    async def tab(self, html: str, *, earlier: Earlier | None = None, url: str = URL) -> Tab:
        """A page that holds ``html``, held as checks find it, with what ``earlier`` pages told."""
        await self.session.tab()
        await self.page.goto(URL)
        await self.page.set_content(html)
        await self.page.evaluate(axe.source())
        self.session.guard.hold()
        return Tab(self.page, self.cdp, self.session.guard, url, earlier=earlier or Earlier())

    def close(self) -> None:
        self.run(self.session.stop())
        self.loop.close()


@pytest.fixture(scope="session")
def bench(browser_path: Path) -> Iterator[Bench]:
    made = Bench(browser_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def judge(bench: Bench) -> Judge:
    def judge(check: Check, html: str) -> list[tuple[str, ...]]:
        seen = bench.inspected(check, html)
        said: list[tuple[str, ...]] = []
        for finding in seen.findings:
            assert isinstance(finding.where, Element)
            where = (*finding.where.frame, finding.where.selector)
            said.append((finding.rule, str(finding.outcome), " | ".join(where)))
        found = {rule for rule, *_ in said}
        said += [(rule, str(o)) for rule, o in seen.rules.items() if rule not in found]
        return sorted(said)

    return judge
