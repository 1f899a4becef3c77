"""A page and its parts are in the language that they say, or it is told: 3.1.1 and 3.1.2."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind, Finding, Outcome
from toegankelijk.text.page import RawBlock, page_document
from toegankelijk.text.page_language import PAGE, PART, language_findings, outcomes_of

DUTCH = (
    "U kunt uw paspoort ophalen bij de balie in het stadhuis. Neem uw oude paspoort mee. "
    "Bent u uw paspoort kwijt? Dan moet u dat eerst melden bij de gemeente."
)
ENGLISH = (
    "You can collect your passport at the desk in the town hall. Please bring your old passport. "
    "Have you lost your passport? Then you have to report that to the municipality first."
)
GERMAN = (
    "Sie können Ihren Reisepass am Schalter im Rathaus abholen. Bringen Sie bitte Ihren alten "
    "Reisepass mit. Haben Sie Ihren Reisepass verloren? Dann melden Sie das bitte zuerst."
)
FRISIAN = (
    "Jo kinne jo paspoart ophelje by de baly yn it stedhûs. Nim jo âlde paspoart mei. Binne jo jo "
    "paspoart kwyt? Dan moatte jo dat earst melde by de gemeente."
)


def found(page: str | None, *texts: str | tuple[str, str]) -> list[tuple[str, Outcome]]:
    return [(f.rule, f.outcome) for f in findings(page, *texts)]


def findings(page: str | None, *texts: str | tuple[str, str]) -> tuple[Finding, ...]:
    blocks = [
        RawBlock(BlockKind.PARAGRAPH, text)
        if isinstance(text, str)
        else RawBlock(BlockKind.PARAGRAPH, text[0], language=text[1])
        for text in texts
    ]
    return language_findings(page_document("u", blocks, page), "u")


def test_a_page_in_its_own_language_is_right() -> None:
    assert found("nl", DUTCH, DUTCH) == []
    assert found("en-GB", ENGLISH, ENGLISH) == []
    assert found("nld", DUTCH) == []


def test_a_dutch_page_that_says_english_is_wrong_once_and_its_parts_are_not() -> None:
    assert found("en", DUTCH, DUTCH) == [(PAGE, Outcome.FAILED)]


def test_a_part_in_another_language_is_told_unless_it_is_marked() -> None:
    assert found("nl", DUTCH, DUTCH, ENGLISH) == [(PART, Outcome.FAILED)]
    assert found("nl", DUTCH, DUTCH, (ENGLISH, "en")) == []
    assert found("nl", DUTCH, DUTCH, (ENGLISH, "de")) == [(PART, Outcome.FAILED)]


def test_of_a_short_text_a_person_has_to_judge() -> None:
    assert found("en", DUTCH[:60]) == [(PAGE, Outcome.CANT_TELL)]
    short = "Please bring your old passport with you to the town hall."
    assert found("nl", DUTCH, DUTCH, short) == [(PART, Outcome.CANT_TELL)]
    assert found("en", "Bel ons.") == []


def test_a_marked_translation_below_does_not_make_a_page_wrong() -> None:
    assert found("nl", DUTCH, (ENGLISH, "en"), (GERMAN, "de")) == []


@pytest.mark.parametrize("page", [None, "", "fy", "x-klingon"])
def test_a_language_that_is_not_known_is_never_called_wrong(page: str | None) -> None:
    assert all(rule == PART for rule, _ in found(page, FRISIAN))
    assert PAGE not in [rule for rule, _ in found(page, DUTCH)]


def test_names_and_numbers_have_no_language() -> None:
    names = "Johnson & Johnson, Microsoft Office, New York Times, 078 123 45 67"
    assert found("nl", DUTCH, names) == []


def test_the_outcome_of_both_rules_is_known_for_each_page() -> None:
    document = page_document("u", [RawBlock(BlockKind.PARAGRAPH, DUTCH)], "nl")
    assert outcomes_of(document, ()) == {PAGE: Outcome.PASSED, PART: Outcome.PASSED}
    empty = page_document("u", [RawBlock(BlockKind.BUTTON, "Zoek")], "nl")
    assert set(outcomes_of(empty, ()).values()) == {Outcome.INAPPLICABLE}
    assert outcomes_of(document, findings("en", DUTCH, DUTCH))[PAGE] is Outcome.FAILED
