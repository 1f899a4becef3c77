"""What a reader of a Word file sees, and what not."""

from __future__ import annotations

from html import escape
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from documents.maken import W, exact, saved, shown, word, zipped
from toegankelijk.documents.docx import docx_paragraphs
from toegankelijk.errors import InputError
from toegankelijk.model import BlockKind, Document, Role
from toegankelijk.text.extract import FileKind, read
from toegankelijk.text.extract.files import FILES

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
Q, C, A = BlockKind.QUOTE, BlockKind.CELL, BlockKind.ALT


def document(data: bytes) -> Document:
    return FILES[FileKind.DOCX]("brief.docx", data)


def blocks(body: str, **parts: str) -> list[tuple[BlockKind, str]]:
    return shown(document(word(body, **parts)))


def texts(body: str, **parts: str) -> list[str]:
    return [text for _, text in blocks(body, **parts)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_document_of_python_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Titel", 0)
    made.add_heading("Kop", 2)
    made.add_paragraph("Eerste zin. ").add_run("Vet ook.").bold = True
    made.add_paragraph("Een pas.", style="List Bullet")
    made.add_paragraph("Een foto.", style="List Number")
    made.add_paragraph("Dat zei hij.", style="Quote")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Maandag", "9.00 uur"
    made.sections[0].header.paragraphs[0].text = "Gemeente X"
    made.sections[0].footer.paragraphs[0].text = "Pagina 1"
    made.core_properties.title = "Eigenschap"
    path = tmp_path / "brief.docx"
    path.write_bytes(saved(made))
    found = read(path)
    assert shown(found) == [
        (H, "Titel"),
        (H, "Kop"),
        (P, "Eerste zin. Vet ook."),
        (L, "Een pas."),
        (L, "Een foto."),
        (Q, "Dat zei hij."),
        (C, "Maandag"),
        (C, "9.00 uur"),
    ]
    assert [block.level for block in found.blocks[:3]] == [1, 2, None]
    assert found.text.split("\n") == [block.text for block in found.blocks]
    assert exact(found)


STYLES = """
<w:style w:styleId="Kop1"><w:name w:val="Kop 1"/></w:style>
<w:style w:styleId="K3"><w:name w:val="heading 3"/></w:style>
<w:style w:styleId="Eigen"><w:name w:val="Huisstijl"/><w:basedOn w:val="K3"/></w:style>
<w:style w:styleId="Om"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Lijst"><w:name w:val="Opsomming"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Weg"><w:name w:val="weg"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ('<w:pStyle w:val="Kop1"/>', H, 1),
        ('<w:pStyle w:val="K3"/>', H, 3),
        ('<w:pStyle w:val="Eigen"/>', H, 3),
        ('<w:pStyle w:val="Om"/>', H, 2),
        ('<w:outlineLvl w:val="8"/>', H, 6),
        ('<w:pStyle w:val="Kop1"/><w:outlineLvl w:val="9"/>', P, None),
        ('<w:pStyle w:val="Kop1"/><w:numPr><w:numId w:val="1"/></w:numPr>', H, 1),
        ('<w:pStyle w:val="Lijst"/>', L, None),
        ('<w:pStyle w:val="Lijst"/><w:numPr><w:numId w:val="0"/></w:numPr>', P, None),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', L, None),
        ('<w:pStyle w:val="A"/>', P, None),
        ('<w:pStyle w:val="bestaat niet"/>', P, None),
    ],
)
def test_the_style_says_what_a_paragraph_is(
    properties: str, kind: BlockKind, level: int | None
) -> None:
    body = f"<w:p><w:pPr>{properties}</w:pPr>{run('Dit is de tekst')}</w:p>"
    (block,) = document(word(body, styles=STYLES)).blocks
    assert (block.kind, block.level, block.text) == (kind, level, "Dit is de tekst")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("ver") + run("gun", "<w:b/>") + run("ning"), "vergunning"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>loopt</w:t><w:br/><w:t>door</w:t></w:r>", "loopt door"),
        ("<w:r><w:t>aan</w:t><w:softHyphen/><w:t>vraag</w:t></w:r>", "aanvraag"),
        (run("aan\u00advraag") + run("\u00a0nu"), "aanvraag nu"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>", "e-mail"),
        (f"een <w:hyperlink>{run('link')}</w:hyperlink>", "link"),
        (
            f"{run('U ')}<w:ins>{run('krijgt ')}</w:ins><w:del>{run('ontvangt ')}</w:del>",
            "U krijgt",
        ),
        ("<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>" + run("blijft"), "blijft"),
        (f"<w:moveFrom>{run('oud')}</w:moveFrom><w:moveTo>{run('nieuw')}</w:moveTo>", "nieuw"),
        (run("zichtbaar") + run("weg", "<w:vanish/>"), "zichtbaar"),
        (run("zichtbaar", '<w:vanish w:val="0"/>'), "zichtbaar"),
        (run("weg", '<w:rStyle w:val="Weg"/>') + run("hier"), "hier"),
        (f"<w:fldSimple w:instr='DATE'>{run('12 mei')}</w:fldSimple>", "12 mei"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
            '</w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("12 mei")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run(" is goed"),
            "12 mei is goed",
        ),
        (f"<w:sdt><w:sdtContent>{run('naam')}</w:sdtContent></w:sdt>", "naam"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Klik hier')}</w:sdtContent></w:sdt>{run('Tekst')}",
            "Tekst",
        ),
        (run("zin") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run("."), "zin."),
        (run("zin") + "<w:r><w:commentReference w:id='2'/></w:r>", "zin"),
        (run("a &lt; b &amp; c"), "a < b & c"),
        ("<w:r><w:t>een\n twee</w:t></w:r>", "een twee"),
    ],
)
def test_what_a_reader_sees_of_a_paragraph(content: str, text: str) -> None:
    assert texts(f"<w:p>{content}</w:p>", styles=STYLES) == [text]


def test_lines_of_an_address_are_blocks_of_their_own() -> None:
    lines = "<w:br/>".join(f"<w:t>{t}</w:t>" for t in ("Postbus 8", "3300 AA Dordrecht"))
    found = document(word(f"<w:p><w:r>{lines}</w:r></w:p>"))
    assert [block.text for block in found.blocks] == ["Postbus 8", "3300 AA Dordrecht"]
    assert found.text == "Postbus 8\n3300 AA Dordrecht"
    assert exact(found)


def test_marks_that_were_typed_make_list_items() -> None:
    lines = "<w:br/>".join(f"<w:t>{t}</w:t>" for t in ("Neem mee:", "- een pas", "- een foto"))
    body = f"<w:p><w:r>{lines}</w:r></w:p><w:p>{run('• een formulier')}</w:p>"
    found = document(word(body))
    expected = [(P, "Neem mee:"), (L, "een pas"), (L, "een foto"), (L, "een formulier")]
    assert shown(found) == expected
    assert exact(found)


def test_a_short_bold_paragraph_is_a_heading() -> None:
    bold = "<w:b/>"
    assert blocks(f"<w:p>{run('Wat moet u doen?')}</w:p>")[0][0] is P
    assert blocks(f"<w:p>{run('Uw aanvraag', bold)}</w:p>") == [(H, "Uw aanvraag")]
    assert blocks(f"<w:p>{run('Let op.', bold)}</w:p>") == [(P, "Let op.")]
    assert blocks(f"<w:p>{run('Uw', bold)}{run(' aanvraag')}</w:p>") == [(P, "Uw aanvraag")]


BOX = f"<w:txbxContent><w:p>{run('In een vak')}</w:p></w:txbxContent>"


def test_text_boxes_are_read_once_and_alternative_texts_too() -> None:
    body = (
        f"<w:p>{run('Voor')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr "
        f'descr="Foto van het stadhuis"/><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run(' en na')}</w:p>"
        '<w:p><w:r><w:drawing><wp:docPr descr="Logo. Automatisch gegenereerde beschrijving"/>'
        "</w:drawing></w:r></w:p>"
    )
    assert blocks(body) == [(P, "Voor en na"), (A, "Foto van het stadhuis"), (P, "In een vak")]


def test_tables() -> None:
    long = "Dit is een lange zin met zo veel woorden dat het lopende tekst moet zijn."

    def row(*cells: str, properties: str = "") -> str:
        inner = "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"

    assert blocks(f"<w:tbl>{row('een', long)}</w:tbl>") == [(C, "een"), (P, long)]
    assert blocks(f"<w:tbl>{row('een')}{row('twee')}</w:tbl>") == [(P, "een"), (P, "twee")]
    assert blocks(f"<w:tbl>{row('a', 'b')}{row('weg', 'weg', properties='<w:del/>')}</w:tbl>") == [
        (C, "a"),
        (C, "b"),
    ]


def test_footnotes_stand_last_and_their_lines_are_left_out() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0"><w:p>{run("streep")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("De noot.")}</w:p></w:footnote>'
    )
    assert texts(f"<w:p>{run('De zin.')}</w:p>", footnotes=notes) == ["De zin.", "De noot."]


def test_a_table_of_contents_is_no_text() -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="Inhopg1"/></w:pPr>{run("Inleiding 3")}</w:p>'
    (block,) = document(word(body, styles=STYLES)).blocks
    assert block.role is Role.FURNITURE


def test_strict_files_have_other_namespaces() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f"<w:body><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{run('Kop')}</w:p></w:body>"
    xml = f'<w:document xmlns:w="{strict}">{body}</w:document>'
    (found,) = docx_paragraphs(zipped({"word/document.xml": xml}), "x")
    assert (found.kind, found.text) == (H, "Kop")


def test_the_main_part_may_have_another_name() -> None:
    relation = '<Relationship Type="http://x/officeDocument" Target="/deel/tekst.xml"/>'
    xml = f'<w:document xmlns:w="{W}"><w:body><w:p>{run("tekst")}</w:p></w:body></w:document>'
    members = {"_rels/.rels": f"<Relationships>{relation}</Relationships>", "deel/tekst.xml": xml}
    assert [p.text for p in docx_paragraphs(zipped(members), "x")] == ["tekst"]


def test_a_font_size_is_no_heading() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("Groot").font.size = Pt(20)
    assert shown(document(saved(made))) == [(P, "Groot")]


WORDS = st.sampled_from(
    ["brief", "één", "foto's", "ge\u00admeente", "😀", "- x", "a&b", " ", "\u00a0", "\t", "x  y"]
)


@given(st.lists(st.lists(st.tuples(WORDS, st.booleans()), max_size=6), max_size=4))
def test_offsets_are_exact(paragraphs: list[list[tuple[str, bool]]]) -> None:
    body = "".join(
        f"<w:p>{''.join(run(escape(text)) + '<w:r><w:br/></w:r>' * br for text, br in runs)}</w:p>"
        for runs in paragraphs
    )
    found = document(word(body))
    assert exact(found)
    letters = "".join(block.text for block in found.blocks).replace(" ", "")
    typed = "".join(text for runs in paragraphs for text, _ in runs)
    kept = [c for c in typed if c not in "-\u00ad" and not c.isspace()]
    assert [c for c in letters if c != "-"] == kept


@pytest.mark.parametrize("size", [1, 4, 30, 200, 1000])
def test_a_file_that_was_cut_off(size: int) -> None:
    data = saved(docx.Document())[:-size]
    with pytest.raises(InputError, match="beschadigd"):
        docx_paragraphs(data, "brief.docx")
