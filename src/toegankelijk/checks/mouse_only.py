"""2.1.1, 2.5.1, 2.5.2 and 2.5.4: what only works with a mouse, a finger or by moving the phone."""

from __future__ import annotations

from collections.abc import Iterable

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.listeners import listened
from toegankelijk.checks.tab import Tab


async def run(tab: Tab) -> Iterable[Raw]:
    """Ask which elements wait for what, and hold that against what the keyboard can do."""
    async with listened(tab):
        return tab.raws(await tab.ask("mouse_only.js"))


CHECK = DynamicCheck(
    id="mouse-only",
    rules=("mouse-only", "keyboard-dead", "down-event", "gesture", "device-motion"),
    run=run,
)
