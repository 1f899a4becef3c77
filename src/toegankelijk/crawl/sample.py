"""Which pages stand for a whole site: every template, form and product, and a random tenth on top.

As WCAG-EM 1.0, step 3 has it: a structured sample, and a random one of a tenth of its size.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toegankelijk.crawl.frontier import Decision
from toegankelijk.crawl.scope import matches
from toegankelijk.crawl.templates import templates
from toegankelijk.model import Job, Product, Sample, Sampled, SampleReason

RANDOM_SHARE = 0.1
"""Of the structured sample (WCAG-EM 1.0, step 3.d)."""
MOST_TITLES = 10
"""Titles that stand on several pages, of which two are looked at."""
LARGE = 20
"""Pages of a template from which a second one is looked at: the one least like the first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that was fetched, with what tells its template."""

    url: str
    shingles: frozenset[int]
    features: tuple[str, ...] = ()
    forms: tuple[int, ...] = ()
    """A digest of each form: ``Sighting.forms``."""
    start: bool = False
    title: str = ""


class Chosen:
    """Hands out the pages of a sample, in place of a frontier: no link is followed."""

    def __init__(self, jobs: Iterable[Job], done: frozenset[str] = frozenset()) -> None:
        held = list(jobs)
        self._waiting = [job for job in held if job.url not in done]
        self.opened = len(held) - len(self._waiting)
        self.cuts: Mapping[str, int] = {}

    def next(self) -> Job | None:
        """The next page; ``None`` when there is none left."""
        if not self._waiting:
            return None
        self.opened += 1
        return self._waiting.pop(0)

    @property
    def waiting(self) -> int:
        """Pages that were not handed out."""
        return len(self._waiting)

    def add(self, url: str, depth: int = 0, found_on: str | None = None) -> Decision:  # noqa: ARG002
        """Takes in nothing."""
        return Decision.OUT


def choose(pages: Sequence[Candidate], products: Sequence[Product], seed: int) -> Sample:
    """The sample of ``pages``, in their order. The same pages and seed give the same sample."""
    numbers = templates([page.shingles for page in pages])
    reasons: dict[int, list[SampleReason]] = {}
    for index, reason in (
        *_starts(pages),
        *_first_of_each(pages, numbers),
        *_forms(pages),
        *_of_products(pages, products),
        *_same_titles(pages),
    ):
        held = reasons.setdefault(index, [])
        if reason not in held:
            held.append(reason)
    for index in _with_other_features(pages, numbers, reasons):
        reasons[index] = [SampleReason.FEATURE]
    rest = [index for index in range(len(pages)) if index not in reasons]
    wanted = min(math.ceil(RANDOM_SHARE * len(reasons)), len(rest))
    for index in random.Random(seed).sample(rest, wanted):
        reasons[index] = [SampleReason.RANDOM]
    chosen = tuple(
        Sampled(pages[index].url, tuple(reasons[index]), numbers[index] + 1)
        for index in sorted(reasons)
    )
    return Sample(seed, len(pages), len(set(numbers)), chosen)


Choice = tuple[int, SampleReason]


def _starts(pages: Sequence[Candidate]) -> Iterator[Choice]:
    yield from ((i, SampleReason.START) for i, page in enumerate(pages) if page.start)


def _forms(pages: Sequence[Candidate]) -> Iterator[Choice]:
    """The first page with each form: one that stands on every page is looked at once."""
    seen: set[int] = set()
    for index, page in enumerate(pages):
        if not seen.issuperset(page.forms):
            seen.update(page.forms)
            yield index, SampleReason.FORM


def _of_products(pages: Sequence[Candidate], products: Sequence[Product]) -> Iterator[Choice]:
    """The first page of each product; its forms are in already."""
    for product in products:
        fitting = (i for i, page in enumerate(pages) if matches(product.patterns, page.url))
        if (first := next(fitting, None)) is not None:
            yield first, SampleReason.PRODUCT


def _same_titles(pages: Sequence[Candidate]) -> Iterator[Choice]:
    """Two pages of each title that stands on more: that shows beside each other only."""
    same: dict[str, list[int]] = {}
    for index, page in enumerate(pages):
        if title := " ".join(page.title.casefold().split()):
            same.setdefault(title, []).append(index)
    groups = [group for group in same.values() if len(group) > 1]
    for group in groups[:MOST_TITLES]:
        yield from ((index, SampleReason.TITLE) for index in group[:2])


def _first_of_each(pages: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[Choice]:
    """The page of each template that shows the most of it, and the least like it of many."""
    members: dict[int, list[int]] = {}
    for index, number in enumerate(numbers):
        members.setdefault(number, []).append(index)
    for held in members.values():
        first = max(held, key=lambda i: (len(pages[i].shingles), -i))
        yield first, SampleReason.TEMPLATE
        if len(held) >= LARGE:
            other = max(held, key=lambda i: (len(pages[i].shingles ^ pages[first].shingles), -i))
            yield other, SampleReason.TEMPLATE


def _with_other_features(
    pages: Sequence[Candidate], numbers: Sequence[int], chosen: Iterable[int]
) -> Iterator[int]:
    """Pages with a kind of element that no chosen page of their template has."""
    taken = set(chosen)
    shown = {(numbers[i], feature) for i in taken for feature in pages[i].features}
    for index, page in enumerate(pages):
        new = {(numbers[index], feature) for feature in page.features} - shown
        if new and index not in taken:
            shown |= new
            yield index
