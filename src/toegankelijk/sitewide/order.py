"""3.2.3 and 3.2.6: what stands on nearly every page, in the same order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from toegankelijk.model import GatheredKind, Scalar, Visited
from toegankelijk.sitewide.told import ENOUGH, Found, Pages, finding

ORDER, HELP = "menu-andere-volgorde", "hulp-andere-plek"
REPEATED = 0.8
"""Share of the pages that a link stands on to be part of the menu."""
MOVED = 3
"""Links that must stand elsewhere than usual for a menu in another order."""
MENU = 5
"""Links that a menu has at least."""
_HELP = re.compile(
    r"\b(?:contact\w*|klantenservice|klantcontact\w*|hulp|help(?:desk)?|faq|chat\w*|whatsapp)\b"
    r"|veelgestelde vragen|\bbel (?:ons|met)\b|^(?:tel|mailto):",
    re.I,
)
"""What WCAG names as help: people, ways to reach them, and answers to questions."""
_HELP_WORDS = 6
"""A link of more words is part of a text."""
_Key = tuple[str, str]
"""Name and target of a link."""
_T = TypeVar("_T")


def _repeated(rows: Sequence[Sequence[_T]]) -> set[_T]:
    """What stands in nearly all rows."""
    counts = Counter(one for row in rows for one in set(row))
    return {one for one, count in counts.items() if count >= REPEATED * len(rows)}


def order(pages: Pages) -> Iterator[Found]:
    """Links that stand on nearly every page, in another order than on most."""
    if len(pages) < ENOUGH:
        return
    rows = [(page, tuple(dict.fromkeys(link.url for link in seen.links))) for page, seen in pages]
    menu = _repeated([row for _, row in rows])
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
            yield page.job.url, finding(ORDER, False, page, "<nav>", text, "menu", {}, "nav")


def _longest_rise(ranks: Sequence[int]) -> int:
    """Length of the longest part, with gaps, that stands in the usual order."""
    ends: list[int] = []
    for rank in ranks:
        ends[bisect_left(ends, rank) : bisect_left(ends, rank) + 1] = [rank]
    return len(ends)


def helping(pages: Pages) -> Iterator[Found]:
    """A way to get help that stands elsewhere than on most pages, among what they all have.

    It may stand on a page twice, such as in the text too; one usual place is enough.
    """
    if len(pages) < ENOUGH:
        return
    rows = [(page, _links(seen)) for page, seen in pages]
    repeated = _repeated([row for _, row in rows])
    ways = {key for key in repeated if _HELP.search(key[0]) or _HELP.search(key[1])}
    others = repeated - ways
    if len(others) < MENU:
        return
    for way in sorted(ways):
        places = [(page, row, _places(row, way, others)) for page, row in rows if way in row]
        usual, times = Counter(one for *_, each in places for one in set(each)).most_common(1)[0]
        if times <= len(rows) / 2:
            continue
        for page, row, each in places:
            here = others & set(row)
            if min(len((one ^ usual) & here) for one in each) >= MOVED:
                values: dict[str, Scalar] = {"hulp": way[0][:100]}
                text = way[0] or way[1]
                yield page.job.url, finding(HELP, False, page, "<a>", text, way[1], values, "a")


def _links(seen: Visited) -> tuple[_Key, ...]:
    """The links of a page in their order; without those that are part of a text."""
    return tuple(
        (item.text, item.about)
        for item in seen.gathered or ()
        if item.kind is GatheredKind.LINK and item.text and len(item.text.split()) <= _HELP_WORDS
    )


def _places(row: Sequence[_Key], way: _Key, others: set[_Key]) -> list[frozenset[_Key]]:
    """For each time that a link stands on a page: which of ``others`` stand before it."""
    return [frozenset(row[:index]) & others for index, key in enumerate(row) if key == way]
