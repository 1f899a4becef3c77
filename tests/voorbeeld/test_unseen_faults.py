"""Faults that axe-core cannot see are really there: each is met as a person would meet it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from toegankelijk.voorbeeld.answers import load

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("voorbeeld")]

OVERFLOWS = "element => element.scrollHeight > element.clientHeight"
TEXT_SPACING = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
} p { margin-bottom: 2em !important; }"""


def is_so(page: Page, selector: str, test: str) -> bool:
    return bool(page.locator(selector).evaluate(test))


def outlined(page: Page, selector: str) -> bool:
    page.locator(selector).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    return is_so(page, selector, "e => getComputedStyle(e).outlineStyle !== 'none'")


def trapped(page: Page, selector: str) -> bool:
    page.locator(selector).focus()
    for key in ("Tab", "Shift+Tab", "Escape", "Tab", "Tab"):
        page.keyboard.press(key)
    return is_so(page, selector, "e => e === document.activeElement")


def overflows_with(page: Page, selector: str, style: str) -> bool:
    """The text fits as it is, and not with the style."""
    fits = not is_so(page, selector, OVERFLOWS)
    page.add_style_tag(content=style)
    return fits and is_so(page, selector, OVERFLOWS)


def tip_stays(page: Page) -> bool:
    page.hover(".tip")
    page.keyboard.press("Escape")
    return page.locator(".tip span").is_visible()


def turned(page: Page) -> bool:
    page.set_viewport_size({"width": 400, "height": 800})
    return is_so(page, ".paaltjes", "e => getComputedStyle(e).transform !== 'none'")


def choice_leaves(page: Page) -> bool:
    page.focus("#aanhef")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/producten/huwelijk")
    return True


def letter_leaves(page: Page) -> bool:
    page.keyboard.press("v")
    page.wait_for_url("**/zoeken")
    return True


def press_is_enough(page: Page) -> bool:
    page.hover(".weg")
    page.mouse.down()
    return "gewist" in page.inner_text(".weg")


def focus_opens_window(page: Page) -> bool:
    with page.expect_popup():
        page.focus("#nummer")
    return True


def focus_stays_behind(page: Page) -> bool:
    page.click(".bericht")
    held = "e => !e.hidden && !e.contains(document.activeElement)"
    return is_so(page, ".venster", held)


def moves_for_ever(page: Page) -> bool:
    endless = "e => e.getAnimations().some(a => a.effect.getTiming().iterations === Infinity)"
    return is_so(page, ".nieuwsbalk p", endless)


def flashes(page: Page) -> bool:
    """More than three times in one second."""
    style = page.locator(".lichtbak").evaluate_handle("element => getComputedStyle(element)")
    duration = str(style.get_property("animationDuration").json_value()).removesuffix("s")
    times = str(style.get_property("animationIterationCount").json_value())
    return min(1 / float(duration), float(times)) > 3


def red_border_only(page: Page) -> bool:
    before = page.inner_text("main")
    page.click("#stap-1 .verder")
    marked = "mis" in (page.locator("#naam").get_attribute("class") or "")
    return marked and page.inner_text("main") == before


PROBES: dict[str, Callable[[Page], bool]] = {
    "startpagina-nieuwsbalk": moves_for_ever,
    "poller-liggend": turned,
    "poller-tip": tip_stays,
    "knip-focus": lambda page: not outlined(page, "a.onzichtbaar"),
    "kaart-afgekapt": lambda page: overflows_with(page, ".kaartje", TEXT_SPACING),
    "bezoek-pas": lambda page: overflows_with(page, ".pas", "html { font-size: 225% }"),
    "naam-sprong": choice_leaves,
    "geheim-val": lambda page: trapped(page, "#reden"),
    "meldingen-venster": focus_opens_window,
    "meldingen-wissen": press_is_enough,
    "kermis-flits": flashes,
    "werk-letter": letter_leaves,
    "werk-venster": focus_stays_behind,
    "pv-fout-kleur": red_border_only,
}
"""Faults that axe-core cannot see: how to see that they are there."""


@pytest.mark.parametrize("fault", PROBES)
def test_a_fault_that_axe_cannot_see_is_there(tab: Page, fault: str) -> None:
    (page,) = (known.page for known in load().faults if known.id == fault)
    tab.goto(page)
    assert PROBES[fault](tab)


def test_the_probes_find_nothing_on_a_clean_page(tab: Page) -> None:
    tab.goto("/formulieren/melding")
    assert outlined(tab, "button.knop >> nth=-1")
    assert not trapped(tab, "#verhaal")
