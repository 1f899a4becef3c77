"""A paper as a Word file, for a round of comments. python-docx is loaded only here."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

from toegankelijk.paper.content import (
    Block,
    Bullets,
    Chart,
    Code,
    Gap,
    Inline,
    Line,
    Link,
    Named,
    Paper,
    Paragraph,
    Rows,
    Section,
    Strong,
    Table,
    Text,
)
from toegankelijk.report.safe import inline as harmless

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_SAME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""In the properties of the file, so that the same paper makes the same file."""
_BORDERS = "Table Grid"


def as_docx(paper: Paper) -> bytes:
    """With real headings, lists and tables; a draft says so at the head of every page."""
    from docx import Document

    document = Document()
    _settle(document, paper)
    document.add_heading(harmless(paper.title), 0)
    parts = (*([paper.notice] if paper.notice else []), *paper.sections)
    for part in parts:
        _section(document, part, 1)
    for line in paper.closing:
        _line(document.add_paragraph(), line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _settle(document: Document, paper: Paper) -> None:
    """Title, language, and the mark of a draft at the head of each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document.core_properties.title = harmless(paper.title)[:255]
    document.core_properties.language = "nl-NL"
    document.core_properties.created = document.core_properties.modified = _SAME_DAY
    document.core_properties.author = "toegankelijk"
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    if paper.mark:
        head = document.sections[0].header.paragraphs[0]
        head.add_run(paper.mark.upper()).bold = True


def _section(document: Document, section: Section, level: int) -> None:
    document.add_heading(harmless(section.title), min(level, 9))
    for block in section.blocks:
        _block(document, block, level)


def _block(document: Document, block: Block, level: int) -> None:
    match block:
        case Paragraph(line):
            _line(document.add_paragraph(), line)
        case Bullets(items):
            for item in items:
                _line(document.add_paragraph(style="List Bullet"), item)
        case Rows(rows):
            table = document.add_table(rows=0, cols=2, style=_BORDERS)
            for row in rows:
                label, value = table.add_row().cells
                label.paragraphs[0].add_run(harmless(row.label)).bold = True
                _fill(value, row.blocks)
            document.add_paragraph()
        case Section():
            _section(document, block, level + 1)
        case Table():
            _table(document, block)
        case Chart():
            pass  # its numbers follow as a table
        case _:
            assert_never(block)


def _table(document: Document, block: Table) -> None:
    document.add_paragraph().add_run(harmless(block.caption)).bold = True
    table = document.add_table(rows=1, cols=len(block.head), style=_BORDERS)
    for cell, name in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(harmless(name)).bold = True
    _repeat_head(table.rows[0])
    for row in block.rows:
        for cell, line in zip(table.add_row().cells, row, strict=True):
            _line(cell.paragraphs[0], line)
    document.add_paragraph()


def _repeat_head(row: Any) -> None:
    """The headings come back on each page, and a screen reader knows them as such."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(cell: _Cell, blocks: tuple[Block, ...]) -> None:
    """Paragraphs and lists, the only things that a row of a paper holds."""
    free = cell.paragraphs[0]
    for block in blocks:
        lines = block.items if isinstance(block, Bullets) else ()
        if isinstance(block, Paragraph):
            lines = (block.line,)
        for line in lines:
            paragraph = free or cell.add_paragraph()
            free = None
            if isinstance(block, Bullets):
                paragraph.add_run("– ")
            _line(paragraph, line)


def _line(paragraph: Any, line: Line) -> None:
    for inline in line:
        _inline(paragraph, inline)


def _inline(paragraph: Any, inline: Inline) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    match inline:
        case Text(text) | Named(_, text):
            paragraph.add_run(harmless(text))
        case Strong(text):
            paragraph.add_run(harmless(text)).bold = True
        case Code(text):
            paragraph.add_run(harmless(text)).font.name = "Courier New"
        case Gap(text):
            run = paragraph.add_run(harmless(text))
            run.bold = True
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        case Link(text=text, target=target):
            if target is None or target.startswith("#"):
                paragraph.add_run(harmless(text))
            else:
                _link(paragraph, target, harmless(text))
        case _:
            assert_never(inline)


def _link(paragraph: Any, url: str, text: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True))
    run = paragraph.add_run(text)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x01, 0x4A, 0x9C)
    link.append(run._r)
    paragraph._p.append(link)
