"""The draft as people meet it: with axe, on a phone, by keyboard and in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import fabriek
from toegankelijk.law import load_law
from toegankelijk.model import Scan
from toegankelijk.paper.as_html import as_html
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import load_words

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("verklaring")]

TODAY = date(2026, 3, 14)
Opened = Callable[[str, int], Page]


def ordinary_scan() -> Scan:
    book = load_rulebook()
    rules = [rule.id for rule in book.rules.values() if rule.kind == "wcag"]
    pages = (
        fabriek.page(f"/{n}", *(fabriek.finding(rule) for rule in rules[n::6]), title=f"Pagina {n}")
        for n in range(6)
    )
    return fabriek.scan(*pages)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("verklaring")
    book, law = load_rulebook(), load_law(TODAY)
    paths = {}
    for name, scan in (("gewoon", ordinary_scan()), ("vijandig", fabriek.hostile_scan())):
        draft = make_draft(scan, book, law, Particulars(), TODAY)
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(as_html(compose(draft, load_words(), book)), encoding="utf-8")
    return paths


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    context = browser.new_context()

    def open_(name: str, width: int) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(files[name].as_uri())
        return page

    yield open_
    context.close()


@pytest.mark.parametrize("name", ["gewoon", "vijandig"])
def test_nothing_runs_and_nothing_sticks_out_on_a_phone(opened: Opened, name: str) -> None:
    page = opened(name, 320)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.reload()
    assert dialogs == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_first_tab_leads_past_the_list_of_contents(opened: Opened) -> None:
    page = opened("gewoon", 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tekst"


def test_concept_stays_in_view_and_hides_no_heading(opened: Opened) -> None:
    page = opened("gewoon", 360)
    page.get_by_role("link", name="Algemene toelichting").click()
    stamp = page.locator(".stamp").bounding_box()
    heading = page.locator("#algemene-toelichting").bounding_box()
    assert stamp
    assert heading
    assert stamp["y"] == 0
    assert heading["y"] >= stamp["height"]


def test_every_printed_page_says_concept(opened: Opened) -> None:
    page = opened("gewoon", 1280)
    page.emulate_media(media="print")
    style = page.locator(".stamp").evaluate("e => getComputedStyle(e).position")
    assert style == "fixed", "a fixed element is printed on each page"
    assert page.locator(".stamp").inner_text().upper() == "CONCEPT"
