"""What the pages do: menu, cookies, forms, and the traps that need a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from toegankelijk.voorbeeld.answers import load
from toegankelijk.voorbeeld.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("voorbeeld")]


def test_the_menu_opens_and_closes_on_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto("/contact")
    button = tab.get_by_role("button", name="Menu", exact=True)
    link = tab.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Nieuws")
    assert not link.is_visible()
    button.click()
    assert link.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Escape")
    assert not link.is_visible()


def test_the_question_about_cookies_is_asked_once(tab: Page) -> None:
    tab.goto("/contact")
    tab.get_by_role("dialog").get_by_role("button", name="Nee").click()
    assert tab.get_by_role("dialog").count() == 0
    tab.goto("/nieuws")
    assert tab.get_by_role("dialog").count() == 0


def test_the_clean_form_tells_what_is_wrong_and_sends_only_at_the_end(
    tab: Page, site: Server
) -> None:
    before = len(site.log)
    tab.goto("/formulieren/melding")
    tab.get_by_role("button", name="Ga verder").click()
    field = tab.get_by_label("Wat ziet u?")
    assert field.get_attribute("aria-invalid") == "true"
    assert "verhaal-fout" in (field.get_attribute("aria-describedby") or "")
    assert tab.evaluate("document.activeElement.id") == "lamp"
    assert tab.evaluate("axe.run().then(results => results.violations.length)") == 0
    tab.get_by_label("Er ligt afval").check()
    field.fill("Er ligt een kapotte stoel.")
    tab.get_by_role("button", name="Ga verder").click()
    tab.wait_for_url("**/plaats")
    tab.get_by_label("Straat").fill("Kerkstraat")
    tab.get_by_label("Huisnummer dichtbij").fill("12")
    tab.get_by_role("button", name="Ga verder").click()
    tab.wait_for_url("**/gegevens")
    assert all(entry.method == "GET" for entry in site.log[before:])
    tab.get_by_role("button", name="Verstuur").click()
    tab.wait_for_url("**/bedankt")
    sent = [entry for entry in site.log[before:] if entry.method == "POST"]
    assert [entry.path for entry in sent] == ["/formulieren/melding/verzenden"]


def test_the_crash_page_takes_the_renderer_with_it(tab: Page) -> None:
    tab.goto("/contact")
    with tab.expect_event("crash", timeout=30_000):
        tab.evaluate("location.href = '/valkuilen/crash'")


def test_a_page_that_sends_by_itself_is_seen_in_the_log(tab: Page, site: Server) -> None:
    before = len(site.log)
    tab.goto("/valkuilen/verzendt-zelf", wait_until="networkidle")
    tab.goto("/valkuilen/verzendt-formulier", wait_until="networkidle")
    sent = {(entry.method, entry.path) for entry in site.log[before:] if entry.method != "GET"}
    start = "/valkuilen/ontvangst"
    assert sent == {
        ("POST", f"{start}/fetch"),
        ("PUT", f"{start}/put"),
        ("DELETE", f"{start}/delete"),
        ("POST", f"{start}/beacon"),
        ("POST", f"{start}/xhr"),
        ("POST", f"{start}/weg"),
        ("POST", f"{start}/formulier"),
    }


def test_dialogs_open_on_load(tab: Page) -> None:
    told: list[str] = []
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.on("dialog", lambda dialog: told.append(dialog.type))
    tab.goto("/valkuilen/dialogen")
    assert told == ["alert", "confirm", "prompt"]


def test_markup_in_a_page_is_text_and_runs_nothing(tab: Page) -> None:
    told: list[str] = []
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.on("dialog", lambda dialog: told.append(dialog.message))
    (path,) = (trap.path for trap in load().traps if "/opmaak/" in trap.path)
    tab.goto(path)
    assert tab.title().startswith('<img src=x onerror=alert(3)>"><script>alert(4)</script>')
    assert told == []


def test_a_restless_page_keeps_changing(tab: Page) -> None:
    tab.goto("/valkuilen/onrustig")
    first = tab.inner_text("#teller")
    tab.wait_for_function("old => document.querySelector('#teller').textContent !== old", arg=first)
    assert tab.inner_text("#teller") != first
