"""What we write for our readers is as plain as we ask of others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from toegankelijk.model import BlockKind, Document, Finding, Passage, Severity
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import read
from toegankelijk.text.page import RawBlock, page_document

DOCS = Path(__file__).parent.parent / "docs"
RULES = rules_directory()
PAPERS = sorted(
    path.relative_to(RULES).as_posix()
    for part in ("onderzoek", "plan", "verklaring")
    for path in (RULES / part).glob("*.toml")
)
OF_THE_LAW = (
    "een beroep op onevenredige last",
    "onevenredige last",
    "onderbouwing van de verklaring",
    "akkoordverklaring",
    "waarschijnlijk uitgezonderd",
)
"""What the decree and its model call it: a statement has to say these, and explains them."""
NO_WORDS = ("herken", "veld", "waar")
"""What others write, and names of settings."""


def hard(document: Document) -> list[tuple[str, str]]:
    """What our own rules call more than a little hard."""
    found: tuple[Finding, ...] = check(document, load_rulebook())
    worse = [f for f in found if f.severity is not Severity.MINOR]
    return [
        (f.rule, f.evidence) for f in worse if not (_is_code(document, f) or _is_law(document, f))
    ]


def _is_law(document: Document, finding: Finding) -> bool:
    """Within words that the law gives."""
    assert isinstance(finding.where, Passage)
    start, end = finding.where.start, finding.where.end
    return any(
        found.start() <= start and end <= found.end()
        for term in OF_THE_LAW
        for found in re.finditer(term, document.text, re.IGNORECASE)
    )


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


def read_by_users(value: object) -> Iterator[str]:
    """All texts of a table, with a number for what the tool fills in."""
    match value:
        case str():
            yield re.sub(r"\{[^}]*\}", "3", value)
        case list():
            for each in value:
                yield from read_by_users(each)
        case dict():
            for key, each in value.items():
                if key not in NO_WORDS:
                    yield from read_by_users(each)


@pytest.mark.parametrize("name", PAPERS)
def test_what_papers_say_is_plain(name: str) -> None:
    told = list(read_by_users(tomllib.loads((RULES / name).read_text(encoding="utf-8"))))
    assert told
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in told if text.strip()]
    assert hard(page_document("rules", blocks, "nl")) == []
