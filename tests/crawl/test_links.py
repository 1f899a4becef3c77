import pytest

from toegankelijk.crawl.links import MAX_LINKS, sort_links
from toegankelijk.crawl.scope import Scope
from toegankelijk.model import Link, Site

SITE = "https://voorbeeldstad.nl"
SCOPE = Scope(Site(start=(SITE,), exclude=("/weg/*",), include=("/a*", "/b*")))


def sort(*links: tuple[str, str]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    return sort_links([Link(url, text) for url, text in links], SCOPE)


def test_pages_and_documents_are_told_apart_in_order() -> None:
    pages, files = sort(
        (SITE + "/b", "B"), (SITE + "/x.pdf", "Pdf"), (SITE + "/a", "A"), (SITE + "/a.docx", "Word")
    )
    assert pages == (Link(SITE + "/b", "B"), Link(SITE + "/a", "A"))
    assert files == (Link(SITE + "/x.pdf", "Pdf"), Link(SITE + "/a.docx", "Word"))


def test_what_is_no_page_of_the_scan_is_dropped() -> None:
    assert sort(
        ("mailto:info@voorbeeldstad.nl", "Mail"),
        ("tel:14031", "Bel"),
        ("javascript:void(0)", "Open"),
        ("https://elders.example/a", "Elders"),
        ("https://elders.example/a.pdf", "Elders"),
        (SITE + "/weg/a", "Weg"),
        (SITE + "/weg/a.pdf", "Weg"),
        (SITE + "/a.jpg", "Foto"),
        (SITE + "/c", "Niet erbij"),
        (SITE + "/a/uitloggen", "Uitloggen"),
        ("", ""),
        ("http://[", ""),
    ) == ((), ())


def test_a_link_stands_once_with_its_first_text() -> None:
    pages, _ = sort((SITE + "/a#x", " "), (SITE + "/a?utm_source=y", " Afval "), (SITE + "/a", "Z"))
    assert pages == (Link(SITE + "/a", "Afval"),)


def test_a_page_with_very_many_links_is_cut_short() -> None:
    pages, _ = sort(*((f"{SITE}/a{number}", "") for number in range(MAX_LINKS + 1)))
    assert len(pages) == MAX_LINKS


@pytest.mark.parametrize(
    "text", ["Uitloggen", " Log out ", "Sessie beëindigen", "→ Sign out", "UITLOG"]
)
def test_a_link_that_logs_out_by_its_text_is_not_followed(text: str) -> None:
    links = (Link(f"{SITE}/sessie/42", text), Link(f"{SITE}/mijn", "Mijn zaken"))
    pages, _ = sort_links(links, Scope(Site(start=(f"{SITE}/",))))
    assert [page.url for page in pages] == [f"{SITE}/mijn"]


def test_a_page_about_logging_out_is_followed() -> None:
    pages, _ = sort_links((Link(f"{SITE}/hulp", "Hoe kan ik uitloggen?"),), Scope(Site((SITE,))))
    assert len(pages) == 1
