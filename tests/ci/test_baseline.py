"""The file of a base: made to be kept beside the source of a site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fabriek
from fabriek import finding, page, scan
from toegankelijk.ci import baseline
from toegankelijk.ci.baseline import Baseline, Known
from toegankelijk.ci.judging import Status, judge, new_base
from toegankelijk.ci.traits import Cause
from toegankelijk.errors import InputError
from toegankelijk.model import Outcome
from toegankelijk.rulebook import load_rulebook

WORDS = st.text(max_size=20)
CAUSES = st.builds(
    Cause,
    rule=WORDS,
    outcome=st.sampled_from((Outcome.FAILED, Outcome.CANT_TELL)),
    component=WORDS,
    place=WORDS,
    tag=WORDS,
    shape=st.lists(WORDS, max_size=3).map(tuple),
    classes=st.lists(WORDS, max_size=3).map(tuple),
)
KNOWN = st.builds(
    Known,
    cause=CAUSES,
    sample=WORDS,
    contents=st.frozensets(WORDS, max_size=3),
    pages=st.dictionaries(WORDS, st.integers(1, 9), min_size=1, max_size=3),
)


@given(
    st.lists(KNOWN, max_size=4, unique_by=repr),
    st.dictionaries(WORDS, st.sampled_from(("", "ab cd")), max_size=3),
)
def test_a_base_reads_back_as_it_was_in_whatever_order_it_came(
    problems: list[Known], pages: dict[str, str]
) -> None:
    text = baseline.dumps(Baseline(tuple(problems), pages))
    assert text == baseline.dumps(Baseline(tuple(reversed(problems)), pages))
    assert json.loads(text)["schema"] == baseline.SCHEMA


def test_a_base_that_is_written_and_read_knows_all_it_was_made_of(tmp_path: Path) -> None:
    made = scan(page("/", finding(), finding("label")), page("/b", finding("link-name")))
    path = tmp_path / "diep" / "basis.json"
    baseline.save(new_base(made, load_rulebook()), path)
    read = baseline.load(path)
    assert read == new_base(made, load_rulebook())
    assert judge(made, load_rulebook(), read).of(Status.NEW) == ()
    assert "2026" not in path.read_text()
    assert [entry.name for entry in path.parent.iterdir()] == ["basis.json"]


def test_a_base_of_a_quick_scan_says_so(tmp_path: Path) -> None:
    for quick in (True, False):
        baseline.save(Baseline(quick=quick), tmp_path / "basis.json")
        assert baseline.load(tmp_path / "basis.json").quick is quick


def test_a_hostile_site_makes_a_base_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "basis.json"
    baseline.save(new_base(fabriek.hostile_scan(), load_rulebook()), path)
    assert baseline.load(path).problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "niet te lezen"),
        ("[" * 100_000, "niet te lezen"),
        ("[]", "geen basis"),
        ('{"schema": "anders"}', "geen basis"),
        ('{"schema": "toegankelijk.basis/1"}', "iets fout"),
        ('{"schema": "toegankelijk.basis/1", "paginas": {}, "problemen": [{}]}', "iets fout"),
        ('{"schema": "toegankelijk.basis/1", "paginas": [], "problemen": []}', "iets fout"),
    ],
)
def test_a_file_that_is_no_base_is_told_in_one_sentence(
    text: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "basis.json"
    path.write_text(text)
    with pytest.raises(InputError, match=told) as error:
        baseline.load(path)
    assert str(path) in str(error.value)


def test_a_base_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--basis-bij"):
        baseline.load(tmp_path / "basis.json")
