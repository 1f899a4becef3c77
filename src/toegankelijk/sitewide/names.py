"""3.2.4: the search field of the site by another name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toegankelijk.model import GatheredKind, Scalar
from toegankelijk.sitewide.told import ENOUGH, Found, Pages, finding

SEARCH = "zoeken-andere-naam"
SEARCHES = re.compile(r"zoek|search", re.I)
_TOP = 400
"""CSS pixels from the top within which the search field of a site stands."""


def search(pages: Pages) -> Iterator[Found]:
    """The search field by another name than on most pages."""
    named = [
        (page, item.text)
        for page, seen in pages
        for item in seen.gathered or ()
        if item.kind is GatheredKind.FIELD
        and item.text
        and (item.values.get("soort") == "search" or SEARCHES.search(item.text))
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
                finding(SEARCH, False, page, "<input>", text, text, values, "input"),
            )
