"""What was found in a text, as a short letter to who wrote it."""

from __future__ import annotations

import textwrap
from collections import Counter

from toegankelijk.report.templating import environment
from toegankelijk.report.text_remarks import Remark
from toegankelijk.report.text_view import Checked, TextView, text_view
from toegankelijk.rulebook import Rulebook

WIDTH = 72
"""Columns."""
MOST_CHANGES = 5
MOST_STEPS = 3
MOST_OF_A_RULE = 2
MOST_UNREADY = 2
"""Changes that the writer has to think of."""
_SAME = 40
"""Characters; quotations that begin with the same ones are of one sentence."""


def as_text_mail(text: Checked, name: str, rulebook: Rulebook) -> str:
    """Plain text, no line of which is wider than ``WIDTH``; a longer word stands by itself."""
    view = text_view(text, name, rulebook)
    made = (
        environment()
        .get_template("tekst-mail.txt.j2")
        .render(view=view, terms=rulebook.terms, changes=_changes(view), most=MOST_STEPS)
    )
    return "\n".join(part for line in made.strip().splitlines() for part in _fold(line)) + "\n"


def _changes(view: TextView) -> list[Remark]:
    """The weightiest: of each sentence one, two of a rule, and most with what to write instead."""
    used: Counter[object] = Counter()
    chosen: list[Remark] = []
    later: list[Remark] = []
    for remark in view.first:
        place = ("place", remark.quote[:_SAME])
        if used[place]:
            continue
        keys = {
            ("rule", remark.rule.id): MOST_OF_A_RULE,
            ("ready", bool(remark.better)): MOST_CHANGES if remark.better else MOST_UNREADY,
        }
        fits = all(used[key] < most for key, most in keys.items())
        used.update([place, *keys] if fits else [place])
        (chosen if fits else later).append(remark)
    return sorted((chosen + later)[:MOST_CHANGES], key=lambda remark: remark.number)


def _fold(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" -0123456789.")))
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
