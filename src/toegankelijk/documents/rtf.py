"""Letters in RTF (Rich Text Format 1.9.1).

Read here and not with striprtf, which drops footnotes and boxes, keeps hidden and deleted text,
and takes time with the square of some files. One pass, in linear time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from toegankelijk.documents.paragraph import Paragraph, cell_kind, heading_level
from toegankelijk.model import BlockKind

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.S,
)
_SKIPPED = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "fldinst"),
        *("header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr"),
        *("annotation", "atnid", "atnauthor", "generator", "themedata", "datastore", "xmlnstbl"),
        *("listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "listtext", "pntext"),
        *("pn", "bkmkstart", "bkmkend", "nonshppict", "sp", "sn", "sv", "tc", "xe"),
        *("ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "comment", "template", "userprops"),
    )
)
"""Destinations that hold no text of the author."""
_SHOWN = frozenset({"shpinst", "shptxt", "footnote"})
"""Destinations that do, also when a reader may skip them."""
_ASIDE = frozenset({"shptxt", "footnote"})
"""Destinations with paragraphs of their own, which may stand in the middle of another."""
_SIGNS: Mapping[str, str] = {
    **{"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•"},
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **{"emspace": " ", "enspace": " ", "qmspace": " "},
}
_ESCAPED: Mapping[str, str] = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n", "\r": "\n"}
_ENDS = frozenset({"par", "sect", "page", "cell", "nestcell", "row", "nestrow"})
_CODE_PAGES: Mapping[int, str] = {10000: "mac_roman", 65001: "utf-8", 0: "cp1252"}
_STYLE = re.compile(rb"\{\s*\\s(\d{1,5})\b([^{}]{0,2000})\}")
_HEADING_NAME = re.compile(rb"(?:heading|kop)\s*([1-9])\s*;", re.I)
_TITLE_NAME = re.compile(rb"\b(?:title|titel)\s*;\s*\Z", re.I)
_OUTLINE = re.compile(rb"\\outlinelevel(\d)")
_LONGEST_STYLES = 500_000
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group ends."""

    skipped: bool = False
    hidden: bool = False
    fallback: int = 1
    """Characters that stand in for each character in Unicode."""


def rtf_paragraphs(data: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; nothing in RTF is an error, so nothing is raised."""
    return tuple(_Reader(_heading_styles(data)).read(data))


def _heading_styles(data: bytes) -> dict[int, int]:
    """Number of a style → level of the heading that it makes."""
    start = data.find(b"\\stylesheet")
    found: dict[int, int] = {}
    if start < 0:
        return found
    for style in _STYLE.finditer(data, start, start + _LONGEST_STYLES):
        body = style[2]
        if match := _HEADING_NAME.search(body):
            found[int(style[1])] = heading_level(int(match[1]))
        elif match := _OUTLINE.search(body):
            found[int(style[1])] = heading_level(int(match[1]) + 1)
        elif _TITLE_NAME.search(body):
            found[int(style[1])] = 1
    return found


class _Reader:
    def __init__(self, headings: Mapping[int, int]) -> None:
        self._headings = headings
        self._found: list[Paragraph] = []
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._codec = "cp1252"
        self._group = _Group()
        self._stack: list[_Group] = []
        self._to_skip = 0
        self._starts_group = False
        self._optional = False
        self._aside: list[tuple[int, list[Paragraph], list[str]]] = []
        """What was left to read a note or box: depth, and what was found until then."""
        self._later: list[Paragraph] = []
        self._clear()

    def _clear(self) -> None:
        self._level: int | None = None
        self._listed = self._celled = False

    def read(self, data: bytes) -> list[Paragraph]:
        position = 0
        while match := _TOKEN.search(data, position):
            position = match.end()
            if match["word"]:
                number = int(match["number"]) if match["number"] else None
                position += self._word(match["word"].decode("ascii"), number)
            elif match["brace"]:
                self._brace(match["brace"] == b"{")
            elif match["sign"]:
                self._sign(match["sign"].decode("latin-1"))
            else:
                self._text(bytes.fromhex(match["hex"].decode()) if match["hex"] else match["text"])
            self._starts_group = match["brace"] == b"{" or self._optional
        while self._aside:
            self._return()
        self._end(celled=False)
        return self._found

    def _word(self, word: str, number: int | None) -> int:
        """Act on a control word; gives how many bytes after it are no text."""
        if self._starts_group:
            known = word in _SHOWN
            if word in _SKIPPED or (self._optional and not known):
                self._group = replace(self._group, skipped=True)
            elif word in _ASIDE and not self._group.skipped:
                self._aside.append((len(self._stack), self._found, self._parts))
                self._found, self._parts = [], []
        self._optional = False
        if word == "bin":
            return max(0, number or 0)
        if self._group.skipped:
            return 0
        self._act(word, number)
        return 0

    def _act(self, word: str, number: int | None) -> None:
        on = number != 0
        match word:
            case "u":
                self._put(chr((number or 0) % 0x10000))
                self._to_skip = self._group.fallback
            case "uc":
                self._group = replace(self._group, fallback=min(max(number or 0, 0), 8))
            case "ansicpg":
                self._codec = _codec(number or 0)
            case "mac":
                self._codec = "mac_roman"
            case "v" | "deleted":
                self._group = replace(self._group, hidden=on)
            case "plain":
                self._group = replace(self._group, hidden=False)
            case "pard":
                self._clear()
            case "intbl":
                self._celled = True
            case "ls" | "pnlvlblt" | "pnlvlbody":
                self._listed = on
            case "outlinelevel" if number is not None and number < 9:
                self._level = heading_level(number + 1)
            case "s":
                self._level = self._headings.get(number or 0, self._level)
            case word if word in _SIGNS:
                self._put(_SIGNS[word])
            case word if word in _ENDS:
                self._end(celled="cell" in word)

    def _brace(self, opens: bool) -> None:
        self._to_skip = 0
        self._decode()
        if opens:
            if len(self._stack) < _DEEPEST:
                self._stack.append(self._group)
        elif self._stack:
            if self._aside and self._aside[-1][0] == len(self._stack):
                self._return()
            self._group = self._stack.pop()
        self._optional = False

    def _return(self) -> None:
        """From a note or box to the paragraph that it stands in; it comes after that."""
        self._end(celled=False)
        notes = self._found
        _, self._found, self._parts = self._aside.pop()
        self._later.extend(notes)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._optional = True
        elif sign in _ESCAPED:
            self._put(_ESCAPED[sign])
        elif sign in "{}\\":
            self._put(sign)

    def _text(self, text: bytes) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if not (self._group.skipped or self._group.hidden):
            self._bytes += text[skipped:]

    def _put(self, text: str) -> None:
        if not (self._group.skipped or self._group.hidden):
            self._decode()
            self._parts.append(text)

    def _decode(self) -> None:
        """Bytes are kept until they are whole: in some code pages two make a letter."""
        if self._bytes:
            self._parts.append(self._bytes.decode(self._codec, errors="replace"))
            self._bytes.clear()

    def _end(self, *, celled: bool) -> None:
        self._decode()
        joined = "".join(self._parts).encode("utf-16-le", "surrogatepass")
        text = joined.decode("utf-16-le", "replace")
        self._parts.clear()
        if text.strip():
            self._found.append(self._paragraph(text, celled=celled))
        if not self._aside:
            self._found.extend(self._later)
            self._later.clear()

    def _paragraph(self, text: str, *, celled: bool) -> Paragraph:
        if self._level is not None:
            return Paragraph(BlockKind.HEADING, text, self._level)
        if self._listed:
            return Paragraph(BlockKind.LIST_ITEM, text)
        if celled or self._celled:
            return Paragraph(cell_kind(text), text)
        return Paragraph(BlockKind.PARAGRAPH, text)


def _codec(page: int) -> str:
    name = _CODE_PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
