"""What we write for our readers is as plain as we ask of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from toegankelijk.model import BlockKind, Document, Finding, Passage, Severity
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import read
from toegankelijk.text.page import RawBlock, page_document

DOCS = Path(__file__).parent.parent / "docs"


def hard(document: Document) -> list[tuple[str, str]]:
    """What our own rules call more than a little hard."""
    found: tuple[Finding, ...] = check(document, load_rulebook())
    worse = [f for f in found if f.severity is not Severity.MINOR]
    return [(f.rule, f.evidence) for f in worse if not _is_code(document, f)]


def _is_code(document: Document, finding: Finding) -> bool:
    """The name of a setting, which stands between back ticks."""
    assert isinstance(finding.where, Passage)
    return document.text[finding.where.start - 1 : finding.where.start] == "`"


@pytest.mark.parametrize("name", ["handleiding.md", "instellingen.md", "niveau.md"])
def test_the_pages_for_staff_are_plain(name: str) -> None:
    assert hard(read(DOCS / name)) == []


def test_what_rules_and_reasons_say_is_plain() -> None:
    book = load_rulebook()
    texts = [
        text
        for rule in book.rules.values()
        for text in (rule.explanation, rule.impact, rule.remedy, rule.question or "")
    ]
    texts += [t for words in book.reasons.values() for t in (words.explanation, words.remedy)]
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in texts if text]
    assert hard(page_document("rules", blocks, "nl")) == []
