"""The deviations that a published statement names: under labels, in lists, or in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from toegankelijk.verklaring.published.days import all_days
from toegankelijk.verklaring.published.lines import Line
from toegankelijk.verklaring.published.words import CheckWords

_CRITERION = re.compile(r"(?<![\d.])([1-4]\.\d\.\d{1,2})(?![\d.]*\d)")
_STARTS = re.compile(
    r"\W*(?:afwijking|sc|succescriterium|criterium|wcag|nr\.?|\d+\.?\s|[1-4]\.\d)", re.I
)
_NUMBERED = re.compile(r"\W*afwijking\s+\d+", re.I)
_YES = re.compile(r"\W*(?:ja|yes)\b", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A deviation as a statement names it; hostile."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    """By the names of ``[veld]`` in the words."""

    @property
    def has_measure(self) -> bool:
        """A measure in words, or an appeal that makes it needless."""
        return bool(self.values.get("maatregel", "").strip(" .-–")) or self.is_burden

    @property
    def is_burden(self) -> bool:
        """An appeal to disproportionate burden."""
        return bool(_YES.match(self.values.get("last", "")))

    @property
    def planned(self) -> date | None:
        """The last day that it names; of a month or a quarter that is its last day.

        Only a statement without a place of its own for the day names it with the measure. In a
        measure beside such a place a date may be anything, such as an example.
        """
        text = self.values.get("planning", self.values.get("maatregel", ""))
        return max(all_days(text), default=None)


def deviations(lines: Sequence[Line], words: CheckWords) -> tuple[Named, ...]:
    """In the order of the page; without a heading of deviations all of it is looked through."""
    region = tuple(_region(lines, words)) or tuple(lines)
    grids = _grids(region, words)
    rest = [line for line in region if line.cell is None or line.cell[0] not in grids]
    found = [*_in_tables(grids), *_under_labels(rest, words)]
    return tuple(one for one in found if set(one.values) - {"last", "planning"})


def speaks_of_them(lines: Sequence[Line], words: CheckWords) -> bool:
    """Whether there is text under a heading of deviations, however it was written."""
    return any(not line.level and line.text for line in _region(lines, words))


def _region(lines: Sequence[Line], words: CheckWords) -> Iterator[Line]:
    inside = 0
    for line in lines:
        if line.level:
            ends = words.has("afwijkingen_einde", line.text) and not _NUMBERED.match(line.text)
            if inside and (line.level < inside or (ends and line.level <= inside)):
                inside = 0
            if not inside and words.has("afwijkingen", line.text) and not ends:
                inside = line.level
                continue
        if inside:
            yield line


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with a row for each deviation."""

    names: Mapping[int, str]
    """Column → field."""
    rows: tuple[Mapping[int, str], ...]


def _grids(lines: Sequence[Line], words: CheckWords) -> Mapping[int, _Grid]:
    """By the number of the table: those whose first row names fields, a measure among them."""
    rows: dict[int, dict[int, dict[int, str]]] = {}
    for line in lines:
        if line.cell:
            table, row, column = line.cell
            cells = rows.setdefault(table, {}).setdefault(row, {})
            cells[column] = f"{cells.get(column, '')} {line.text}".strip()
    grids = {}
    for table, by_row in rows.items():
        first = by_row.get(0, {})
        names = {c: found[0] for c, text in first.items() if (found := words.label(text))}
        if len(names) > 1 and "maatregel" in names.values():
            grids[table] = _Grid(names, tuple(cells for row, cells in by_row.items() if row))
    return grids


def _in_tables(grids: Mapping[int, _Grid]) -> Iterator[Named]:
    for grid in grids.values():
        for cells in grid.rows:
            values = {grid.names[c]: text for c, text in cells.items() if c in grid.names and text}
            rest = [text for column, text in sorted(cells.items()) if column not in grid.names]
            yield Named((rest or [*values.values(), ""])[0][:120], values)


def _under_labels(lines: Sequence[Line], words: CheckWords) -> Iterator[Named]:
    """Each deviation begins at its heading or number, or where a label comes back."""
    name, label = "", ""
    values: dict[str, str] = {}
    for line in lines:
        found = words.label(line.text)
        begins = found is None and _begins(line, label)
        if begins or (found and found[0] in values and found[0] == "beschrijving"):
            if values:
                yield Named(name[:120], values)
            name, label, values = (line.text if begins else ""), "", {}
        if found:
            label = found[0]
            values[label] = f"{values.get(label, '')} {found[1]}".strip()
        elif label and not line.level:
            values[label] = f"{values[label]} {line.text}".strip()
    if values:
        yield Named(name[:120], values)


def _begins(line: Line, label: str) -> bool:
    if line.level:
        return True
    if _NUMBERED.match(line.text):
        return True
    short = len(line.text) < 200
    is_value = label in ("beschrijving", "oorzaak") and not _STARTS.match(line.text)
    return (
        short
        and bool(_CRITERION.search(line.text))
        and bool(_STARTS.match(line.text))
        and not (is_value)
    )
