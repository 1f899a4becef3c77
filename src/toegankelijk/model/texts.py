"""Texts: documents, their blocks, and the sentences and tokens in those."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    QUOTE = "quote"
    BUTTON = "button"
    LABEL = "label"
    LINK = "link"
    ALT = "alt"
    CODE = "code"


class Role(StrEnum):
    """What a block does in a letter. Texts that are no letters are ``BODY`` throughout."""

    BODY = "body"
    SUBJECT = "subject"
    """What the letter is about: "Betreft: …"."""
    SALUTATION = "salutation"
    CLOSING = "closing"
    ADDRESS = "address"
    """Who it is to, and who it is from: names, streets, telephone numbers."""
    REFERENCE = "reference"
    """Numbers of cases, who handles it: "Ons kenmerk: …"."""
    DATE = "date"
    SIGNATURE = "signature"
    ENCLOSURE = "enclosure"
    FURNITURE = "furniture"
    """Page numbers, running headers and footers, tables of contents; in any kind of text."""

    @property
    def is_judged(self) -> bool:
        """Whether the rules look at it; only ``BODY`` counts as running text."""
        return self in {Role.BODY, Role.SUBJECT, Role.SALUTATION, Role.CLOSING}


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters that stand at ``text`` in the block and at ``source`` in the document.

    Source characters of a piece may differ in length from the text (``&eacute;`` is one letter);
    then the piece is one text character long and ``width`` says how wide it is in the source.
    """

    text: int
    source: int
    length: int
    width: int
    """Characters in the source; equal to ``length`` unless the piece is an entity or a fold."""


def _text_start(piece: Piece) -> int:
    return piece.text


def cut_pieces(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]``, for a text that begins at ``start``."""
    cut = []
    for index in range(max(0, bisect_right(pieces, start, key=_text_start) - 1), len(pieces)):
        piece = pieces[index]
        if piece.text >= end:
            break
        skip = max(0, start - piece.text)
        length = min(piece.text + piece.length, end) - piece.text - skip
        if piece.length == piece.width:
            cut.append(Piece(piece.text + skip - start, piece.source + skip, length, length))
        else:
            cut.append(Piece(piece.text + skip - start, piece.source, length, piece.width))
    return tuple(cut)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item …: text that a reader takes in as one."""

    kind: BlockKind
    text: str
    """As read: markup removed, entities decoded, runs of white space folded to one space."""
    pieces: tuple[Piece, ...]
    """Where the text stands in ``Document.text``, in order and without overlap."""
    level: int | None = None
    """1 to 6 for headings."""
    main: bool = True
    """False for what stands in the site's header, menu or footer."""
    language: str | None = None
    """BCP 47 tag that applies to the block, if the source says so."""
    role: Role = Role.BODY
    page: int | None = None
    """From 1, where the source has pages: a PDF."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into ``Document.text`` of ``text[start:end]``, which must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside a text of {len(self.text)}")
        first = last = -1
        pieces = self.pieces or (Piece(0, 0, 0, 0),)
        piece = pieces[bisect_right(pieces, start, key=_text_start) - 1]
        if piece.text <= start < piece.text + piece.length:
            first = piece.source + (start - piece.text if piece.length == piece.width else 0)
        piece = pieces[bisect_right(pieces, end - 1, key=_text_start) - 1]
        if piece.text < end <= piece.text + piece.length:
            tail = end - piece.text
            last = piece.source + (tail if piece.length == piece.width else piece.width)
        if first < 0 or last < 0:
            raise ValueError("the pieces of this block do not cover its text")
        return first, last


class UnreadKind(StrEnum):
    """Why a part of a file was not read. The words stand in the templates of a text."""

    ATTACHMENT = "attachment"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that was not read."""

    kind: UnreadKind
    name: str = ""
    """Of an attachment; hostile."""
    page: int | None = None
    """Of a scan, from 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its blocks.

    For a web page the source is the text as the browser shows it; for a letter in Word, PDF and
    such the text as it was taken out of the file, a line for each block.
    """

    source: str
    """URL or file name."""
    text: str
    """The source text that all offsets point into."""
    blocks: tuple[Block, ...]
    language: str | None = None
    unread: tuple[Unread, ...] = ()
    """Parts of a file that hold text, or may, and were not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``block.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: ``block.text[start:end]``."""

    start: int
    end: int
    text: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts and formulas over the running text of a document, with what they were computed on.

    ``None`` where there is too little text to say anything.
    """

    words: int
    sentences: int
    syllables: int
    words_per_sentence: float | None = None
    syllables_per_word: float | None = None
    flesch_douma: float | None = None
    """206.84 - 0.93·asl - 77·syllables/word (Douma 1960); higher is easier, 0–100 in practice."""
    leesindex_a: float | None = None
    """195 - 2·asl - 66.7·syllables/word (Brouwer 1963); higher is easier, 0–127."""
    lix: float | None = None
    """asl + 100·share of words over 6 letters (Björnsson 1968); higher is harder, 20–60."""
