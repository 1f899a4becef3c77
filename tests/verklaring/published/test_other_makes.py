"""Statements as they stand on sites: of the official form, in a municipality's words, in English.

The pages in ``verklaringen/`` are our own, in the order and with the phrases that those have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

import fabriek
from toegankelijk.law import Terms
from toegankelijk.model import Link as SiteLink
from toegankelijk.verklaring.published.checks import Checked, Mark, check
from toegankelijk.verklaring.published.fetching import linked_in_scan
from toegankelijk.verklaring.published.lines import read_page
from toegankelijk.verklaring.published.recognise import recognise
from toegankelijk.verklaring.published.words import load_check_words
from toegankelijk.verklaring.status import Status

TODAY = date(2026, 3, 14)
WORDS = load_check_words()
URL = "https://www.voorbeeldstad.nl/toegankelijkheid"
PAGES = Path(__file__).parent / "verklaringen"
FORM = (PAGES / "invulassistent.html").read_text(encoding="utf-8")
BARE = re.sub(r' itemprop="[^"]*"', "", FORM)
OWN = (PAGES / "eigen-woorden.html").read_text(encoding="utf-8")
ENGLISH = (PAGES / "english.html").read_text(encoding="utf-8")
LONG = "<p>Wij willen dat iedereen deze website kan gebruiken.</p>" * 5


def checked(html: str, answers: Mapping[str, bool | None] | None = None) -> Checked:
    page = read_page(html.encode(), URL)
    return check(page, WORDS, Terms(36, 6, 12, 5, 3), TODAY, answers or {}, None)


def marks(done: Checked) -> dict[str, Mark]:
    return {each.id: each.mark for each in done.checks if each.id not in ("gelinkt", "links")}


@pytest.mark.parametrize("html", [FORM, BARE, ENGLISH], ids=["model", "kaal", "engels"])
def test_what_is_complete_is_in_order(html: str) -> None:
    done = checked(html)
    assert done.said.status is Status.B
    assert set(marks(done).values()) == {Mark.GOOD}, done.checks
    assert all(each.planned and each.has_measure for each in done.deviations)


def test_each_deviation_of_the_official_form_is_found_once() -> None:
    names = [each.name[:21] for each in checked(BARE).deviations]
    assert names == ["Succescriterium 1.1.1", "Succescriterium 1.4.3"]


def test_a_municipality_s_own_words_are_read_and_what_has_no_labels_is_for_a_person() -> None:
    done = checked(OWN)
    assert done.said.status is Status.B
    assert done.said.official == "gemeentesecretaris"
    assert done.said.research == (date(2025, 11, 30),)
    looks = {id for id, mark in marks(done).items() if mark is not Mark.GOOD}
    assert looks == {"afwijkingen"}
    assert marks(done)["afwijkingen"] is Mark.LOOK


def test_a_statement_stays_old_when_the_footer_of_the_site_is_young() -> None:
    old = BARE.replace("12-11-2025", "2 mei 2023").replace("2025-11-12", "2023-05-02")
    assert marks(checked(old))["herzien"] is Mark.WRONG


def test_contact_of_the_menu_and_the_ombudsman_is_no_contact_of_the_statement() -> None:
    without = re.sub(r"<p>Neem dan contact op.*?</p>", "", FORM)
    assert marks(checked(without))["contact"] is Mark.WRONG


def test_an_address_for_mail_is_enough() -> None:
    done = checked(f"<main>{LONG}<p>Mail ons: web@voorbeeldstad.nl</p></main>")
    assert done.said.contact == ("web@voorbeeldstad.nl",)
    assert marks(done)["contact"] is Mark.GOOD


def test_a_way_to_report_that_does_not_work_is_not_in_order() -> None:
    form = "https://www.voorbeeldstad.nl/melden"
    html = f"<main>{LONG}<p>Loopt u vast? <a href='/melden'>Meld het ons</a></p></main>"
    assert marks(checked(html, {form: False}))["contact"] is Mark.WRONG
    assert marks(checked(html, {form: True}))["contact"] is Mark.GOOD
    assert marks(checked(html, {form: None}))["contact"] is Mark.GOOD


def test_a_report_that_is_gone_is_not_in_order() -> None:
    done = checked(FORM, {"https://bureau.example/rapport": False})
    assert marks(done)["onderzoek"] is Mark.WRONG


def test_without_a_status_nobody_knows_whether_an_investigation_is_due() -> None:
    assert marks(checked("<p>Welkom</p>"))["onderzoek"] is Mark.LOOK


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Wij voldoen nu gedeeltelijk aan de eisen.", Status.B),
        ("Onze site voldoet op dit moment deels.", Status.B),
        ("Wij voldoen nog niet volledig aan de norm.", Status.D),
        ("Wij voldoen nog niet aan de norm.", Status.D),
        ("De site voldoet volledig. Dat is niet vanzelf gegaan.", Status.A),
        ("Lees waaraan een site voldoet. Het is niet moeilijk.", None),
        ("This app is not compliant with the norm.", Status.D),
        ("This website is fully compliant.", Status.A),
    ],
)
def test_a_status_in_a_sentence(sentence: str, status: Status | None) -> None:
    assert recognise(read_page(f"<p>{sentence}</p>".encode()), WORDS).status is status


def test_a_footer_that_links_on_some_pages_only_is_counted() -> None:
    link = (SiteLink(URL, "Toegankelijkheid"),)
    made = fabriek.scan(
        fabriek.page("/", links=link), fabriek.page("/nieuws"), fabriek.page("/b", links=link)
    )
    found = linked_in_scan(made, URL)
    assert found.without == (f"{fabriek.ROOT}/nieuws",)


def test_a_page_about_accessibility_may_stand_between() -> None:
    away = "https://www.toegankelijkheidsverklaring.nl/register/1234"
    to_page = (SiteLink(URL, "Toegankelijkheid"),)
    made = fabriek.scan(
        fabriek.page("/", links=to_page),
        fabriek.page("/toegankelijkheid", links=(SiteLink(away, "Verklaring"),)),
        fabriek.page("/kaal", links=(SiteLink(f"{fabriek.ROOT}/contact", "Contact"),)),
    )
    assert linked_in_scan(made, away).without == (f"{fabriek.ROOT}/kaal",)
