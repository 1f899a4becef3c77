"""What a reader of a file of LibreOffice sees, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.maken import exact, opendocument, shown
from toegankelijk.documents.odt import odt_paragraphs
from toegankelijk.errors import InputError
from toegankelijk.model import BlockKind, Document, Role
from toegankelijk.text.extract import FileKind, read
from toegankelijk.text.extract.files import FILES

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
Q, C, A = BlockKind.QUOTE, BlockKind.CELL, BlockKind.ALT

STYLES = """
<style:style style:name="Heading_20_2" style:default-outline-level="2"/>
<style:style style:name="Title"/><style:style style:name="Quotations"/>
<style:style style:name="Leeg" style:default-outline-level=""/>
<style:style style:name="A" style:parent-style-name="B"/>
<style:style style:name="B" style:parent-style-name="A"/>
"""
AUTOMATIC = """
<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>
<style:style style:name="P2" style:parent-style-name="Title"/>
<style:style style:name="P3" style:parent-style-name="Quotations"/>
<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
"""


def document(body: str) -> Document:
    data = opendocument(body, AUTOMATIC, STYLES)
    return FILES[FileKind.ODT]("brief.odt", data)


def blocks(body: str) -> list[tuple[BlockKind, str]]:
    return shown(document(body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:p>Een zin.</text:p>", [(P, "Een zin.")]),
        ("<text:h text:outline-level='2'>Kop</text:h>", [(H, "Kop")]),
        ("<text:p text:style-name='P1'>Kop</text:p>", [(H, "Kop")]),
        ("<text:p text:style-name='P2'>Titel</text:p>", [(H, "Titel")]),
        ("<text:p text:style-name='P3'>Citaat</text:p>", [(Q, "Citaat")]),
        ("<text:p text:style-name='A'>Rond</text:p>", [(P, "Rond")]),
        ("<text:p text:style-name='Leeg'>Leeg</text:p>", [(P, "Leeg")]),
        (
            "<text:list><text:list-item><text:p>een</text:p><text:list><text:list-item>"
            "<text:p>twee</text:p></text:list-item></text:list></text:list-item></text:list>",
            [(L, "een"), (L, "twee")],
        ),
        (
            "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
            "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
            "</table:table-cell></table:table-row></table:table-header-rows></table:table>",
            [(C, "a"), (C, "b")],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
            "</table:table-cell></table:table-row></table:table>",
            [(P, "a")],
        ),
        (
            "<text:p>Zin<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>De noot.</text:p></text:note-body></text:note>.</text:p>",
            [(P, "Zin."), (P, "De noot.")],
        ),
        (
            "<text:p>Zin<draw:frame><draw:text-box><text:p>In een vak</text:p></draw:text-box>"
            "</draw:frame> door</text:p>",
            [(P, "Zin door"), (P, "In een vak")],
        ),
        (
            "<text:p><draw:frame><draw:image/><svg:desc>Foto van\nhet stadhuis</svg:desc>"
            "</draw:frame></text:p>",
            [(A, "Foto van het stadhuis")],
        ),
        ("<text:section><text:p>deel</text:p></text:section>", [(P, "deel")]),
        ("<text:section text:display='none'><text:p>weg</text:p></text:section>", []),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change/>b"
            "</text:p>",
            [(P, "ab")],
        ),
        ("<text:p>Postbus 8<text:line-break/>3300 AA</text:p>", [(P, "Postbus 8"), (P, "3300 AA")]),
        ("<text:p>• een</text:p>", [(L, "een")]),
    ],
)
def test_blocks(body: str, expected: list[tuple[BlockKind, str]]) -> None:
    found = document(body)
    assert shown(found) == expected
    assert exact(found)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("ver<text:span>gun</text:span>ning", "vergunning"),
        ("een<text:s text:c='3'/>twee<text:tab/>drie", "een twee drie"),
        ("een\n   twee", "een twee"),
        ("loopt<text:line-break/>door", "loopt door"),
        ("<text:a>link</text:a> hier", "link hier"),
        ("<text:span text:style-name='T1'>weg</text:span>blijft", "blijft"),
        ("<office:annotation><text:p>opmerking</text:p></office:annotation>zin", "zin"),
        ("<text:hidden-text>weg</text:hidden-text>zin", "zin"),
        ("op <text:date>12 mei</text:date>", "op 12 mei"),
        ("aan<text:soft-page-break/>vraag", "aanvraag"),
        ("aan\u00advraag\u00a0nu", "aanvraag nu"),
        (
            "<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text>"
            "</text:ruby>",
            "a",
        ),
    ],
)
def test_what_a_reader_sees_of_a_paragraph(content: str, text: str) -> None:
    assert blocks(f"<text:p>{content}</text:p>") == [(P, text)]


def test_levels_of_headings() -> None:
    found = document(
        "<text:h>een</text:h><text:h text:outline-level='10'>zes</text:h>"
        "<text:h text:outline-level='x'>een</text:h><text:p text:style-name='P1'>twee</text:p>"
    )
    assert [block.level for block in found.blocks] == [1, 6, 1, 2]


def test_a_table_of_contents_is_no_text() -> None:
    index = "<text:index-body><text:p>Inleiding 3</text:p></text:index-body>"
    (block,) = document(f"<text:table-of-content>{index}</text:table-of-content>").blocks
    assert block.role is Role.FURNITURE


def test_a_file_with_a_password(tmp_path: Path) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = tmp_path / "brief.odt"
    path.write_bytes(opendocument("", **{"META-INF__manifest.xml": manifest}))
    with pytest.raises(InputError, match="wachtwoord"):
        read(path)


def test_many_spaces_are_bounded() -> None:
    data = opendocument("<text:p>a<text:s text:c='99999999'/>b</text:p>" * 20)
    assert sum(len(p.text) for p in odt_paragraphs(data, "x")) < 100_000


WORDS = st.sampled_from(
    ["brief", "één", "foto's", "ge\u00admeente", "😀", "<text:tab/>", " ", "\n"]
)


@given(st.lists(st.lists(st.tuples(WORDS, st.sampled_from(["", "<text:line-break/>"])))))
def test_offsets_are_exact(paragraphs: list[list[tuple[str, str]]]) -> None:
    body = "".join(f"<text:p>{''.join(w + b for w, b in runs)}</text:p>" for runs in paragraphs)
    found = document(body)
    assert exact(found)
    typed = "".join(word for runs in paragraphs for word, _ in runs).replace("<text:tab/>", "")
    letters = "".join(block.text for block in found.blocks).replace(" ", "")
    assert letters == "".join(typed.replace("\u00ad", "").split())
