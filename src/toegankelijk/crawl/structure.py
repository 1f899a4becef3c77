"""The structure of a page, whatever its words, its counts and its made-up class names."""

from __future__ import annotations

from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from toegankelijk.crawl.markup import MAX_ELEMENTS

if TYPE_CHECKING:
    from lxml import etree
    from lxml.html import HtmlElement

LENGTH = 4
"""Elements of a path that make one shingle, counted upwards."""
MAX_SHINGLES = 500

_WORDS_ONLY = frozenset(
    """a abbr b bdi bdo br cite code em font i mark q s small span strong sub sup time tt u
    wbr""".split()  # noqa: SIM905 - a list of words reads better
)
"""What stands within a line of text: an editor puts it where he likes."""
_UNSEEN = frozenset(["script", "style", "template", "noscript", "link", "meta", "head", "title"])
_FEATURES = frozenset(
    """table video audio iframe object embed canvas svg math dialog details select textarea
    fieldset img figure map marquee blink meter progress dl blockquote pre input""".split()  # noqa: SIM905
)
"""Elements that have rules of their own."""


def shingles(root: HtmlElement) -> frozenset[int]:
    """What kinds of paths of elements there are: 64-bit digests, at most ``MAX_SHINGLES``.

    An element counts by its name, role and, for a field, type. That of paths only the kinds count,
    never how many, makes a list of three and one of thirty the same.
    """
    found: dict[tuple[str, ...], None] = {}
    paths: dict[etree._Element, tuple[str, ...]] = {}
    for element in islice(root.iter(), MAX_ELEMENTS):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        parent = element.getparent()
        above = paths.get(parent, ()) if parent is not None else ()
        if element.tag in _WORDS_ONLY:
            paths[element] = above
            continue
        path = (*above, _kind(element))[-LENGTH:]
        paths[element] = path
        if len(found) < MAX_SHINGLES:
            found[path] = None
    return frozenset(_digest("/".join(path)) for path in found)


def features(root: HtmlElement) -> tuple[str, ...]:
    """Kinds of elements that have rules of their own, in alphabetical order."""
    found: set[str] = set()
    for element in islice(root.iter(), MAX_ELEMENTS):
        if not isinstance(element.tag, str):
            continue
        role = (element.get("role") or "").split()
        if role:
            found.add(f"role={role[0][:30].lower()}")
        if element.tag in _FEATURES or "-" in element.tag:
            found.add(_kind(element))
        if element.get("lang") and element.tag != "html":
            found.add("lang")
        if element.get("autoplay") is not None:
            found.add("autoplay")
        if element.get("onclick") is not None:
            found.add("onclick")
    return tuple(sorted(found)[:100])


def _kind(element: etree._Element) -> str:
    tag = str(element.tag)[:40]
    role = (element.get("role") or "").split()
    kind = (element.get("type") or "text").lower()[:20] if tag == "input" else ""
    return ":".join(filter(None, (tag, kind, role[0][:30].lower() if role else "")))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=7).digest(), "big")
