"""What a reader of a PDF sees, in the order of reading."""

from __future__ import annotations

import io
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import fpdf
import pypdfium2
import pytest
from fpdf.enums import AccessPermission
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from documents.maken import exact, shown
from toegankelijk.documents import pdf, pdf_runs
from toegankelijk.documents.letter import with_roles
from toegankelijk.documents.pdf_lines import Line, Page, columns
from toegankelijk.documents.pdf_paragraphs import paragraphs
from toegankelijk.errors import InputError
from toegankelijk.model import BlockKind, Document, Role, Unread, UnreadKind
from toegankelijk.text.extract import FileKind, read
from toegankelijk.text.extract.files import FILES

P, H, L, C = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CELL
LONG = (
    "Dit is een alinea met zo veel woorden dat de regel aan het eind moet worden gebroken, want "
    "anders zou zij van het papier lopen. Daarna komt nog een zin."
)


def new(**settings: Any) -> fpdf.FPDF:
    made = fpdf.FPDF(**settings)
    made.set_auto_page_break(False)
    made.add_page()
    made.set_font("Helvetica", size=11)
    return made


def write(made: fpdf.FPDF, text: str, style: str = "", size: float = 11, after: float = 4) -> None:
    made.set_font("Helvetica", style, size)
    made.multi_cell(0, size * 0.45, text, new_x="LMARGIN", new_y="NEXT", align="L")
    made.ln(after)


def document(made: fpdf.FPDF) -> Document:
    return with_roles(FILES[FileKind.PDF]("brief.pdf", bytes(made.output())))


def test_headings_paragraphs_and_list_items() -> None:
    made = new()
    write(made, "Uw dakkapel", "B", 18)
    write(made, LONG)
    write(made, "Wat moet u doen?", "B")
    write(made, f"- {LONG}", after=0)
    write(made, "- Een foto.")
    write(made, "Tot ziens.")
    found = document(made)
    assert shown(found) == [
        (H, "Uw dakkapel"),
        (P, LONG),
        (H, "Wat moet u doen?"),
        (L, LONG),
        (L, "Een foto."),
        (P, "Tot ziens."),
    ]
    assert [block.level for block in found.blocks[:3]] == [1, None, 2]
    assert exact(found)


def test_a_letter_has_its_parts() -> None:
    made = new()
    write(made, "Gemeente X\nPostbus 8\n3300 AA Dordrecht")
    write(made, "De heer J. Jansen\nDorpsstraat 1\n3311 GR  Dordrecht")
    for label, value in (("Ons kenmerk", "Z/2023/1"), ("Datum", "12 mei 2023")):
        made.cell(40, 5, label)
        made.cell(0, 5, value, new_x="LMARGIN", new_y="NEXT")
    made.ln(5)
    write(made, "Geachte heer Jansen,")
    write(made, LONG)
    write(made, "Met vriendelijke groet,\nA. de Vries")
    found = document(made)
    assert [block.role for block in found.blocks] == [
        *[Role.ADDRESS] * 6,
        Role.REFERENCE,
        Role.DATE,
        Role.SALUTATION,
        Role.BODY,
        Role.CLOSING,
        Role.SIGNATURE,
    ]


def test_headers_footers_and_page_numbers_are_not_judged_and_sentences_go_on() -> None:
    made = new()
    for number in (1, 2, 3):
        if number > 1:
            made.add_page()
        made.set_y(10)
        made.cell(0, 5, "Gemeente X - kenmerk Z/2023/1")
        made.set_y(40)
        write(made, f"Dit is de tekst van bladzijde {number}. Deze zin loopt door")
        made.set_y(40 if number == 1 else 50)
        if number > 1:
            made.set_y(60)
        made.set_y(-15)
        made.cell(0, 5, f"Pagina {number} van 3")
    found = document(made)
    body = [(block.page, block.text) for block in found.blocks if block.role is Role.BODY]
    assert body == [
        (number, f"Dit is de tekst van bladzijde {number}. Deze zin loopt door")
        for number in (1, 2, 3)
    ]
    others = [block for block in found.blocks if block.role is not Role.BODY]
    assert {block.role for block in others} == {Role.FURNITURE}
    assert len(others) == 6


def test_a_sentence_goes_on_over_the_edge_of_a_page() -> None:
    made = new()
    write(made, "Deze zin loopt door op de vol-")
    made.add_page()
    write(made, "gende bladzijde.")
    (block,) = document(made).blocks
    assert (block.text, block.page) == ("Deze zin loopt door op de volgende bladzijde.", 1)


def test_columns_are_read_one_after_the_other() -> None:
    made = new()
    write(
        made, "Een kop over de hele breedte van de bladzijde, zo lang is die kop echt wel.", "B", 14
    )
    made.set_font("Helvetica", size=11)
    top = made.get_y()
    for column, name in enumerate(("links", "rechts")):
        made.set_xy(10 + column * 100, top)
        made.multi_cell(85, 5, f"Dit staat {name}. {LONG} Einde {name}.")
    texts = [block.text for block in document(made).blocks]
    assert texts[1:] == [
        f"Dit staat links. {LONG} Einde links.",
        f"Dit staat rechts. {LONG} Einde rechts.",
    ]


def test_a_narrow_column_beside_a_letter_does_not_cut_its_lines() -> None:
    made = new()
    for number in range(6):
        made.set_xy(150, 10 + number * 5)
        made.cell(
            0, 5, ("Bezoekadres", "Postbus 8", "3300 AA", "T 14 078", "info@x.nl", "x.nl")[number]
        )
    made.set_xy(10, 10)
    made.multi_cell(130, 5, f"{LONG} {LONG}")
    assert f"{LONG} {LONG}" in [block.text for block in document(made).blocks]


def test_cells_of_a_table() -> None:
    made = new()
    for row in (("Maandag", "9.00 uur", "17.00 uur"), ("Dinsdag", "9.00 uur", "12.00 uur")):
        for cell in row:
            made.cell(50, 6, cell)
        made.ln()
    assert shown(document(made)) == [
        (C, text)
        for text in ("Maandag", "9.00 uur", "17.00 uur", "Dinsdag", "9.00 uur", "12.00 uur")
    ]


def line(text: str, row: int, *, left: float = 50, width: float = 300, **more: Any) -> Line:
    return Line(text, left, 100.0 + 14 * row, left + width, 112.0 + 14 * row, **more)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("u krijgt een vergun-", "ning van ons", "u krijgt een vergunning van ons"),
        ("u krijgt een vergun\u00ad", "ning van ons", "u krijgt een vergunning van ons"),
        ("u krijgt een vergun\u2010", "ning van ons", "u krijgt een vergunning van ons"),
        ("dit is Noord-", "Holland", "dit is Noord-Holland"),
        ("kies de in-", "en uitgang", "kies de in- en uitgang"),
        ("van 9.00 uur -", "17.00 uur", "van 9.00 uur - 17.00 uur"),
        ("de o\ufb03ciële \ufb01ets", "hier", "de officiële fiets hier"),
    ],
)
def test_words_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    lines = (line(first, 0), line(second, 1), line("x" * 60, 2))
    (found,) = paragraphs([Page(600, 800, lines)])
    assert found.text == f"{joined} {'x' * 60}"


def test_a_line_that_was_ended_on_purpose_stays_one() -> None:
    lines = (line("Postbus 8", 0, width=60), line("3300 AA Dordrecht", 1, width=90))
    wide = line("Dit is een regel die tot de rand loopt.", 3)
    found = paragraphs([Page(600, 800, (*lines, wide))])
    assert [p.text for p in found] == ["Postbus 8\n3300 AA Dordrecht", wide.text]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_that_stands_on_its_side_is_turned(angle: int) -> None:
    made = new()
    with made.rotation(angle, 100, 150):
        made.set_xy(60, 140)
        made.multi_cell(100, 6, "Deze bladzijde staat op zijn kant.\nDit is regel twee.")
    texts = [b.text for b in document(made).blocks]
    assert " ".join(texts) == "Deze bladzijde staat op zijn kant. Dit is regel twee."


def test_a_watermark_is_not_read() -> None:
    made = new()
    write(made, LONG)
    with made.rotation(45, 100, 150):
        made.text(60, 150, "CONCEPT")
    assert [b.text for b in document(made).blocks] == [LONG]


def scan(pages: int = 1, stamp: str = "") -> fpdf.FPDF:
    made = new()
    for number in range(pages):
        if number:
            made.add_page()
        made.image(Image.new("RGB", (100, 140), "white"), 0, 0, 210, 297)
        if stamp:
            made.text(10, 10, stamp)
    return made


@pytest.mark.parametrize("made", [new(), scan(), scan(2), scan(2, "12-05-2023")])
def test_a_scan_has_no_text(made: fpdf.FPDF) -> None:
    with pytest.raises(InputError, match="geen tekst"):
        document(made)


def test_a_short_text_with_a_picture_is_no_scan() -> None:
    assert [b.text for b in document(scan(1, LONG)).blocks] == [LONG]


def test_pages_that_are_pictures_are_told() -> None:
    made = new()
    write(made, LONG)
    made.add_page()
    made.image(Image.new("RGB", (100, 140), "white"), 0, 0, 210, 297)
    found = document(made)
    assert [block.text for block in found.blocks] == [LONG]
    assert found.unread == (Unread(UnreadKind.SCAN, page=2),)


FORM = """%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R 7 0 R 8 0 R]>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>
/Annots[5 0 R 6 0 R 7 0 R 8 0 R]>> endobj
4 0 obj <</Length 56>> stream
BT /F 11 Tf 70 700 Td (Wat is er gebeurd?) Tj ET
endstream endobj
5 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[70 640 500 690]/Ff 4096
/V(De lamp in onze straat is stuk.)>> endobj
6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(b)/F 4/Rect[70 600 500 620]/Ff 8192/V(geheim)>> endobj
7 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(c)/F 2/Rect[70 560 500 580]/V(verborgen)>> endobj
8 0 obj <</Type/Annot/Subtype/Widget/FT/Ch/T(d)/F 4/Rect[70 520 500 540]/Ff 131072
/Opt[(Centrum)(Noord)]/V(Noord)>> endobj
trailer <</Root 1 0 R/Size 9>>
%%EOF
"""


def test_what_was_filled_in_on_a_form_is_read_but_no_password_or_hidden_field() -> None:
    found = FILES[FileKind.PDF]("formulier.pdf", FORM.encode())
    shown = " ".join(block.text for block in found.blocks)
    assert shown == "Wat is er gebeurd? De lamp in onze straat is stuk. Noord"


def test_a_pdf_with_a_password_and_one_that_may_not_be_changed() -> None:
    made = new()
    write(made, LONG)
    made.set_encryption("eigenaar", "lezer")
    with pytest.raises(InputError, match="wachtwoord"):
        document(made)
    made = new()
    write(made, LONG)
    made.set_encryption("eigenaar", permissions=AccessPermission.none())
    assert [b.text for b in document(made).blocks] == [LONG]


def test_a_pdf_with_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    made = new()
    for _ in range(pdf_runs.MAX_PAGES):
        made.add_page()
    with pytest.raises(InputError, match="bladzijden"):
        document(made)


def test_a_pdf_that_takes_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.001)
    with pytest.raises(InputError, match="duurt langer"):
        document(new())


def test_letters_without_a_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_runs", lambda data, name: {"error": "letters"})
    with pytest.raises(InputError, match="niet te lezen"):
        document(new())


def test_a_fall_of_the_engine_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(-11, "python")

    monkeypatch.setattr(subprocess, "run", fall)
    with pytest.raises(InputError, match="beschadigd"):
        document(new())


@pytest.mark.parametrize("part", [10, 200, 600])
def test_a_file_that_was_cut_off(tmp_path: Path, part: int) -> None:
    made = new()
    write(made, LONG)
    path = tmp_path / "brief.pdf"
    path.write_bytes(bytes(made.output())[:part])
    with pytest.raises(InputError):
        read(path)


def test_each_page_is_read_by_itself_too() -> None:
    """``pages`` is what the process of its own runs; here without one."""
    made = new()
    write(made, LONG)
    (page,) = pdf_runs.pages(bytes(made.output()))["pages"]
    assert " ".join(run[0] for run in page["runs"]) == LONG
    assert page["image"] is False
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(100, 100)
    out = io.BytesIO()
    empty.save(out)
    assert pdf_runs.pages(out.getvalue())["pages"][0]["runs"] == []
    assert pdf_runs.pages(b"%PDF-1.7 rommel") == {"error": "damaged"}


EDGES = st.floats(-50, 900, allow_nan=False, width=32)
LINES = st.builds(
    lambda text, left, top, width, height, bold, page: Line(
        text, left, top, left + width, top + height, bold, page
    ),
    st.sampled_from(["tekst", "Een zin.", "- punt", "x" * 50, "af-", "2/3", "Kop", " "]),
    EDGES,
    EDGES,
    st.floats(0, 500),
    st.floats(0, 40),
    st.booleans(),
    st.integers(1, 3),
)


@given(st.lists(LINES, max_size=40))
def test_no_line_is_lost_whatever_the_layout(lines: list[Line]) -> None:
    ordered = [each for column in columns(lines) for each in column]
    assert sorted(map(id, ordered)) == sorted(map(id, lines))
    pages = [
        Page(600, 800, tuple(each for each in lines if each.page == number)) for number in (1, 2, 3)
    ]
    found = paragraphs(pages)
    letters = sorted("".join(p.text for p in found if p.text).replace("-", ""))
    expected = sorted("".join(each.text for each in lines).replace("-", ""))
    assert [x for x in letters if not x.isspace()] == [x for x in expected if not x.isspace()]


@given(st.binary(max_size=300))
def test_any_bytes_after_the_header_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        found = pdf_runs.pages(b"%PDF-1.4\n" + data)
        assert found.get("error") in {None, "damaged", "locked", "letters"}
