"""What shows only beside other pages: the same title twice, a menu in another order. Pure.

2.4.2, 2.4.5, 3.2.3 and 3.2.4. Failed only where the pages leave no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import urlsplit

from toegankelijk.model import (
    BlockKind,
    Element,
    Finding,
    GatheredKind,
    Outcome,
    PageResult,
    Scalar,
    Scan,
    Severity,
    Visited,
)

Pages = Sequence[tuple[PageResult, Visited]]
Found = tuple[str, Finding]
"""``Job.url`` of the page that it belongs to, and the finding."""

TITLE, ORDER = "titel-dubbel", "menu-andere-volgorde"
SEARCH, WAYS = "zoeken-andere-naam", "een-manier-om-te-vinden"
LONELY = "pagina-met-een-link"
RULES = (TITLE, ORDER, SEARCH, WAYS, LONELY)
ENOUGH = 5
"""Pages from which on something can be said of a site."""
REPEATED = 0.8
"""Share of the pages that a link stands on to be part of the menu."""
MOVED = 3
"""Links that must stand elsewhere than usual for a menu in another order."""
MENU = 5
"""Links that a menu has at least."""
OVERVIEW = 0.7
"""Share of the pages that a page links to, to be the overview of the site."""
MOST_DUPLICATES = 50
"""Groups of pages with one title that are told."""
_SEARCH = re.compile(r"zoek|search", re.I)
_OVERVIEW = re.compile(
    r"site ?map|a ?(?:-|–|tot|t/m) ?z\b|alle (?:onderwerpen|pagina|producten)", re.I
)


def complete(scan: Scan) -> Scan:
    """``scan`` with what shows only over all its pages, as findings of those pages."""
    pages = scan.visited
    added: dict[str, list[Finding]] = {}
    rules = dict.fromkeys(RULES, Outcome.PASSED if len(pages) >= ENOUGH else Outcome.INAPPLICABLE)
    for check in (_titles, _order, _search, _ways, _lonely):
        for url, finding in check(pages):
            added.setdefault(url, []).append(finding)
    if not pages:
        return scan
    return replace(scan, pages=tuple(_with(p, added.get(p.job.url, ()), rules) for p in scan.pages))


def _with(page: PageResult, more: Sequence[Finding], rules: Mapping[str, Outcome]) -> PageResult:
    if not isinstance(page.outcome, Visited):
        return page
    ended = {**rules, **{finding.rule: finding.outcome for finding in more}}
    seen = page.outcome
    return replace(
        page,
        outcome=replace(seen, findings=(*seen.findings, *more), rules={**seen.rules, **ended}),
    )


def _titles(pages: Pages) -> Iterator[Found]:
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
                _finding(
                    TITLE, sure, page, html, seen.title, seen.title.casefold(), values, "title"
                ),
            )


def _said_in(heading: str | None, title: str) -> bool:
    return bool(heading) and heading is not None and heading.casefold() in title.casefold()


def _heading(seen: Visited) -> str | None:
    first = (b.text for b in seen.document.blocks if b.kind is BlockKind.HEADING and b.level == 1)
    return next(first, None)


def _order(pages: Pages) -> Iterator[Found]:
    """Links that stand on nearly every page, in another order than on most."""
    if len(pages) < ENOUGH:
        return
    rows = [(page, tuple(dict.fromkeys(link.url for link in seen.links))) for page, seen in pages]
    counts = Counter(url for _, row in rows for url in row)
    menu = {url for url, count in counts.items() if count >= REPEATED * len(rows)}
    if len(menu) < MENU:
        return
    orders = [(page, tuple(url for url in row if url in menu)) for page, row in rows]
    full = Counter(order for _, order in orders if len(order) == len(menu))
    if not full:
        return
    usual, times = full.most_common(1)[0]
    rank = {url: index for index, url in enumerate(usual)}
    for page, order in orders:
        ranks = [rank[url] for url in order]
        # A page leaves out the link to itself, or has one link earlier in its text: no other order.
        if times > len(rows) / 2 and len(ranks) - _longest_rise(ranks) >= MOVED:
            text = " ".join(urlsplit(url).path for url in order)
            yield page.job.url, _finding(ORDER, False, page, "<nav>", text, "menu", {}, "nav")


def _longest_rise(ranks: Sequence[int]) -> int:
    """Length of the longest part, with gaps, that stands in the usual order."""
    ends: list[int] = []
    for rank in ranks:
        ends[bisect_left(ends, rank) : bisect_left(ends, rank) + 1] = [rank]
    return len(ends)


def _search(pages: Pages) -> Iterator[Found]:
    """The search field by another name than on most pages."""
    named = [
        (page, item.text)
        for page, seen in pages
        for item in seen.gathered or ()
        if item.kind is GatheredKind.FIELD
        and item.text
        and (item.values.get("soort") == "search" or _SEARCH.search(item.text))
        and item.box is not None
        and item.box[1] < _TOP
    ]
    counts = Counter(text for _, text in named)
    if len(counts) < 2 or len({page.job.url for page, _ in named}) < ENOUGH:
        return
    usual, _times = counts.most_common(1)[0]
    on_usual = {page.job.url for page, text in named if text == usual}
    for page, text in named:
        if text != usual and page.job.url not in on_usual:
            values: dict[str, Scalar] = {"naam": text[:100], "meestal": usual[:100]}
            yield (
                page.job.url,
                _finding(SEARCH, False, page, "<input>", text, text, values, "input"),
            )


_TOP = 400
"""CSS pixels from the top within which the search field of a site stands."""


def _ways(pages: Pages) -> Iterator[Found]:
    """No search field, no overview, and no start page that leads everywhere: one way only."""
    if len(pages) < ENOUGH or any(seen.gathered is None for _, seen in pages):
        return
    for _, seen in pages:
        items = seen.gathered or ()
        fields = (item for item in items if item.kind is GatheredKind.FIELD)
        if any(f.values.get("soort") == "search" or _SEARCH.search(f.text) for f in fields):
            return
        if any(_OVERVIEW.search(link.text) or _SEARCH.search(link.text) for link in seen.links):
            return
    first, seen = pages[0]
    linked = {link.url for link in seen.links} | {first.job.url, seen.final_url}
    missed = [page.job.url for page, _ in pages if page.job.url not in linked]
    if missed:
        values: dict[str, Scalar] = {"paginas": len(missed)}
        yield first.job.url, _finding(WAYS, False, first, "<html>", missed[0], "", values, "html")


def _lonely(pages: Pages) -> Iterator[Found]:
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
        yield url, _finding(LONELY, False, page, "<html>", source, "", values, "html")


def _finding(
    rule: str,
    sure: bool,
    page: PageResult,
    html: str,
    evidence: str,
    cause: str,
    values: Mapping[str, Scalar],
    selector: str,
) -> Finding:
    return Finding(
        rule=rule,
        outcome=Outcome.FAILED if sure else Outcome.CANT_TELL,
        severity=Severity.MODERATE,
        where=Element(url=page.job.url, selector=selector, html=html[:600], place=selector),
        evidence=evidence[:600],
        values=values,
        component=blake2b(f"{rule}\n{cause}".encode("utf-8", "replace"), digest_size=8).hexdigest(),
    )
