"""What shows only beside other pages is told on those pages, and nothing where pages agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from report.gemeente import municipality
from toegankelijk.model import (
    Block,
    BlockKind,
    Document,
    Gathered,
    GatheredKind,
    Job,
    Link,
    Measures,
    Outcome,
    PageResult,
    Scan,
    Visited,
)
from toegankelijk.sitewide import complete

MENU = tuple(f"http://a/{name}" for name in ("een", "twee", "drie", "vier", "vijf", "zes"))
SEARCH = Gathered(GatheredKind.FIELD, "Zoeken", "", {"soort": "search"}, (0, 10, 90, 20))


def page(
    number: int,
    title: str | None = None,
    heading: str | None = None,
    links: Sequence[str] = MENU,
    gathered: tuple[Gathered, ...] | None = (SEARCH,),
) -> PageResult:
    url = f"http://a/{number}"
    text = heading if heading is not None else f"Kop {number}"
    seen = Visited(
        final_url=url,
        status=200,
        title=title if title is not None else f"Pagina {number}",
        language="nl",
        document=Document(url, text, (Block(BlockKind.HEADING, text, (), level=1),)),
        measures=Measures(0, 0, 0),
        findings=(),
        rules={},
        links=tuple(Link(link, link.rpartition("/")[2]) for link in links),
        files=(),
        forms=0,
        frames=0,
        frames_untested=(),
        dialogs=(),
        stopped=0,
        settled=True,
        html_hash=str(number),
        gathered=gathered,
    )
    return PageResult(Job(url), seen, datetime(2026, 1, 1, tzinfo=UTC), 1.0)


def told(pages: Sequence[PageResult]) -> set[tuple[str, str, Outcome]]:
    scan: Scan = complete(replace(municipality(), pages=tuple(pages)))
    return {
        (result.job.url, finding.rule, finding.outcome)
        for result, seen in scan.visited
        for finding in seen.findings
    }


def test_a_site_that_is_the_same_everywhere_gives_nothing() -> None:
    assert told([page(n) for n in range(8)]) == set()


def test_one_title_for_other_pages_fails_and_with_one_heading_a_person_looks() -> None:
    others = [page(n) for n in range(5)]
    twice = told([*others, page(6, "Gemeente"), page(7, " gemeente ")])
    assert twice == {(f"http://a/{n}", "titel-dubbel", Outcome.FAILED) for n in (6, 7)}
    list_pages = told([*others, page(6, "Nieuws", "Nieuws"), page(7, "Nieuws", "Nieuws")])
    assert {outcome for *_, outcome in list_pages} == {Outcome.CANT_TELL}


def test_a_menu_in_another_order_is_shown_and_a_page_that_lacks_its_own_link_is_not() -> None:
    usual = [page(n) for n in range(6)]
    assert told([*usual, page(7, links=MENU[1:])]) == set()
    moved = told([*usual, page(7, links=MENU[::-1])])
    assert moved == {("http://a/7", "menu-andere-volgorde", Outcome.CANT_TELL)}


def test_a_search_field_by_another_name_is_shown() -> None:
    other = replace(SEARCH, text="Zoek op trefwoord")
    found = told([*(page(n) for n in range(6)), page(7, gathered=(other,))])
    assert found == {("http://a/7", "zoeken-andere-naam", Outcome.CANT_TELL)}


def test_no_search_and_no_overview_is_a_question_unless_the_start_page_leads_everywhere() -> None:
    bare = [page(n, gathered=()) for n in range(6)]
    assert told(bare) == {("http://a/0", "een-manier-om-te-vinden", Outcome.CANT_TELL)}
    everywhere = page(0, gathered=(), links=[f"http://a/{n}" for n in range(6)])
    assert told([everywhere, *bare[1:]]) == set()
    overview = page(0, gathered=(), links=["http://a/sitemap"])
    assert told([overview, *bare[1:]]) == set()
    assert told([replace_gathered(result) for result in bare]) == set()


def replace_gathered(result: PageResult) -> PageResult:
    assert isinstance(result.outcome, Visited)
    return replace(result, outcome=replace(result.outcome, gathered=None))


def test_a_few_pages_say_nothing_of_a_site() -> None:
    assert told([page(n, gathered=()) for n in range(3)]) == set()


FOOTER = tuple(
    Gathered(GatheredKind.LINK, name, f"http://a/{name}") for name in ("a", "b", "c", "d", "e", "f")
)
CONTACT = Gathered(GatheredKind.LINK, "Contact", "http://a/contact")
PHONE = Gathered(GatheredKind.LINK, "14 078", "tel:14078")
IN_TEXT = Gathered(GatheredKind.LINK, "Neem voor vragen over dit onderwerp contact op", "/contact")


def with_links(number: int, *links: Gathered) -> PageResult:
    return page(number, gathered=(SEARCH, *links))


@pytest.mark.parametrize("way", [CONTACT, PHONE], ids=["contact", "phone"])
def test_help_on_another_place_is_shown(way: Gathered) -> None:
    usual = [with_links(n, *FOOTER, way) for n in range(6)]
    assert told(usual) == set()
    found = told([*usual, with_links(7, way, *FOOTER)])
    assert found == {("http://a/7", "hulp-andere-plek", Outcome.CANT_TELL)}


@pytest.mark.parametrize(
    "links",
    [
        (CONTACT, *FOOTER, CONTACT),
        (IN_TEXT, *FOOTER, CONTACT),
        (*FOOTER[3:], CONTACT),
        (*FOOTER[::-1], CONTACT),
        (*FOOTER[:4], CONTACT, *FOOTER[4:]),
        FOOTER,
    ],
    ids=["in the text too", "in a sentence", "fewer links", "other order", "near", "no help"],
)
def test_help_on_its_usual_place_is_no_matter(links: Sequence[Gathered]) -> None:
    usual = [with_links(n, *FOOTER, CONTACT) for n in range(6)]
    assert told([*usual, with_links(7, *links)]) == set()


def test_help_that_has_no_usual_place_is_left_alone() -> None:
    pages = [with_links(n, *FOOTER[: n % 7], CONTACT, *FOOTER[n % 7 :]) for n in range(7)]
    assert told(pages) == set()
