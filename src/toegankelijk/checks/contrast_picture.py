"""1.4.3 on pictures and gradients, measured in the picture of the page without its letters.

axe leaves these to a person. Failed only where for two letters or more no pixel beside them has
enough contrast; in view, without shadow, and not on what moves.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from toegankelijk.checks.bundle import source
from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome

MAX_KNOWN = 2000
"""Texts in headers that a worker remembers."""
MOST = 40
"""Texts that are measured on one page."""
LETTERS = 2
CLEARLY = 0.8
"""Share of the contrast that is needed under which it fails; between the two a person looks, since
another font puts a letter at another place of the picture."""
_NO_LETTERS = """*, *::before, *::after {
  color: transparent !important; -webkit-text-fill-color: transparent !important;
  text-decoration-color: transparent !important; caret-color: transparent !important;
  transition: none !important; animation-play-state: paused !important;
}"""


async def run(tab: Tab) -> Iterable[Raw]:
    """One picture of what is in view around all texts that no earlier page had in its header."""
    items = await tab.ask("contrast_plan.js", MOST)
    known = tab.earlier.contrasts
    fresh = [item for item in items if item["key"] not in known]
    measured = iter(await _measured(tab, fresh) if fresh else ())
    raws = []
    for raw, item in zip(tab.raws(items), items, strict=True):
        key = str(item["key"])
        bad, worst = known[key] if key in known else next(measured)
        if key and len(known) < MAX_KNOWN:
            known[key] = bad, worst
        raws.append(_judged(raw, bad, worst, float(item["least"])))
    return raws


async def _measured(tab: Tab, items: Sequence[Mapping[str, Any]]) -> list[tuple[int, float]]:
    """Of each text its letters with too little contrast, and the least of a letter."""
    view = _around([line for item in items for line in item["lines"]])
    async with tab.styled(_NO_LETTERS):
        scroll = await tab.page.evaluate("[scrollX, scrollY]")
        clip = {**view, "x": scroll[0] + view["x"], "y": scroll[1] + view["y"]}
        taken = await tab.picture(clip)
    wanted = [{key: item[key] for key in ("color", "size", "least", "lines")} for item in items]
    found = await tab.page.evaluate(source("contrast_measure.js"), [taken, view, wanted])
    return [(int(got["bad"]), float(got["worst"])) for got in found]


def _around(lines: Sequence[Sequence[float]]) -> dict[str, float]:
    """The part of the window, in whole CSS pixels, that holds these (left, top, width, height)."""
    left, top = (math.floor(min(line[side] for line in lines)) for side in (0, 1))
    right, bottom = (
        math.ceil(max(line[side] + line[side + 2] for line in lines)) for side in (0, 1)
    )
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _judged(raw: Raw, bad: int, worst: float, least: float) -> Raw:
    if bad < LETTERS:
        outcome = Outcome.PASSED
    else:
        outcome = Outcome.FAILED if worst < CLEARLY * least else Outcome.CANT_TELL
    return replace(raw, outcome=outcome, values={"contrast": worst, "nodig": least})


CHECK = DynamicCheck(id="contrast-op-beeld", rules=("contrast-op-beeld",), run=run)
