"""2.2.2: a carousel that goes on by itself, without a button to stop it."""

from __future__ import annotations

from collections.abc import Iterable

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome

_SCRIPT = "carousel.js"
MAX_WAITED = 10
"""Kinds of carousels that a worker waits for, some seconds each."""


async def run(tab: Tab) -> Iterable[Raw]:
    """Wait and see; a kind of carousel that stood still is not waited for again."""
    memory = await tab.page.evaluate_handle("() => ({})")
    still = tab.earlier.still
    kinds = [str(key) for key in await tab.ask(_SCRIPT, [memory, "find", []])]
    if len(still) >= MAX_WAITED or all(kind in still for kind in kinds):
        return [Raw(RULE, Outcome.PASSED)] if kinds else ()
    found = await tab.ask(_SCRIPT, [memory, "wait", sorted(still)])
    raws = tab.raws(one["item"] for one in found)
    still.update(
        str(one["key"])
        for one, raw in zip(found, raws, strict=True)
        if raw.outcome is Outcome.PASSED
    )
    return raws


RULE = "carrousel-beweegt"
CHECK = DynamicCheck(id="carousel", rules=(RULE,), run=run, limit=12.0)
