"""Outputs of a scan: one function a format. To add one, write it and list it in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from toegankelijk.model import Scan
from toegankelijk.report.as_csv import as_csv
from toegankelijk.report.as_html import as_html
from toegankelijk.report.as_json import as_json
from toegankelijk.report.tables import documents_csv, products_csv
from toegankelijk.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a scan down."""

    file_name: str
    render: Callable[[Scan, Rulebook], str | bytes]
    beside: Mapping[str, Callable[[Scan, Rulebook], str | None]] = field(default_factory=dict)
    """Tables that come with it, by the name of their file; ``None`` for one with nothing in it."""


FORMATS: Mapping[str, Format] = {
    "html": Format("rapport.html", as_html),
    "json": Format("rapport.json", as_json),
    "csv": Format(
        "rapport.csv",
        as_csv,
        {"producten.csv": products_csv, "documenten.csv": documents_csv},
    ),
}
"""By the word that a user types after ``--uitvoer``."""

_UNFINISHED = "-onvolledig"
"""Comes behind the name of a file of a scan that tells too little to take the place of another."""


def write_all(
    scan: Scan, rulebook: Rulebook, directory: Path, names: Iterable[str]
) -> Mapping[str, Path]:
    """Write outputs, by their names in ``FORMATS``, into ``directory``, which must exist.

    A scan that was broken off or saw no page gets files of its own, and leaves those of an earlier
    scan alone; one that came to its end clears away what was written halfway.
    """
    whole = scan.finished is not None and bool(scan.visited)
    paths = {name: directory / FORMATS[name].file_name for name in names}
    if not whole:
        paths = {name: _unfinished(path) for name, path in paths.items()}
    beside = {name: path.name for name, path in paths.items()}
    renders = {name: FORMATS[name].render for name in paths} | {
        "html": partial(as_html, beside=beside)
    }
    for name, path in paths.items():
        made = renders[name](scan, rulebook)
        path.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
        if whole:
            for other, table in FORMATS[name].beside.items():
                _write_or_clear(directory / other, table(scan, rulebook))
    if whole:
        for made_before in FORMATS.values():
            _unfinished(directory / made_before.file_name).unlink(missing_ok=True)
    return paths


def _write_or_clear(path: Path, text: str | None) -> None:
    """A table of an earlier scan never stays beside a report that has none."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, encoding="utf-8", newline="")


def _unfinished(path: Path) -> Path:
    return path.with_stem(path.stem + _UNFINISHED)
