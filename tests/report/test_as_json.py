from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import fabriek
from fabriek import ROOT, finding, missed, page, rulebook, scan
from report.gemeente import municipality
from report.gemeente import rulebook as real_rulebook
from toegankelijk.model import Outcome, Reason, Scan
from toegankelijk.report.as_json import SCHEMA, as_json
from toegankelijk.report.schema import documentation, schema
from toegankelijk.rulebook import Rulebook

DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def strict(part: Any) -> Any:
    """The schema, but a field that it does not describe is an error."""
    if isinstance(part, list):
        return [strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: strict(value) for key, value in part.items()}
    if "properties" in made:
        made["additionalProperties"] = False
    return made


@pytest.mark.parametrize(
    ("made", "book"),
    [
        (municipality(), real_rulebook()),
        (fabriek.hostile_scan(), rulebook()),
        (scan(missed("/", Reason.CERTIFICATE), finished=None, waiting=3), rulebook()),
    ],
    ids=["gemeente", "vijandig", "afgebroken"],
)
def test_every_output_fits_the_schema_and_holds_no_field_outside_it(
    made: Scan, book: Rulebook
) -> None:
    data = json.loads(as_json(made, book))
    validator = jsonschema.Draft202012Validator(strict(schema()))
    assert [error.message[:200] for error in validator.iter_errors(data)] == []


def test_the_schema_itself_is_sound_and_refuses_another_version() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    data = json.loads(as_json(scan(), rulebook()))
    assert data["schema"] == SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "schema": "toegankelijk.scan/2"}, schema())


def test_the_manual_describes_every_field_as_the_schema_does() -> None:
    assert DOCS.read_text("utf-8") == documentation(), (
        "Typ: python -m toegankelijk.report.schema > docs/json.md"
    )


def test_the_same_scan_gives_the_same_bytes_whatever_the_order_of_its_mappings() -> None:
    first = replace(finding(), values={"a": 1, "b": 2})
    second = replace(finding(), values={"b": 2, "a": 1})
    assert as_json(scan(page("/", first)), rulebook()) == as_json(
        scan(page("/", second)), rulebook()
    )


def test_findings_point_at_their_problem_and_problems_at_their_words() -> None:
    data = json.loads(as_json(municipality(), real_rulebook()))
    problems = {each["id"]: each for each in data["problems"]}
    rules = {each["id"] for each in data["rules"]}
    for each in data["pages"]:
        for found in each.get("findings", ()):
            problem = problems[found["problem"]]
            assert problem["rule"] == found["rule"]
            assert each["url"] in problem["pages"]
    assert {each["rule"] for each in problems.values()} <= rules
    assert sum(each["findings"] for each in problems.values()) == sum(
        len(each.get("findings", ())) for each in data["pages"]
    )


def test_a_finding_that_asks_nothing_has_no_problem() -> None:
    data = json.loads(as_json(scan(page("/", finding(outcome=Outcome.PASSED))), rulebook()))
    assert data["problems"] == []
    assert data["pages"][0]["findings"][0]["problem"] is None


def test_counts_in_the_summary_are_those_of_the_problems() -> None:
    data = json.loads(as_json(municipality(), real_rulebook()))
    assert data["summary"]["visited"] == 15
    assert data["summary"]["not_visited"] == 8
    assert data["summary"]["problems"]["wcag"]["failed"] == {
        "critical": 3,
        "serious": 2,
        "moderate": 0,
        "minor": 0,
    }
    assert data["summary"]["problems"]["wcag"]["cantTell"]["serious"] == 1


def test_products_hold_their_pages_and_problems() -> None:
    data = json.loads(as_json(municipality(), real_rulebook()))
    held = {each["name"]: each for each in data["products"]}
    assert held["Rijbewijs"]["pages"] == [f"{ROOT}/rijbewijs", f"{ROOT}/rijbewijs/kosten"]
    assert held["Hondenbelasting"] == {
        "name": "Hondenbelasting",
        "patterns": ["/hond*"],
        "pages": [],
        "problems": [],
        "page": False,
        "form": None,
        "phone": None,
        "desk": None,
        "general_phone": False,
    }


def test_urls_without_end_are_counted_in_the_order_of_their_patterns() -> None:
    data = json.loads(as_json(scan(page("/"), cuts={"x.nl/b?": 2, "x.nl/a?": 7}), rulebook()))
    assert list(data["scan"]["cuts"].items()) == [("x.nl/a?", 7), ("x.nl/b?", 2)]


def test_strange_characters_and_numbers_survive_or_are_unknown() -> None:
    odd = replace(finding(html="\ud800 é 漢"), values={"x": math.nan, "y": math.inf, "z": 1.5})
    text = as_json(scan(page("/", odd, title="\x00\u202e")), rulebook())
    (seen,) = json.loads(text.encode("utf-8"))["pages"]
    assert seen["title"] == "\x00\u202e"
    assert seen["findings"][0]["evidence"] == "\ud800 é 漢"
    assert seen["findings"][0]["values"] == {"x": None, "y": None, "z": 1.5}
    assert "é 漢" in text


def test_pictures_and_the_texts_of_pages_are_left_out() -> None:
    text = as_json(municipality(), real_rulebook())
    assert "Op deze pagina leest u wat u moet doen." not in text
    assert "iVBORw0KGgo" not in text
