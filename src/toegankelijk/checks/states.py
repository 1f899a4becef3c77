"""The page with its menus, dialogs and tabs open, found by themselves, one at a time.

What opens something is clicked, never what leads elsewhere or sends. In each new state axe looks at
what is new only, and the static checks at all. What shows in other states too is told once. A menu
that was opened on an earlier page, in the same header under the same style sheets, is not opened
again: what was found behind it there holds here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from playwright.async_api import Error, JSHandle

from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.checks import answers
from toegankelijk.checks.check import DynamicCheck, Raw, StaticCheck
from toegankelijk.checks.inspect import inspect
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
    found = await tab.ask(_SCRIPT, [memory, "find", 0])
    for index, trigger in enumerate(found):
        if time.monotonic() > end:
            return
        key = str(trigger["key"])
        if (before := tab.earlier.opened.get(key)) is not None:
            parts.append(_here(before, tab.url))
            if trigger["kind"] == "cookie":  # it lies over the rest
                await tab.ask(_SCRIPT, [memory, "open", index])
            continue
        if not await tab.ask(_SCRIPT, [memory, "open", index]):
            continue
        seen = await tab.ask(_SCRIPT, [memory, "look", index])
        state = _state(trigger)
        raws = [answers.raw(item) for item in seen["items"]]
        here = [answers.inspected(CHECK, raws, tab.url, state)]
        if seen["where"]:
            here.append(
                await inspect(
                    tab.page,
                    state,
                    tab.url,
                    axe_script=axe_script,
                    checks=checks,
                    cdp=tab.cdp,
                    within=str(seen["where"]),
                )
            )
        parts += here
        if key and len(tab.earlier.opened) < MAX_OPENED:
            tab.earlier.opened[key] = merge(here)
        if seen["closable"] and not await _closed(tab, memory, index):
            return


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


def _state(trigger: Mapping[str, Any]) -> State:
    name = str(trigger["name"])[:80]
    return State(f"{_NAMES[trigger['kind']]}: {name}", (f"Klik op ‘{name}’.",))
