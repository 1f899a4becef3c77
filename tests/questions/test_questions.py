"""What is known is told, what a person must see is asked, and what is not there is not asked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from report.gemeente import municipality
from test_own_words import hard
from toegankelijk.checks import CHECKS
from toegankelijk.forms.checks import RULES as FORM_RULES
from toegankelijk.model import (
    Answer,
    BlockKind,
    Document,
    Gathered,
    GatheredKind,
    Job,
    Measures,
    Outcome,
    PageResult,
    Question,
    Scan,
    Visited,
)
from toegankelijk.questions.ask import questions, sample
from toegankelijk.questions.reach import Reach, reach, shares
from toegankelijk.questions.words import load_questions
from toegankelijk.report.questions import FORMATS, as_questions_text, sheets
from toegankelijk.rulebook import load_rulebook
from toegankelijk.sitewide import RULES
from toegankelijk.text.page import RawBlock, page_document

BOOK = load_rulebook()
WORDS = load_questions(BOOK)
NORM = 50


def page(
    url: str,
    rules: Mapping[str, Outcome] | None = None,
    gathered: tuple[Gathered, ...] | None = (),
    frames: int = 0,
    forms: int = 0,
) -> PageResult:
    seen = Visited(
        final_url=url,
        status=200,
        title="Afval",
        language="nl",
        document=Document(url, "", ()),
        measures=Measures(0, 0, 0),
        findings=(),
        rules=rules or {},
        links=(),
        files=(),
        forms=forms,
        frames=frames,
        frames_untested=(),
        dialogs=(),
        stopped=0,
        settled=True,
        html_hash=url,
        gathered=gathered,
    )
    return PageResult(Job(url), seen, datetime(2026, 1, 1, tzinfo=UTC), 1.0)


def asked(result: PageResult) -> dict[str, Question]:
    return {question.criterion: question for question in questions([result], BOOK, WORDS)}


def test_every_criterion_of_the_norm_has_an_answer_or_a_question_on_each_page() -> None:
    found = questions([page("http://a/1"), page("http://a/2")], BOOK, WORDS)
    assert len(found) == 2 * NORM
    assert {q.page for q in found} == {"http://a/1", "http://a/2"}


def test_a_fault_that_is_sure_answers_and_a_doubt_asks_with_its_rule() -> None:
    found = asked(
        page("http://a/", {"image-alt": Outcome.FAILED, "link-zegt-niets": Outcome.CANT_TELL})
    )
    assert (found["1.1.1"].answer, found["1.1.1"].failed) == (Answer.FAILED, ("image-alt",))
    assert (found["2.4.4"].answer, found["2.4.4"].look) == (Answer.ASK, ("link-zegt-niets",))


def test_what_is_not_on_the_page_is_not_asked_unless_a_frame_may_hold_it() -> None:
    film = (Gathered(GatheredKind.MEDIA, "film"),)
    assert asked(page("http://a/"))["1.2.2"].answer is Answer.ABSENT
    assert asked(page("http://a/", gathered=film))["1.2.2"].answer is Answer.ASK
    assert asked(page("http://a/", gathered=None))["1.2.2"].answer is Answer.ASK
    assert asked(page("http://a/", frames=1))["1.2.2"].answer is Answer.ASK


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [
        (Outcome.PASSED, Answer.PASSED),
        (Outcome.CANT_TELL, Answer.ASK),
        (Outcome.UNTESTED, Answer.ASK),
        (Outcome.FAILED, Answer.FAILED),
    ],
)
def test_only_what_the_tool_can_decide_is_called_good(outcome: Outcome, answer: Answer) -> None:
    rules = {"html-has-lang": Outcome.PASSED, "lang-pagina-klopt-niet": outcome}
    assert asked(page("http://a/", rules))["3.1.1"].answer is answer
    links = asked(page("http://a/", {"link-zegt-niets": Outcome.PASSED}))["2.4.4"]
    assert links.answer is Answer.ASK


def test_the_sample_has_the_start_page_forms_and_each_part_of_the_site() -> None:
    urls = ["http://a/", *(f"http://a/nieuws/{n}" for n in range(9)), "http://a/wonen/tuin"]
    pages = [page(url) for url in urls] + [page("http://a/nieuws/form", forms=1)]
    scan = replace(municipality(), pages=tuple(pages))
    chosen = {result.job.url for result in sample(scan, 4)}
    assert {"http://a/", "http://a/nieuws/form", "http://a/wonen/tuin"} <= chosen
    assert len(chosen) == 4


def test_every_rule_of_ours_is_reported_by_a_check_by_a_form_or_over_the_site() -> None:
    ours = {r.id for r in BOOK.rules.values() if r.language is None and r.source != "axe-core"}
    reported = {rule for check in CHECKS for rule in check.rules}
    reported |= set(RULES) | set(FORM_RULES)
    assert ours == reported


def test_reach_counts_every_criterion_once_and_the_weights_add_up() -> None:
    reached = reach(BOOK)
    kinds = shares(reached)
    assert len(reached) == NORM == sum(share.criteria for share in kinds.values())
    assert sum(share.audits for share in kinds.values()) == pytest.approx(1)
    by_number = {one.criterion.number: one for one in reached}
    assert by_number["3.1.1"].reach is Reach.TOOL
    assert by_number["2.4.4"].reach is Reach.PARTLY
    assert by_number["1.2.4"].reach is Reach.ASKS, "a question is no judgement"
    assert all(bool(one.rules) == (one.reach is not Reach.PERSON) for one in reached)


def test_questions_are_plain_and_end_as_questions() -> None:
    texts = [
        text
        for words in WORDS.values()
        for text in (words.question, *words.steps, words.good, words.bad, words.absent)
    ]
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in texts if text]
    assert hard(page_document("vragen", blocks, "nl")) == []
    assert all(words.question.endswith("?") and words.steps for words in WORDS.values())


HOSTILE = (
    Gathered(GatheredKind.IMAGE, "<script>alert(1)</script>", "=1+1", {"bestand": "a.png"}),
    Gathered(GatheredKind.LINK, "<b>", "javascript:alert(1)", {"zin": "<i>"}),
    Gathered(GatheredKind.CONTROL, "Menu", "", {"rol": "button"}, (10, 20, 30, 40)),
    Gathered(GatheredKind.HEADING, "Afval", "", {"niveau": 1}),
)


def hostile_scan() -> Scan:
    pages = (page("http://a/<x>", gathered=HOSTILE), page("http://a/2"))
    return replace(municipality(), pages=pages)


def test_the_sheet_shows_what_was_gathered_and_escapes_it() -> None:
    scan = hostile_scan()
    html = FORMATS["html"](scan, sheets(scan, BOOK))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert '<rect x="10" y="20" width="30" height="40"/>' in html


def test_the_table_has_a_row_for_each_question_and_no_formulas() -> None:
    scan = hostile_scan()
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](scan, sheets(scan, BOOK))), delimiter=";"))
    assert len(rows) == 1 + 2 * NORM
    assert rows[0][-2:] == ["uw oordeel", "uw toelichting"]
    assert not [text for row in rows for text in row if text.startswith("=")]


def test_programs_get_questions_and_facts_and_one_page_or_criterion_can_be_asked_for() -> None:
    scan = hostile_scan()
    found = sheets(scan, BOOK, criterion="2.4.4", url="http://a/<x>")
    told = json.loads(FORMATS["json"](scan, found))
    (only,) = told["paginas"]
    assert [question["criterium"] for question in only["vragen"]] == ["2.4.4"]
    assert only["gegevens"]["koppen"][0]["tekst"] == "Afval"
    lines = list(as_questions_text(found))
    assert any("2.4.4" in line for line in lines)
    assert any("links: 1" in line for line in lines)
