"""What a reader of Markdown takes in as one block."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind
from toegankelijk.text.extract import TextKind, document


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document("x", text, TextKind.MARKDOWN).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tekst", [(BlockKind.PARAGRAPH, "tekst")]),
        ("een\ntwee", [(BlockKind.PARAGRAPH, "een twee")]),
        ("# kop #", [(BlockKind.HEADING, "kop")]),
        ("kop\n===", [(BlockKind.HEADING, "kop")]),
        (
            "- een\n  twee\n- drie",
            [(BlockKind.LIST_ITEM, "een twee"), (BlockKind.LIST_ITEM, "drie")],
        ),
        ("> - *een*", [(BlockKind.LIST_ITEM, "een")]),
        ("> een\n> twee", [(BlockKind.QUOTE, "een twee")]),
        ("[een](x)", [(BlockKind.LINK, "een")]),
        ("[een](x) twee", [(BlockKind.PARAGRAPH, "een twee")]),
        ("[een](<a b> 'een') een", [(BlockKind.PARAGRAPH, "een een")]),
        ("[een][r] een\n\n[r]: http://een", [(BlockKind.PARAGRAPH, "een een")]),
        ("een [r][niet]", [(BlockKind.PARAGRAPH, "een [r][niet]")]),
        ("een ![foto *van*](x.png)", [(BlockKind.PARAGRAPH, "een"), (BlockKind.ALT, "foto van")]),
        ("`co  de` is code", [(BlockKind.PARAGRAPH, "co de is code")]),
        ("```\ncode\n```", [(BlockKind.CODE, "code")]),
        ("    code", [(BlockKind.CODE, "code")]),
        ("```\n```", []),
        ("<div>html <b>blok</b></div>", [(BlockKind.PARAGRAPH, "html blok")]),
        ("een <b>twee</b> <!-- weg --> drie", [(BlockKind.PARAGRAPH, "een twee drie")]),
        (
            "Postbus 8\\\n3300 AA",
            [(BlockKind.PARAGRAPH, "Postbus 8"), (BlockKind.PARAGRAPH, "3300 AA")],
        ),
        ("| a\\|b | |\n|---|---|\n| a | a |", [(BlockKind.CELL, t) for t in ("a|b", "a", "a")]),
        ("---\ntitle: weg\n---\ntekst", [(BlockKind.PARAGRAPH, "tekst")]),
        ("---\n\ntekst", [(BlockKind.PARAGRAPH, "tekst")]),
        ("&eacute;&eacute;n \\*ster\\*", [(BlockKind.PARAGRAPH, "één *ster*")]),
        ("", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(text) == expected


def test_a_heading_has_its_level() -> None:
    found = document("x", "## kop\n\ntekst", TextKind.MARKDOWN).blocks
    assert [block.level for block in found] == [2, None]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("[foto](foto.png) foto", "foto", 17),
        ("[foto](foto.png 'foto') foto", "foto", 24),
        ("![foto](foto.png) foto", "foto", 18),
        ("[a][foto] foto\n\n[foto]: x", "foto", 10),
        ("<https://foto.nl> foto", "foto", 18),
        ("| foto | foto |\n|---|---|", "foto", 9),
        ("> foto\n> foto", "foto", 9),
        ("---\na: foto\n---\nfoto", "foto", 16),
        ("# foto\n\n- foto", "foto", 10),
    ],
)
def test_the_last_of_equal_words_is_found_where_it_stands(text: str, word: str, place: int) -> None:
    last = [b for b in document("x", text, TextKind.MARKDOWN).blocks if word in b.text][-1]
    if last.kind is BlockKind.ALT:
        last = document("x", text, TextKind.MARKDOWN).blocks[0]
    start = last.text.rindex(word)
    assert last.span(start, start + len(word)) == (place, place + len(word))
