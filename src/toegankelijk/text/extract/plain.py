"""Blocks of a text without markup, by the habits of people who type letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract.builder import TextBuilder

LIST_MARK = re.compile(r"\s*(?:[-–—•·▪◦*]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_RULER = re.compile(r"\s*[-=_*~]{3,}\s*")
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)]*\s*$")
_OPENING = re.compile(
    r"\s*(?:geachte|beste|hallo|dag|(?:met )?vriendelijke groet|hoogachtend)\b.{0,60},$",
    re.I,
)
_LABEL = re.compile(
    r"\s*(?:(?:(?:ons|uw|zaak|aanvraag|dossier)[ -]?)?(?:kenmerk|nummer)|zaaknr|datum|verzonden"
    r"|verzenddatum|onderwerp|betreft|behandeld door|behandelaar|contactpersoon|afdeling"
    r"|telefoon(?:nummer)?|e-?mail|bijlagen?)\s?:",
    re.I,
)
"""What a line at the head of a letter begins with; each of them stands on its own."""
_LONGEST_HEADING = 70
_LONGEST_VERSE = 50

Line = tuple[int, int]


def plain_document(name: str, source: str) -> Document:
    """Paragraphs are parted by white lines; a single line break only moves running text."""
    paragraphs = list(_without_headings(source, list(_paragraphs(source))))
    blocks: list[Block] = []
    for number, lines in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        for kind, part in _parts(source, lines):
            if kind is BlockKind.PARAGRAPH and not last and _is_heading(source, lines):
                kind = BlockKind.HEADING
            builder = TextBuilder(source)
            for start, end in part:
                builder.take(start, end)
            blocks.extend(Block(kind, text, pieces) for text, pieces in builder.runs())
    return Document(name, source, tuple(blocks))


def _paragraphs(source: str) -> Iterator[list[Line]]:
    """Lines, with their line break, in groups parted by white lines and rulers."""
    lines: list[Line] = []
    start = 0
    while start < len(source):
        end = source.find("\n", start) + 1 or len(source)
        lines.append((start, end))
        start = end
    for white, group in groupby(lines, key=lambda line: _is_white(source, line)):
        if not white:
            yield list(group)


def _without_headings(source: str, paragraphs: list[list[Line]]) -> Iterator[list[Line]]:
    """The paragraphs, with a heading that stands right on top of one parted from it.

    Such a line is short and closes no sentence, unless it asks something; and its writer began a
    new line where the next word would still have fitted.
    """
    widest = max((end - start for lines in paragraphs for start, end in lines), default=0)
    for lines in paragraphs:
        if len(lines) > 1 and _tops(source, lines[0], lines[1], widest):
            yield lines[:1]
            lines = lines[1:]
        yield lines


def _tops(source: str, line: Line, below: Line, widest: int) -> bool:
    text, after = source[slice(*line)].strip(), source[slice(*below)].strip()
    if len(text) > _LONGEST_HEADING or not text[:1].isupper() or not after[:1].isupper():
        return False
    if _ENDS_SENTENCE.search(text) and (not text.endswith("?") or re.search(r"[.!?;:]\s", text)):
        return False
    if LIST_MARK.match(after) or _LABEL.match(text) or not _ENDS_SENTENCE.search(after):
        return False
    return len(text) + 1 + len(after.split(maxsplit=1)[0]) <= widest


def _is_white(source: str, line: Line) -> bool:
    text = source[slice(*line)]
    return not text.strip() or _RULER.fullmatch(text) is not None


def _parts(source: str, lines: list[Line]) -> Iterator[tuple[BlockKind, list[Line]]]:
    """The paragraph cut at list marks, after a salutation, and at each line of a letterhead."""
    verse = _is_verse(source, lines)
    kind, part = BlockKind.PARAGRAPH, list[Line]()
    for start, end in lines:
        mark = LIST_MARK.match(source, start, end)
        label = _LABEL.match(source, start, end)
        opening = _OPENING.match(source[start:end])
        under = bool(part) and _LABEL.match(source, *part[0]) is not None
        if part and (mark or verse or label or (opening and under)):
            yield kind, part
            part = []
        if mark:
            kind, start = BlockKind.LIST_ITEM, mark.end()
        part.append((start, end))
        if opening and len(lines) > 1:
            yield kind, part
            kind, part = BlockKind.PARAGRAPH, []
    if part:
        yield kind, part


def _is_heading(source: str, lines: list[Line]) -> bool:
    if len(lines) > 1:
        return False
    text = source[slice(*lines[0])].strip()
    return len(text) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text)


def _is_verse(source: str, lines: list[Line]) -> bool:
    """Whether each line stands on its own, as in an address: short, no small letter first."""
    texts = [source[slice(*line)].strip() for line in lines]
    return len(texts) > 1 and all(
        len(text) <= _LONGEST_VERSE and not text[0].islower() and not _ENDS_SENTENCE.search(text)
        for text in texts
    )
