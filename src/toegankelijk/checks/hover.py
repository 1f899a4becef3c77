"""1.4.13 and 3.2.2: what appears when one points or comes by with the keyboard, and choosing.

What appears must go away with Escape, stay while one points at it, and stay until one leaves. What
was pointed at in the same header on an earlier page tells the same here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from playwright.async_api import JSHandle

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome, State

POINTED = State("aanwijzen", ("Wijs het onderdeel aan met de muis, of ga er met Tab naartoe.",))
_SCRIPT = "hover.js"
_PAUSE = 0.08
MAX_POINTED = 500
"""Points that a worker remembers."""


async def run(tab: Tab) -> Iterable[Raw]:
    """Point at the few elements that styles or names mark as having something to show."""
    memory = await tab.page.evaluate_handle("() => ({})")
    points = [str(key) for key in await tab.ask(_SCRIPT, [memory, "find", 0])]
    pointed = tab.earlier.pointed
    items: list[Mapping[str, Any]] = []
    moved = False
    try:
        for index, key in enumerate(points):
            found = pointed.get(key)
            if found is None:
                moved = True
                found = await _one(tab, memory, index)
                if key and len(pointed) < MAX_POINTED:
                    pointed[key] = found
            items += found
    finally:
        if moved:
            await tab.page.mouse.move(0, 0)
    return tab.raws(items, POINTED)


async def _one(tab: Tab, memory: JSHandle, index: int) -> Sequence[Mapping[str, Any]]:
    point = await tab.ask(_SCRIPT, [memory, "ready", index])
    if point is None:
        return []
    await tab.page.mouse.move(point[0], point[1])
    await asyncio.sleep(_PAUSE)
    shown = await tab.ask(_SCRIPT, [memory, "shown", index])
    if shown is None:
        return []
    if not shown["layer"]:
        return [{"rule": "hover-content", "outcome": Outcome.PASSED}]
    await tab.keys("Escape")
    await asyncio.sleep(_PAUSE)
    dismissed = not await tab.ask(_SCRIPT, [memory, "still", index])
    if dismissed:  # shown once more, to see whether one can point at it
        await tab.page.mouse.move(0, 0)
        await asyncio.sleep(_PAUSE)
        await tab.page.mouse.move(point[0], point[1])
        await asyncio.sleep(_PAUSE)
        if not await tab.ask(_SCRIPT, [memory, "shown", index]):
            return [{"rule": "hover-content", "outcome": Outcome.PASSED}]
    x, y = shown["at"]
    await tab.page.mouse.move(x, y, steps=12)
    await asyncio.sleep(_PAUSE)
    hoverable = bool(await tab.ask(_SCRIPT, [memory, "still", index]))
    answer: Sequence[Mapping[str, Any]] = await tab.ask(
        _SCRIPT, [memory, "say", [index, dismissed, hoverable]]
    )
    await tab.page.mouse.move(0, 0)
    return answer


CHECK = DynamicCheck(id="hover", rules=("hover-content",), run=run, limit=8.0)
