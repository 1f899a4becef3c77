"""The statement as data follows its schema, and the manual tells what is in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import fabriek
from toegankelijk.model import Organisation, Scan, Site
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.answers import Answer, Answers
from toegankelijk.verklaring.as_json import as_json
from toegankelijk.verklaring.deviations import Note
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.particulars import Particulars, Research
from toegankelijk.verklaring.schema import SCHEMA, as_table
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 14)
BOOK = load_rulebook()
DOCS = Path(__file__).parent.parent.parent / "docs"


def full() -> Scan:
    return fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt")),
        organisation=Organisation("Gemeente", "a@b.nl"),
        site=Site((f"{fabriek.ROOT}/",), name="Website"),
    )


@pytest.mark.parametrize("made", [fabriek.scan(), full(), fabriek.hostile_scan()])
@pytest.mark.parametrize("told", [Particulars(), Particulars(research=(Research(TODAY, "B"),))])
def test_every_statement_follows_the_schema(made: Scan, told: Particulars) -> None:
    answers = Answers(None, (Answer(rule="image-alt", burden=True, planned=TODAY),), (1,))
    failed = {"1.4.10": (Note("Home", "Valt weg."),)}
    draft = make_draft(made, BOOK, BOOK.law, told, TODAY, answers, failed)
    data = json.loads(as_json(draft, load_words()))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["status"]["letter"] in "CD"


def test_the_schema_is_a_schema_and_refuses_what_it_does_not_know() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"versie": 1}, SCHEMA)


def test_the_manual_is_made_from_the_schema() -> None:
    assert as_table() in (DOCS / "json-verklaring.md").read_text(encoding="utf-8")
