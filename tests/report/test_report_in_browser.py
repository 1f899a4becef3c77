"""The report as people meet it: in a browser, by keyboard, on a phone, in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page

import fabriek
from report.gemeente import municipality, rulebook
from toegankelijk.browser.axe import source
from toegankelijk.report.formats import write_all

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("rapport")]

Scheme = Literal["light", "dark"]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rapport")
    return write_all(municipality(), rulebook(), folder, ["html"])["html"]


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Open]:
    contexts = []

    def open_(
        width: int = 1280, *, scripts: bool = True, scheme: Scheme = "light", path: Path = report
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing_with_every_part_open(opened: Open, width: int, scheme: Scheme) -> None:
    page = opened(width, scheme=scheme)
    open_all(page)
    page.evaluate(source())
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        (rule["id"], [node["target"] for node in rule["nodes"]][:3])
        for rule in result["violations"]
    ]
    assert told == []
    assert len(result["passes"]) > 20


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_nothing_sticks_out_sideways(opened: Open, width: int) -> None:
    page = opened(width)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
def test_the_name_of_a_table_reads_as_a_line(opened: Open, width: int) -> None:
    page = opened(width)
    named = page.get_by_text("Wie ziet wat", exact=True)
    box = named.bounding_box()
    assert box is not None
    assert box["height"] < 40 < box["width"]


def test_the_summary_fits_the_first_screen_of_a_desktop(opened: Open) -> None:
    page = opened(1280)
    for words in ("Problemen met de norm", "Begin hier", "Voor uw redacteuren"):
        box = page.get_by_role("heading", name=words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800


def test_the_first_tab_goes_to_the_content(opened: Open) -> None:
    page = opened()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_what_has_the_focus_shows_it(opened: Open) -> None:
    page = opened()
    for _ in range(40):
        page.keyboard.press("Tab")
        style, width = page.evaluate(
            "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style == "solid"
        assert width >= 2


def test_headings_do_not_skip_a_level(opened: Open) -> None:
    levels = opened().evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_filter_leaves_the_work_of_one_kind_of_person(opened: Open, scripts: bool) -> None:
    page = opened(scripts=scripts)
    buttons = page.locator("#norm article", has_text="Knop zonder naam")
    images = page.locator("#norm article", has_text="Afbeelding zonder alternatieve tekst")
    assert buttons.is_visible()
    assert images.is_visible()
    page.get_by_label("redacteur").check()
    assert images.is_visible()
    assert not buttons.is_visible()
    nothing = "In dit deel is er niets voor de redacteur."
    assert page.locator("#kijken").get_by_text(nothing).is_visible()
    assert not page.locator("#norm").get_by_text(nothing).is_visible()
    page.get_by_label("iedereen").check()
    assert buttons.is_visible()


def test_details_open_by_keyboard_without_scripts(opened: Open) -> None:
    page = opened(scripts=False)
    summary = page.locator("#norm article").nth(1).locator("summary").first
    code = page.locator("#norm article").nth(1).locator("pre").first
    assert not code.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert code.is_visible()


def test_print_shows_the_places_and_leaves_the_buttons_out(opened: Open) -> None:
    page = opened(800)
    page.emulate_media(media="print")
    for code in page.locator("#norm .oorzaken > li > pre").all():
        box = code.bounding_box()
        assert box is not None
        assert box["height"] > 0
    assert not page.locator(".filter").is_visible()


def test_hostile_values_run_no_script_open_no_dialog_and_send_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_all(fabriek.hostile_scan(), fabriek.rulebook(), tmp_path, ["html"])["html"]
    # the file without its own policy: escaping alone must hold too
    bare = tmp_path / "zonder-beleid.html"
    html = path.read_text("utf-8")
    start = html.index("<meta http-equiv")
    bare.write_text(html[:start] + html[html.index(">", start) + 1 :], "utf-8")
    context = browser.new_context()
    page = context.new_page()
    events: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        events.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    page.on("request", lambda request: events.append(request.url))
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    for file in (path, bare):
        page.goto(file.as_uri())
        open_all(page)
        page.mouse.move(400, 400)
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(200)
        assert page.evaluate("document.scripts.length") == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert events == [path.as_uri(), bare.as_uri()]
    context.close()


@pytest.mark.traag
def test_a_report_of_five_thousand_pages_opens_and_scrolls(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_all(fabriek.large_scan(), fabriek.rulebook(), tmp_path, ["html"])["html"]
    page = browser.new_page()
    page.goto(path.as_uri(), timeout=15_000)
    page.get_by_role("heading", name="Over deze scan").scroll_into_view_if_needed(timeout=5_000)
    assert page.get_by_role("heading", name="Over deze scan").is_visible()
    page.close()
