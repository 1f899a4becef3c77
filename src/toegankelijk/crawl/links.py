"""The links of a rendered page, sorted into pages of the scan and documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from toegankelijk.crawl.scope import Scope, Verdict
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Link

MAX_LINKS = 5_000
"""Links of one page that are looked at."""


def sort_links(raw: Sequence[Link], scope: Scope) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Pages in scope, and documents on its hosts; each URL once, canonical, in order of appearance.

    A link keeps its first text that is not empty. ``rel="nofollow"`` speaks to search engines, not
    to an investigation that the owner of the site asked for, and makes no difference.
    """
    found: dict[Verdict, dict[str, str]] = {Verdict.PAGE: {}, Verdict.FILE: {}}
    for link in islice(raw, MAX_LINKS):
        url = canonical(link.url)
        texts = found.get(scope.verdict(url)) if url is not None else None
        if url is not None and texts is not None:
            texts[url] = texts.get(url) or link.text.strip()
    pages, files = (
        tuple(Link(url, text) for url, text in texts.items()) for texts in found.values()
    )
    return pages, files
