"""One running sample site for all tests of a worker, and a browser to look at it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from toegankelijk.browser.axe import source
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.voorbeeld.server import Server, serve

DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def site() -> Iterator[Server]:
    with serve(slow=0.2) as server:
        yield server


@pytest.fixture(scope="module")
def browser(browser_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=browser_path,
            chromium_sandbox=sandbox_possible().on,
            args=["--js-flags=--max-old-space-size=512"],
        )
        yield made
        made.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: Server) -> Iterator[Callable[[], BrowserContext]]:
    """Makes a fresh visitor of the site, with axe-core in every frame."""
    made: list[BrowserContext] = []

    def new() -> BrowserContext:
        context = browser.new_context(base_url=site.url, viewport=DESKTOP)
        context.set_default_timeout(15_000)
        context.add_init_script(source())
        made.append(context)
        return context

    yield new
    for context in made:
        context.close()


@pytest.fixture
def tab(visitor: Callable[[], BrowserContext]) -> Iterator[Page]:
    context = visitor()
    yield context.new_page()
    context.close()
