"""Every paper that the tool writes, as people meet it: with axe, and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import fabriek
from looking import sticks_out, violations
from papers import PAPERS, ordinary, rich
from toegankelijk.model import Scan
from toegankelijk.paper.as_html import as_html

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stukken")]

SCANS: Mapping[str, Callable[[], Scan]] = {
    "gewoon": ordinary,
    "rijk": rich,
    "vijandig": fabriek.hostile_scan,
}
Opened = Callable[[str, str, int], Page]


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """One tab; a paper is made when it is first asked for."""
    folder = tmp_path_factory.mktemp("stukken")
    page = browser.new_page()
    scans = {name: make() for name, make in SCANS.items()}

    def open_(paper: str, scan: str, width: int) -> Page:
        path: Path = folder / f"{paper}-{scan}.html"
        if not path.exists():
            path.write_text(as_html(PAPERS[paper](scans[scan])), encoding="utf-8")
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path.as_uri())
        return page

    yield open_
    page.close()


@pytest.mark.parametrize("paper", PAPERS)
def test_axe_finds_nothing(opened: Opened, paper: str) -> None:
    assert violations(opened(paper, "rijk", 1280)) == []


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("paper", PAPERS)
def test_on_a_phone_nothing_sticks_out_and_axe_finds_nothing(
    opened: Opened, paper: str, scan: str
) -> None:
    page = opened(paper, scan, 320)
    assert sticks_out(page) == []
    assert violations(page) == []
