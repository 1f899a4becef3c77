"""The pages as a browser shows them: what the answers say is wrong is wrong, and no more than that.

Plain Playwright and plain axe-core, without the tool itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from playwright.sync_api import BrowserContext, Frame, Page

from toegankelijk.browser.axe import REPLACED
from toegankelijk.voorbeeld.answers import Fault, load
from toegankelijk.voorbeeld.site import pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("voorbeeld")]

ANSWERS = load()
FRAMES = {"/kaart/ingebed", "/kaart/legenda", "/kaart/zoek"}
"""Judged inside the page that holds them."""
QUIET_TRAPS = (
    *("/valkuilen/kalender", "/valkuilen/facetten", "/valkuilen/sessie", "/valkuilen/dieper"),
    *("/valkuilen/inloggen", "/valkuilen/uitloggen", "/valkuilen/buiten", "/valkuilen/opmaak"),
)
PAGES = (
    *(path for path in pages() if path not in FRAMES),
    "/zoeken?q=paspoort",
    *(trap.path for trap in ANSWERS.traps if trap.path.startswith(QUIET_TRAPS)),
)
RUN_AXE = """
([rules, replaced]) => axe.run(document, {
  resultTypes: ['violations'],
  rules: Object.fromEntries([...rules.map(rule => [rule, {enabled: true}]),
    ...replaced.map(rule => [rule, {enabled: false}])]),
}).then(results => results.violations.flatMap(
  rule => rule.nodes.map(node => ({rule: rule.id, target: node.target, html: node.html}))
))
"""
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"


@dataclass(frozen=True)
class Violation:
    """A rule of axe-core and the element that breaks it."""

    rule: str
    target: list[str | list[str]]
    html: str


@dataclass(frozen=True)
class Look:
    """What one page was like, in each state that its faults ask for."""

    unexplained: list[Violation]
    """Violations that no fault of the answers accounts for."""
    unseen: list[str]
    """Faults that axe-core should report, and did not."""
    pointless: list[str]
    """Faults whose selector picks nothing."""
    errors: list[str]
    too_wide: bool
    """At 320 pixels one has to scroll sideways."""


def fill(page: Page, **values: str) -> None:
    for field, value in values.items():
        page.fill(f"#{field}", value)


def go_on(page: Page) -> None:
    page.locator(".stap:not([hidden]) button.verder").click()


def to_step_2(page: Page) -> None:
    fill(page, naam="Jan Jansen", mail="jan@example.org")
    go_on(page)


def to_step_3(page: Page) -> None:
    to_step_2(page)
    fill(page, kenteken="AB-123-C")
    go_on(page)


def wrong_plate(page: Page) -> None:
    to_step_2(page)
    go_on(page)


def with_mistake(page: Page) -> None:
    if page.locator("#parkeren").count():
        go_on(page)
        return
    fill(page, mail="geen adres")
    page.get_by_role("button", name="Verstuur").click()


INTO: dict[str, Callable[[Page], object]] = {
    "cookies-weg": lambda page: page.get_by_role("button", name="Nee, liever niet").click(),
    "fout": with_mistake,
    "stap-2": to_step_2,
    "stap-2-fout": wrong_plate,
    "stap-3": to_step_3,
}
"""States that change what is in the page; the others only change how it is looked at."""


def open_in(page: Page, path: str, state: str) -> None:
    page.goto(path)
    if go := INTO.get(state):
        go(page)


def violations(page: Page) -> list[Violation]:
    return [
        Violation(**found)
        for found in page.evaluate(RUN_AXE, [list(ANSWERS.axe_extra), list(REPLACED)])
    ]


def inside(page: Page, steps: Sequence[str]) -> Frame | None:
    """The frame that the selectors lead to, if they do."""
    frame: Frame | None = page.main_frame
    for step in steps:
        element = frame.query_selector(step) if frame else None
        frame = element.content_frame() if element else None
    return frame


def explains(page: Page, fault: Fault, violation: Violation) -> bool:
    """The fault is of this rule, and its selector picks this very element."""
    if fault.axe != violation.rule:
        return False
    *steps, last = violation.target
    frame = inside(page, [str(step) for step in steps])
    if not frame or frame != inside(page, fault.frame):
        return False
    target = frame.query_selector(" >> ".join(last) if isinstance(last, list) else last)
    picked = frame.query_selector_all(fault.selector)
    return any(frame.evaluate("([a, b]) => a === b", [element, target]) for element in picked)


def look_at(page: Page, path: str) -> Look:
    look = Look([], [], [], [], too_wide=False)
    faults = ANSWERS.faults_of(path)
    report = look.errors.append
    page.on("pageerror", lambda error: report(str(error)))
    page.on("console", lambda told: report(told.text) if told.type == "error" else None)
    for state in sorted({"geladen"} | {fault.state for fault in faults}):
        page.context.clear_cookies()
        open_in(page, path, state)
        here = [fault for fault in faults if fault.state == state]
        for fault in here:
            frame = inside(page, fault.frame)
            if not (frame and frame.query_selector(fault.selector)):
                look.pointless.append(fault.id)
        if state == "geladen" or any(fault.axe for fault in here):
            found = violations(page)
            known = [fault for fault in faults if fault.state in ("geladen", state)]
            known_here = [fault for fault in here if fault.axe]
            look.unexplained.extend(
                v for v in found if not any(explains(page, fault, v) for fault in known)
            )
            look.unseen.extend(
                f.id for f in known_here if not any(explains(page, f, v) for v in found)
            )
    page.set_viewport_size({"width": 320, "height": 640})
    return replace(look, too_wide=page.evaluate(SCROLLS_SIDEWAYS))


@pytest.fixture(scope="module")
def looks(visitor: Callable[[], BrowserContext]) -> Callable[[str], Look]:
    """Looks at a page the first time that it is asked for."""
    context = visitor()

    @cache
    def look(path: str) -> Look:
        with context.new_page() as page:
            return look_at(page, path)

    return look


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_what_the_answers_say_and_nothing_else(
    looks: Callable[[str], Look], path: str
) -> None:
    look = looks(path)
    assert look.unexplained == []
    assert look.unseen == []


@pytest.mark.parametrize("path", PAGES)
def test_every_fault_points_at_an_element_and_no_script_fails(
    looks: Callable[[str], Look], path: str
) -> None:
    assert looks(path).pointless == []
    assert looks(path).errors == []


def test_one_page_alone_is_too_wide_for_320_pixels(looks: Callable[[str], Look]) -> None:
    planted = [fault.page for fault in ANSWERS.faults if fault.criterion == "1.4.10"]
    assert [path for path in PAGES if looks(path).too_wide] == planted
