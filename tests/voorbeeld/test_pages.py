"""The text and the links of the pages, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

import pytest
import requests
from bs4 import BeautifulSoup, Tag

from toegankelijk.voorbeeld.answers import HardText, load
from toegankelijk.voorbeeld.server import Server
from toegankelijk.voorbeeld.site import pages

ANSWERS = load()
POINTERS = (("a", "href"), ("area", "href"), ("img", "src"), ("iframe", "src"), ("link", "href"))
TEXT = ("p", "li", "dt", "dd", "h1", "h2", "h3", "th", "td", "label", "legend", "figcaption")
WORD_RULES = {"moeilijk-woord", "ouderwets-woord", "voorzetseluitdrukking", "afkorting"}
HARD_WORDS = {text.quote.lower() for text in ANSWERS.texts if text.rule in WORD_RULES}
OFF_THE_MAP = {"/nieuws/koningsdag", "/formulieren/melding/bedankt"} | {
    "/formulieren/melding/gegevens",
    "/formulieren/parkeervergunning/bedankt",
}
"""Reached by the sitemap or by filling in a form, not by a link."""


@cache
def body(url: str) -> Tag:
    found = BeautifulSoup(requests.get(url, timeout=10).text, "html.parser").body
    assert found
    for unread in found(["script", "style"]):
        unread.decompose()
    return found


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def links(site: Server, path: str) -> Iterator[str]:
    """Paths on this site that a page points to."""
    for name, attribute in POINTERS:
        for element in body(site.url + path).find_all(name):
            assert isinstance(element, Tag)
            target = str(element.get(attribute) or "")
            if target.startswith(("/", "?", site.url)):
                url = urljoin(site.url + path, target).partition("#")[0]
                yield url.removeprefix(site.url) or "/"


@pytest.mark.parametrize("text", ANSWERS.texts, ids=lambda text: text.id)
def test_hard_language_stands_on_its_page_exactly_once(site: Server, text: HardText) -> None:

    assert words(body(site.url + text.page)).count(text.quote) == 1


@pytest.mark.parametrize("page", ANSWERS.clean)
def test_a_clean_page_is_in_plain_dutch(site: Server, page: str) -> None:
    for element in body(site.url + page).find_all(TEXT):
        assert isinstance(element, Tag)
        if element.find(TEXT):
            continue
        text = words(element)
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", text):
            assert len(sentence.split()) <= 15, sentence
        for hard in HARD_WORDS:
            assert not re.search(rf"\b{re.escape(hard)}\b", text.lower()), (hard, text)


def test_a_long_sentence_is_long() -> None:
    for text in ANSWERS.texts:
        if text.rule == "lange-zin":
            assert len(text.quote.split()) > 15, text.id


def test_every_link_leads_somewhere(site: Server) -> None:
    start = {trap.path.partition("?")[0] for trap in ANSWERS.traps}
    for path in pages():
        for link in set(links(site, path)):
            if link.startswith("/valkuilen/") and any(link.startswith(trap) for trap in start):
                continue
            assert requests.head(site.url + link, timeout=10).status_code == 200, (path, link)


def test_every_trap_has_a_link_on_the_page_of_traps(site: Server) -> None:
    assert {trap.path for trap in ANSWERS.traps} <= set(links(site, "/valkuilen"))


def test_pages_are_found_by_a_link_unless_they_are_meant_not_to_be(site: Server) -> None:
    linked = {link for path in pages() for link in links(site, path)}
    assert set(pages()) - linked == OFF_THE_MAP


def test_one_old_page_has_one_way_only(site: Server) -> None:
    old = "/nieuws/archief/school"
    assert [path for path in pages() if old in links(site, path)] == ["/nieuws/archief"]
    assert old not in set(links(site, "/zoeken?q=school"))


def test_the_24_products_each_have_a_page_with_a_phone_number_and_the_desk(site: Server) -> None:
    products = [path for path in pages() if path.startswith("/producten/")]
    assert len(products) == 24
    for path in products:
        text = words(body(site.url + path))
        assert "078 - 123 45 67" in text, path
        assert "balie" in text, path
