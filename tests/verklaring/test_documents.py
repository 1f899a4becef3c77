"""Whether a document falls under the decree, on the border of 23 September 2018."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fabriek
from toegankelijk.law import load_law
from toegankelijk.model import Link, Product, Site
from toegankelijk.verklaring.documents import (
    PLACED_BEFORE,
    DocumentFacts,
    DocumentVerdict,
    Ground,
    judge_all,
    judge_document,
)
from toegankelijk.verklaring.found_documents import documents_of

DAY = timedelta(days=1)
OLD, NEW = PLACED_BEFORE - DAY, PLACED_BEFORE
FILE = DocumentFacts("https://a.nl/a.pdf")
IN, LIKELY, LOOK = DocumentVerdict.IN_SCOPE, DocumentVerdict.LIKELY_EXEMPT, DocumentVerdict.LOOK


@pytest.mark.parametrize(
    ("facts", "verdict", "ground"),
    [
        (FILE, LOOK, Ground.NO_DATES),
        (replace(FILE, created=NEW), IN, Ground.MADE_LATER),
        (replace(FILE, created=OLD, saved=NEW), IN, Ground.MADE_LATER),
        (replace(FILE, created=OLD, saved=OLD), LIKELY, Ground.OLD_DATES),
        (replace(FILE, modified=OLD), LIKELY, Ground.PLACED_EARLIER),
        (replace(FILE, modified=NEW), LOOK, Ground.CHANGED_LATER),
        (replace(FILE, created=OLD, modified=NEW), LOOK, Ground.CHANGED_LATER),
        (replace(FILE, created=OLD, modified=OLD, products=("Rijbewijs",)), IN, Ground.NEEDED),
        (replace(FILE, first_seen=OLD, modified=NEW), LIKELY, Ground.PLACED_EARLIER),
        (replace(FILE, created=OLD, absent_before=NEW), IN, Ground.SEEN_LATER),
        (replace(FILE, first_seen=NEW), LOOK, Ground.NO_DATES),
    ],
)
def test_the_day_of_placing_decides_as_far_as_it_is_known(
    facts: DocumentFacts, verdict: DocumentVerdict, ground: Ground
) -> None:
    judged = judge_document(facts)
    assert (judged.verdict, judged.ground) == (verdict, ground)


DATES = st.none() | st.dates(date(2010, 1, 1), date(2026, 1, 1))


@given(DATES, DATES, DATES, DATES)
def test_with_a_date_inside_after_the_day_it_is_never_left_out(
    created: date | None, saved: date | None, modified: date | None, seen: date | None
) -> None:
    facts = replace(FILE, created=created, saved=saved, modified=modified, first_seen=seen)
    verdict = judge_document(facts).verdict
    if any(day is not None and day >= PLACED_BEFORE for day in (created, saved)):
        assert verdict is IN
    if verdict is LIKELY:
        assert any(
            day is not None and day < PLACED_BEFORE for day in (created, saved, modified, seen)
        )


def test_what_is_in_scope_comes_first() -> None:
    files = (
        replace(FILE, url="c", modified=OLD),
        replace(FILE, url="b"),
        replace(FILE, created=NEW),
    )
    assert [judged.verdict for _, judged in judge_all(files)] == [IN, LOOK, LIKELY]


def test_the_day_is_that_of_the_law_in_force() -> None:
    assert load_law(date(2026, 3, 1)).documents_from == PLACED_BEFORE


def test_scans_tell_when_a_document_came_and_what_it_is_for() -> None:
    site = Site((f"{fabriek.ROOT}/",), products=(Product("Rijbewijs", ("/r*",)),))
    file, old = Link(f"{fabriek.ROOT}/a.pdf", "Besluit"), Link(f"{fabriek.ROOT}/oud.pdf", "Oud")
    first = fabriek.scan(fabriek.page("/"), fabriek.page("/rijbewijs", files=(old,)), site=site)
    second = replace(
        fabriek.scan(
            fabriek.page("/", files=(file,)), fabriek.page("/rijbewijs", files=(old,)), site=site
        ),
        started=fabriek.START + 30 * DAY,
        finished=fabriek.START + 30 * DAY,
    )
    new, kept = documents_of((second, first))
    assert (new.first_seen, new.absent_before) == (date(2026, 4, 11), date(2026, 3, 12))
    assert judge_document(new).ground is Ground.SEEN_LATER
    assert (kept.first_seen, kept.products) == (date(2026, 3, 12), ("Rijbewijs",))
    assert judge_document(kept).ground is Ground.NEEDED
