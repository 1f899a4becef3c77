"""Measures: in the order in which they help, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

import fabriek
from fabriek import finding, page, scan
from toegankelijk.model import PageResult, Product, Scan, Severity, Site
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.texts import load_texts
from toegankelijk.plan.calendar import as_ics, events
from toegankelijk.plan.make import make_plan
from toegankelijk.plan.measures import WEIGHTS, State, Work, estimate
from toegankelijk.plan.paper import Plan, as_paper
from toegankelijk.plan.progress import Point, compare, improvement, trend
from toegankelijk.plan.tables import as_csv
from toegankelijk.rulebook import Owner, load_rulebook
from toegankelijk.verklaring.answers import Answer, Answers
from toegankelijk.verklaring.draft import Draft, make_draft
from toegankelijk.verklaring.particulars import Particulars

TODAY = date(2026, 3, 14)
BOOK = load_rulebook()
TEXTS = load_texts("plan/woorden.toml")
PRODUCTS = (Product("Rijbewijs", ("/r*",)), Product("Parkeren", ("/p*",)))


def site(*pages: PageResult, days: int = 0) -> Scan:
    at = fabriek.START + timedelta(days=days)
    made = Site((f"{fabriek.ROOT}/",), name="Website", products=PRODUCTS)
    return scan(*pages, site=made, started=at, finished=at)


def draft(made: Scan, *answers: Answer, **told: Any) -> Draft:
    lines = tuple(None for _ in answers)
    particulars = Particulars(**told)
    return make_draft(made, BOOK, BOOK.law, particulars, TODAY, Answers(None, answers, lines))


def plan(made: Scan, *answers: Answer, older: tuple[Scan, ...] = (), **told: object) -> Plan:
    return make_plan(draft(made, *answers, **told), (made, *older), BOOK)


def keys(made: Plan) -> list[str]:
    return [each.deviation.key for each in made.measures]


def test_what_is_on_more_pages_comes_first() -> None:
    made = site(
        page("/1", finding("image-alt")),
        page("/2", finding("image-alt")),
        page("/3", finding("html-has-lang")),
    )
    first, second = plan(made).measures
    assert first.deviation.key == "image-alt"
    assert first.effect > second.effect


def test_what_touches_a_product_that_many_use_comes_first() -> None:
    made = site(
        page("/parkeren", finding("image-alt")),
        page("/rijbewijs", finding("input-image-alt")),
    )
    rarely = plan(made, usage={"Rijbewijs": 1, "Parkeren": 9})
    often = plan(made, usage={"Rijbewijs": 9, "Parkeren": 1})
    effects = {each.deviation.key: each.effect for each in often.measures}
    was = {each.deviation.key: each.effect for each in rarely.measures}
    assert effects["input-image-alt"] > was["input-image-alt"]
    assert effects["image-alt"] < was["image-alt"]


@pytest.mark.parametrize(
    ("places", "work"),
    [(1, Work.SMALL), (2, Work.SMALL), (3, Work.MEDIUM), (10, Work.MEDIUM), (11, Work.LARGE)],
)
def test_work_is_estimated_by_what_has_to_be_mended(places: int, work: Work) -> None:
    assert estimate(places) is work


def test_the_words_of_staff_go_before_ours() -> None:
    answer = Answer(
        rule="image-alt",
        measure="Doen we zelf.",
        owner=Owner.SUPPLIER,
        effort=2.5,
        planned=date(2026, 6, 1),
    )
    (one,) = plan(site(page("/", finding("image-alt"))), answer).measures
    assert (one.what, one.owner, one.days, one.by) == (
        "Doen we zelf.",
        Owner.SUPPLIER,
        2.5,
        date(2026, 6, 1),
    )
    assert one.agreed
    assert not one.is_late(date(2026, 6, 1))
    assert one.is_late(date(2026, 6, 2))


def test_what_costs_too_much_is_no_measure() -> None:
    waived = Answer(rule="image-alt", burden=True, burden_reason="Te duur.")
    assert plan(site(page("/", finding("image-alt"))), waived).measures == ()


def failing(*counts: int, days: int = 0) -> Scan:
    """A page for each number, with so many findings of one rule."""
    return site(
        *(
            page(f"/{n}", *(finding("image-alt", component=f"{n}-{i}") for i in range(count)))
            for n, count in enumerate(counts)
        ),
        days=days,
    )


@pytest.mark.parametrize(
    ("before", "now", "state"),
    [
        ((2, 2), (0, 0), State.DONE),
        ((2, 2), (1, 2), State.PARTLY),
        ((2, 2), (2, 2), State.NOT),
        ((1, 1), (2, 2), State.NOT),
        ((0, 0), (1, 0), State.NEW),
        ((1,), (0, 3), State.PARTLY),
    ],
)
def test_the_next_scan_says_what_became_of_a_measure(
    before: tuple[int, ...], now: tuple[int, ...], state: State
) -> None:
    found = compare(failing(*before), failing(*now, days=9), BOOK, BOOK.law)
    assert found["image-alt"].state is state


def test_only_pages_that_both_scans_checked_are_compared() -> None:
    found = compare(failing(1, 1, 1), failing(1, days=9), BOOK, BOOK.law)
    assert (found["image-alt"].before, found["image-alt"].now) == (1, 1)
    assert found["image-alt"].state is State.NOT


def point(day: date, deviations: int) -> Point:
    return Point(day, deviations, 10)


def test_improvement_is_over_the_last_year() -> None:
    old, year, now = date(2025, 1, 1), date(2025, 3, 14), date(2026, 3, 14)
    found = improvement([point(old, 1), point(year, 9), point(now, 5)], 12)
    assert found
    assert (found.first.deviations, found.shown) == (9, True)
    assert improvement([point(old, 9), point(now, 5)], 12) is None
    assert improvement([], 12) is None


def test_of_two_scans_on_one_day_the_later_one_comes_last() -> None:
    first = failing(1)
    later = replace(failing(0), started=first.started + timedelta(hours=1))
    assert [p.deviations for p in trend([later, first], BOOK, BOOK.law)] == [1, 0]


def test_a_plan_of_a_second_scan_tells_what_was_solved() -> None:
    made = plan(failing(0, 0, days=30), older=(failing(2, 2),))
    assert made.solved == (BOOK.rule("image-alt").name,)
    html = as_html(as_paper(made, TEXTS))
    assert "de scan van 11 april 2026 niet meer" in html
    assert "Ja. De scan van" in html


def test_the_calendar_has_each_date_that_was_agreed_on_and_the_terms_of_the_law() -> None:
    answer = Answer(rule="image-alt", measure="Doen; “nu”, " + "x" * 200, planned=TODAY)
    made = site(page("/", finding("image-alt"), finding("html-has-lang")))
    told = draft(made, answer, reviewed=date(2026, 1, 31))
    text = as_ics(
        events(make_plan(told, [made], BOOK), told, TEXTS),
        told.domain,
        datetime(2026, 3, 14, tzinfo=UTC),
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    entries: dict[str, Any] = {str(e["uid"]): e for e in Calendar.from_ical(text).walk("VEVENT")}
    assert set(entries) == {"image-alt@www.voorbeeldstad.nl", "herzien@www.voorbeeldstad.nl"}
    assert entries["image-alt@www.voorbeeldstad.nl"]["dtstart"].dt == TODAY
    assert str(entries["image-alt@www.voorbeeldstad.nl"]["description"]) == answer.measure
    assert entries["herzien@www.voorbeeldstad.nl"]["dtstart"].dt == date(2027, 1, 31)


def test_every_output_is_harmless_and_names_every_measure() -> None:
    made = plan(fabriek.hostile_scan())
    html, table = as_html(as_paper(made, TEXTS)), as_csv(made, TEXTS)
    assert "<script" not in html
    assert len(table.splitlines()) == 1 + len(made.measures)
    assert keys(made)


def test_severity_weighs_double_each_step() -> None:
    ordered = [WEIGHTS[each] for each in sorted(Severity, key=lambda s: s.rank)]
    assert [b / a for a, b in pairwise(ordered)] == [2, 2, 2]
