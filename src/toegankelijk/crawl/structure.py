"""The structure of a page, whatever its words, its counts and its made-up class names."""

from __future__ import annotations

import re
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
MAX_FEATURES = 150

_FIGURES = re.compile(r"[0-9]+|[0-9a-f]{8,}")
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
_STYLED = re.compile(
    r"(?<![\w-])(color|background(?:-color|-image)?|font(?:-size|-weight|-style)?|line-height"
    r"|letter-spacing|word-spacing|text-(?:align|decoration|transform|indent)|opacity"
    r"|(?:max-|min-)?(?:width|height)|overflow(?:-[xy])?|white-space|position|float|order|display"
    r"|visibility|content|cursor|outline(?:-\w+)?|animation(?:-\w+)?|transition|transform|rotate"
    r"|writing-mode|user-select|pointer-events|columns?)\s*:\s*([a-z-]{2,20}(?![\w(-]))?",
    re.I,
)
"""Properties that checks look at, as a page gives them in its own HTML, with a value in words."""
_MAX_STYLE = 20_000
"""Characters of the styles in one page that are looked at."""
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale", re.I)
_HEADING = re.compile(r"h[1-6]")
_NEVER_EMPTY = frozenset(
    "h1 h2 h3 h4 h5 h6 a button label legend caption th li p span summary".split()  # noqa: SIM905
)
"""Elements that say something; an empty one is a fault, or colour says it all."""
_PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "summary": {"details"},
}
"""Where an element belongs; elsewhere it is a fault of its own."""


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


def form_print(form: HtmlElement) -> int:
    """The same for the same form on other pages: by its fields and where it goes."""
    fields = {
        f"{_kind(field)} {_FIGURES.sub('', field.get('name') or '')[:60]}"
        for field in islice(form.iter("input", "select", "textarea"), 500)
        if (field.get("type") or "").lower() != "hidden"
    }
    place = _FIGURES.sub("", (form.get("action") or "").partition("?")[0])[:200]
    return _digest("\n".join((place, *sorted(fields))))


def features(root: HtmlElement) -> tuple[str, ...]:
    """What has rules of its own, in alphabetical order: kinds of elements, and own styles."""
    found: set[str] = set()
    styles: list[str] = []
    level = 0
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
        if element.get("style"):
            styles.append(element.get("style") or "")
        if element.tag == "style":
            styles.append(element.text or "")
        if element.tag == "meta" and _NO_ZOOM.search(element.get("content") or ""):
            found.add("no-zoom")
        if element.tag in _NEVER_EMPTY and len(element) == 0 and not (element.text or "").strip():
            found.add(f"empty={element.tag}")
        if _HEADING.fullmatch(element.tag):
            if level and int(element.tag[1]) > level + 1:
                found.add(f"jump={level}-{element.tag[1]}")
            level = int(element.tag[1])
        if _misplaced(element):
            found.add(f"misplaced={element.tag}")
    found.update(_styled(styles))
    return tuple(sorted(found)[:MAX_FEATURES])


def _misplaced(element: etree._Element) -> bool:
    """Whether an element stands where it does not belong: a term outside its list."""
    belongs, parent = _PARENTS.get(str(element.tag)), element.getparent()
    if belongs is None or parent is None:
        return False
    within = parent.getparent() if parent.tag == "div" and "dl" in belongs else parent
    return within is None or within.tag not in belongs


def _styled(styles: list[str]) -> set[str]:
    """The properties that a page gives itself, which no style sheet of the site has."""
    text = ";".join(styles)[:_MAX_STYLE]
    return {
        f"css={match[1].lower()}:{(match[2] or '').lower()}" for match in _STYLED.finditer(text)
    }


def _kind(element: etree._Element) -> str:
    tag = str(element.tag)[:40]
    role = (element.get("role") or "").split()
    kind = (element.get("type") or "text").lower()[:20] if tag == "input" else ""
    return ":".join(filter(None, (tag, kind, role[0][:30].lower() if role else "")))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=7).digest(), "big")
