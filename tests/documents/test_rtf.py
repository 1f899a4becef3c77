"""What a reader of an RTF file sees, and what not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.maken import exact, shown
from toegankelijk.documents.rtf import rtf_paragraphs
from toegankelijk.model import BlockKind
from toegankelijk.text.extract import FileKind, read
from toegankelijk.text.extract.files import FILES

P, H, L, C = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CELL
STYLES = (
    r"{\stylesheet{\ql Normal;}{\s1\b\fs32 heading 1;}{\s2\b Kop 2;}{\s3 Titel;}"
    r"{\s4\outlinelevel2 Eigen;}}"
)


def blocks(body: str, header: str = r"\ansi\ansicpg1252") -> list[tuple[BlockKind, str]]:
    data = rf"{{\rtf1{header}{{\fonttbl{{\f0 Arial;}}}}{STYLES}{body}}}".encode("latin-1")
    found = FILES[FileKind.RTF]("brief.rtf", data)
    assert exact(found)
    return shown(found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Een zin.\par Nog een.\par", [(P, "Een zin."), (P, "Nog een.")]),
        (r"\pard\s1 Kop\par\pard Tekst", [(H, "Kop"), (P, "Tekst")]),
        (
            r"\pard\s2 Kop\par\pard\s3 Titel\par\pard\s4 Eigen\par",
            [(H, "Kop"), (H, "Titel"), (H, "Eigen")],
        ),
        (r"\pard\outlinelevel0 Kop\par", [(H, "Kop")]),
        (r"\pard{\listtext\tab \bullet}\ls1 punt\par\pard tekst", [(L, "punt"), (P, "tekst")]),
        (r"\bullet\tab punt\par", [(L, "punt")]),
        (r"\trowd\pard\intbl a\cell b\cell\row\pard c\par", [(C, "a"), (C, "b"), (P, "c")]),
        (r"{\header Gemeente X\par}{\footer Pagina 1\par}Tekst", [(P, "Tekst")]),
        (r"{\info{\title weg}}{\*\generator weg;}{\*\onbekend weg}Tekst", [(P, "Tekst")]),
        (
            r"zin{\footnote\pard De noot.} door.\par Nog",
            [(P, "zin door."), (P, "De noot."), (P, "Nog")],
        ),
        (
            r"voor{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}{\shptxt In een vak\par}}} na\par",
            [(P, "voor na"), (P, "In een vak")],
        ),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} hier", [(P, "link hier")]),
        (r"Postbus 8\line 3300 AA", [(P, "Postbus 8"), (P, "3300 AA")]),
        (r"{\pict\bin5 }}}}}weg}tekst", [(P, "tekst")]),
        (r"{\pict 89504e47}tekst", [(P, "tekst")]),
    ],
)
def test_blocks(body: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(body) == expected


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'e9\'e9n", "één"),
        (r"\u233?\u233?n", "één"),
        (r"\uc0\u233\u233 n", "één"),
        (r"{\uc2\u233??}\u233?n", "één"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\lquote a\rquote  \endash  b", "‘a’ – b"),
        (r"aan\-vraag e\_mail\~nu", "aanvraag e-mail nu"),
        (r"\{a\} \\ b", "{a} \\ b"),
        (r"{\b ver}gun{\i ning}", "vergunning"),
        (r"zin{\v  weg}.", "zin."),
        (r"{\deleted weg}{\revised nieuw}", "nieuw"),
        (r"\v weg\v0 hier", "hier"),
        ("een\ntwee", "eentwee"),
        (r"\onbekend7 tekst", "tekst"),
    ],
)
def test_what_a_reader_sees_of_a_paragraph(body: str, text: str) -> None:
    assert blocks(body) == [(P, text)]


@pytest.mark.parametrize(
    ("header", "text"),
    [(r"\ansicpg1250", "Ă©"), (r"\ansicpg65001", "é"), (r"\mac", "√©"), (r"\ansicpg9", "Ã©")],
)
def test_code_pages(header: str, text: str) -> None:
    assert blocks(r"\'c3\'a9", header) == [(P, text)]


def test_a_file_of_any_name_is_known_by_its_first_letters(tmp_path: Path) -> None:
    path = tmp_path / "brief.doc"
    path.write_bytes(rb"{\rtf1\ansi Oude programma's noemen dit doc.}")
    assert read(path).text == "Oude programma's noemen dit doc."


PARTS = st.sampled_from(
    [
        *(
            "{",
            "}",
            r"\par ",
            r"\'e9",
            r"\u233?",
            "tekst ",
            r"\*",
            r"{\footnote ",
            r"\v",
            r"\cell",
            "\\",
        ),
        *(r"{\header ", r"\bin3", r"\ansicpg932", r"\'81", r"\uc9", r"\s1", "\n", r"\ls1", "\xff"),
    ]
)


@given(st.lists(PARTS, max_size=40))
def test_any_file_is_read(parts: list[str]) -> None:
    data = (r"{\rtf1" + "".join(parts)).encode("latin-1")
    assert exact(FILES[FileKind.RTF]("brief.rtf", data))


@pytest.mark.parametrize(
    "unit", ["{", "}", r"\par", r"{\footnote a", r"{\*\x ", r"\'e9", "a", r"{\s1 "]
)
def test_hostile_files_take_time_in_proportion(unit: str) -> None:
    data = (r"{\rtf1{\stylesheet" + unit * (500_000 // len(unit))).encode()
    start = time.perf_counter()
    rtf_paragraphs(data)
    assert time.perf_counter() - start < 5
