"""Blocks of an HTML text. Pages that a browser has open come in through ``text/page.py``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract import tags
from toegankelijk.text.extract.builder import TextBuilder
from toegankelijk.text.extract.markup import End, Span, Start, Text, entities, scan

_PARAGRAPH = frozenset({"p"})
_DEEPEST_SEARCH = 100
"""Open elements that are looked at for an implied end: deep markup must not cost the square."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element, with what its text inherits."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    aside: bool = False
    section: bool = False
    in_main: bool = False
    hidden: bool = False
    link: bool = False
    language: str | None = None


def html_document(name: str, source: str) -> Document:
    """The blocks of a whole HTML text."""
    reader = _Reader(source)
    reader.read(0, len(source))
    return Document(name, source, reader.finish(), reader.language)


def html_blocks(source: str, start: int, end: int) -> tuple[Block, ...]:
    """The blocks of the HTML that stands at ``source[start:end]``."""
    reader = _Reader(source)
    reader.read(start, end)
    return reader.finish()


class _Reader:
    def __init__(self, source: str) -> None:
        self.language: str | None = None
        self._source = source
        self._stack = [_Frame("")]
        self._open: Counter[str] = Counter()
        self._found: list[tuple[Block, bool]] = []
        self._start_block()

    def read(self, start: int, end: int) -> None:
        for event in scan(self._source, start, end):
            match event:
                case Text():
                    self._text(event)
                case Start():
                    self._start(event)
                case End():
                    self._end(event.name)
        self._flush()

    def finish(self) -> tuple[Block, ...]:
        """What was found, in the order of the source; a ``main`` puts all else outside it."""
        if any(in_main for _, in_main in self._found):
            blocks = [replace(b, main=b.main and in_main) for b, in_main in self._found]
        else:
            blocks = [block for block, _ in self._found]
        return tuple(sorted(blocks, key=lambda block: block.pieces[0].source))

    def _text(self, event: Text) -> None:
        frame = self._stack[-1]
        if frame.hidden:
            return
        before = len(self._builder)
        _take(self._builder, self._source, event.start, event.end)
        added = len(self._builder) - before
        if added:
            self._languages[frame.language] += added
            self._linked += added if frame.link else 0

    def _start(self, tag: Start) -> None:
        name = tag.name
        if self._stack[-1].name == "head" and name not in tags.IN_HEAD:
            self._pop("head")
        if name == "br":
            self._builder.new_line(tag.start, tag.end - tag.start)
            return
        if name in tags.BLOCKS:
            self._flush()
            self._imply(_PARAGRAPH, tags.BLOCKS)
            if name in tags.IMPLIED:
                self._imply(*tags.IMPLIED[name])
        frame = self._frame(tag)
        if not frame.hidden:
            self._attributes(tag, frame)
        if name == "html":
            self.language = self.language or frame.language
        if name not in tags.VOID:
            self._stack.append(frame)
            self._open[name] += 1

    def _end(self, name: str) -> None:
        if name in tags.BLOCKS:
            self._flush()
            if self._open[name]:
                self._pop(name)
        elif self._open[name]:
            # A loose </b> must not close the paragraph around it.
            self._imply(frozenset({name}), tags.BLOCKS)

    def _frame(self, tag: Start) -> _Frame:
        parent, name = self._stack[-1], tag.name
        kind, level = parent.kind, parent.level
        if name in tags.KINDS and not (name == "table" and kind is BlockKind.QUOTE):
            kind = tags.KINDS[name]
            level = int(name[1]) if kind is BlockKind.HEADING else None
        elif name == "p" and kind is BlockKind.CELL:
            # Letters are often laid out in a table; what stands in a p is running text.
            kind = BlockKind.PARAGRAPH
        role = self._value(tag, "role").lower()
        in_main = parent.in_main or name == "main" or role == "main"
        outer = name in {"header", "footer"} and not parent.section
        return _Frame(
            name=name,
            kind=kind,
            level=level,
            aside=parent.aside or name == "nav" or outer or role in tags.ASIDE_ROLES,
            section=parent.section or name in tags.SECTIONS or in_main,
            in_main=in_main,
            hidden=parent.hidden or self._is_hidden(tag),
            link=parent.link or name == "a",
            language=self._language(tag, parent.language),
        )

    def _is_hidden(self, tag: Start) -> bool:
        style = self._value(tag, "style").lower().replace(" ", "")
        return (
            tag.name in tags.SKIPPED
            or "hidden" in tag.attributes
            or self._value(tag, "aria-hidden").lower() == "true"
            or "display:none" in style
            or "visibility:hidden" in style
        )

    def _language(self, tag: Start, inherited: str | None) -> str | None:
        for name in ("lang", "xml:lang"):
            if name in tag.attributes:
                return self._value(tag, name).strip() or None
        return inherited

    def _imply(self, names: frozenset[str], until: frozenset[str]) -> None:
        for frame in reversed(self._stack[-_DEEPEST_SEARCH:]):
            if frame.name in names:
                self._pop(frame.name)
                return
            if frame.name in until:
                return

    def _pop(self, name: str) -> None:
        while len(self._stack) > 1:
            frame = self._stack.pop()
            self._open[frame.name] -= 1
            if frame.name == name:
                return

    def _start_block(self) -> None:
        self._builder = TextBuilder(self._source)
        self._languages: Counter[str | None] = Counter()
        self._linked = 0

    def _flush(self) -> None:
        if len(self._builder):
            frame = self._stack[-1]
            kind = frame.kind
            whole = self._linked == len(self._builder)
            if whole and kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
                kind = BlockKind.LINK
            language = self._languages.most_common(1)[0][0]
            self._emit(self._builder, kind, frame, language)
            self._start_block()

    def _emit(
        self, builder: TextBuilder, kind: BlockKind, frame: _Frame, language: str | None
    ) -> None:
        level = frame.level if kind is BlockKind.HEADING else None
        for text, pieces in builder.runs():
            block = Block(kind, text, pieces, level, not frame.aside, language)
            self._found.append((block, frame.in_main))

    def _attributes(self, tag: Start, frame: _Frame) -> None:
        kind = self._value(tag, "type").lower()
        if tag.name in {"img", "area"} or (tag.name == "input" and kind == "image"):
            self._attribute(tag, "alt", BlockKind.ALT, frame)
        if tag.name == "input" and kind in tags.BUTTON_TYPES:
            self._attribute(tag, "value", BlockKind.BUTTON, frame)
        if tag.name == "input":
            self._attribute(tag, "placeholder", BlockKind.LABEL, frame)
        self._attribute(tag, "aria-label", BlockKind.LABEL, frame)

    def _attribute(self, tag: Start, name: str, kind: BlockKind, frame: _Frame) -> None:
        if name in tag.attributes:
            builder = TextBuilder(self._source)
            _take(builder, self._source, *tag.attributes[name])
            self._emit(builder, kind, frame, frame.language)

    def _value(self, tag: Start, name: str) -> str:
        span: Span = tag.attributes.get(name, (0, 0))
        return self._source[span[0] : span[1]]


def _take(builder: TextBuilder, source: str, start: int, end: int) -> None:
    for decoded, place, width in entities(source, start, end):
        builder.take(start, place)
        builder.put(decoded, place, width)
        start = place + width
    builder.take(start, end)
