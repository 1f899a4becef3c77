"""What was found in a text, for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toegankelijk.report.templating import environment
from toegankelijk.report.text_view import TextView
from toegankelijk.rulebook import Rulebook

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LEAST_WIDTH = 40
MOST = 25
"""Remarks; more do not fit in one's head."""
_HANGING = re.compile(r"│ | [vx?-] +\d+ |  +\d+ (?:licht|matig|ernstig|kritiek) +|\s*[*-] |\s*")
"""What a line that goes on begins with, as wide as this: a bar again, or spaces."""
_STYLES = {
    r"\[\d+:[^\[\]]*\]|(?<= )\[\d+\]": "bold reverse",
    r"^│": "cyan",
    r"^(?:Oordeel: .*|(?:Regel|Alinea) [\d.]+|De tekst .*|Wat u het meest .*)": "bold",
    r"^(?:Gevonden:|Stappen:|In \d+ stappen.*)": "bold",
    r"^  +\d+ (?:kritiek|ernstig)\b": "bold red",
    r"^  +\d+ matig\b": "yellow",
    r"^ x +\d+ .*: (?=niet gedaan)|niet gedaan$": "bold red",
    r"^ \? .*": "yellow",
    r"^ v .*": "green",
    r"→.*": "green",
    r"^\* .*": "bold",
}


def text_lines(view: TextView, rulebook: Rulebook, width: int = 80) -> list[Text]:
    """Lines none of which is wider than ``width``, or ``LEAST_WIDTH`` if that is more.

    Nothing is lost without the styles: ``Text.plain`` holds the marks too.
    """
    from rich.console import Console

    text = environment().get_template("tekst.txt.j2").render(view=view, terms=rulebook.terms)
    console = Console(width=max(LEAST_WIDTH, width))
    return [part for line in text.strip().splitlines() for part in _fold(line, console)]


def _fold(line: str, console: Console) -> list[Text]:
    from rich.text import Text

    styled = Text(line)
    for pattern, style in _STYLES.items():
        styled.highlight_regex(pattern, style)
    if styled.cell_len <= console.width:
        return [styled]
    found = _HANGING.match(line)
    before = found.end() if found else 0
    parts = styled[before:].wrap(console, console.width - before, overflow="fold") or [Text()]
    head = styled[:before]
    tail = head if line.startswith("│") else Text(" " * before)
    for part in parts:
        part.rstrip()
    return [(head if number == 0 else tail) + part for number, part in enumerate(parts)]
