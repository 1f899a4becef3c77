"""Which parts of a text are the frame of a letter: addresses, references, greetings, page numbers.

Pure, and the same for all kinds of text but web pages. What is no letter keeps ``Role.BODY``
throughout, page numbers excepted; a text is one when there are enough signs of it together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from toegankelijk.documents import letter_signs as signs
from toegankelijk.model import Block, BlockKind, Document, Role, cut_pieces

ENOUGH = 3
"""Points that make a letter: two for a salutation or closing, one for each kind of line above."""
_HIGHEST_HEAD = 40
_LONGEST_SIGNATURE = 15
"""Blocks."""
_PARAGRAPHS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL, BlockKind.LINK})
_FRAME = frozenset({Role.ADDRESS, Role.REFERENCE, Role.DATE})


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks with one role that follow each other."""

    role: Role
    blocks: range
    """Indices into ``Document.blocks``."""


def parts(document: Document) -> tuple[Part, ...]:
    """The blocks of a document that ``with_roles`` made, in groups by their role."""
    indices = range(len(document.blocks))
    groups = groupby(indices, key=lambda index: document.blocks[index].role)
    found = ((role, list(members)) for role, members in groups)
    return tuple(Part(role, range(members[0], members[-1] + 1)) for role, members in found)


def with_roles(document: Document) -> Document:
    """The document with the role of each block; lines of an address become blocks of their own.

    Roles that a reader gave already stay. Page numbers are found in any text, all else in letters.
    """
    letter = _Letter(tuple(_unfolded(document)))
    if not letter.is_letter():
        letter = _Letter(document.blocks)
        letter.number_pages()
    else:
        letter.number_pages()
        letter.label()
        letter.label_beside_pages()
    labelled = map(_with_role, letter.blocks, letter.roles)
    return replace(document, blocks=tuple(labelled))


def _with_role(block: Block, role: Role) -> Block:
    return block if block.role is role else replace(block, role=role)


class _Letter:
    """The blocks of a text while their roles are being found."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.roles = [block.role for block in blocks]

    def is_letter(self) -> bool:
        """Whether there are enough signs together."""
        salutations = _salutations(self.blocks)
        points = 2 * bool(salutations) + 2 * bool(_closings(self.blocks))
        head = self._head(salutations[0]) if salutations else self._top()
        texts = [self.blocks[index].text for index in head]
        found = {signs.head_role(text) for text in texts}
        points += len(found & {Role.REFERENCE, Role.DATE, Role.SUBJECT})
        points += any(map(signs.is_strong_address, texts))
        return points >= ENOUGH

    def label(self) -> None:
        """Give each block of a letter its role. There may be more letters in one text."""
        salutations, closings = _salutations(self.blocks), _closings(self.blocks)
        for index in closings:
            self.roles[index] = Role.CLOSING
            self._label_tail(index)
        for index in range(closings[0] if closings else 0, len(self.blocks)):
            if signs.is_disclaimer(self.blocks[index].text):
                self.roles[index] = Role.FURNITURE
        for index in salutations:
            self.roles[index] = Role.SALUTATION
            self._label_head(self._head(index))
        if not salutations:
            self._label_head(self._top())

    def number_pages(self) -> None:
        """Page numbers, in any text."""
        for index, block in enumerate(self.blocks):
            if self.roles[index] is Role.BODY and signs.is_page_number(block):
                self.roles[index] = Role.FURNITURE

    def label_beside_pages(self) -> None:
        """The references that are printed beside the number on each page."""
        pages = [i for i, role in enumerate(self.roles) if role is Role.FURNITURE]
        for index in pages:
            for near in range(max(0, index - 3), min(len(self.blocks), index + 4)):
                role = signs.head_role(self.blocks[near].text)
                if self.roles[near] is Role.BODY and role in {Role.REFERENCE, Role.DATE}:
                    self.roles[near] = Role.FURNITURE

    def _head(self, salutation: int) -> range:
        """The lines above a salutation, up to the sentence or closing that is nearest."""
        start = salutation
        while start > max(0, salutation - _HIGHEST_HEAD):
            if not self._may_frame(start - 1):
                break
            start -= 1
        return range(start, salutation)

    def _top(self) -> range:
        """The lines at the top of a text without salutation."""
        end = 0
        while end < min(len(self.blocks), _HIGHEST_HEAD) and self._may_frame(end):
            end += 1
        return range(end)

    def _may_frame(self, index: int) -> bool:
        block = self.blocks[index]
        if block.kind is BlockKind.ALT or self.roles[index] is Role.FURNITURE:
            return True
        if not _is_line(block) or self.roles[index] is Role.CLOSING:
            return False
        return signs.head_role(block.text) is not None or not signs.is_running(block.text)

    def _label_head(self, head: range) -> None:
        announced: Role | None = None
        bare: list[int] = []
        for index in head:
            block = self.blocks[index]
            if block.kind is BlockKind.ALT or self.roles[index] is not Role.BODY:
                continue
            role = signs.head_role(block.text)
            if role is None and announced is not None:
                self.roles[index] = announced
                announced = None
            elif role is None:
                bare.append(index)
            else:
                self.roles[index] = role
                announced = role if signs.is_label(block.text, role) else None
        self._label_bare(head, bare)

    def _label_bare(self, head: range, bare: Sequence[int]) -> None:
        """Lines that say nothing of themselves: names among an address, a subject under it."""
        last = max((i for i in head if self.roles[i] in _FRAME), default=-1)
        under = [index for index in bare if index > last]
        for index in bare:
            if index < last and self.blocks[index].level is None:
                self.roles[index] = Role.ADDRESS
        told = any(self.roles[index] is Role.SUBJECT for index in head)
        if last >= 0 and len(under) == 1 and not told and " " in self.blocks[under[0]].text:
            self.roles[under[0]] = Role.SUBJECT

    def _label_tail(self, closing: int) -> None:
        """Names and functions under a closing, with what is enclosed and the small print."""
        end = closing + 1
        enclosed = False
        last = min(len(self.blocks), closing + 1 + _LONGEST_SIGNATURE)
        while end < last and not self._ends_tail(end):
            enclosed |= signs.is_enclosure(self.blocks[end].text)
            if self.roles[end] is Role.BODY and self.blocks[end].kind is not BlockKind.ALT:
                self.roles[end] = Role.ENCLOSURE if enclosed else Role.SIGNATURE
            end += 1
        follows = end < len(self.blocks) and signs.is_running(self.blocks[end].text)
        if follows and end - 1 > closing and self._leads_on(self.blocks[end - 1]):
            self.roles[end - 1] = Role.BODY

    def _ends_tail(self, index: int) -> bool:
        text = self.blocks[index].text
        if signs.is_enclosure(text):
            return False
        return signs.is_running(text) or signs.is_salutation(text)

    def _leads_on(self, block: Block) -> bool:
        return block.level is not None or signs.leads_on(block.text)


def _salutations(blocks: Sequence[Block]) -> list[int]:
    return [i for i, b in enumerate(blocks) if _is_line(b) and signs.is_salutation(b.text)]


def _closings(blocks: Sequence[Block]) -> list[int]:
    return [i for i, b in enumerate(blocks) if _is_line(b) and signs.is_closing(b.text)]


def _is_line(block: Block) -> bool:
    return block.kind in _PARAGRAPHS and block.main


def _unfolded(document: Document) -> Iterator[Block]:
    """The blocks, with the lines above a salutation and under a closing each on their own."""
    text = document.text
    blocks = [block for each in document.blocks for block in _opened(each, text)]
    salutation = next(iter(_salutations(blocks)), _HIGHEST_HEAD)
    closing = next(iter(_closings(blocks)), len(blocks))
    for index, block in enumerate(blocks):
        if index < salutation or closing < index <= closing + _LONGEST_SIGNATURE:
            yield from _lines(block, text, under=index > closing)
        else:
            yield block


def _opened(block: Block, text: str) -> Iterator[Block]:
    """A paragraph cut after a salutation on its first line and before a closing on another."""
    if block.kind is not BlockKind.PARAGRAPH:
        yield block
        return
    lines = _spans(block, text)
    texts = [block.text[start:end] for start, end in lines]
    closing = next((n for n, line in enumerate(texts) if signs.is_closing(line)), len(lines))
    bounds = {0, len(lines)}
    if len(lines) > 1 and signs.is_salutation(texts[0]):
        bounds.add(1)
    bounds.update(range(closing, len(lines)))
    ordered = sorted(bounds)
    for first, last in pairwise(ordered):
        yield _cut(block, lines[first][0], lines[last - 1][1])


def _lines(block: Block, text: str, *, under: bool) -> Iterator[Block]:
    """Each line of an address, a list of references or a signature; another block as it is."""
    spans = _spans(block, text) if _is_line(block) else []
    lines = [block.text[start:end] for start, end in spans]
    alone = all(len(line) <= signs.LONGEST_LINE and not signs.is_running(line) for line in lines)
    if len(lines) > 1 and alone and (under or any(map(signs.head_role, lines))):
        for start, end in spans:
            yield _cut(block, start, end)
    else:
        yield block


def _spans(block: Block, text: str) -> list[tuple[int, int]]:
    """The lines of a block, as they stand in the source."""
    if not block.pieces or text.count("\n", *block.span(0, len(block.text))) == 0:
        return [(0, len(block.text))]
    spans = []
    start = 0
    place = block.text.find(" ")
    while place >= 0:
        if "\n" in text[slice(*block.span(place, place + 1))]:
            spans.append((start, place))
            start = place + 1
        place = block.text.find(" ", place + 1)
    spans.append((start, len(block.text)))
    return spans


def _cut(block: Block, start: int, end: int) -> Block:
    pieces = cut_pieces(block.pieces, start, end)
    return replace(block, text=block.text[start:end], pieces=pieces)
