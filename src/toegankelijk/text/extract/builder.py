"""Text as a reader sees it, with for each character the place in the source it came from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from toegankelijk.model import Piece, cut_pieces

# What takes no room on the page: soft hyphens, zero-width marks, controls and halves of pairs.
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
)
_SPECIAL = re.compile(
    rf"(?P<space>\s{{2,}}|[^\S ])|(?P<nothing>[{_INVISIBLE}]+)|(?P<composed>\w[\u0300-\u036f]+)"
)
_ONLY_INVISIBLE = re.compile(rf"[{_INVISIBLE}]*")

Run = tuple[str, tuple[Piece, ...]]


class TextBuilder:
    """Gathers the text of one block from the pieces of its source that the markup leaves over.

    White space is folded to one space and dropped at both ends; invisible characters are
    dropped; letters with a loose accent are composed.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._space: tuple[int, int] | None = None
        self._breaks: list[int] = []

    def __len__(self) -> int:
        return self._length

    def take(self, start: int, end: int) -> None:
        """``source[start:end]`` as it stands."""
        source = self._source
        for match in _SPECIAL.finditer(source, start, end):
            self._plain(start, match.start())
            start = match.end()
            if match.lastgroup == "space":
                self._pause(match.start(), start - match.start())
            elif match.lastgroup == "composed":
                composed = unicodedata.normalize("NFC", match.group())
                self._append(composed, match.start(), start - match.start())
        self._plain(start, end)

    def put(self, text: str, start: int, width: int) -> None:
        """``text`` that ``source[start:start + width]`` stands for, such as an entity."""
        if text.isspace():
            self._pause(start, width)
        elif not _ONLY_INVISIBLE.fullmatch(text):
            self._append(text, start, width)

    def new_line(self, start: int, width: int) -> None:
        """A line break that the markup asks for."""
        self._pause(start, width)
        self._breaks.append(self._length)

    def runs(self) -> Iterator[Run]:
        """The text, split at line breaks that start something new.

        A break before a small letter only moved a line of running text; an address or a table of
        opening hours goes on with a capital or a number. Two breaks make a white line.
        """
        text = "".join(self._parts)
        start = 0
        for place, count in Counter(self._breaks).items():
            if not 0 < place < self._length:
                continue
            if count > 1 or not text[place + 1 : place + 2].islower():
                yield text[start:place], self._cut(start, place)
                start = place + 1
        if start < self._length:
            yield text[start:], self._cut(start, self._length)

    def _pause(self, start: int, width: int) -> None:
        if self._space is None and self._length:
            self._space = (start, width)

    def _plain(self, start: int, end: int) -> None:
        """``source[start:end]``, in which only spaces at both ends are special."""
        source = self._source
        while start < end and source[start] == " ":
            self._pause(start, 1)
            start += 1
        tail = end
        while tail > start and source[tail - 1] == " ":
            tail -= 1
        self._append(source[start:tail], start, tail - start)
        if tail < end:
            self._pause(tail, end - tail)

    def _append(self, text: str, start: int, width: int) -> None:
        if not text:
            return
        if self._space is not None:
            space, self._space = self._space, None
            self._add(" ", *space)
        self._add(text, start, width)

    def _add(self, text: str, start: int, width: int) -> None:
        length = len(text)
        self._parts.append(text)
        if self._pieces and length == width:
            last = self._pieces[-1]
            if last.length == last.width and last.source + last.width == start:
                self._pieces[-1] = Piece(
                    last.text, last.source, last.length + length, last.width + width
                )
                self._length += length
                return
        self._pieces.append(Piece(self._length, start, length, width))
        self._length += length

    def _cut(self, start: int, end: int) -> tuple[Piece, ...]:
        if start == 0 and end == self._length:
            return tuple(self._pieces)
        return cut_pieces(self._pieces, start, end)
