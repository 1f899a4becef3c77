"""What the styles of a Word document say of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toegankelijk.documents.archive import local_name
from toegankelijk.documents.paragraph import heading_level

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|kop|koptekst niveau|überschrift|titre)\s*([1-9])\b.*", re.I)
_TITLE = frozenset({"title", "titel"})
_SUBTITLE = frozenset({"subtitle", "ondertitel"})
_QUOTES = frozenset({"quote", "intense quote", "citaat", "duidelijk citaat"})
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)\s*[1-9]|table of figures", re.I)
_BODY_LEVEL = 9
"""``w:outlineLvl`` of a paragraph that is no heading."""
_OFF = frozenset({"0", "false", "off", "none"})


def value(element: _Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is not None:
        for key, found in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return None


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of that local name."""
    if element is not None:
        for each in element:
            if local_name(each) == name:
                return each
    return None


def switch(element: _Element | None, name: str) -> bool | None:
    """A property such as bold: on, off, or ``None`` where nothing is said of it."""
    found = child(element, name)
    if found is None:
        return None
    return (value(found) or "1").lower() not in _OFF


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else None


@dataclass(frozen=True)
class Style:
    """A style with all that it takes over from the styles it is based on, the nearest first."""

    chain: tuple[_Element, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """As shown in Word, in small letters: "heading 1", "Kop 1"."""
        found = (value(child(style, "name")) for style in self.chain)
        return tuple(name.strip().lower() for name in found if name)

    @cached_property
    def level(self) -> int | None:
        """1 to 6 for a heading."""
        for style, name in zip(self.chain, self.names, strict=False):
            if match := _HEADING.fullmatch(name):
                return heading_level(int(match[1]))
            if name in _TITLE | _SUBTITLE:
                return 1 if name in _TITLE else 2
            outline = outline_level(child(style, "pPr"))
            if outline is not None:
                return outline or None
        return None

    @cached_property
    def is_contents(self) -> bool:
        """A line of a table of contents."""
        return any(_CONTENTS.fullmatch(name) for name in self.names)

    @cached_property
    def is_quote(self) -> bool:
        """A quotation."""
        return not _QUOTES.isdisjoint(self.names)

    @cached_property
    def numbered(self) -> bool | None:
        """Whether it makes list items."""
        return next((n for s in self.chain if (n := numbered(child(s, "pPr"))) is not None), None)

    @cached_property
    def hidden(self) -> bool:
        """Whether its text is not shown."""
        return self._switch("vanish")

    @cached_property
    def bold(self) -> bool:
        """Whether its text is bold."""
        return self._switch("b")

    def _switch(self, name: str) -> bool:
        found = (switch(child(style, "rPr"), name) for style in self.chain)
        return next((each for each in found if each is not None), False)


PLAIN = Style()


def outline_level(properties: _Element | None) -> int | None:
    """1 to 6 for a heading, 0 for what is said to be none, ``None`` where nothing is said."""
    level = _number(value(child(properties, "outlineLvl")))
    if level is None:
        return None
    return heading_level(level + 1) if level < _BODY_LEVEL else 0


def numbered(properties: _Element | None) -> bool | None:
    """Whether a paragraph is a list item; ``None`` where nothing is said."""
    found = child(properties, "numPr")
    if found is None:
        return None
    return value(child(found, "numId")) != "0"


def styles(elements: Iterable[_Element]) -> Mapping[str, Style]:
    """Style id → style."""
    found: dict[str, _Element] = {}
    for element in elements:
        name = value(element, "styleId")
        if local_name(element) == "style" and name is not None:
            found.setdefault(name, element)
    return {name: Style(_chain(name, found)) for name in found}


def _chain(name: str, found: Mapping[str, _Element]) -> tuple[_Element, ...]:
    """A style and what it is based on; ten deep at most, since a circle is possible."""
    chain: list[_Element] = []
    while name in found and len(chain) < 10:
        chain.append(found[name])
        name = value(child(found[name], "basedOn")) or ""
    return tuple(chain)
