"""Scans of changed copies of the sample site: real findings of a real browser, without the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import fabriek
from browser.conftest import Driver, driver  # noqa: F401 - a fixture
from ci.voorbeeldsite import Files, pages
from loopback import HTML, Loopback
from toegankelijk.browser.visit import Look
from toegankelijk.model import Scan, Site

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@pytest.fixture(scope="session")
def scanned(
    driver: Driver,  # noqa: F811
    loopback_site: Callable[..., Loopback],
) -> Callable[[Files], Scan]:
    """A scan of the pages among the files; each page of the same content is looked at once."""
    looks: dict[tuple[str, str, bytes], Look] = {}

    def scan(files: Files) -> Scan:
        served = loopback_site({path: _answer(path, body) for path, body in files.items()})
        made = []
        style = files["/static/stijl.css"]
        assert isinstance(style, bytes)
        for path, html in pages(files).items():
            key = (path, html, style)
            if key not in looks:
                seen = driver.visit(served, path)
                assert isinstance(seen, Look), (path, seen)
                looks[key] = seen
            look = looks[key]
            url = f"{fabriek.ROOT}{path}"
            made.append(fabriek.page(path, *look.findings, rules=look.rules, final_url=url))
        return fabriek.scan(*made, site=Site(start=(f"{fabriek.ROOT}/",)))

    return scan


def _answer(path: str, body: str | bytes) -> tuple[int, dict[str, str], str | bytes]:
    kind = next((kind for end, kind in _KINDS.items() if path.endswith(end)), HTML)
    return 200, {"Content-Type": kind}, body
