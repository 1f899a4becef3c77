"""Evaluations of the WCAG-EM Report Tool go in and out without loss."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.errors import InputError
from toegankelijk.law import load_law
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.earl import as_earl
from toegankelijk.onderzoek.facts import (
    WHOLE,
    Investigation,
    SamplePage,
    Scope,
    Verdict,
    merged,
    results,
    with_unique_titles,
)
from toegankelijk.onderzoek.wcagem_read import read
from toegankelijk.onderzoek.wcagem_write import write
from toegankelijk.rulebook import load_rulebook

CRITERIA = load_rulebook().criteria
LAW = load_law(date(2026, 3, 1))
NORM = tuple(n for n, c in CRITERIA.items() if LAW.demands(c))
HOME = {
    "id": "https://www.voorbeeldstad.nl/",
    "type": ["TestSubject", "Webpage"],
    "title": "Home",
    "description": "https://www.voorbeeldstad.nl/",
}


def assertion(slug: str = "contrast-minimum", outcome: str = "failed", **more: Any) -> Any:
    return {
        "type": "Assertion",
        "date": "2026-02-01T00:00:00Z",
        "mode": {"type": "TestMode", "@value": "earl:manual"},
        "assertedBy": "_:evaluator",
        "subject": HOME,
        "test": {"id": f"WCAG21:{slug}", "type": ["TestCriterion", "TestRequirement"]},
        "result": {
            "type": "TestResult",
            "date": "2026-02-01T00:00:00Z",
            "description": "Grijs op grijs.",
            "outcome": {"id": f"earl:{outcome}", "type": ["OutcomeValue", "Fail"]},
        },
        **more,
    }


def evaluation(*assertions: Any) -> dict[str, Any]:
    return {
        "language": "nl",
        "type": "Evaluation",
        "reportToolVersion": "3.0.3",
        "eigen": {"van een ander programma": [1, 2.5, None]},
        "defineScope": {
            "id": "_:defineScope",
            "scope": {"id": "_:subject_1", "type": ["TestSubject", "Website"], "title": "Site"},
            "wcagVersion": "2.1",
            "conformanceTarget": "AA",
        },
        "exploreTarget": {"technologiesReliedUpon": [{"title": "HTML"}], "pageTypeVariety": "x"},
        "selectSample": {"structuredSample": [HOME], "randomSample": []},
        "auditSample": list(assertions) or [assertion()],
        "reportFindings": {"title": "Onderzoek", "date": "2026-02-01", "commissioner": "Gemeente"},
    }


def put(folder: Path, data: object) -> Path:
    path = folder / "onderzoek.json"
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def test_what_is_read_and_not_changed_is_written_as_it_was(tmp_path: Path) -> None:
    strange = assertion("non-text-content", "untested", isPartOf="_:x", subject=[HOME, HOME])
    data = evaluation(assertion(), strange)
    written = json.loads(write(read(put(tmp_path, data), CRITERIA), CRITERIA))
    assert written.pop("@context")["Evaluation"] == "wcagem:procedure", "the tool needs it"
    assert written == data
    own = {"@context": {"eigen": "https://a.nl/"}, **data}
    assert json.loads(write(read(put(tmp_path, own), CRITERIA), CRITERIA)) == own


def test_all_that_an_evaluation_says_is_read(tmp_path: Path) -> None:
    made = read(put(tmp_path, evaluation()), CRITERIA)
    assert (made.title, made.commissioner, made.on) == ("Onderzoek", "Gemeente", date(2026, 2, 1))
    assert (made.scope.name, made.scope.technologies) == ("Site", ("HTML",))
    (page,) = made.pages
    assert (page.title, page.address) == ("Home", "https://www.voorbeeldstad.nl/")
    (verdict,) = made.verdicts
    assert (verdict.criterion, verdict.page, verdict.outcome, verdict.note) == (
        "1.4.3",
        page.id,
        Outcome.FAILED,
        "Grijs op grijs.",
    )
    assert not verdict.automatic


def test_a_new_word_changes_its_own_assertion_and_no_other(tmp_path: Path) -> None:
    data = evaluation(assertion(), assertion("non-text-content"))
    made = read(put(tmp_path, data), CRITERIA)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    word = Verdict("1.4.3", str(HOME["id"]), Outcome.PASSED, "Nu wel.", "_:evaluator", at)
    written = json.loads(write(merged(made, [word]), CRITERIA))
    first, second = written["auditSample"]
    assert second == data["auditSample"][1]
    assert first["result"]["outcome"]["id"] == "earl:passed"
    assert first["result"]["description"] == "Nu wel."
    again = read(put(tmp_path, written), CRITERIA)
    assert results(again, ["1.4.3"]) == {"1.4.3": Outcome.PASSED}


def test_a_verdict_on_the_site_is_one_on_the_whole_sample(tmp_path: Path) -> None:
    site = {"id": "_:subject_1", "type": ["TestSubject", "Website"], "title": "Site"}
    made = read(put(tmp_path, evaluation(assertion(subject=site))), CRITERIA)
    assert made.verdicts[0].page == WHOLE
    assert results(made, ["1.4.3"]) == {"1.4.3": Outcome.FAILED}


def test_a_page_is_known_by_its_title_as_in_the_tool(tmp_path: Path) -> None:
    by_title = {"type": ["TestSubject", "Webpage"], "title": "Home"}
    made = read(put(tmp_path, evaluation(assertion(subject=by_title))), CRITERIA)
    assert made.verdicts[0].page == HOME["id"]


TITLES = st.lists(st.sampled_from(["Home", "Home (2)", "Contact", ""]), max_size=8)


@given(TITLES)
def test_titles_of_a_sample_differ(titles: list[str]) -> None:
    pages = tuple(SamplePage(f"https://a.nl/{n}", t) for n, t in enumerate(titles))
    named = with_unique_titles(Investigation(pages=pages)).pages
    assert len({page.title for page in named}) == len(titles)
    assert [page.id for page in named] == [page.id for page in pages]
    seen: set[str] = set()
    for page, title in zip(named, titles, strict=True):
        if title and title not in seen and not title.endswith(")"):
            assert page.title == title
        seen.add(title)


OUTCOMES = st.sampled_from([o for o in Outcome if o is not Outcome.UNTESTED])
VERDICTS = st.builds(
    Verdict,
    st.sampled_from(NORM),
    st.sampled_from(["https://a.nl/0", "https://a.nl/1", WHOLE]),
    OUTCOMES,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["Anna", "Bo"]),
    st.just(datetime(2026, 2, 1, tzinfo=UTC)),
)


@given(st.lists(VERDICTS, max_size=12), st.text(st.characters(exclude_categories=["Cs"])))
def test_an_investigation_of_our_own_says_the_same_after_a_trip(
    tmp_path_factory: pytest.TempPathFactory, verdicts: list[Verdict], told: str
) -> None:
    made = Investigation(
        Scope("Site", told, technologies=("HTML", "CSS")),
        title=told,
        on=date(2026, 2, 1),
        pages=(SamplePage("https://a.nl/0", "A"), SamplePage("https://a.nl/1", "A", random=True)),
        verdicts=tuple(verdicts),
    )
    written = write(made, CRITERIA)
    path = tmp_path_factory.mktemp("reis") / "x.json"
    path.write_text(written, encoding="utf-8")
    back = read(path, CRITERIA)
    assert results(back, NORM) == results(made, NORM)
    assert back.scope == made.scope
    assert (back.title, back.on) == (made.title, made.on)
    assert [(p.id, p.random) for p in back.pages] == [(p.id, p.random) for p in made.pages]
    assert write(back, CRITERIA) == written


def broken(change: dict[str, Any]) -> dict[str, Any]:
    data = deepcopy(evaluation())
    data.update(change)
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (broken({"reportToolVersion": "1.0.2"}), "versie 1.0.2"),
        (broken({"type": "Verslag"}), "geen onderzoek"),
        ([], "geen onderzoek"),
        (evaluation(assertion("onbekend-criterium")), "'WCAG21:onbekend-criterium' is niet"),
        (evaluation(assertion(outcome="prima")), "'earl:prima' is niet bekend"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, data: Any, said: str) -> None:
    path = put(tmp_path, data)
    with pytest.raises(InputError, match=said) as caught:
        read(path, CRITERIA)
    where = str(caught.value.where)
    assert where.startswith(f"{path}, regel ")
    line = path.read_text(encoding="utf-8").splitlines()[int(where.rpartition(" ")[2]) - 1]
    if isinstance(data, dict):
        assert any(word in line for word in ("reportTool", "type", "onbekend", "prima"))


@pytest.mark.parametrize("raw", [b"{", b'{"a": 1,\n}', b"\xff\xfe", b"[" * 100_000, b""])
def test_what_is_no_json_is_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read(path, CRITERIA)
    assert str(path) in str(caught.value)


def test_earl_says_who_and_whether_a_person_did_it() -> None:
    made = Investigation(
        Scope("Site"),
        pages=(SamplePage("https://a.nl/0", "A"),),
        verdicts=(
            Verdict("1.1.1", "https://a.nl/0", Outcome.FAILED, "x", "axe", automatic=True),
            Verdict("1.1.1", "https://a.nl/0", Outcome.PASSED, "y", "Anna"),
            Verdict("1.1.1", "https://a.nl/0", Outcome.PASSED, "oud", "Anna", earlier=True),
        ),
    )
    graph = json.loads(as_earl(made, CRITERIA))["@graph"]
    assert [(a["mode"], a["result"]["outcome"]["id"]) for a in graph] == [
        ("earl:automatic", "earl:failed"),
        ("earl:manual", "earl:passed"),
    ]
    assert graph[0]["subject"]["id"] == "https://a.nl/0"
    assert graph[0]["test"]["id"] == "WCAG21:non-text-content"
