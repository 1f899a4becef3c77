"""HTML cut into tags and text, with exact offsets, in one pass and in linear time.

``html.parser`` of the standard library takes minutes for 100 kB of ``<a/<a/<a/`` and raises an
``AssertionError`` for ``<![``; letters and pages come from anywhere, so this follows the tokeniser
of the HTML standard (section 13.2.5) for the little that text needs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

# What these hold is no markup; the value says whether entities count in it.
RAW_TEXT: Mapping[str, bool] = {
    "script": False,
    "style": False,
    "xmp": False,
    "iframe": False,
    "noembed": False,
    "noframes": False,
    "textarea": True,
    "title": True,
}

_MARKUP = re.compile(r"<(?:[!?]|/?[A-Za-z])")
_NAME = re.compile(r"[^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>=?[^\s/>=]*)
        (?:\s*=\s*(?:"(?P<double>[^"]*)(?:"|\Z)|'(?P<single>[^']*)(?:'|\Z)|(?P<bare>[^\s>]*)))?""",
    re.X,
)
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{0,31};?)")

Span = tuple[int, int]


class Text(NamedTuple):
    """Running text between two tags."""

    start: int
    end: int


class Start(NamedTuple):
    """A start tag; ``attributes`` gives the offsets of each value, which may be empty."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, Span]


class End(NamedTuple):
    """An end tag."""

    start: int
    end: int
    name: str


def scan(source: str, start: int = 0, end: int | None = None) -> Iterator[Text | Start | End]:
    """The tags and texts of ``source[start:end]`` in order; comments are left out."""
    stop = len(source) if end is None else end
    position = start
    while position < stop:
        found = _MARKUP.search(source, position, stop)
        if found is None:
            yield Text(position, stop)
            return
        if found.start() > position:
            yield Text(position, found.start())
        position = found.start()
        if source[position + 1] in "!?":
            position = _after_comment(source, position, stop)
        elif source[position + 1] == "/":
            name = _name(source, position + 2)
            close = source.find(">", position, stop)
            after = stop if close < 0 else close + 1
            yield End(position, after, name)
            position = after
        else:
            tag = _start_tag(source, position, stop)
            if tag is None:
                return
            yield tag
            position = tag.end
            if tag.name in RAW_TEXT:
                close = _raw_end(source, tag.name, position, stop)
                if close > position:
                    yield Text(position, close)
                position = close


def entities(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """``(decoded, start, width)`` of each entity in ``source[start:end]``; others are text."""
    for match in _ENTITY.finditer(source, start, end):
        decoded = html.unescape(match.group())
        if decoded != match.group():
            yield decoded, match.start(), len(match.group())


def _after_comment(source: str, start: int, stop: int) -> int:
    if source.startswith("<!--", start):
        if source.startswith((">", "->"), start + 4):
            return source.index(">", start + 4) + 1
        close, width = source.find("-->", start + 4, stop), 3
    elif source.startswith("<![CDATA[", start):
        close, width = source.find("]]>", start + 9, stop), 3
    else:
        close, width = source.find(">", start, stop), 1
    return stop if close < 0 else close + width


def _start_tag(source: str, start: int, stop: int) -> Start | None:
    """``None`` when the source ends within the tag; the standard drops it then."""
    name = _name(source, start + 1)
    position = start + 1 + len(name)
    attributes: dict[str, Span] = {}
    while position < stop and source[position] != ">":
        match = _ATTRIBUTE.match(source, position, stop)
        assert match is not None
        for quoting in ("double", "single", "bare"):
            if match[quoting] is not None:
                attributes.setdefault(match["name"].lower(), match.span(quoting))
                break
        else:
            if match["name"]:
                attributes.setdefault(match["name"].lower(), (match.end(), match.end()))
        position = match.end()
    if position >= stop:
        return None
    return Start(start, position + 1, name.lower(), attributes)


def _name(source: str, start: int) -> str:
    match = _NAME.match(source, start)
    assert match is not None
    return match.group().lower()


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.I)


def _raw_end(source: str, name: str, start: int, stop: int) -> int:
    found = _end_tag(name).search(source, start, stop)
    return found.start() if found else stop
