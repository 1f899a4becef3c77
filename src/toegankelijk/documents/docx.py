"""Letters of Word (ECMA-376, part 1, chapter 17: WordprocessingML).

Read here and not with python-docx, which leaves out text boxes, footnotes, and text that was
inserted while changes were tracked. Headers, footers, comments, deleted and hidden text are left
out; the words of fields and of controls that the user filled in are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from toegankelijk.documents.archive import Archive, damaged, local_name
from toegankelijk.documents.docx_styles import (
    PLAIN,
    Style,
    child,
    numbered,
    outline_level,
    styles,
    switch,
    value,
)
from toegankelijk.documents.paragraph import Paragraph, cell_kind
from toegankelijk.model import BlockKind, Role

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_TRANSPARENT = frozenset(
    ("bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "rubyBase", "smartTag")
)
"""Their content is that of the paragraph or story around them."""
_SIGNS: Mapping[str, str] = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_MADE_BY_A_MACHINE = re.compile(r"automati(?:sch|cally) ge(?:genereerde|nerated)", re.I)
_LONGEST_HEADING = 70
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)]*$")


def docx_paragraphs(data: bytes, name: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, those of its footnotes last.

    Raises ``InputError`` for a file that is damaged, locked or too large.
    """
    archive = Archive(data, name)
    main = _main_part(archive)
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise damaged(name)
    folder = main.rpartition("/")[0]
    story = _Story(styles(archive.items(f"{folder}/styles.xml")))
    found = list(story.blocks(body))
    for notes in ("footnotes", "endnotes"):
        for note in archive.items(f"{folder}/{notes}.xml"):
            if value(note, "type") in {None, "normal"}:
                found.extend(story.blocks(note))
    return tuple(found)


def _main_part(archive: Archive) -> str:
    for relation in archive.items("_rels/.rels"):
        if (value(relation, "Type") or "").endswith("/officeDocument"):
            return (value(relation, "Target") or "").lstrip("/") or _MAIN
    return _MAIN


class _Story:
    """A run of paragraphs and tables."""

    def __init__(self, known: Mapping[str, Style]) -> None:
        self._styles = known
        self._fields: list[bool] = []
        """For each open field: whether we are in its code, which is not shown."""

    def blocks(self, parent: Iterable[_Element]) -> Iterator[Paragraph]:
        for element in parent:
            match local_name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "sdt":
                    yield from self.blocks(_content(element))
                case "AlternateContent":
                    yield from self.blocks(_alternative(element))
                case name if name in _TRANSPARENT:
                    yield from self.blocks(element)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        rows = [row for row in _unwrapped(table, "tr") if child(child(row, "trPr"), "del") is None]
        cells = [list(_unwrapped(row, "tc")) for row in rows]
        single = max(map(len, cells), default=0) <= 1
        for cell in (cell for row in cells for cell in row):
            for found in self.blocks(cell):
                if found.kind is BlockKind.PARAGRAPH and not single:
                    yield replace(found, kind=cell_kind(found.text))
                else:
                    yield found

    def _paragraph(self, element: _Element) -> Iterator[Paragraph]:
        properties = child(element, "pPr")
        style = self._styles.get(value(child(properties, "pStyle")) or "", PLAIN)
        line = _Line(self._styles, style, self._fields)
        line.inline(element)
        text = "".join(line.parts)
        if text.strip():
            kind, level = _kind(properties, style, text.strip(), line.all_bold)
            role = Role.FURNITURE if style.is_contents else Role.BODY
            yield Paragraph(kind, text, level, role)
        for alt in line.alts:
            yield Paragraph(BlockKind.ALT, alt)
        for box in line.boxes:
            yield from _Story(self._styles).blocks(box)


class _Line:
    """The text of one paragraph, with what is anchored in it."""

    def __init__(self, known: Mapping[str, Style], style: Style, fields: list[bool]) -> None:
        self.parts: list[str] = []
        self.boxes: list[_Element] = []
        self.alts: list[str] = []
        self.all_bold = True
        self._styles = known
        self._style = style
        self._fields = fields

    def inline(self, parent: Iterable[_Element]) -> None:
        for element in parent:
            match local_name(element):
                case "r":
                    self._run(element)
                case "sdt":
                    self.inline(_content(element))
                case "AlternateContent":
                    self.inline(_alternative(element))
                case name if name in _TRANSPARENT:
                    self.inline(element)

    def _run(self, run: _Element) -> None:
        properties = child(run, "rPr")
        style = self._styles.get(value(child(properties, "rStyle")) or "", PLAIN)
        hidden = switch(properties, "vanish")
        if hidden if hidden is not None else style.hidden or self._style.hidden:
            return
        before = len(self.parts)
        self._content(run)
        bold = switch(properties, "b")
        if any(map(str.strip, self.parts[before:])):
            self.all_bold &= bold if bold is not None else style.bold or self._style.bold

    def _content(self, run: Iterable[_Element]) -> None:
        for element in run:
            name = local_name(element)
            if name == "fldChar":
                self._field(value(element, "fldCharType"))
            elif any(self._fields):
                continue
            elif name == "t":
                self.parts.append((element.text or "").replace("\n", " "))
            elif name == "br":
                self.parts.append("\n" if value(element, "type") in {None, "textWrapping"} else " ")
            elif name == "AlternateContent":
                self._content(_alternative(element))
            elif name in {"drawing", "pict", "object"}:
                self._drawing(element)
            elif name == "ruby":
                self.inline(element)
            else:
                self.parts.append(_SIGNS.get(name, ""))

    def _field(self, kind: str | None) -> None:
        match kind:
            case "begin":
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()

    def _drawing(self, parent: Iterable[_Element]) -> None:
        """Text boxes and alternative texts, at any depth but that of another box."""
        for element in parent:
            match local_name(element):
                case "txbxContent":
                    self.boxes.append(element)
                case "AlternateContent":
                    self._drawing(_alternative(element))
                case "docPr":
                    alt = value(element, "descr") or ""
                    if alt.strip() and not _MADE_BY_A_MACHINE.search(alt):
                        self.alts.append(alt)
                case _:
                    self._drawing(element)


def _kind(
    properties: _Element | None, style: Style, text: str, bold: bool
) -> tuple[BlockKind, int | None]:
    outline = outline_level(properties)
    level = style.level if outline is None else outline or None
    if level is not None:
        return BlockKind.HEADING, level
    own = numbered(properties)
    if own if own is not None else style.numbered:
        return BlockKind.LIST_ITEM, None
    if style.is_quote:
        return BlockKind.QUOTE, None
    if bold and len(text) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text):
        return BlockKind.HEADING, None  # what most letters have for one
    return BlockKind.PARAGRAPH, None


def _content(control: _Element) -> Iterable[_Element]:
    """What stands in a control; nothing while it only shows what to fill in."""
    content = child(control, "sdtContent")
    empty = switch(child(control, "sdtPr"), "showingPlcHdr")
    return () if content is None or empty else content


def _alternative(element: _Element) -> Iterable[_Element]:
    """The newest of several ways to write the same."""
    return next(iter(element), ())


def _unwrapped(parent: Iterable[_Element], wanted: str) -> Iterator[_Element]:
    """Rows or cells, also those that stand in a control or were inserted."""
    for element in parent:
        name = local_name(element)
        if name == wanted:
            yield element
        elif name == "sdt":
            yield from _unwrapped(_content(element), wanted)
        elif name in _TRANSPARENT:
            yield from _unwrapped(element, wanted)
