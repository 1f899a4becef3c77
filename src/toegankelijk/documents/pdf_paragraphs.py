"""From the lines of a PDF to paragraphs, headings and list items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from toegankelijk.documents.paragraph import Paragraph
from toegankelijk.documents.pdf_lines import (
    Column,
    Line,
    Page,
    body_size,
    columns,
    furniture,
    heading_levels,
)
from toegankelijk.model import BlockKind, Role

_LIST_MARK = re.compile(r"[-–—•·▪◦*➢✓]\s|\d{1,2}[.)]\s|[a-z]\)\s")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)]*$")
_LABEL = 30
"""Characters of a text that announces what stands to the right of it."""
_WIDEST_GAP = 12
"""Times the size of the letters, between a label and what it announces."""
_LONGEST_HEADING = 120
_PITCH = 1.35
"""Times the usual distance between two lines: more is white between paragraphs."""
_HYPHENS = ("\u00ad", "-", "\u2010")
_AND = re.compile(r"(?:en|of|en/of|tot|als)\b")
"""After "aan- ", what follows is another word, and the hyphen stays."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij"}
)


@dataclass(slots=True)
class _Open:
    """A paragraph that lines are added to."""

    text: str
    lines: list[Line]
    cell: bool = False

    @property
    def last(self) -> Line:
        return self.lines[-1]


def paragraphs(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs in the order of reading; headers and footers have ``Role.FURNITURE``."""
    repeated = furniture(pages)
    body = body_size(pages)
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines)
    levels = heading_levels(sizes, body)
    found: list[Paragraph] = []
    for page in pages:
        own = [line for line in page.lines if line not in repeated]
        made = [
            _paragraph(each, body, levels)
            for column in columns(own)
            for each in _groups(column)
            if each.text.strip()
        ]
        _append(found, made)
        found.extend(
            Paragraph(BlockKind.PARAGRAPH, _clean(line.text), None, Role.FURNITURE, line.page)
            for line in sorted(page.lines, key=lambda line: line.top)
            if line in repeated
        )
    return tuple(found)


def _append(found: list[Paragraph], made: Sequence[Paragraph]) -> None:
    """Add the paragraphs of a page; the first may go on where the last of the page before ended."""
    last = next((i for i in reversed(range(len(found))) if found[i].role is Role.BODY), None)
    if made and last is not None:
        before, first = found[last], made[0]
        running = {before.kind, first.kind} <= {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        if (
            running
            and not _LIST_MARK.match(first.text)
            and first.text[:1].islower()
            and not _ENDS_SENTENCE.search(before.text)
        ):
            found[last] = replace(before, text=_joined(before.text, first.text))
            made = made[1:]
    found.extend(made)


def _groups(column: Column) -> Iterator[_Open]:
    """The lines of a column that belong together."""
    edge = max((line.right for line in column), default=0.0)
    pitch = _pitch(column)
    open_: _Open | None = None
    for row in _in_rows(column):
        if not _is_one(row):
            if open_:
                yield open_
            yield from (_Open(line.text, [line], cell=True) for line in row)
            open_ = None
            continue
        text = "\t".join(line.text for line in row)
        if open_ and not _begins(open_.last, row[0], pitch):
            if _wanted_break(open_.last, row[0], edge):
                if not _ENDS_SENTENCE.search(open_.text):
                    open_.text += "\n" + text
                    open_.lines.extend(row)
                    continue
            else:
                open_.text = _joined(open_.text, text)
                open_.lines.extend(row)
                continue
        if open_:
            yield open_
        open_ = _Open(text, list(row))
    if open_:
        yield open_


def _is_one(row: Sequence[Line]) -> bool:
    """Whether a row is one text: a line, or what a label or bullet announces beside it."""
    if len(row) == 1:
        return True
    gap = row[1].left - row[0].right
    return len(row) == 2 and len(row[0].text) <= _LABEL and gap < _WIDEST_GAP * row[0].size


def _in_rows(column: Column) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in column:
        if row and not (row[-1].beside(line) and line.left >= row[-1].right - 1):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _pitch(column: Column) -> float:
    """The usual distance from line to line, as a multiple of the size of the letters."""
    steps = [
        (after.bottom - before.bottom) / max(before.size, 1.0)
        for before, after in pairwise(column)
        if not before.beside(after)
    ]
    near = [step for step in steps if 0 < step < 1.8]
    return median(near) if near else 1.0


def _begins(before: Line, line: Line, pitch: float) -> bool:
    """Whether a line begins a paragraph, by what it looks like."""
    size = max(before.size, 1.0)
    step = (line.bottom - before.bottom) / size
    return (
        step < 0
        or step > _PITCH * pitch
        or not 0.88 < line.size / size < 1.12
        or line.bold is not before.bold
        or _LIST_MARK.match(line.text) is not None
    )


def _wanted_break(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would have fitted on the line before."""
    letter = (line.right - line.left) / max(1, len(line.text))
    first = line.text.split(" ", 1)[0]
    return before.right + (len(first) + 2) * letter < edge


def _joined(text: str, following: str) -> str:
    """Two lines as one, with a word that was broken made whole."""
    ends = text.endswith(_HYPHENS) and text[-2:-1].isalpha()
    if not ends:
        return f"{text} {following}"
    if _AND.match(following):
        return f"{text[:-1]}- {following}"
    return text[: -1 if following[:1].islower() else None].replace("\u00ad", "-") + following


def _paragraph(group: _Open, body: float, levels: dict[float, int]) -> Paragraph:
    text = _clean(group.text)
    page = group.lines[0].page
    if group.cell:
        return Paragraph(BlockKind.CELL, text, page=page)
    size = round(max(line.size for line in group.lines), 1)
    prominent = size in levels or (size >= body and all(line.bold for line in group.lines))
    heading = prominent and len(text) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text)
    if (heading or (prominent and text.endswith("?"))) and not _LIST_MARK.match(text):
        level = levels.get(size, min(len(levels) + 1, 6))
        return Paragraph(BlockKind.HEADING, text.replace("\n", " "), level, page=page)
    return Paragraph(BlockKind.PARAGRAPH, text, page=page)


def _clean(text: str) -> str:
    """Joined letters apart, and hyphens that PDFium marked as themselves where they stayed."""
    return text.translate(_LIGATURES).replace("\u00ad", "-")
