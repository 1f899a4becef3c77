"""A form that tests walk: served by a server that keeps every request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Error

from loopback import Loopback, Page
from toegankelijk.browser import axe
from toegankelijk.browser.bounded import within
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.session import Launch, Session
from toegankelijk.forms.recipe import Recipe
from toegankelijk.forms.visit import Walked, walk_form
from toegankelijk.model import FormSettings


class Walking:
    """Walks forms on a loop of its own, with one session."""

    def __init__(self, browser: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.session = Session(Launch(str(browser), sandbox_possible().on))

    def walk(
        self,
        site: Loopback,
        path: str = "/",
        *,
        test_host: bool = False,
        seconds: float = 120.0,
        recipe: Recipe | None = None,
    ) -> Walked:
        settings = FormSettings((site.host,) if test_host else (), seconds=seconds)
        return self.loop.run_until_complete(
            walk_form(
                self.session, site.url(path), settings, axe_script=axe.source(), recipe=recipe
            )
        )

    def crash(self) -> None:
        """Let the tab that the next walk gets be one whose page has just died."""
        self.loop.run_until_complete(self._crash())

    async def _crash(self) -> None:
        await self.session.ready()
        await self.session.tab()
        with suppress(Error, TimeoutError):  # what is dead gives no answer
            await within(self.session.cdp.send("Page.crash"), 2.0)

    def close(self) -> None:
        self.loop.run_until_complete(self.session.stop())
        self.loop.close()


@pytest.fixture(scope="session")
def walking(browser_path: Path) -> Iterator[Walking]:
    made = Walking(browser_path)
    yield made
    made.close()


@pytest.fixture
def serve(loopback_site: Callable[[Mapping[str, Page]], Loopback]) -> Callable[..., Loopback]:
    """Serve a page at ``/``, and others by their paths."""

    def make(html: str, **pages: Page) -> Loopback:
        return loopback_site({"/": html, **{f"/{name}": page for name, page in pages.items()}})

    return make
