"""In whole sentences, parsed: which form of a better word is offered."""

from __future__ import annotations

from pathlib import Path

from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document

GOLD = Path(__file__).parent / "gold" / "woordkeuze.txt"
BOOK = load_rulebook().with_method("woordenlijst")
ENOUGH = 0.95
"""The parser is right most of the time, not always."""


def test_the_form_that_is_offered_fits_the_sentence() -> None:
    rows = [line.split(" | ") for line in GOLD.read_text("utf-8").splitlines()[1:]]
    wrong = []
    for text, expected in rows:
        found = check(document("x", text, TextKind.PLAIN), BOOK)
        offered = [finding.values["beter"] for finding in found]
        if offered != [expected]:
            wrong.append((text, offered, expected))
    assert len(rows) >= 45
    assert 1 - len(wrong) / len(rows) >= ENOUGH, wrong
