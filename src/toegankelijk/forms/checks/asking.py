"""How a form asks: what is required is told beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks.seen import Seen, raw
from toegankelijk.model import Outcome, Stage

NOT_TOLD = "formulier-verplicht-niet-verteld"
STAR = "formulier-ster-zonder-uitleg"

_ALL = re.compile(
    r"alle (?:velden|vragen) (?:zijn|moeten)|(?:velden|vragen)[^.]{0,60}verplicht"
    r"|verplicht[^.]{0,60}(?:velden|vragen|\*)|niet verplicht|optioneel|all fields|required fields",
    re.I,
)
_MISSING = re.compile(r"verplicht|niet ingevuld|vul .*\bin\b|leeg|required|kies|ontbreekt", re.I)
_STAR_TOLD = re.compile(
    r"\*[^.]{0,80}verplicht|verplicht[^.]{0,80}\*|required[^.]{0,40}\*|ster", re.I
)


def required_told(seen: Seen) -> Iterator[Raw]:
    """3.3.2: a person who sees the form knows what must be filled in before an error tells it."""
    opened = seen.opened
    if seen.stage is not Stage.EMPTY or not seen.pressed or opened is None:
        return
    told_for_all = _ALL.search(opened.text) is not None
    before = {field.same: field for field in opened.own}
    asked: set[str] = set()
    for field in seen.panel.own:
        first = before.get(field.same)
        refused = field.error and _MISSING.search(field.error)
        if first is None or not refused or field.question in asked:
            continue
        asked.add(field.question)
        if first.required.text or told_for_all:
            yield raw(NOT_TOLD, Outcome.PASSED, field)
        else:
            outcome = Outcome.CANT_TELL if first.required.color else Outcome.FAILED
            yield raw(NOT_TOLD, outcome, field, veld=field.question, fout=field.error)


def star_explained(seen: Seen) -> Iterator[Raw]:
    """3.3.2: where a star stands for required, the form says so."""
    if seen.stage is not Stage.OPENED:
        return
    starred = [f for f in seen.panel.own if f.required.text and "verplicht" not in f.label.lower()]
    if not starred:
        return
    if _STAR_TOLD.search(seen.panel.text) or _ALL.search(seen.panel.text):
        yield raw(STAR, Outcome.PASSED, starred[0])
    else:
        yield raw(STAR, Outcome.CANT_TELL, starred[0], veld=starred[0].question)
