"""2.4.2: pages that say something else under one title."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from toegankelijk.model import BlockKind, PageResult, Scalar, Visited
from toegankelijk.sitewide.told import Found, Pages, finding

TITLE = "titel-dubbel"
MOST_DUPLICATES = 50
"""Groups of pages with one title that are told."""


def titles(pages: Pages) -> Iterator[Found]:
    """Pages that say something else under one title. Pages of one list may share theirs."""
    same: dict[str, list[tuple[PageResult, Visited]]] = {}
    for page, seen in pages:
        if seen.title.strip():
            same.setdefault(" ".join(seen.title.casefold().split()), []).append((page, seen))
    groups = [group for group in same.values() if len({seen.html_hash for _, seen in group}) > 1]
    for group in groups[:MOST_DUPLICATES]:
        paths = {urlsplit(page.job.url).path for page, _ in group}
        headings = {_heading(seen) for _, seen in group}
        sure = len(paths) == len(group) == len(headings) and None not in headings
        # Of two pages with one title, the one whose heading says the same has its own.
        own = [page for page, seen in group if _said_in(_heading(seen), seen.title)]
        for page, seen in group:
            if own == [page]:
                continue
            html = f"<title>{seen.title}</title>"
            values: dict[str, Scalar] = {"titel": seen.title[:150], "paginas": len(group)}
            yield (
                page.job.url,
                finding(
                    TITLE, sure, page, html, seen.title, seen.title.casefold(), values, "title"
                ),
            )


def _said_in(heading: str | None, title: str) -> bool:
    return bool(heading) and heading is not None and heading.casefold() in title.casefold()


def _heading(seen: Visited) -> str | None:
    first = (b.text for b in seen.document.blocks if b.kind is BlockKind.HEADING and b.level == 1)
    return next(first, None)
