"""The pages that a sitemap lists: all that is checked when a pipeline gives one."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from toegankelijk.crawl.fetch import Fetch, follow
from toegankelijk.crawl.sitemap import MAX_DEPTH, MAX_SITEMAPS, MAX_URLS
from toegankelijk.crawl.sitemapfile import MAX_BYTES, Listed, read_sitemap
from toegankelijk.crawl.urls import canonical, origin
from toegankelijk.errors import InputError


def listed_pages(sitemap: str, fetch: Fetch, at: str | None = None) -> tuple[str, ...]:
    """The pages of a sitemap and of those in it, sorted, each once.

    ``sitemap`` is an address or a file. The sitemap of a preview names the pages of the site that
    it is a preview of: they are looked for at ``at``, or else where the sitemap itself was found.
    Raises ``InputError`` for a sitemap that names no pages.
    """
    start = canonical(sitemap)
    here = at or (origin(start) if start else None)
    found: set[str] = set()
    asked: set[str] = set()
    queue = deque([(sitemap, 0)])
    while queue and len(asked) < MAX_SITEMAPS:
        address, depth = queue.popleft()
        if address in asked:
            continue
        asked.add(address)
        listed = _read(address, fetch)
        if depth < MAX_DEPTH:
            queue.extend((_at(here, child, address), depth + 1) for child in listed.sitemaps)
        found.update(_at(here, page, address) for page in listed.pages)
    pages = sorted(page for page in found if canonical(page) is not None)[:MAX_URLS]
    if not pages:
        raise InputError(
            "In deze sitemap staan geen pagina's.",
            where=sitemap[:300],
            mend="Kijk of het adres klopt. Opent u het in een browser, dan ziet u een lijst.",
        )
    return tuple(pages)


def _read(address: str, fetch: Fetch) -> Listed:
    if canonical(address) is None:
        try:
            with Path(address).open("rb") as file:
                return read_sitemap(file.read(MAX_BYTES))
        except (OSError, ValueError):
            return Listed()
    answer = follow(fetch, address, MAX_BYTES)
    return read_sitemap(answer.body) if answer.status == 200 else Listed()


def _at(here: str | None, page: str, sitemap: str) -> str:
    address = canonical(page, sitemap) or ""
    return here.rstrip("/") + address[len(origin(address)) :] if here and address else address
