"""How many words of a sentence count, and which blocks are looked at."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.long_sentences import counted_words
from toegankelijk.text.page import RawBlock, page_document


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dit zijn vier woorden.", 4),
        ("Op 12-1-2023 kreeg u € 1.000,50 m.b.t. de auto.", 8),
        ("U heeft nodig: een pas, een foto, een pen.", 3),
        ("U heeft nodig: een heel mooie pas; een foto; een pen.", 4),
        ("Let op: u moet zelf betalen.", 4),
        ("Let op: als het regent, dan gaat het niet door.", 8),
        ("Hij zei: “Dit is een lang citaat.”", 2),
        ('Hij zei "dit is een lang citaat" en ging weg.', 6),
        ("Dat heet ‘beroep’ in de wet.", 6),
        ("Van 9:00 tot 17:30 uur.", 2),
        ("Wij zijn open van 9.00 uur tot 17.00 uur.", 5),
        ("Bel (0184) 12 34 56 of 14 0184.", 4),
        ("Maak het over naar NL12 BNGH 0285 0012 34.", 6),
        ("Er zijn 12 000 banen.", 5),
        ("", 0),
    ],
)
def test_what_a_reader_must_hold_together(sentence: str, expected: int) -> None:
    assert counted_words(sentence) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.CELL, 1),
        (BlockKind.LABEL, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.QUOTE, 0),
        (BlockKind.CODE, 0),
        (BlockKind.LINK, 0),
        (BlockKind.ALT, 0),
    ],
)
def test_which_blocks_can_have_a_long_sentence(kind: BlockKind, expected: int) -> None:
    page = page_document("u", [RawBlock(kind, "woord " * 30 + "woord.")])
    assert len(check(page, load_rulebook())) == expected


def test_the_cut_is_in_the_sentence_itself_also_after_one_that_goes_in_pieces() -> None:
    long = "woord " * 1_500 + "einde."
    here = (
        "Wij sturen u vandaag nog een brief over de kosten van de nieuwe stoep, omdat wij dat "
        "eerder niet konden doen."
    )
    page = page_document("u", [RawBlock(BlockKind.PARAGRAPH, f"{long} {here} {here}")])
    cuts = [f.values["knip"] for f in check(page, load_rulebook()) if f.rule == "lange-zin"]
    assert cuts[1:] == ["omdat wij", "omdat wij"]
