"""In whole sentences, parsed: which form of a better word is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("text", "word", "better"),
    [
        ("De bouwkundige staat is slecht.", "bouwkundige staat", "staat van het gebouw"),
        ("Wij bekijken het bouwkundig.", "bouwkundig", "van het gebouw"),
        ("U bent leges verschuldigd.", "verschuldigd", "u moet betalen"),
        (
            "Hier staat het verschuldigde bedrag.",
            "verschuldigde bedrag",
            "bedrag dat u moet betalen",
        ),
        ("De raad heeft ingestemd met het plan.", "ingestemd met", "goedgekeurd"),
        ("Het college vaardigt regels uit.", "vaardigt … uit", "maakt bekend"),
    ],
)
def test_what_is_offered_reads_on_in_its_place(text: str, word: str, better: str) -> None:
    found = check(document("x", text, TextKind.PLAIN), BOOK)
    assert (word, better) in [(f.values["woord"], f.values["beter"]) for f in found]
