"""What repeats is parsed once, with the same findings as if it were parsed each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.tokens import Doc

from toegankelijk.model import Block, BlockKind, Document, Finding, Passage
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text import parsed as module
from toegankelijk.text.check import check
from toegankelijk.text.extract import read
from toegankelijk.text.page import RawBlock, page_document
from toegankelijk.text.parsed import LONGEST_KEPT, Seen, parsed
from toegankelijk.text.pipeline import Cut, Pipeline, load_pipeline

BOOK = load_rulebook()
DOCS = Path(__file__).parent.parent.parent / "docs"
MENU = (
    "Direct regelen",
    "Derhalve verstrekken wij u m.b.t. uw aanvraag alle door u gevraagde gegevens.",
    "Het besluit is door het college genomen en wordt u zo spoedig mogelijk toegezonden.",
)


class Counting(Pipeline):
    """Counts the blocks that are parsed."""

    def __init__(self) -> None:
        self.inner = load_pipeline()
        self.generation = 0
        self.parsed = 0

    def parse(self, blocks: Sequence[Cut]) -> list[Doc]:
        self.parsed += len(blocks)
        return self.inner.parse(blocks)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Seen:
    seen = Seen()
    monkeypatch.setattr(module, "_SEEN", seen)
    return seen


def page(number: int, menu_texts: Sequence[str] = MENU) -> Document:
    """A page of a site: a menu that returns, and a text of its own in front of it."""
    own = RawBlock(BlockKind.PARAGRAPH, f"Dit is pagina {number} van de gemeente." * number)
    menu = (RawBlock(BlockKind.PARAGRAPH, text, main=False) for text in menu_texts)
    return page_document(f"https://x.nl/{number}", (own, *menu), "nl")


def blocks(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text, ()) for text in texts]


def test_a_menu_on_many_pages_is_parsed_once() -> None:
    pipeline = Counting()
    for number in range(1, 20):
        check(page(number), BOOK, pipeline)
    assert pipeline.parsed == 19 + len(MENU)


def test_findings_are_the_same_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [*map(page, range(1, 6)), *(read(path) for path in sorted(DOCS.glob("*.md")))]
    kept = [check(document, BOOK) for document in documents * 2]
    found: list[tuple[Finding, ...]] = []
    for document in documents * 2:
        monkeypatch.setattr(module, "_SEEN", Seen(0))
        found.append(check(document, BOOK))
    assert kept == found
    assert any(kept)


EXAMPLES = tuple(
    text
    for rule in BOOK.rules.values()
    if rule.language is not None
    for text in rule.language.bad
    if "\n" not in text
)
"""What each rule finds: a site may say it on each of its pages."""


def test_what_stands_on_each_page_has_the_same_causes_there() -> None:
    def of_menu(number: int) -> list[Finding]:
        found = check(page(number, EXAMPLES), BOOK)
        return [f for f in found if isinstance(f.where, Passage) and f.where.block > 0]

    first, second = of_menu(1), of_menu(3)
    assert [f.component for f in first] == [f.component for f in second]
    assert len({f.rule for f in first}) > 20
    for finding in second:
        assert isinstance(finding.where, Passage)
        text = page(3, EXAMPLES).text[finding.where.start : finding.where.end]
        assert text.startswith(finding.evidence.rstrip("…"))


def test_what_is_kept_is_bounded_and_the_oldest_goes() -> None:
    pipeline, seen = Counting(), Seen(6)
    parsed(blocks("Een twee drie."), (), pipeline, seen)
    parsed(blocks("Vier."), (), pipeline, seen)
    parsed(blocks("Een twee drie."), (), pipeline, seen)
    assert (pipeline.parsed, seen.tokens) == (2, 6)
    parsed(blocks("Vijf."), (), pipeline, seen)
    assert seen.tokens <= 6
    parsed(blocks("Vier."), (), pipeline, seen)
    assert pipeline.parsed == 4


def test_a_long_block_is_not_kept() -> None:
    seen = Seen()
    parsed(blocks("woord " * (LONGEST_KEPT + 1)), (), load_pipeline(), seen)
    assert seen.tokens == 0


def test_another_model_or_other_abbreviations_are_another_parse() -> None:
    seen = Seen()
    one, other = Counting(), Counting()
    parsed(blocks("Zie art. 3."), (), one, seen)
    parsed(blocks("Zie art. 3."), ("art.",), one, seen)
    parsed(blocks("Zie art. 3."), (), other, seen)
    assert (one.parsed, other.parsed) == (2, 1)


def test_a_block_that_stands_twice_on_a_page_is_parsed_once() -> None:
    pipeline = Counting()
    first, second = parsed(blocks("Bel ons.", "Bel ons."), (), pipeline, Seen())
    assert first is second
    assert pipeline.parsed == 1
