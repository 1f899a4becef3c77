"""The Dutch words in ``rules/``: complete against what they speak of, and short enough for B1."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser

from toegankelijk.browser import axe
from toegankelijk.model import BlockKind, Outcome, Reason, RuleKind, Severity
from toegankelijk.rulebook import Criterion, Owner, Rule, load_rulebook
from toegankelijk.tomlfile import SEVERITY_WORDS

MAX_WORDS = 22
MAX_AVERAGE = 15
NORM_CRITERIA = 50
"""WCAG 2.1 levels A and AA, as EN 301 549 V3.2.1 asks for."""

BOOK = load_rulebook()
WCAG = [rule for rule in BOOK.rules.values() if rule.kind is not RuleKind.LANGUAGE]
AXE = [rule for rule in WCAG if rule.source == "axe-core"]

_CODE = re.compile(r"`[^`]*`")
_END = re.compile(r"(?<=[.?!])\s+")
_ENGLISH = re.compile(
    r"\b(the|and|must|should|with|have|has|not|are|been|ensure|elements|attributes?|user)\b", re.I
)
_TAG = re.compile(r"wcag(\d)(\d)(\d{1,2})")


def texts(rule: Rule) -> dict[str, str]:
    """What a person reads of a rule, code left out."""
    read = {
        "naam": rule.name,
        "uitleg": rule.explanation,
        "gevolg": rule.impact,
        "oplossing": rule.remedy,
        "vraag": rule.question or "",
    }
    return {key: _CODE.sub("code", text) for key, text in read.items()}


def sentence_lengths(text: str) -> list[int]:
    """Words in each sentence."""
    return [len(sentence.split()) for sentence in _END.split(text)]


@pytest.fixture(scope="module")
def axe_rules(browser: Browser) -> dict[str, dict[str, Any]]:
    """What the bundled axe says of its rules, by id."""
    page = browser.new_page()
    page.evaluate(axe.source())
    return {rule["ruleId"]: rule for rule in page.evaluate("axe.getRules()")}


@pytest.mark.browser
def test_every_rule_of_the_bundled_axe_has_words_and_no_words_are_for_a_rule_that_is_gone(
    axe_rules: dict[str, dict[str, Any]],
) -> None:
    assert {rule.id for rule in AXE} == set(axe_rules)


@pytest.mark.browser
def test_a_check_of_our_own_does_not_take_the_id_of_an_axe_rule(
    axe_rules: dict[str, dict[str, Any]],
) -> None:
    assert not {rule.id for rule in WCAG if rule.source != "axe-core"} & set(axe_rules)


@pytest.mark.browser
def test_criteria_are_those_of_axe_without_level_aaa(axe_rules: dict[str, dict[str, Any]]) -> None:
    def of_axe(tags: list[str]) -> set[str]:
        found = (_TAG.fullmatch(tag) for tag in tags)
        return {".".join(match.groups()) for match in found if match} & set(BOOK.criteria)

    expected = {id: of_axe(rule["tags"]) for id, rule in axe_rules.items()}
    assert {rule.id: set(rule.criteria) for rule in AXE} == expected


@pytest.mark.browser
def test_no_text_of_axe_is_left_untranslated(axe_rules: dict[str, dict[str, Any]]) -> None:
    english = {
        rule[key].casefold() for rule in axe_rules.values() for key in ("help", "description")
    }
    ours = {text.casefold() for rule in WCAG for text in texts(rule).values()}
    assert not english & ours


@pytest.mark.parametrize("rule", WCAG, ids=lambda rule: rule.id)
def test_words_are_dutch_and_complete(rule: Rule) -> None:
    for key, text in texts(rule).items():
        assert text == text.strip(), key
        assert text, key
        assert not _ENGLISH.findall(text), key
        assert text[0].isupper() or text.startswith("code"), key
        assert "\n" not in text, key


@pytest.mark.parametrize("rule", WCAG, ids=lambda rule: rule.id)
def test_sentences_are_short(rule: Rule) -> None:
    for key, text in texts(rule).items():
        lengths = sentence_lengths(text)
        assert max(lengths) <= MAX_WORDS, f"{key}: {text}"
        if key in {"uitleg", "gevolg", "oplossing"}:
            assert sum(lengths) / len(lengths) <= MAX_AVERAGE, f"{key}: {text}"


@pytest.mark.parametrize("rule", WCAG, ids=lambda rule: rule.id)
def test_sentences_end_and_names_and_questions_are_what_they_seem(rule: Rule) -> None:
    read = texts(rule)
    for key in ("uitleg", "gevolg", "oplossing"):
        assert read[key][-1] in ".?", key
    assert read["naam"][-1] not in ".?!:"
    assert read["vraag"].endswith("?")


@pytest.mark.parametrize("rule", WCAG, ids=lambda rule: rule.id)
def test_impact_names_a_person_who_is_hindered(rule: Rule) -> None:
    assert re.search(r"\b([Ww]ie|[Bb]ezoekers?|mensen|iemand|iedereen)\b", rule.impact)


@pytest.mark.parametrize(
    "rule", [rule for rule in WCAG if rule.owner is Owner.EDITOR], ids=lambda rule: rule.id
)
def test_an_editor_is_not_given_code_to_write(rule: Rule) -> None:
    """A tag may be named, so that an editor can ask for it to go."""
    assert not re.search(r"`[^`]*(=|></)[^`]*`", rule.remedy)


@pytest.mark.parametrize("key", ["naam", "uitleg", "gevolg", "oplossing"])
def test_each_rule_has_words_of_its_own(key: str) -> None:
    count = Counter(texts(rule)[key] for rule in WCAG)
    assert not [text for text, times in count.items() if times > 1]


def test_backticks_come_in_pairs() -> None:
    odd = [rule.id for rule in WCAG if (rule.explanation + rule.remedy).count("`") % 2]
    assert not odd


def test_the_norm_has_fifty_criteria_with_a_clause_and_how_often_they_fail() -> None:
    norm = [c for c in BOOK.criteria.values() if c.version <= "2.1"]
    assert len(norm) == NORM_CRITERIA
    assert all(c.clause == f"9.{c.number}" for c in norm)
    assert all(c.audits is not None and 0 < c.audits < 100 for c in norm)


def test_criteria_of_wcag_22_are_in_no_clause_of_the_norm_and_in_no_audit() -> None:
    later = [c for c in BOOK.criteria.values() if c.version == "2.2"]
    assert [c.number for c in later] == ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"]
    assert all(c.clause == "" and c.audits is None for c in later)


def test_criteria_stand_in_order_and_have_levels_and_slugs_that_exist() -> None:
    def place(criterion: Criterion) -> tuple[int, ...]:
        return tuple(int(part) for part in criterion.number.split("."))

    criteria = list(BOOK.criteria.values())
    assert criteria == sorted(criteria, key=place)
    assert {c.level for c in criteria} == {"A", "AA"}
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", c.slug) for c in criteria)
    assert len({c.slug for c in criteria}) == len({c.name for c in criteria}) == len(criteria)


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_short_words_of_its_own(reason: Reason) -> None:
    words = BOOK.reasons[reason]
    assert len(words.name.split()) <= 7
    assert words.name not in {BOOK.reasons[other].name for other in Reason if other is not reason}
    for text in (words.explanation, words.remedy):
        assert text.endswith((".", "?"))
        assert max(sentence_lengths(text)) <= MAX_WORDS


@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("ernst", Severity),
        ("uitkomst", Outcome),
        ("soort", RuleKind),
        ("wie", Owner),
        ("deel", Owner),
        ("blok", BlockKind),
    ],
)
def test_each_member_has_one_word_and_no_two_share_it(table: str, members: Any) -> None:
    words = BOOK.terms[table]
    assert list(words) == [member.value for member in members]
    assert len(set(words.values())) == len(words)


def test_severity_is_called_the_same_in_reports_as_in_files() -> None:
    assert {word: value for value, word in BOOK.terms["ernst"].items()} == SEVERITY_WORDS


def test_a_rule_that_nobody_wrote_words_for_says_so_in_full_sentences() -> None:
    unknown = BOOK.rule("een-regel-van-morgen")
    for text in (unknown.explanation, unknown.impact, unknown.remedy):
        assert max(sentence_lengths(text)) <= MAX_WORDS
        assert text.endswith(".")
