"""A checked text as one HTML file that needs nothing beside itself: no network, no scripts."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from toegankelijk import __version__
from toegankelijk.model import Severity
from toegankelijk.report.templating import environment, source
from toegankelijk.report.text_view import Checked, TextView, shown_name, text_view
from toegankelijk.rulebook import Rulebook

WORST_FIRST = tuple(reversed(Severity))


def as_text_html(text: Checked, name: str, rulebook: Rulebook) -> str:
    """The text with its marks beside what is said of them."""
    view = text_view(text, name, rulebook)
    return _page("tekst.html.j2", rulebook, view=view)


def as_text_index(
    texts: Sequence[tuple[Checked, str]], errors: Mapping[str, str], rulebook: Rulebook
) -> str:
    """A page with a link to each text by the name of its file, the hardest first."""
    rows = [(text_view(text, shown_name(text), rulebook), file) for text, file in texts]
    rows.sort(key=lambda row: _hardest_first(row[0]))
    return _page("tekst-index.html.j2", rulebook, rows=rows, errors=errors)


def _hardest_first(view: TextView) -> tuple[int, ...]:
    counts = dict(view.counts)
    chance = view.verdict.percent if view.verdict and view.verdict.percent is not None else -1
    return (-chance, *(-counts.get(severity, 0) for severity in WORST_FIRST))


def _page(template: str, rulebook: Rulebook, **values: Any) -> str:
    style = source("rapport.css") + source("tekst.css")
    return (
        environment()
        .get_template(template)
        .render(
            **values,
            terms=rulebook.terms,
            severities=WORST_FIRST,
            beside={},
            style=style,
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
            version=__version__,
            today=date.today(),  # noqa: DTZ011 - the day as the user's clock has it
        )
    )
