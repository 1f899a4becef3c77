"""A browser session that the tests of one worker share, driven from plain functions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

from loopback import Loopback
from toegankelijk.browser import axe
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.session import Launch, Session
from toegankelijk.browser.visit import Look, OnText, visit
from toegankelijk.crawl.scope import Scope
from toegankelijk.model import NotVisited, Site

T = TypeVar("T")


class Driver:
    """Runs coroutines on a loop of its own, with one session."""

    def __init__(self, browser: Path) -> None:
        self.loop = asyncio.new_event_loop()
        agent = "toegankelijk/test (+mailto:test@voorbeeldstad.example)"
        self.session = Session(Launch(str(browser), sandbox_possible().on, agent))
        self.browser_pid = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def visit(
        self,
        site: Loopback,
        path: str = "/",
        *,
        known: frozenset[str] = frozenset(),
        timeout: float = 20.0,
        on_text: OnText | None = None,
    ) -> Look | NotVisited:
        """Look at a page of ``site`` as a scan would."""
        url = site.url(path)
        return self.run(
            visit(
                self.session,
                url,
                scope=Scope(Site(start=(site.url("/"),))),
                axe_script=axe.source(),
                known=known,
                timeout=timeout,
                on_text=on_text,
            )
        )

    def kill(self, part: str) -> None:
        """Kill the browser, or the processes in it that draw pages; never those of other tests."""
        browser = psutil.Process(self.browser_pid)
        wanted = [browser] if part == "browser" else _renderers(browser)
        for process in wanted:
            with suppress(psutil.NoSuchProcess):  # ended meanwhile, or dead and not yet buried
                process.kill()

    def know_browser(self) -> None:
        """Have a browser, and know its process for ``kill``."""
        self.browser_pid = self.run(self._browser_pid())

    async def _browser_pid(self) -> int:
        await self.session.ready()
        tab = await self.session.tab()
        browser = tab.context.browser
        assert browser is not None
        asked = await browser.new_browser_cdp_session()
        processes = await asked.send("SystemInfo.getProcessInfo")
        await asked.detach()
        return int(next(p["id"] for p in processes["processInfo"] if p["type"] == "browser"))

    def close(self) -> None:
        self.run(self.session.stop())
        self.loop.close()


def _renderers(browser: psutil.Process) -> list[psutil.Process]:
    found = []
    for process in browser.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "--type=renderer" in " ".join(process.cmdline()):
                found.append(process)
    return found


@pytest.fixture(scope="session")
def driver(browser_path: Path) -> Iterator[Driver]:
    made = Driver(browser_path)
    yield made
    made.close()


@pytest.fixture
def look(driver: Driver, loopback_site: Callable[..., Loopback]) -> Callable[..., Look]:
    """Serve one page and look at it; it must be one that can be looked at."""

    def look(html: str, **pages: str) -> Look:
        served = {"/": html, **{f"/{name}": page for name, page in pages.items()}}
        seen = driver.visit(loopback_site(served))
        assert isinstance(seen, Look), seen
        return seen

    return look
