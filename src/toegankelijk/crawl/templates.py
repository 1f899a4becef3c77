"""Pages with the same structure are one template.

What all pages of a site share, its header, menu and footer, tells no template from another. So a
path of elements weighs less the more pages have it (inverse document frequency), and pages are held
side by side by the weight of what they have in common (weighted Jaccard). Each page joins the first
template that is near enough, in the order in which the pages were found: the same pages in the same
order give the same templates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set

NEAR = 0.5
"""Share of the weight in common from which two pages have one template."""
RARE = 3.0
"""Greatest weight of one path: those of less than one page in twenty are all as rare."""
LEAST_WEIGHT = 3.5
"""Weight under which a difference is chance: one list or heading more is no other template."""


def templates(pages: Sequence[Set[int]]) -> list[int]:
    """The number of the template of each page, from 0, by the shingles of ``crawl.structure``."""
    kinds: dict[frozenset[int], None] = {}
    for page in pages:
        kinds.setdefault(frozenset(page))
    weights = _weights(pages)
    leaders: list[tuple[Set[int], float]] = []
    of_kind: dict[frozenset[int], int] = {}
    for kind in kinds:
        weight = sum(weights[shingle] for shingle in kind)
        near = _nearest(kind, weight, leaders, weights)
        if near is None:
            near = len(leaders)
            leaders.append((kind, weight))
        of_kind[kind] = near
    return [of_kind[frozenset(page)] for page in pages]


def _weights(pages: Sequence[Set[int]]) -> Mapping[int, float]:
    count = len(pages)
    having = Counter(shingle for page in pages for shingle in page)
    return {shingle: min(math.log((count + 1) / had), RARE) for shingle, had in having.items()}


def _nearest(
    kind: Set[int],
    weight: float,
    leaders: Sequence[tuple[Set[int], float]],
    weights: Mapping[int, float],
) -> int | None:
    best, found = 0.0, None
    for index, (leader, other) in enumerate(leaders):
        common = sum(weights[shingle] for shingle in kind & leader)
        union = weight + other - common
        alike = 1.0 if union - common < LEAST_WEIGHT else common / union
        if alike >= NEAR and alike > best:
            best, found = alike, index
    return found
