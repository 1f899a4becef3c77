"""Letters of LibreOffice Writer (OpenDocument 1.3, part 3).

Headers and footers stand with the styles and are not read; comments, deleted and hidden text are
left out. The words of fields are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toegankelijk.documents.archive import Archive, damaged, local_name, locked
from toegankelijk.documents.paragraph import Paragraph, cell_kind, heading_level
from toegankelijk.model import BlockKind, Role

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    (
        *("annotation", "annotation-end", "tracked-changes", "hidden-text", "note-citation"),
        *("hidden-paragraph", "forms", "ruby-text", "sequence-decls", "variable-decls"),
        *("user-field-decls", "bibliography-mark", "object", "object-ole", "script", "math"),
    )
)
"""Elements that hold no text of the author, or none that is shown."""
_CONTENTS = frozenset(
    ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "object-index")
)
_SIGNS: Mapping[str, str] = {"tab": "\t", "line-break": "\n"}
_TITLES: Mapping[str, int] = {"title": 1, "subtitle": 2}
_MOST_SPACES = 1000


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph or span gets from its style."""

    level: int | None = None
    quote: bool = False
    hidden: bool = False


_PLAIN = _Style()


def odt_paragraphs(data: bytes, name: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; footnotes stand after the paragraph that they belong to.

    Raises ``InputError`` for a file that is damaged, locked or too large.
    """
    archive = Archive(data, name)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise locked(name)
    content = archive.xml("content.xml")
    if content is None:
        raise damaged(name)
    known = _styles([*archive.items("styles.xml"), *content])
    body = next((each for each in content if local_name(each) == "body"), ())
    story = _Story(known)
    return tuple(paragraph for text in body for paragraph in story.blocks(text))


class _Story:
    """A run of paragraphs, lists and tables."""

    def __init__(self, known: Mapping[str, _Style]) -> None:
        self._styles = known

    def blocks(
        self, parent: Iterable[_Element], kind: BlockKind = BlockKind.PARAGRAPH
    ) -> Iterator[Paragraph]:
        for element in parent:
            match local_name(element):
                case "p" | "h":
                    yield from self._paragraph(element, kind)
                case "list-item" | "list-header":
                    yield from self.blocks(element, BlockKind.LIST_ITEM)
                case "table":
                    yield from self._table(element)
                case "frame":
                    yield from self._frame(element)
                case name if name in _CONTENTS:
                    for found in self.blocks(element):
                        yield replace(found, role=Role.FURNITURE)
                case name if name not in _SKIPPED and not _is_hidden(element):
                    yield from self.blocks(element, kind)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        rows = [[c for c in row if local_name(c) == "table-cell"] for row in _rows(table)]
        single = max(map(len, rows), default=0) <= 1
        for cell in (cell for row in rows for cell in row):
            for found in self.blocks(cell):
                if found.kind is BlockKind.PARAGRAPH and not single:
                    yield replace(found, kind=cell_kind(found.text))
                else:
                    yield found

    def _frame(self, frame: _Element) -> Iterator[Paragraph]:
        """The description of a picture or the text of a box, which may hold anything."""
        for element in frame:
            match local_name(element):
                case "desc" if (element.text or "").strip():
                    yield Paragraph(BlockKind.ALT, _folded(element.text))
                case "text-box":
                    yield from self.blocks(element)

    def _paragraph(self, element: _Element, kind: BlockKind) -> Iterator[Paragraph]:
        style = self._styles.get(_attribute(element, "style-name"), _PLAIN)
        line = _Line(self._styles)
        if not style.hidden and not _is_hidden(element):
            line.inline(element)
        text = "".join(line.parts)
        if text.strip():
            level = style.level
            if local_name(element) == "h":
                level = heading_level(_number(_attribute(element, "outline-level"), 1))
            if level is not None:
                kind = BlockKind.HEADING
            elif style.quote and kind is BlockKind.PARAGRAPH:
                kind = BlockKind.QUOTE
            yield Paragraph(kind, text, level)
        for anchored in line.anchored:
            yield from self.blocks(anchored)


class _Line:
    """The text of one paragraph, with what is anchored in it."""

    def __init__(self, known: Mapping[str, _Style]) -> None:
        self.parts: list[str] = []
        self.anchored: list[Iterable[_Element]] = []
        self._styles = known

    def inline(self, parent: _Element) -> None:
        self.parts.append(_folded(parent.text))
        for element in parent:
            name = local_name(element)
            if name == "s":
                count = _number(_attribute(element, "c"), 1)
                self.parts.append(" " * min(count, _MOST_SPACES))
            elif name in _SIGNS:
                self.parts.append(_SIGNS[name])
            elif name == "frame":
                self.anchored.append((element,))
            elif name == "note-body":
                self.anchored.append(element)
            elif name not in _SKIPPED and not self._hides(element):
                self.inline(element)
            self.parts.append(_folded(element.tail))

    def _hides(self, element: _Element) -> bool:
        style = self._styles.get(_attribute(element, "style-name"), _PLAIN)
        return style.hidden or _is_hidden(element)


def _rows(table: _Element) -> Iterator[_Element]:
    for element in table:
        name = local_name(element)
        if name == "table-row":
            yield element
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element)


def _styles(roots: Iterable[_Element]) -> Mapping[str, _Style]:
    """Style name → what it says, with what it takes over from its parents."""
    found: dict[str, _Element] = {}
    for root in roots:
        if local_name(root) in {"styles", "automatic-styles"}:
            found.update({_attribute(e, "name"): e for e in root if local_name(e) == "style"})
    return {name: _style(name, found) for name in found}


def _style(name: str, found: Mapping[str, _Element]) -> _Style:
    """Ten parents at most, since a circle is possible."""
    level = 0
    quote = hidden = False
    for _ in range(10):
        if name not in found:
            break
        element = found[name]
        outline = _number(_attribute(element, "default-outline-level"), 0)
        level = level or _TITLES.get(name.lower()) or (outline and heading_level(outline))
        quote = quote or name.lower() in {"quotations", "citaat"}
        hidden = hidden or any(_attribute(each, "display") == "none" for each in element)
        name = _attribute(element, "parent-style-name")
    return _Style(level or None, quote, hidden)


def _is_hidden(element: _Element) -> bool:
    return "none" in {_attribute(element, "display"), _attribute(element, "visibility")}


def _attribute(element: _Element, name: str) -> str:
    """An attribute by its local name; nothing when it is not there."""
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _folded(text: str | None) -> str:
    """Line ends in the file are spaces."""
    return (text or "").replace("\n", " ")
