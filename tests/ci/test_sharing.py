"""The pages shared out over machines, and the parts made into one scan again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from fabriek import ROOT, finding, missed, page, picture, scan
from toegankelijk import serial
from toegankelijk.ci.merging import keep, merged, read_part
from toegankelijk.ci.share import is_mine, is_opened, own_pages, parts_of
from toegankelijk.ci.steady import as_if_at, steady
from toegankelijk.errors import InputError, SettingsError
from toegankelijk.model import (
    Ending,
    FormWalk,
    Gathered,
    GatheredKind,
    Link,
    PageResult,
    Reason,
    Scan,
    Site,
    Visited,
)
from toegankelijk.report.as_json import as_json
from toegankelijk.rulebook import load_rulebook

SITE = Site(start=(f"{ROOT}/",))


def whole() -> Scan:
    links = tuple(Link(f"{ROOT}/{n}", "") for n in range(40))
    pages = [page(f"/{n}", finding(component=str(n % 7), picture="foto")) for n in range(40)]
    pages.append(missed("/weg", Reason.NOT_FOUND))
    return scan(page("/", links=links), *pages, site=SITE, pictures={"foto": picture()})


def part(made: Scan, share: str) -> Scan:
    """As a machine makes it: it saw the other pages too, and judged nothing there."""

    def seen(result: PageResult) -> PageResult:
        if is_mine(result.job.url, share) or not isinstance(result.outcome, Visited):
            return result
        return replace(result, outcome=replace(result.outcome, findings=()))

    pages = tuple(map(seen, made.pages))
    return replace(made, site=replace(made.site, share=share), pages=pages)


def with_form(path: str, name: str, found: str) -> tuple[PageResult, PageResult]:
    """A page before its form was walked, and after."""
    fields = (Gathered(GatheredKind.FIELD, name),)
    before = page(path, finding(component="menu"), gathered=fields)
    assert isinstance(before.outcome, Visited)
    walk = FormWalk(f"{ROOT}{path}", "Melden", Ending.SEND, steps=1)
    walked = replace(
        before.outcome,
        findings=(*before.outcome.findings, finding(found)),
        walks=(walk,),
        unwalked=serial.dumps(before.outcome),
    )
    return before, replace(before, outcome=walked)


def test_a_form_on_pages_of_several_parts_is_told_once_as_one_machine_would() -> None:
    first, second, other = (
        with_form(path, name, "formulier-hulp-ontbreekt")
        for path, name in (("/a", "Naam"), ("/bb", "Naam"), ("/ccc", "Postcode"))
    )
    parts = []
    for number in (1, 2):
        share = f"{number}/2"
        made = scan(first[1], second[1], other[1], site=SITE)
        parts.append((share, part(made, share)))
    made = merged(parts)
    told = {result.job.url.removeprefix(ROOT): result.outcome for result in made.pages}
    assert told["/bb"] == second[0].outcome
    for path, (_, walked) in (("/a", first), ("/ccc", other)):
        assert isinstance(walked.outcome, Visited)
        assert told[path] == replace(walked.outcome, unwalked=None)


def test_each_page_belongs_to_one_part_and_the_parts_are_about_as_large() -> None:
    urls = [f"https://www.gemeente.nl/pagina/{n}?a={n}" for n in range(4_000)]
    owners = [[n for n in range(1, 9) if is_mine(url, f"{n}/8")] for url in urls]
    assert all(len(owner) == 1 for owner in owners)
    sizes = Counter(owner[0] for owner in owners)
    assert min(sizes.values()) > 400


def test_a_preview_is_shared_out_as_the_site_itself() -> None:
    for n in range(20):
        assert is_mine(f"https://a.nl/{n}", "2/3") == is_mine(f"http://127.0.0.1:81/{n}", "2/3")


@pytest.mark.parametrize("share", ["", "0/2", "3/2", "a/b", "1/1000", "1", "1/2/3", "-1/2"])
def test_what_is_no_part_is_told(share: str) -> None:
    with pytest.raises(SettingsError, match="geen deel"):
        parts_of(share)


def test_listed_pages_of_another_machine_are_not_opened_and_linked_ones_are() -> None:
    url = next(f"{ROOT}/{n}" for n in range(9) if not is_mine(f"{ROOT}/{n}", "1/2"))
    assert is_opened(url, replace(SITE, share="1/2"))
    assert not is_opened(url, replace(SITE, share="1/2", max_depth=0))


@pytest.mark.parametrize("parts", [1, 3, 8])
def test_the_parts_together_are_what_one_machine_makes(parts: int, tmp_path: Path) -> None:
    made = whole()
    stores = []
    for number in range(1, parts + 1):
        keep(part(made, f"{number}/{parts}"), tmp_path / f"deel-{number}.db")
        stores.append(tmp_path / f"deel-{number}.db")
    again = merged([(str(path), read_part(path)) for path in reversed(stores)])
    book = load_rulebook()
    at_once = replace(again, started=made.started, finished=made.finished)
    assert as_json(steady(at_once), book) == as_json(steady(made), book)
    assert again.pictures == made.pictures


def test_parts_of_a_folder_that_each_machine_served_elsewhere_fit_together(tmp_path: Path) -> None:
    made = whole()
    stores = []
    for number in (1, 2):
        here = f"http://127.0.0.1:2000{number}"
        mine = as_if_at(part(made, f"{number}/2"), ROOT, here)
        site = replace(mine.site, shown_at=ROOT)
        stores.append(tmp_path / f"deel-{number}.db")
        keep(replace(mine, site=site), stores[-1])
    again = merged([(str(path), read_part(path)) for path in stores])
    assert "127.0.0.1" not in repr(again)
    assert {page.job.url for page in again.pages} == {page.job.url for page in made.pages}


def test_a_part_reports_its_own_pages_only() -> None:
    mine = own_pages(part(whole(), "1/4"))
    assert 0 < len(mine.pages) < len(whole().pages)
    assert all(is_mine(p.job.url, "1/4") for p in mine.pages)


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (("1/3", "2/3"), "Dit ontbreekt: 3"),
        (("1/2", "1/2"), "twee keer"),
        (("1/2", "2/3"), "andere scan"),
        (("1/2", ""), "geen deel van een scan"),
    ],
)
def test_parts_that_do_not_fit_together_are_told(shares: tuple[str, ...], told: str) -> None:
    made = whole()
    given = [(f"deel-{n}.db", part(made, share)) for n, share in enumerate(shares)]
    with pytest.raises(InputError, match=told):
        merged(given)


def test_a_page_that_its_own_part_never_came_across_is_counted_as_waiting() -> None:
    made = whole()
    first, second = part(made, "1/2"), part(made, "2/2")
    lost = next(p for p in second.pages if is_mine(p.job.url, "2/2"))
    short = replace(second, pages=tuple(p for p in second.pages if p is not lost))
    again = merged([("1", first), ("2", short)])
    assert again.waiting == 1
    assert again.finished is None


class TestSteady:
    """What differs from run to run is left out."""

    def test_the_order_in_which_pages_came_in_makes_no_difference(self) -> None:
        made = whole()
        other = replace(
            made,
            id=9,
            pages=tuple(replace(p, seconds=9.0) for p in reversed(made.pages)),
        )
        book = load_rulebook()
        assert as_json(steady(made), book) == as_json(steady(other), book)

    def test_how_long_a_form_took_makes_no_difference(self) -> None:
        walk = FormWalk(f"{ROOT}/a", "Melden", Ending.SEND, steps=1, seconds=3.4)
        quick, slow = (
            scan(page("/a", walks=(each,))) for each in (walk, replace(walk, seconds=3.6))
        )
        book = load_rulebook()
        assert as_json(steady(quick), book) == as_json(steady(slow), book)

    def test_a_page_is_found_by_the_shortest_way(self) -> None:
        a = page("/a", links=(Link(f"{ROOT}/c", ""),))
        b = page("/b", links=(Link(f"{ROOT}/c", ""),))
        start = page("/", links=(Link(f"{ROOT}/b", ""), Link(f"{ROOT}/a", "")))
        deep = replace(page("/c"), job=replace(page("/c").job, depth=5, found_on=f"{ROOT}/b"))
        others = [replace(p, job=replace(p.job, depth=1)) for p in (a, b)]
        (found,) = (p for p in steady(scan(start, deep, *others)).pages if p.job.url.endswith("/c"))
        assert (found.job.depth, found.job.found_on) == (2, f"{ROOT}/a")

    def test_a_folder_is_told_by_the_address_that_it_will_have(self) -> None:
        here = "http://127.0.0.1:43123"
        made = scan(page(f"{here}/a", finding(url=f"{here}/a", html=f'<a href="{here}/b">')))
        moved = as_if_at(made, here, "http://localhost")
        assert here not in repr(moved)
        assert moved.pages[0].job.url == "http://localhost/a"
