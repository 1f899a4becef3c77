"""1.3.4: the page turns with the screen, and nothing asks to turn it back."""

from __future__ import annotations

from collections.abc import Iterable

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import State

UPRIGHT = State("staand", ("Open de pagina op een scherm dat rechtop staat.",))
LYING = State("liggend", ("Open de pagina op een scherm dat op zijn kant ligt.",))
_WIDE, _HIGH = 812, 375
"""CSS pixels of a usual phone."""


async def run(tab: Tab) -> Iterable[Raw]:
    """The two ways a phone can be held, only where a style or script asks which it is."""
    if not await tab.page.evaluate(_ASKS):
        return ()
    memory = await tab.page.evaluate_handle("() => ({})")
    found: list[Raw] = []
    looks = ((UPRIGHT, _HIGH, _WIDE, "portraitPrimary"), (LYING, _WIDE, _HIGH, "landscapePrimary"))
    for state, width, height, kind in looks:
        turned = {"type": kind, "angle": 0 if state is UPRIGHT else 90}
        async with tab.resized(width, height, screenOrientation=turned):
            found += tab.raws(await tab.ask("orientation.js", [memory, state.name]), state)
    return found


_ASKS = r"""
() => {
  const asks = rules => [...rules].some(rule => /orientation/.test(rule.conditionText ?? '')
    || (rule.cssRules && asks(rule.cssRules)));
  const styles = [...document.styleSheets].some(sheet => {
    try { return /orientation/.test(sheet.media?.mediaText ?? '') || asks(sheet.cssRules); }
    catch { return false; }
  });
  return styles || [...document.scripts].some(s => /orientation|screen\.lock/.test(s.textContent));
}
"""
CHECK = DynamicCheck(id="orientation", rules=("orientation",), run=run, limit=5.0)
