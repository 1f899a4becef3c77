"""What was found in a text, as a short letter to who wrote it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from toegankelijk.report.as_html import environment
from toegankelijk.report.text_remarks import Remark
from toegankelijk.report.text_view import Checked, TextView, text_view
from toegankelijk.rulebook import Rulebook

WIDTH = 72
"""Columns."""
MOST_CHANGES = 5
MOST_STEPS = 3
_LONGEST_QUOTE = 150


def as_text_mail(text: Checked, name: str, rulebook: Rulebook) -> str:
    """Plain text, no line of which is wider than ``WIDTH``; a longer word stands by itself."""
    view = text_view(text, name, rulebook)
    made = (
        environment()
        .get_template("tekst-mail.txt.j2")
        .render(view=view, terms=rulebook.terms, changes=list(_changes(view)), most=MOST_STEPS)
    )
    return "\n".join(part for line in made.strip().splitlines() for part in _fold(line)) + "\n"


def _changes(view: TextView) -> Iterator[Remark]:
    """The weightiest, and not all of one kind: at most two of a rule while there are others."""
    used: dict[str, int] = {}
    later: list[Remark] = []
    chosen: list[Remark] = []
    for remark in view.first:
        often = used.get(remark.rule.id, 0)
        (chosen if often < 2 else later).append(remark)
        used[remark.rule.id] = often + 1
    yield from sorted((chosen + later)[:MOST_CHANGES], key=lambda remark: remark.number)


def _fold(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" -0123456789.")))
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
