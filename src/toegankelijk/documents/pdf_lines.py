"""The lines of a page of a PDF in the order of reading, and what stands on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

MARGIN = 0.1
"""Share of the height of a page, above and below, in which headers and footers stand."""
_LONGEST_HEADER = 120
"""Characters of a line."""
_SAME_PLACE = 6.0
"""Points that a header may move from page to page."""
_LEAST_COLUMN = 4
"""Lines."""
_LEAST_WIDTH = 18
"""Characters in the middle line of a column; shorter ones are labels, or the cells of a table."""
_RUNNING = 40
"""Characters in the middle line of a column that is certainly running text."""
_LEAST_OVERLAP = 0.5
"""Share of the height of the lower column that stands beside the higher one."""
_MOST_GUTTERS = 20
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line; places in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    page: int = 1

    @property
    def size(self) -> float:
        """Height of its letters with the room around them."""
        return self.bottom - self.top

    def beside(self, other: Line) -> bool:
        """Whether both stand on the same height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.size, other.size)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines, in any order."""

    width: float
    height: float
    lines: tuple[Line, ...]


Column = list[Line]


def furniture(pages: Sequence[Page]) -> frozenset[Line]:
    """Headers and footers: lines in the margins that come back on other pages, numbers aside."""
    seen: dict[str, list[Line]] = {}
    for page in pages:
        for line in page.lines:
            middle = (line.top + line.bottom) / 2 / page.height
            if not MARGIN < middle < 1 - MARGIN and len(line.text) <= _LONGEST_HEADER:
                seen.setdefault(re.sub(r"\d+", "#", line.text), []).append(line)
    return frozenset(line for lines in seen.values() for line in _coming_back(lines))


def _coming_back(lines: Sequence[Line]) -> Iterator[Line]:
    """Those that stand at the same height on another page as well."""
    pages: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        pages[_height(line)].add(line.page)
    for line in lines:
        height = _height(line)
        near = (pages[each] for each in (height - 1, height, height + 1) if each in pages)
        if any(found - {line.page} for found in near):
            yield line


def _height(line: Line) -> int:
    return int(line.top // _SAME_PLACE)


def columns(lines: Sequence[Line], depth: int = 0) -> list[Column]:
    """The lines in the order of reading, in groups that stand under each other."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [_rows(lines)] if lines else []
    found: list[Column] = []
    whole: list[Line] = []
    for band in _bands(lines, gutter):
        if _is_parted(band, gutter):
            begin = max(min(map(_top, side)) for side in _sides(band, gutter))
            whole.extend(line for line in band if line.bottom <= begin + 1)
            band = [line for line in band if line.bottom > begin + 1]
            found.extend(columns(whole, depth + 1))
            whole = []
            for side in _sides(band, gutter):
                found.extend(columns(side, depth + 1))
        else:
            whole.extend(band)
    return [*found, *columns(whole, depth + 1)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where white parts most lines into two columns of text that stand beside each other."""
    starts = Counter(round(line.left / 3) * 3 for line in lines)
    best = (0, 0.0)
    for start, count in starts.most_common(_MOST_GUTTERS):
        gutter = start - 2.0
        if count >= _LEAST_COLUMN:
            parted = (band for band in _bands(lines, gutter) if _is_parted(band, gutter))
            best = max(best, (sum(map(len, parted)), gutter))
    return best[1] if best[0] else None


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """From top to bottom: each line across the gutter, and what stands between two of those."""
    bands: list[list[Line]] = [[]]
    for line in sorted(lines, key=_top):
        if line.left < gutter < line.right:
            bands += [[line], []]
        else:
            bands[-1].append(line)
    return [band for band in bands if band]


def _sides(band: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left = [line for line in band if line.right <= gutter]
    return left, [line for line in band if line.left >= gutter]


def _is_parted(band: Sequence[Line], gutter: float) -> bool:
    """Two columns of text, or one with a narrow column of particulars beside it."""
    sides = _sides(band, gutter)
    if min(map(len, sides)) < _LEAST_COLUMN or not _stand_beside(*sides):
        return False
    narrow, wide = sorted(median(len(line.text) for line in side) for side in sides)
    return narrow >= _LEAST_WIDTH or wide >= _RUNNING


def _stand_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    ends = [(min(map(_top, side)), max(line.bottom for line in side)) for side in (left, right)]
    shared = min(bottom for _, bottom in ends) - max(top for top, _ in ends)
    return shared > _LEAST_OVERLAP * max(1.0, min(bottom - top for top, bottom in ends))


def _rows(lines: Sequence[Line]) -> Column:
    """From top to bottom, and from left to right where lines stand beside each other."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_top):
        if rows and rows[-1][0].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]


def _top(line: Line) -> float:
    return line.top


def body_size(pages: Sequence[Page]) -> float:
    """The size of most letters; 0 without any."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def heading_levels(sizes: Mapping[float, int], body: float) -> dict[float, int]:
    """The level of each size that is larger than that of the body, the largest first."""
    larger = sorted((size for size in sizes if size > 1.12 * body), reverse=True)
    return {size: min(level, 6) for level, size in enumerate(larger, 1)}
