"""Outputs of a scan: one function a format. To add one, write it and list it in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toegankelijk.model import Scan
from toegankelijk.report.as_csv import as_csv
from toegankelijk.report.as_html import as_html
from toegankelijk.report.as_json import as_json
from toegankelijk.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a scan down."""

    file_name: str
    render: Callable[[Scan, Rulebook], str | bytes]

    def write(self, scan: Scan, rulebook: Rulebook, directory: Path) -> Path:
        """Write the output into ``directory``, which must exist; text is written as UTF-8."""
        made = self.render(scan, rulebook)
        path = directory / self.file_name
        path.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
        return path


FORMATS: Mapping[str, Format] = {
    "html": Format("rapport.html", as_html),
    "json": Format("rapport.json", as_json),
    "csv": Format("rapport.csv", as_csv),
}
"""By the word that a user types after ``--uitvoer``."""
