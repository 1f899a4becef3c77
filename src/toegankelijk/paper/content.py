"""A document without a format: what a paper says, in order. Writers make HTML or more of it.

All texts are as they should be shown; each writer makes them harmless in its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toegankelijk.report.safe import href

_OURS = ("#", "mailto:", "tel:")
_UNFIT = {ord(c): f"%{ord(c):02X}" for c in ' "<>\\^`{|}'}
"""What no URL may hold as it is (RFC 3986), but what browsers and sites let through."""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What a person still has to fill in."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A value that the official model has a name for."""

    itemprop: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` is a web address, ``mailto:``, ``tel:``, or ``#id`` of a section."""

    url: str
    text: str
    itemprop: str | None = None

    @property
    def target(self) -> str | None:
        """``url`` fit for any format, or ``None`` when it should not be followed."""
        url = self.url if self.url.startswith(_OURS) else href(self.url)
        return url.translate(_UNFIT) if url else None


Inline = Text | Strong | Code | Gap | Named | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A term and what belongs to it."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Terms with what belongs to them."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, sections included."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the same headings. The first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    """Each as long as ``head``."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers of at least 0 as bars. It is always followed by the same numbers as a table."""

    title: str
    points: tuple[tuple[str, float], ...]


Block = Paragraph | Bullets | Rows | Section | Table | Chart


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document."""

    title: str
    mark: str
    """A word for every page of a draft; empty for what is no draft."""
    notice: Section | None
    """For the makers, before the text itself."""
    contents: str
    """Title of the list of contents."""
    skip: str
    """Text of the link past that list."""
    sections: tuple[Section, ...]
    closing: tuple[Line, ...]
