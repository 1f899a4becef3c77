"""Fixtures that all tests share, and the order in which tests run.

``browser_path``: path of the browser on this machine; a browser test fails without one.
``browser``: that browser, for the tests of one module that look at a page as a person does.
``loopback_site``: call it with ``{"/": "<h1>Hallo</h1>", "/weg": (301, {"Location": "/"}, "")}``
for a :class:`loopback.Loopback`: a web server on 127.0.0.1 with ``url(path)``, ``host``,
``requests`` and ``asked()``. A page may be a function of the request too. The servers stop at the
end of the session, so a fixture of any scope may use it.

Tests without a browser run first. To let several tests share one dear fixture when tests run in
parallel, give them one worker: ``pytestmark = pytest.mark.xdist_group("name")``.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from loopback import Loopback, Page
from toegankelijk.browser.find import find_browser, sandbox_possible


def pytest_configure() -> None:
    """Hypothesis does not judge the speed of a busy machine; Ctrl-C works in what tests start.

    In CI it tries the same examples each time, so that a change is judged by what it changed.

    Started in the background of a shell, Ctrl-C is ignored, and so by all that tests start.
    """
    settings.register_profile("toegankelijk", deadline=None, derandomize="CI" in os.environ)
    settings.load_profile("toegankelijk")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first, and the slow ones next, so that no worker ends with one alone.

    On a full machine a real browser may miss its moment, so a test with one has a second turn. The
    last lines of the run count those turns; one that returns is a fault to look into.
    """

    def place(item: pytest.Item) -> int:
        if item.get_closest_marker("traag"):
            return 1
        return 2 if item.get_closest_marker("browser") else 0

    items.sort(key=place)
    for item in items:
        if item.get_closest_marker("browser") and not item.get_closest_marker("flaky"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """The browser that the tool itself would take."""
    browser = find_browser(None)
    if browser is None:
        pytest.fail("Geen browser gevonden. Typ: toegankelijk dokter --installeer")
    return browser.path


@pytest.fixture(scope="module")
def browser(browser_path: Path) -> Iterator[Browser]:
    """For one module, not for the session: Playwright keeps a loop running in its thread.

    While it runs, no test there can run a loop of its own.
    """
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=browser_path, chromium_sandbox=sandbox_possible().on
        )
        yield made
        made.close()


@pytest.fixture(scope="session")
def loopback_site() -> Iterator[Callable[[Mapping[str, Page]], Loopback]]:
    """Starts a :class:`loopback.Loopback` on each call."""
    sites: list[Loopback] = []

    def serve(pages: Mapping[str, Page]) -> Loopback:
        sites.append(Loopback(dict(pages)))
        return sites[-1]

    yield serve
    for site in sites:
        site.close()
