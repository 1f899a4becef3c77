"""3.2.2: choosing or typing something must not by itself lead to another page or window."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome, State

FILLED = State("invullen", ("Kies een waarde met de pijltjestoetsen.",))
_SCRIPT = "input_change.js"
_PAUSE = 0.06
_RULE = "input-context-change"


async def run(tab: Tab) -> Iterable[Raw]:
    """Choose another value in each list, box and round, and put it back."""
    memory = await tab.page.evaluate_handle("() => ({})")
    total = int(await tab.ask(_SCRIPT, [memory, "find", 0]))
    items: list[dict[str, Any]] = []
    for index in range(total):
        held = len(tab.guard.held or ())
        opened = await tab.ask(_SCRIPT, [memory, "choose", index])
        await asyncio.sleep(_PAUSE)
        moved = await tab.ask(_SCRIPT, [memory, "restore", index])
        if opened or moved["opened"] or len(tab.guard.held or ()) > held:
            items.append({**moved["place"], "rule": _RULE, "outcome": Outcome.FAILED})
    if total and not items:
        return [Raw(_RULE, Outcome.PASSED)]
    return tab.raws(items, FILLED)


CHECK = DynamicCheck(id="input-change", rules=(_RULE,), run=run, limit=6.0)
