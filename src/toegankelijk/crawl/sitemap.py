"""The pages that a site lists in its sitemaps."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from toegankelijk.crawl.fetch import Fetch, follow
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.sitemapfile import MAX_BYTES, Listed, read_sitemap
from toegankelijk.crawl.urls import canonical, origin

MAX_URLS = 50_000
MAX_SITEMAPS = 50
MAX_DEPTH = 4
"""Sitemaps within sitemaps; the protocol has two levels."""
MAX_SECONDS = 300.0


def sitemap_urls(
    starts: Sequence[str],
    robots: Robots,
    allowed: Callable[[str], bool],
    fetch: Fetch,
    *,
    before: Callable[[str], None] = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[str]:
    """Canonical URLs from the sitemaps of the sites of ``starts``, each once, as they are read.

    Takes the sitemaps that robots.txt names, else ``/sitemap.xml``. What is not ``allowed`` is
    neither asked for nor given, and a sitemap that robots.txt forbids is not asked for. ``before``
    is called with each address that is about to be asked for, to keep the pace of its host. Bounded
    in sitemaps, URLs, depth, bytes and seconds; a broken sitemap gives what can be read of it.
    """
    deadline = clock() + MAX_SECONDS
    queue = deque((root, 0) for root in _roots(starts, robots, allowed))
    asked: set[str] = set()
    given: set[str] = set()
    while queue and len(asked) < MAX_SITEMAPS and clock() < deadline:
        address, depth = queue.popleft()
        if address in asked or not (allowed(address) and robots.allows(address)):
            continue
        asked.add(address)
        before(address)
        listed = _listed(address, allowed, fetch)
        if depth < MAX_DEPTH:
            queue.extend((child, depth + 1) for child in _resolved(listed.sitemaps, address))
        for url in _resolved(listed.pages, address):
            if url not in given and allowed(url):
                given.add(url)
                yield url
            if len(given) >= MAX_URLS:
                return


def _roots(starts: Sequence[str], robots: Robots, allowed: Callable[[str], bool]) -> Iterator[str]:
    for root in dict.fromkeys(origin(start) for start in starts):
        named = [sitemap for sitemap in robots.sitemaps(f"{root}/") if allowed(sitemap)]
        yield from named or [f"{root}/sitemap.xml"]


def _listed(address: str, allowed: Callable[[str], bool], fetch: Fetch) -> Listed:
    answer = follow(fetch, address, MAX_BYTES, allowed=allowed)
    return read_sitemap(answer.body) if answer.status == 200 else Listed()


def _resolved(addresses: Sequence[str], base: str) -> Iterator[str]:
    """Canonical; a path without host, which the protocol does not allow but sites write."""
    for address in addresses:
        if (url := canonical(address, base)) is not None:
            yield url
