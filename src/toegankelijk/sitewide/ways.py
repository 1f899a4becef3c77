"""2.4.5: more than one way to each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from toegankelijk.model import GatheredKind, Scalar
from toegankelijk.sitewide.names import SEARCHES
from toegankelijk.sitewide.told import ENOUGH, Found, Pages, finding

WAYS, LONELY = "een-manier-om-te-vinden", "pagina-met-een-link"
OVERVIEW = 0.7
"""Share of the pages that a page links to, to be the overview of the site."""
_OVERVIEW = re.compile(
    r"site ?map|a ?(?:-|–|tot|t/m) ?z\b|alle (?:onderwerpen|pagina|producten)", re.I
)


def ways(pages: Pages) -> Iterator[Found]:
    """No search field, no overview, and no start page that leads everywhere: one way only."""
    if len(pages) < ENOUGH or any(seen.gathered is None for _, seen in pages):
        return
    for _, seen in pages:
        items = seen.gathered or ()
        fields = (item for item in items if item.kind is GatheredKind.FIELD)
        if any(f.values.get("soort") == "search" or SEARCHES.search(f.text) for f in fields):
            return
        if any(_OVERVIEW.search(link.text) or SEARCHES.search(link.text) for link in seen.links):
            return
    first, seen = pages[0]
    linked = {link.url for link in seen.links} | {first.job.url, seen.final_url}
    missed = [page.job.url for page, _ in pages if page.job.url not in linked]
    if missed:
        values: dict[str, Scalar] = {"paginas": len(missed)}
        yield first.job.url, finding(WAYS, False, first, "<html>", missed[0], "", values, "html")


def lonely(pages: Pages) -> Iterator[Found]:
    """Not in the overview that has nearly all pages, and linked from one page only."""
    if len(pages) < ENOUGH:
        return
    addresses = {page.job.url for page, _ in pages}
    linked = {page.job.url: {link.url for link in seen.links} & addresses for page, seen in pages}
    overview = max(linked, key=lambda url: len(linked[url]))
    if len(linked[overview]) < OVERVIEW * len(pages):
        return
    sources = Counter(url for page, links in linked.items() for url in links - {page})
    for page, seen in pages:
        url = page.job.url
        # A step of a form has its own way; an address with a question is a result of searching.
        if url in linked[overview] or sources[url] != 1 or seen.forms or urlsplit(url).query:
            continue
        source = next(other for other, links in linked.items() if other != url and url in links)
        values: dict[str, Scalar] = {"vanaf": source[:200]}
        yield url, finding(LONELY, False, page, "<html>", source, "", values, "html")
