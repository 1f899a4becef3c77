"""The examples of a rule, as they are read: its tests and its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toegankelijk.model import BlockKind, Document, Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.page import RawBlock, page_document

if TYPE_CHECKING:
    from toegankelijk.text.pipeline import Pipeline


def example(rule: Rule, text: str) -> Document:
    """The text as a block of a kind that the rule looks at: a heading, a link, or running text."""
    kinds = rule.language.blocks if rule.language is not None else ()
    if not kinds or BlockKind.PARAGRAPH in kinds:
        return document("voorbeeld", text, TextKind.PLAIN)
    return page_document("voorbeeld", [RawBlock(kinds[0], text, language="nl")], "nl")


def findings(
    rule: Rule, text: str, rulebook: Rulebook, pipeline: Pipeline | None = None
) -> tuple[Finding, ...]:
    """What this rule finds in a text, also when it is off."""
    assert rule.language is not None
    found = check(example(rule, text), rulebook.with_method(rule.language.method), pipeline)
    return tuple(finding for finding in found if finding.rule == rule.id)


def wrong_examples(
    rule: Rule, rulebook: Rulebook, pipeline: Pipeline | None = None
) -> Iterator[tuple[str, bool]]:
    """Examples that come out the other way, each with whether it should have been found."""
    if rule.language is None:
        return
    for texts, bad in ((rule.language.bad, True), (rule.language.good, False)):
        for text in texts:
            if bool(findings(rule, text, rulebook, pipeline)) is not bad:
                yield text, bad
