"""What a scan found, on one screen of a terminal."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from toegankelijk.model import Scan
from toegankelijk.report.safe import shown
from toegankelijk.report.templating import environment
from toegankelijk.report.view import view
from toegankelijk.rulebook import Rulebook

if TYPE_CHECKING:
    from rich.text import Text

LEAST_WIDTH = 40
_HANGING = re.compile(r"\s*\S+\s{2,}|\s+\d\. ")
"""A label with the space behind it, or the number of a point: a line that goes on starts there."""
_STYLES = {
    r"\A.*": "bold",
    r"\bkritiek\b": "bold red",
    r"\bernstig\b": "yellow",
    r"(?m)^Let op:.*$": "bold yellow",
}


def summary(
    scan: Scan,
    rulebook: Rulebook,
    width: int = 80,
    where: Path | None = None,
    kept: Path | None = None,
) -> str:
    """At most 24 lines at 80 columns, none wider than ``width``, without colour.

    ``where`` is the report to point at, ``kept`` an earlier one that this one did not replace;
    their lines are never broken, for they have to be copied.
    """
    text = (
        environment()
        .get_template("samenvatting.txt.j2")
        .render(
            view=view(scan, rulebook),
            terms=rulebook.terms,
            beside={},
            where=None if where is None else shown(str(where), 1_000),
            kept=None if kept is None else shown(str(kept), 1_000),
        )
    )
    return "\n".join(
        part for line in text.strip().splitlines() for part in _fold(line, max(LEAST_WIDTH, width))
    )


def coloured(text: str) -> Text:
    """The summary for a rich console, which leaves the colour out where there is no terminal."""
    from rich.text import Text

    made = Text(text)
    for pattern, style in _STYLES.items():
        made.highlight_regex(pattern, style)
    return made


def _fold(line: str, width: int) -> list[str]:
    from rich.cells import cell_len, set_cell_size

    if line.startswith(("Het rapport", "Het vorige rapport")) or not line:
        return [line]
    hanging = _HANGING.match(line)
    lines = textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * (hanging.end() if hanging else 0),
        drop_whitespace=True,
        break_on_hyphens=False,
    )
    return [part if cell_len(part) <= width else set_cell_size(part, width) for part in lines]
