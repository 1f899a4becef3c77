"""2.1.4: a single letter, number or sign that does something, wherever the focus is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

from playwright.async_api import JSHandle

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.listeners import at_the_root
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome, State

KEYS = "abcdefghijklmnopqrstuvwxyz0123456789+-/?.,"
STATE = State("toetsenbord", ("Klik op een leeg stuk van de pagina en druk losse toetsen in.",))
_KEY_EVENTS = frozenset({"keydown", "keyup", "keypress"})
_MAX_TOLD = 5
_PAUSE = 0.05

_WATCH = """
() => {
  const watch = {changes: 0, focus: null};
  watch.observer = new MutationObserver(found => { watch.changes += found.length; });
  watch.observer.observe(document, {subtree: true, childList: true, attributes: true,
    characterData: true});
  document.activeElement?.blur?.();
  return watch;
}
"""
_LOOK = """
watch => {
  const moved = document.activeElement !== document.body && document.activeElement !== null;
  const seen = [watch.changes, moved];
  watch.changes = 0;
  document.activeElement?.blur?.();
  return seen;
}
"""
_OFF = "watch => watch.observer.disconnect()"
# A link or button may stand in a menu that is closed: that is where such a page usually lies.
_CONTROL = r"""
() => [...document.querySelectorAll('label, button, a, [role=switch], [role=button], legend')]
  .some(el => (el.matches('a, button') || el.checkVisibility({visibilityProperty: true}))
    && /sneltoets|toetscombinatie|shortcut|keyboard|\b(ctrl|alt)\b/i.test(el.textContent))
  || Boolean(document.querySelector('[aria-keyshortcuts]'))
"""


async def run(tab: Tab) -> Iterable[Raw]:
    """Only where the page as a whole waits for keys: press each key, and see what comes of it."""
    if not await at_the_root(tab) & _KEY_EVENTS:
        return ()
    watch = await tab.page.evaluate_handle(_WATCH)
    try:
        await asyncio.sleep(_PAUSE)
        restless = (await _effect(tab, watch, ""))[0]
        if not any(await _effect(tab, watch, KEYS)):
            return [Raw(RULE, Outcome.PASSED)]
        works = await _known(tab, watch, restless)
        works = works or [key async for key in _working(tab, watch, KEYS, restless)]
    finally:
        await watch.evaluate(_OFF)
    tab.earlier.shortcuts[:] = works
    if not works:
        return [Raw(RULE, Outcome.PASSED)]
    control = bool(await tab.page.evaluate(_CONTROL))
    outcome = Outcome.CANT_TELL if control else Outcome.FAILED
    item = {
        **(await tab.ask("main_place.js")),
        "rule": RULE,
        "outcome": outcome,
        "evidence": " ".join(works),
        "values": {"toetsen": " ".join(works)},
    }
    return tab.raws([item], STATE)


async def _known(tab: Tab, watch: JSHandle, restless: bool) -> list[str]:
    """The keys that did something on the page before, where those do here too and no others."""
    keys = list(tab.earlier.shortcuts)
    if not keys:
        return []
    others = "".join(key for key in KEYS if key not in keys)
    changed, led = await _effect(tab, watch, others)
    if led or (changed and not restless):
        return []
    for key in keys:
        changed, led = await _effect(tab, watch, key)
        if not led and (not changed or restless):
            return []
    return keys


async def _working(tab: Tab, watch: JSHandle, keys: str, restless: bool) -> AsyncIterator[str]:
    """The first few of ``keys`` that do something: halves without effect need no closer look."""
    told = 0
    waiting = [keys]
    while waiting and told < _MAX_TOLD:
        part = waiting.pop()
        changed, led = await _effect(tab, watch, part)
        if not led and (not changed or restless):
            continue
        if len(part) == 1:
            told += 1
            yield part
            continue
        half = len(part) // 2
        waiting += [part[half:], part[:half]]


async def _effect(tab: Tab, watch: JSHandle, keys: str) -> tuple[bool, bool]:
    """Whether the page changed, and whether the focus or the address did, after these keys."""
    held = len(tab.guard.held or ())
    await tab.type(keys)
    await asyncio.sleep(_PAUSE)
    changes, moved = await watch.evaluate(_LOOK)
    if changes or moved:  # what opened is closed again, so that the next key is not for that
        await tab.keys("Escape")
        await asyncio.sleep(_PAUSE)
        await watch.evaluate(_LOOK)
    return changes > 0, moved or len(tab.guard.held or ()) > held


RULE = "single-key-shortcut"
CHECK = DynamicCheck(id="shortcuts", rules=(RULE,), run=run, limit=10.0)
