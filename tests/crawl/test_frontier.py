import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk.crawl import frontier as frontier_module
from toegankelijk.crawl.frontier import Decision, Frontier
from toegankelijk.crawl.scope import Scope
from toegankelijk.model import Job, Site

SITE = "https://voorbeeldstad.nl"
HOME = SITE + "/"


def frontier(max_pages: int = 10_000, max_depth: int | None = None) -> Frontier:
    scope = Scope(Site(start=(HOME,), exclude=("/weg/*",)))
    return Frontier(scope, max_pages=max_pages, max_depth=max_depth)


def add_all(to: Frontier, paths: Iterable[str], found_on: str | None = HOME) -> int:
    """How many of them were accepted."""
    depth = 0 if found_on is None else 1
    return sum(to.add(SITE + path, depth, found_on) is Decision.ACCEPTED for path in paths)


def drain(of: Frontier) -> list[str]:
    return [job.url for job in iter(of.next, None)]


def chain(of: Frontier, path: str, length: int) -> int:
    """Pages reached by going from each page to the next: ``path`` with its number counted up."""
    here = HOME
    for number in range(length):
        there = SITE + path.format(number=number, year=2026 + number // 12, month=number % 12 + 1)
        if of.add(there, number + 1, here) is not Decision.ACCEPTED:
            return number
        here = there
    return length


def test_pages_come_breadth_first_in_the_order_they_were_found() -> None:
    them = frontier()
    for url, depth in ((HOME, 0), ("/c", 1), ("/aa", 2), ("/b", 1), ("/a", 1)):
        them.add(SITE + url.removeprefix(SITE), depth, HOME if depth else None)
    assert drain(them) == [HOME, SITE + "/c", SITE + "/b", SITE + "/a", SITE + "/aa"]


def test_a_page_is_handed_out_once_however_it_is_spelled() -> None:
    them = frontier()
    assert them.add(SITE + "/a?utm_source=x#kop", 1, HOME) is Decision.ACCEPTED
    assert them.add("HTTPS://Voorbeeldstad.nl/b/../a", 1, HOME) is Decision.KNOWN
    assert them.next() == Job(SITE + "/a", 1, HOME)
    assert them.add(SITE + "/a", 3, HOME) is Decision.KNOWN
    assert them.next() is None
    assert (them.opened, them.waiting) == (1, 0)


def test_what_is_out_of_scope_is_left_out() -> None:
    them = frontier()
    for url in ("https://elders.example/", SITE + "/weg/a", SITE + "/a.pdf", "mailto:a@b.nl", ""):
        assert them.add(url, 1, HOME) is Decision.OUT
    assert them.waiting == 0


def test_max_pages_counts_what_was_opened() -> None:
    them = frontier(max_pages=2)
    assert add_all(them, ["/a", "/b", "/c"]) == 3
    assert len(drain(them)) == 2
    assert (them.opened, them.waiting) == (2, 1)


def test_a_page_that_is_too_deep_is_taken_by_a_shorter_way() -> None:
    them = frontier(max_depth=1)
    assert them.add(SITE + "/a", 2, SITE + "/b") is Decision.DEEP
    assert them.too_deep == 1
    assert them.add(SITE + "/a", 1, HOME) is Decision.ACCEPTED
    assert them.too_deep == 0


def test_with_a_limit_every_section_gets_its_turn() -> None:
    them = frontier(max_pages=48)
    add_all(them, (f"/nieuws/bericht-{number}" for number in range(1000)), None)
    add_all(them, (f"/producten/product-{number}" for number in range(24)), None)
    opened = drain(them)
    assert sum("/producten/" in url for url in opened) == 24


def test_an_honest_site_is_not_cut() -> None:
    them = frontier()
    honest = [
        *(
            f"/nieuws/een-bericht-met-naam-{'abcdefghij'[n % 10] * (n // 10 + 1)}"
            for n in range(300)
        ),
        *(f"/nieuws/{2015 + n // 60}/{n % 12 + 1}/bericht-{n}" for n in range(600)),
        *(f"/product/{n}" for n in range(2000)),
        *(f"/nieuws?page={n}" for n in range(2, 41)),
        *(f"/index.php?id={n}" for n in range(800)),
        *(f"/index.php?id={n}&lang=en" for n in range(800)),
        *(f"/raad/stuk/{n:08x}-4f89-41d3-9a0c-0305e82c3301" for n in range(500)),
        *(f"/begrippen?letter={letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
        *(f"/archief/{2015 + n // 12}/{n % 12 + 1}" for n in range(120)),
        *(f"/jaarverslag/{year}" for year in range(2000, 2026)),
    ]
    assert add_all(them, honest) == len(set(honest))
    assert not them.cuts


def test_what_a_sitemap_lists_is_not_cut() -> None:
    them = frontier()
    assert add_all(them, (f"/agenda?dag=2026-{n // 28 + 1}-{n % 28 + 1}" for n in range(300)), None)
    assert them.waiting == 300


def test_a_calendar_that_goes_on_and_on_is_cut_and_counted() -> None:
    for path in ("/agenda?maand={year}-{month:02}", "/agenda/{year}/{month}"):
        them = frontier()
        assert chain(them, path, 500) == 13
        assert sum(them.cuts.values()) == 1


def test_the_days_of_a_calendar_are_cut() -> None:
    them = frontier()
    days = [f"/agenda?dag=2026-{n // 28 + 1:02}-{n % 28 + 1:02}" for n in range(300)]
    assert add_all(them, days) == 60
    assert them.cuts == {"voorbeeldstad.nl/agenda?dag": 240}
    assert them.add(SITE + days[-1], 1, HOME) is Decision.KNOWN
    assert them.cuts.total() == 240, "each URL counts once"


def test_a_calendar_in_the_side_bar_of_every_page_is_cut() -> None:
    them = frontier()
    pages = (f"/pagina-{n}-x?maand=2026-{month:02}" for n in range(200) for month in range(1, 13))
    assert add_all(them, pages) == 180
    assert them.cuts == {"voorbeeldstad.nl/…?maand": 200 * 12 - 180}


def test_selections_of_facets_are_cut() -> None:
    them = frontier()
    chosen = (f"/zoek?thema={t}&wijk={w}&jaar={j}" for t in "abcde" for w in "abcde" for j in "abc")
    assert add_all(them, chosen) == 25
    assert them.cuts == {"voorbeeldstad.nl/zoek?…&…": 50}


def test_a_path_that_repeats_itself_is_cut() -> None:
    them = frontier()
    paths = ["/" + "dieper/" * n for n in range(1, 30)]
    assert add_all(them, paths) == 2 + 3
    assert them.cuts == {"voorbeeldstad.nl/dieper/…": 24}


def test_values_drawn_by_lot_are_cut() -> None:
    them = frontier()
    lots = random.Random(1)
    assert add_all(them, (f"/a?x={lots.getrandbits(96):024x}" for _ in range(100))) <= 8


def test_a_login_page_for_every_page_is_cut() -> None:
    them = frontier()
    assert add_all(them, (f"/inloggen?returnUrl=/pagina-{n}" for n in range(100))) == 3


def test_an_endless_row_of_numbers_is_cut_but_a_long_list_is_not() -> None:
    them = frontier()
    assert chain(them, "/foto/{number}", 1000) == 101
    assert add_all(frontier(), (f"/foto/{n}" for n in range(1000))) == 1000


def test_memory_of_a_hostile_site_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontier_module, "MAX_KNOWN", 50)
    them = frontier()
    assert add_all(them, (f"/a{'x' * n}" for n in range(60))) == 50
    assert them.add(SITE + "/nog-een", 1, HOME) is Decision.FULL


LINKS = st.lists(
    st.tuples(
        st.sampled_from(
            ["/a", "/b/c", "/n/{n}", "/agenda?maand={n}", "/z?a={n}&b={n}", "/p?page={n}"]
        ),
        st.integers(0, 200),
        st.integers(0, 3),
    ),
    max_size=300,
)


@settings(deadline=None)
@given(LINKS, st.integers(0, 40), st.integers(1, 60))
def test_a_frontier_built_again_goes_on_where_it_was(
    links: list[tuple[str, int, int]], opened: int, max_pages: int
) -> None:
    first = frontier(max_pages)
    accepted: list[Job] = []
    offered: list[Job] = []
    before = HOME
    for path, number, depth in links:
        url = SITE + path.format(n=number)
        found_on = before if depth else None
        offered.append(Job(url, depth, found_on))
        if first.add(url, depth, found_on) is Decision.ACCEPTED:
            accepted.append(Job(url, depth, found_on))
            before = url
    done = [job.url for job in (first.next() for _ in range(opened)) if job is not None]

    again = frontier(max_pages)
    again.restore(accepted, frozenset(done))
    for job in offered:
        assert again.add(job.url, job.depth, job.found_on) is not Decision.ACCEPTED
    assert (again.opened, again.waiting) == (first.opened, first.waiting)
    assert again.cuts.total() == first.cuts.total(), "each URL is left out once"
    assert drain(again) == drain(first)
