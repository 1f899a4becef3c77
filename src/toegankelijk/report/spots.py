"""One finding on its page, ready to show: cut to a sound length, and in its surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toegankelijk.model import LOADED, BlockKind, Element, Finding, Passage, Scalar, Scan, Visited
from toegankelijk.problems import Example
from toegankelijk.report.message import message
from toegankelijk.report.safe import href, lines, origin, shown
from toegankelijk.rulebook import Rule

_AROUND = 160
"""Characters of text shown on either side of a passage."""

MEASURED = ("contrastRatio", "expectedContrastRatio", "fgColor", "bgColor", "fontSize")
"""Values of findings that help whoever mends it; the template has the words."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page as the report names it."""

    title: str
    """Empty for a page without one."""
    url: str
    """Only the path for a page of the host that the scan started with."""
    href: str | None
    """``None`` for an address that a browser had better not follow."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One example, ready to show."""

    page: PageLink
    html: str
    """Markup; empty for a passage."""
    before: str
    words: str
    """The passage itself; empty for an element."""
    after: str
    block: BlockKind | None
    """What the text is on its page, where that is no running text: a button, a heading."""
    message: str | None
    selector: str
    frame: tuple[str, ...]
    state: str | None
    steps: tuple[str, ...]
    measured: tuple[tuple[str, str], ...]
    """Name and value, for the names that the report has a word for."""
    picture: str | None
    """A ``data:`` URL."""


class PageIndex:
    """Finds a page of the scan by its address."""

    def __init__(self, scan: Scan) -> None:
        self._seen = {page.job.url: seen for page, seen in scan.visited}
        self._own = origin(scan.site.start[0]) if scan.site.start else ""

    def seen(self, url: str) -> Visited:
        """What was seen there; ``KeyError`` for a page that was not checked."""
        return self._seen[url]

    def link(self, url: str) -> PageLink:
        """How to name the page; works for any address."""
        seen = self._seen.get(url)
        title = shown(seen.title, 120) if seen else ""
        own = bool(self._own) and url.startswith(f"{self._own}/")
        return PageLink(title, shown(url[len(self._own) :] if own else url, 200), href(url))


def spot(example: Example, rule: Rule, pages: PageIndex, picture: str | None) -> Spot:
    """``picture`` is a ``data:`` URL."""
    finding = example.finding
    html = selector = before = words = after = ""
    block: BlockKind | None = None
    frame: tuple[str, ...] = ()
    state = LOADED
    match finding.where:
        case Element() as element:
            html, selector = lines(element.html), shown(element.selector)
            frame = tuple(shown(step, 120) for step in element.frame[:5])
            state = element.state
        case Passage() as passage:
            seen = pages.seen(example.page)
            before, words, after = _context(seen, passage, finding)
            block = _told_kind(seen, passage)
    return Spot(
        page=pages.link(example.page),
        html=html,
        before=before,
        words=words,
        after=after,
        block=block,
        message=message(rule, finding),
        selector=selector,
        frame=frame,
        state=None if state == LOADED else shown(state.name, 80),
        steps=tuple(shown(step, 200) for step in state.steps[:20]),
        measured=tuple(
            (name, _measured(finding.values[name])) for name in MEASURED if name in finding.values
        ),
        picture=picture,
    )


def _context(seen: Visited, passage: Passage, finding: Finding) -> tuple[str, str, str]:
    """The text before, in and after a passage, within its block."""
    blocks = seen.document.blocks
    source = seen.document.text
    if not (0 <= passage.block < len(blocks) and 0 <= passage.start < passage.end <= len(source)):
        return "", lines(finding.evidence), ""
    pieces = blocks[passage.block].pieces
    low = pieces[0].source if pieces else passage.start
    high = pieces[-1].source + pieces[-1].width if pieces else passage.end
    before = source[max(low, passage.start - _AROUND) : passage.start]
    after = source[passage.end : min(high, passage.end + _AROUND)]
    return (
        ("…" if passage.start - _AROUND > low else "") + _kept(before),
        shown(source[passage.start : passage.end], 600),
        _kept(after) + ("…" if passage.end + _AROUND < high else ""),
    )


def _told_kind(seen: Visited, passage: Passage) -> BlockKind | None:
    blocks = seen.document.blocks
    kind = blocks[passage.block].kind if 0 <= passage.block < len(blocks) else None
    return None if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else kind


def _measured(value: Scalar) -> str:
    """A value with a comma, as one writes it in Dutch."""
    return re.sub(r"(\d)\.(\d)", r"\1,\2", shown(str(value), 40))


def _kept(text: str) -> str:
    """``shown``, but a space at an end stays: a word of the passage may follow."""
    inner = shown(text, _AROUND)
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{inner}{right}"
