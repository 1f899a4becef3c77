"""The page with its menus, dialogs and tabs open, found by themselves, one at a time.

What opens something is clicked, never what leads elsewhere or sends. In each new state axe looks at
what is new only, and the static checks at all. What shows in other states too is told once. A menu
that was opened on an earlier page, in the same header under the same style sheets, is not opened
again: what was found behind it there holds here. What shows only in a narrow window, such as the
button that opens the menu of a phone, is opened there.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from playwright.async_api import Error, JSHandle

from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.checks import answers
from toegankelijk.checks.check import DynamicCheck, Raw, StaticCheck
from toegankelijk.checks.inspect import inspect
from toegankelijk.checks.layout import NARROW, NARROW_HEIGHT, NARROW_WIDTH
from toegankelijk.checks.listeners import listened
from toegankelijk.checks.static import break_off
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Element, State

BUDGET = 8.0
"""Seconds for all states of one page."""
MAX_OPENED = 500
"""Menus and the like that a worker remembers."""
_SCRIPT = "states.js"
_NAMES = {"cookie": "cookies-weg", "tab": "tabblad", "expand": "open", "button": "knop"}


async def _nothing(_: Tab) -> tuple[Raw, ...]:
    return ()


CHECK = DynamicCheck(
    id="states",
    rules=("dialog-focus", "expanded-not-told", "status-message"),
    run=_nothing,
    limit=BUDGET,
)
"""Carries the rules of this part; it is ``explore`` that looks."""


async def explore(
    tab: Tab, axe_script: str, checks: Sequence[StaticCheck], budget: float = BUDGET
) -> Inspected:
    """Open what can be opened, and look. A page that fails on the way keeps what was found."""
    begun = time.monotonic()
    parts: list[Inspected] = []
    try:
        await within(_explore(tab, axe_script, checks, begun + budget, parts), budget + 2)
    except TimeoutError:
        await break_off(tab.cdp)
        parts.append(answers.untested(CHECK, "tijd", tab.url, tab.state))
    except Error as error:
        parts.append(answers.untested(CHECK, error.message, tab.url, tab.state))
    except answers.MALFORMED as error:
        parts.append(answers.untested(CHECK, str(error), tab.url, tab.state))
    seconds = time.monotonic() - begun
    nothing = answers.inspected(CHECK, (), tab.url, tab.state, seconds=seconds)
    return merge((nothing, *parts))


async def _explore(
    tab: Tab,
    axe_script: str,
    checks: Sequence[StaticCheck],
    end: float,
    parts: list[Inspected],
) -> None:
    memory = await tab.page.evaluate_handle("() => ({})")
    look = _Look(tab, axe_script, checks, end, memory)
    found = await tab.ask(_SCRIPT, [memory, "find", "wide"])
    if found["nowhere"]:  # which of those links open something, only the browser knows
        async with listened(tab, frozenset({"click"})):
            found = await tab.ask(_SCRIPT, [memory, "find", "wide"])
    if not await look.at_each(found["triggers"], parts) or not found["asleep"]:
        return
    # What opens the menu of a phone: once for all pages that have it in the same header.
    key = f"{found['asleep']} {NARROW.name}"
    if (before := tab.earlier.opened.get(key)) is not None:
        parts.append(_here(before, tab.url))
        return
    narrow: list[Inspected] = []
    async with tab.resized(NARROW_WIDTH, NARROW_HEIGHT):
        found = await tab.ask(_SCRIPT, [memory, "find", "narrow"])
        done = await replace(look, at=NARROW).at_each(found["triggers"], narrow)
    parts += narrow
    if done and len(tab.earlier.opened) < MAX_OPENED:
        tab.earlier.opened[key] = merge(narrow)


@dataclass(frozen=True, slots=True)
class _Look:
    """Opens one thing after the other, in a window of one width."""

    tab: Tab
    axe_script: str
    checks: Sequence[StaticCheck]
    end: float
    """When the time of all states is over (``time.monotonic``)."""
    memory: JSHandle
    at: State | None = None
    """The state that the page is in already, for a width that is not the usual."""

    async def at_each(self, triggers: Sequence[Mapping[str, Any]], parts: list[Inspected]) -> bool:
        """False where it was broken off: out of time, or something stays in the way."""
        tab, memory = self.tab, self.memory
        for index, trigger in enumerate(triggers):
            if time.monotonic() > self.end:
                return False
            key = str(trigger["key"]) if self.at is None else ""
            if (before := tab.earlier.opened.get(key)) is not None:
                parts.append(_here(before, tab.url))
                if trigger["kind"] == "cookie":  # it lies over the rest
                    await tab.ask(_SCRIPT, [memory, "dismiss", index])
                continue
            if not await tab.ask(_SCRIPT, [memory, "open", index]):
                continue
            seen = await tab.ask(_SCRIPT, [memory, "look", index])
            held = bool(trigger["key"])
            here = await self._opened(seen, _state(trigger, self.at), only=held)
            parts += here
            if key and len(tab.earlier.opened) < MAX_OPENED:
                tab.earlier.opened[key] = merge(here)
            if seen["closable"] and not await _closed(tab, memory, index):
                return False
        return True

    async def _opened(
        self, seen: Mapping[str, Any], state: State, *, only: bool
    ) -> list[Inspected]:
        """What there is to say; ``only`` of what opened, where other pages are told it too."""
        tab = self.tab
        raws = [answers.raw(item) for item in seen["items"]]
        here = [answers.inspected(CHECK, raws, tab.url, state)]
        if seen["where"]:
            here.append(
                await inspect(
                    tab.page,
                    state,
                    tab.url,
                    axe_script=self.axe_script,
                    checks=self.checks,
                    cdp=tab.cdp,
                    within=str(seen["where"]),
                    only=only,
                )
            )
        return here


def _here(seen: Inspected, url: str) -> Inspected:
    """What was seen on another page, as seen on this one; it took no time."""
    found = (
        replace(one, where=replace(one.where, url=url)) if isinstance(one.where, Element) else one
        for one in seen.findings
    )
    return Inspected(tuple(found), seen.rules)


async def _closed(tab: Tab, memory: JSHandle, index: int) -> bool:
    """Escape first, as a person would; False where something stays in the way."""
    await tab.keys("Escape")
    return bool(await tab.ask(_SCRIPT, [memory, "close", index]))


def _state(trigger: Mapping[str, Any], at: State | None) -> State:
    name = str(trigger["name"])[:80]
    opened = State(f"{_NAMES[trigger['kind']]}: {name}", (f"Klik op ‘{name}’.",))
    if at is None:
        return opened
    return State(f"{at.name}, {opened.name}", (*at.steps, *opened.steps))
