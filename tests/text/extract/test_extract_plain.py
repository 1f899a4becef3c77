"""Blocks of a text without markup."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind
from toegankelijk.text.extract import TextKind, document

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een\ntwee\n\ndrie.", [(P, "een twee"), (P, "drie.")]),
        ("Dit is een\nzin.\nDit ook.", [(P, "Dit is een zin. Dit ook.")]),
        ("Kop\n\nDit is een zin.", [(H, "Kop"), (P, "Dit is een zin.")]),
        ("Dit is een zin.\n\nNaam", [(P, "Dit is een zin."), (P, "Naam")]),
        ("Met groet,\n\nNaam", [(P, "Met groet,"), (P, "Naam")]),
        ("Kop\n===\nTekst.", [(H, "Kop"), (P, "Tekst.")]),
        (
            "U heeft nodig:\n- een pas\n- een\n  foto",
            [(P, "U heeft nodig:"), (L, "een pas"), (L, "een foto")],
        ),
        ("• een\n• twee", [(L, "een"), (L, "twee")]),
        ("1. een\n2) twee\nb) drie", [(L, "een"), (L, "twee"), (L, "drie")]),
        ("- een\n\n- twee", [(L, "een"), (L, "twee")]),
        ("12-1-2023 was het.", [(P, "12-1-2023 was het.")]),
        ("-5 graden.", [(P, "-5 graden.")]),
        (
            "Gemeente X\nPostbus 8\n3300 AA Y",
            [(P, "Gemeente X"), (P, "Postbus 8"), (P, "3300 AA Y")],
        ),
        (
            "Geachte heer J. Jansen,\nU krijgt geld.",
            [(P, "Geachte heer J. Jansen,"), (P, "U krijgt geld.")],
        ),
        ("x" * 71 + "\n\nTekst.", [(P, "x" * 71), (P, "Tekst.")]),
        ("\n\n  \n", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    found = document("x", text, TextKind.PLAIN).blocks
    assert [(block.kind, block.text) for block in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wat kost het?\nU betaalt 10 euro. Dat kan alleen met uw pinpas.",
            [
                (BlockKind.PARAGRAPH, "Wat kost het?"),
                (BlockKind.PARAGRAPH, "U betaalt 10 euro. Dat kan alleen met uw pinpas."),
            ],
        ),
        (
            "Zo betaalt u\nMaak het geld over naar de gemeente. Doe dat voor 1 mei.",
            [
                (BlockKind.HEADING, "Zo betaalt u"),
                (BlockKind.PARAGRAPH, "Maak het geld over naar de gemeente. Doe dat voor 1 mei."),
            ],
        ),
        (
            # Running text that was cut to a width: the next word would not have fitted.
            "De gemeente gaat de straat bij\nUtrecht opnieuw inrichten. Dat is\nin mei.",
            [
                (
                    BlockKind.PARAGRAPH,
                    "De gemeente gaat de straat bij Utrecht opnieuw inrichten. Dat is in mei.",
                )
            ],
        ),
    ],
)
def test_a_heading_right_on_top_of_its_paragraph(
    text: str, expected: list[tuple[BlockKind, str]]
) -> None:
    found = document("x", text, TextKind.PLAIN)
    assert [(block.kind, block.text) for block in found.blocks] == expected
