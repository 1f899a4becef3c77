"""A web page as lines of text, so that statements of any make read alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

import lxml.html
from lxml.etree import ParserError

MAX_LINES = 50_000
MAX_TEXT = 4_000
LEAST_TEXT = 200
"""Characters that a page of any use has."""

_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "svg", "select", "iframe"))
_OF_THE_SITE = frozenset(("nav", "footer"))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page; hostile."""

    url: str
    """Absolute where the page has an address."""
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a line of its own; hostile."""

    text: str
    level: int = 0
    """Of a heading, 1 to 6; 0 for other text."""
    links: tuple[Link, ...] = ()
    cell: tuple[int, int, int] | None = None
    """Number of the table, of its row and of its column, from 0; ``None`` outside tables."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page."""

    url: str
    title: str
    lines: tuple[Line, ...]
    props: Mapping[str, str] = field(default_factory=dict)
    """Values by their name in the official model; the first of each."""

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, in order."""
        return tuple(link for line in self.lines for link in line.links)


def read_page(html: bytes, url: str = "", *, whole: bool = False) -> Page:
    """The page as lines, at most ``MAX_LINES``. Never fails: what is no HTML has no lines.

    What every page of a site has counts only for the ``whole`` of it: a telephone number or a date
    in the footer is no part of the statement.
    """
    try:
        root = lxml.html.document_fromstring(html)
    except (ParserError, ValueError):
        return Page(url, "", ())
    props: dict[str, str] = {}
    for element in root.iterfind(".//*[@itemprop]"):
        value = element.get("datetime") or _folded(str(element.text_content()))
        for name in (element.get("itemprop") or "").split():
            props.setdefault(name, value)
    title = root.findtext(".//title") or ""
    main = None if whole else _main(root)
    builder = _Builder(url, _SKIPPED if whole or main is not None else _SKIPPED | _OF_THE_SITE)
    builder.walk(root if main is None else main)
    return Page(url, _folded(title)[:300], tuple(builder.lines()), props)


def _main(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The first part that calls itself so and holds more than a few words."""
    found = root.iterfind(".//*[@role='main']"), root.iterfind(".//main")
    parts = (part for each in found for part in each)
    return next((p for p in parts if len(_folded(str(p.text_content()))) >= LEAST_TEXT), None)


class _Builder:
    """Walks the tree without recursion: pages can be nested deeper than Python likes."""

    def __init__(self, url: str, skipped: frozenset[str]) -> None:
        self._url, self._skipped = url, skipped
        self._done: list[Line] = []
        self._text: list[str] = []
        self._links: list[Link] = []
        self._level = 0
        self._cell: tuple[int, int, int] | None = None
        self._tables = -1
        self._row = self._column = -1

    def walk(self, root: lxml.html.HtmlElement) -> None:
        stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, True)]
        while stack and len(self._done) < MAX_LINES:
            element, opens = stack.pop()
            if not opens:
                self._close(element)
                continue
            if isinstance(element.tag, str) and element.tag not in self._skipped:
                self._open(element)
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
            else:
                self._text.append(element.tail or "")

    def lines(self) -> Iterator[Line]:
        self._end()
        yield from self._done

    def _open(self, element: lxml.html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end()
            self._level = _HEADINGS.get(tag, 0)
            if tag == "table":
                self._tables, self._row, self._column = self._tables + 1, -1, -1
            elif tag == "tr":
                self._row, self._column = self._row + 1, -1
            elif tag in _CELLS:
                self._column += 1
                self._cell = (self._tables, self._row, self._column)
        href = element.get("href") if tag == "a" else None
        if href:
            self._links.append(Link(_absolute(self._url, href), _folded(element.text_content())))
        self._text.append(element.text or "")

    def _close(self, element: lxml.html.HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self._end()
            self._level = 0
            if element.tag in (*_CELLS, "table"):
                self._cell = None
        self._text.append(element.tail or "")

    def _end(self) -> None:
        text = _folded("".join(self._text))[:MAX_TEXT]
        if text or self._links:
            self._done.append(Line(text, self._level, tuple(self._links), self._cell))
        self._text, self._links = [], []


def _folded(text: str) -> str:
    return " ".join(text.split())


def _absolute(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return href
