"""What the check looks at, what it leaves alone, and what its findings are like."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from toegankelijk.errors import RuleError
from toegankelijk.model import BlockKind, Document, Finding, Passage, Severity
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.page import RawBlock, page_document

RULEBOOK = load_rulebook()


def plain(text: str) -> tuple[Finding, ...]:
    return check(document("brief.txt", text, TextKind.PLAIN), RULEBOOK)


def page(*blocks: RawBlock, language: str | None = None) -> Document:
    return page_document("https://voorbeeld.nl/", blocks, language)


def test_a_finding_points_at_its_words_in_the_source() -> None:
    html = "<p>Wij verstrek&shy;ken u <b>der</b>halve&nbsp;niets.</p>"
    found = document("x", html, TextKind.HTML)
    places = [finding.where for finding in check(found, RULEBOOK)]
    assert all(isinstance(place, Passage) for place in places)
    shown = [found.text[p.start : p.end] for p in places if isinstance(p, Passage)]
    assert shown == ["verstrek&shy;ken", "der</b>halve"]


def test_findings_follow_the_order_of_the_blocks() -> None:
    found = plain("Derhalve niet.\n\nTevens niet.\n\nGaarne niet.")
    assert [finding.evidence for finding in found] == ["Derhalve", "Tevens", "Gaarne"]


@pytest.mark.parametrize("language", ["en", "de-DE", "en_GB"])
def test_text_in_another_language_is_left_alone(language: str) -> None:
    block = RawBlock(BlockKind.PARAGRAPH, "Derhalve niet.", language=language)
    assert check(page(block), RULEBOOK) == ()
    assert check(page(replace(block, language=None), language=language), RULEBOOK) == ()


@pytest.mark.parametrize("language", ["nl", "NL-nl", "nl_BE", None, ""])
def test_dutch_text_is_checked(language: str | None) -> None:
    block = RawBlock(BlockKind.PARAGRAPH, "Derhalve niet.", language=language)
    assert len(check(page(block), RULEBOOK)) == 1


def test_a_dutch_block_in_an_english_page_is_checked() -> None:
    block = RawBlock(BlockKind.PARAGRAPH, "Derhalve niet.", language="nl")
    assert len(check(page(block, language="en"), RULEBOOK)) == 1


def test_code_is_left_alone() -> None:
    assert check(document("x", "```\nderhalve\n```", TextKind.MARKDOWN), RULEBOOK) == ()


def test_the_same_cause_has_the_same_component() -> None:
    one, two, three = plain("Derhalve niet. Ik ga derhalve niet. Tevens niet.")
    assert one.component == two.component == "ouderwets-woord:derhalve"
    assert one.component != three.component


def test_forms_of_one_word_have_one_cause() -> None:
    one, two = plain("Wij verstrekken dat. Hij verstrekt dat.")
    assert one.component == two.component


def test_a_long_sentence_is_known_again_anywhere() -> None:
    sentence = "woord " * 30 + "woord."
    first = plain(sentence)
    second = plain("Een andere zin.\n\n" + sentence)
    assert first[0].component == second[0].component


def test_evidence_is_bounded() -> None:
    found = plain("woord " * 5000 + "woord.")
    (finding,) = (each for each in found if each.rule == "lange-zin")
    assert len(finding.evidence) <= 400
    assert finding.values["woorden"] == 5001


def test_a_rule_with_an_unknown_method_is_an_error() -> None:
    rule = RULEBOOK.rules["lange-zin"]
    assert rule.language is not None
    odd = replace(rule, language=replace(rule.language, method="toverij"))
    with pytest.raises(RuleError, match="toverij"):
        check(page(RawBlock(BlockKind.PARAGRAPH, "Tekst.")), replace(RULEBOOK, rules={"x": odd}))


def test_a_changed_rulebook_is_seen() -> None:
    less = replace(RULEBOOK, rules={"lange-zin": RULEBOOK.rules["lange-zin"]})
    text = page(RawBlock(BlockKind.PARAGRAPH, "Derhalve niet."))
    assert len(check(text, RULEBOOK)) == 1
    assert check(text, less) == ()


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        (15, None),
        (16, Severity.MINOR),
        (20, Severity.MINOR),
        (21, Severity.MODERATE),
        (25, Severity.MODERATE),
        (26, Severity.SERIOUS),
    ],
)
def test_the_limits_of_a_long_sentence(words: int, severity: Severity | None) -> None:
    found = plain("woord " * (words - 1) + "woord.")
    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "unit",
    ["m.b.t. &amp; derhalve. ", "met betrekking ", "derhalve@", '"a ', "(m.b.t.) ", "a: b; ", "-"],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    begun = time.process_time()
    check(document("x", text, TextKind.HTML), RULEBOOK)
    assert time.process_time() - begun < 8  # up to 50,000 tokens, each of them parsed


def test_the_two_parts_of_a_verb_stand_in_one_clause() -> None:
    first = "Neemt u vrije dagen op"
    text = (
        f"U werkt bij ons. {first}, dan betalen we de uren in deze lange periode 100 procent uit."
    )
    apart = [found.evidence for found in plain(text) if found.rule == "tang-scheidbaar"]
    assert not any(evidence.startswith(first) for evidence in apart)
