"""Per product: is there a page, a form, a phone, a desk? Menus and footers do not count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import fabriek
from fabriek import ROOT, document, page, scan
from toegankelijk.model import Block, Document, Link, PageResult, Product, Reason, Scan, Site
from toegankelijk.reach import Reach, reaches


def text(path: str, *paragraphs: str, footer: str = "") -> Document:
    made = document(ROOT + path, (*paragraphs, footer) if footer else paragraphs)
    last = replace(made.blocks[-1], main=False) if footer else made.blocks[-1]
    blocks: tuple[Block, ...] = (*made.blocks[:-1], last)
    return replace(made, blocks=blocks)


def made(path: str, *paragraphs: str, links: tuple[str, ...] = (), **changes: Any) -> PageResult:
    footer = changes.pop("footer", "")
    found = tuple(Link(ROOT + link, "") for link in links)
    words = text(path, *(paragraphs or ("Tekst.",)), footer=footer)
    return page(path, text=words, links=found, **changes)


def of(scanned: Scan) -> Reach:
    (reach,) = reaches(scanned)
    return reach


SITE = Site(start=(f"{ROOT}/",), products=(Product("Rijbewijs", ("*rijbewijs*",)),))


def test_what_stands_in_the_text_of_its_own_pages_is_found() -> None:
    own = made("/rijbewijs", "Bel ons op 14 078.", "Of maak een afspraak aan de balie.")
    reach = of(scan(own, made("/anders", "Loket"), site=SITE))
    assert (reach.page, reach.phone) == (True, "14 078")
    assert reach.desk in ("maak een afspraak", "balie")


def test_a_number_at_the_foot_of_each_page_is_no_answer_for_a_product() -> None:
    reach = of(scan(made("/rijbewijs", "Vraag online aan.", footer="Bel 14 078"), site=SITE))
    assert (reach.phone, reach.general_phone, reach.desk) == (None, True, None)


def test_a_form_behind_a_link_of_the_text_counts_and_one_in_the_menu_does_not() -> None:
    menu = ("/contact",)
    others = [made(f"/p{n}", links=menu) for n in range(6)]
    contact, form = made("/contact", forms=1), made("/aanvraag", forms=1)
    own = made("/rijbewijs", links=(*menu, "/aanvraag"))
    assert of(scan(own, contact, form, *others, site=SITE)).form == f"{ROOT}/aanvraag"
    without = made("/rijbewijs", links=menu)
    assert of(scan(without, contact, form, *others, site=SITE)).form is None


def test_a_form_that_is_on_every_page_is_none_of_a_product() -> None:
    pages = [made(f"/p{n}", forms=1) for n in range(6)]
    assert of(scan(made("/rijbewijs", forms=1), *pages, site=SITE)).form is None
    assert of(scan(made("/rijbewijs", forms=2), *pages, site=SITE)).form == f"{ROOT}/rijbewijs"


def test_a_page_that_does_not_open_is_no_page() -> None:
    reach = of(scan(fabriek.missed("/rijbewijs", Reason.HTTP_ERROR), site=SITE))
    assert (reach.page, len(reach.pages)) == (False, 1)
    assert reaches(scan(made("/"))) == ()
