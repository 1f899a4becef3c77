"""Forms that are near each other are walked one at a time, and the next knows what was met."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest

from fabriek import page
from toegankelijk.formqueue import FormQueue, near
from toegankelijk.model import Gathered, GatheredKind, Visited
from toegankelijk.worker import Report

HOST = "https://www.voorbeeldstad.nl"


def report(path: str) -> Report:
    return Report(page(path), form=HOST + path)


def start(queue: FormQueue) -> tuple[Future[Report], Report]:
    waiting, future = queue.next(), Future[Report]()
    assert waiting is not None
    queue.running[future] = waiting
    return future, waiting


def test_a_form_waits_for_one_near_it_and_knows_what_that_met() -> None:
    queue = FormQueue()
    queue.add(report("/melden/stap-2"))
    queue.add(report("/melden"))
    walking, first = start(queue)
    assert first.form == f"{HOST}/melden"
    assert queue.next() is None
    assert queue.held == 2
    walking.set_result(replace(first, form=None, learnt=frozenset({("Straat",)})))
    assert [page.form for page in queue.take(walking)] == [None]
    assert queue.known == {("Straat",)}
    assert start(queue)[1].form == f"{HOST}/melden/stap-2"


def test_forms_that_are_not_near_are_walked_beside_each_other() -> None:
    queue = FormQueue()
    for path in ("/melden/afval", "/belasting/kwijtschelding", "/melden/boom"):
        queue.add(report(path))
    assert {start(queue)[1].form, start(queue)[1].form} == {
        f"{HOST}/melden/boom",
        f"{HOST}/belasting/kwijtschelding",
    }
    assert queue.next() is None


def asking(path: str, *names: str) -> Report:
    fields = tuple(Gathered(GatheredKind.FIELD, name) for name in names)
    made = page(path)
    assert isinstance(made.outcome, Visited)
    return Report(replace(made, outcome=replace(made.outcome, gathered=fields)), form=HOST + path)


def test_forms_with_the_same_fields_are_walked_one_at_a_time_wherever_they_stand() -> None:
    queue = FormQueue()
    queue.add(asking("/a/reageer", "Naam", "E-mail"))
    queue.add(asking("/b/reageren", "E-mail", "Naam"))
    queue.add(asking("/c/anders-dan", "Postcode"))
    assert start(queue)[1].form == f"{HOST}/a/reageer"
    assert start(queue)[1].form == f"{HOST}/c/anders-dan"
    assert queue.next() is None


@pytest.mark.parametrize("learnt", [frozenset({("E-mail", "Naam")}), frozenset()])
def test_a_form_that_was_walked_is_not_opened_again_on_other_pages(
    learnt: frozenset[tuple[str, ...]],
) -> None:
    queue = FormQueue()
    for path in ("/a", "/b", "/c"):
        queue.add(asking(path, "Naam", *(["E-mail"] if path != "/c" else [])))
    walking, first = start(queue)
    walking.set_result(replace(first, form=None, learnt=learnt))
    ready = [page.result.job.url for page in queue.take(walking)]
    assert ready == [page("/a").job.url, *([page("/b").job.url] if learnt else [])]
    assert start(queue)[1].form == HOST + ("/c" if learnt else "/b")


def test_pages_whose_walk_took_its_worker_down_are_given_back_without_it() -> None:
    queue = FormQueue()
    queue.add(report("/melden"))
    start(queue)
    assert [(each.form, each.result.job.url) for each in queue.lost()] == [
        (None, page("/melden").job.url)
    ]
    assert queue.held == 0


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("/melden", "/melden/stap-2", True),
        ("/stap-1", "/stap-2", True),
        ("/melden/a", "/melden/b", True),
        ("/melden/a", "/belasting/b", False),
        ("/melden", "/belasting/b", False),
        ("/", "/belasting/b", True),
    ],
)
def test_near(one: str, other: str, are: bool) -> None:
    assert near(HOST + one, HOST + other) is are
    assert near(HOST + other, HOST + one) is are
    assert not near(HOST + one, "https://elders.nl" + one)
