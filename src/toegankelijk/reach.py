"""Where a person can turn to for each product: a page, a form, a phone, a desk.

The council's rule: online where it can be, offline where it helps. What stands in the text of a
product's own pages counts as its own; what stands only in a header or footer, as general.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median_low

from toegankelijk.model import PageResult, Product, Scan, Visited
from toegankelijk.problems import pages_of_product
from toegankelijk.resources import rules_directory
from toegankelijk.text.letters.signs import phones
from toegankelijk.wordlists import read_lines

FEW_PAGES = 5
"""Checked pages under which nothing can be called common to the whole site."""
COMMON = 0.5
"""Share of the pages that link to a page from which on the link is part of the menu."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What one product has. ``None`` and False: the scan did not find it."""

    product: Product
    pages: tuple[PageResult, ...]
    """Pages of the product, checked or not."""
    form: str | None
    """Address of the first page with a form of its own."""
    phone: str | None
    """The first number in the text of its pages."""
    desk: str | None
    """The words that speak of a desk or a visit. Hostile."""
    general_phone: bool
    """A number stands around the text, on its pages too."""

    @property
    def page(self) -> bool:
        """Whether a page of it could be opened."""
        return any(isinstance(page.outcome, Visited) for page in self.pages)


def reaches(scan: Scan) -> tuple[Reach, ...]:
    """All products of the settings, in their order."""
    held = pages_of_product(scan)
    if not held:
        return ()
    with_form = pages_with_form(scan)
    menu = _menu(scan)
    return tuple(_reach(product, pages, with_form, menu) for product, pages in held.items())


def _reach(
    product: Product, pages: Sequence[PageResult], with_form: frozenset[str], menu: frozenset[str]
) -> Reach:
    seen = [(page.job.url, page.outcome) for page in pages if isinstance(page.outcome, Visited)]
    own = (url for url, _ in seen if url in with_form)
    linked = (
        link.url
        for _, page in seen
        for link in page.links
        if link.url in with_form and link.url not in menu
    )
    main = [text for _, page in seen for text in _texts(page, main=True)]
    around = (text for _, page in seen for text in _texts(page, main=False))
    return Reach(
        product,
        tuple(pages),
        next(own, None) or next(linked, None),
        next((match[0] for text in main for match in phones(text)), None),
        next((match[0] for text in main if (match := _desk().search(text))), None),
        any(True for text in around for _ in phones(text)),
    )


def _texts(page: Visited, *, main: bool) -> Iterator[str]:
    return (block.text for block in page.document.blocks if block.main is main)


def pages_with_form(scan: Scan) -> frozenset[str]:
    """Pages with a form that is not on every page, such as one for a newsletter."""
    counts = {page.job.url: seen.forms for page, seen in scan.visited}
    usual = median_low(counts.values()) if len(counts) >= FEW_PAGES else 0
    return frozenset(url for url, forms in counts.items() if forms > usual)


def _menu(scan: Scan) -> frozenset[str]:
    """Pages that so many others link to that they are part of the menu."""
    pages = scan.visited
    if len(pages) < FEW_PAGES:
        return frozenset()
    linked: Mapping[str, int] = Counter(
        url for _, seen in pages for url in {link.url for link in seen.links}
    )
    return frozenset(url for url, count in linked.items() if count >= COMMON * len(pages))


def _desk() -> re.Pattern[str]:
    return _words(rules_directory() / "balie.txt")


@cache
def _words(file: Path) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read_lines(file))
    return re.compile(rf"\w*(?:{words})\w*", re.IGNORECASE)
