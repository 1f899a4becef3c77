"""1.4.11, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 3.2.1: the page walked through with the Tab key, for real.

First the keys: where the focus goes, where it gets stuck, what happens on the way. Then each in
turn gets the focus once more, to see whether that shows: by its style, and only where no style
changes by its picture. A header that the keys went through on an earlier page is passed over.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from playwright.async_api import JSHandle

from toegankelijk.checks import answers
from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.listeners import MAX_NODES, listened, waiting
from toegankelijk.checks.tab import Tab
from toegankelijk.checks.trap import Walk
from toegankelijk.model import Outcome, State

KEYBOARD = State("toetsenbord", ("Loop met de Tab-toets door de pagina.",))
MAX_KNOWN = 5000
MAX_PICTURES = 8
"""Kinds of elements of which a picture is taken; more are left to a person."""

# What a script that moves the focus may have waited for.
_ON_FOCUS = frozenset({"focus", "focusin", "focusout", "blur"})
_ON_KEY = frozenset({"keydown", "keyup", "keypress"})
_STILL = """
*, *::before, *::after { transition: none !important; scroll-behavior: auto !important; }
"""
_RESTORE = """
memory => {
  if (!memory.list) return;
  document.removeEventListener('focusin', memory.listener, true);
  window.open = memory.open;
  document.activeElement?.blur?.();
  scrollTo(...memory.scroll);
}
"""
_BOX = """
([memory, index, on]) => {
  const el = memory.list[index];
  if (on) el.focus(); else el.blur();
  // What is too small to see has its box in something around it.
  let at = el, box = el.getBoundingClientRect();
  while (Math.min(box.width, box.height) <= 2 && at.parentElement) {
    at = at.parentElement;
    box = at.getBoundingClientRect();
  }
  const drawn = (at === el || Math.max(box.width, box.height) < 400)
    && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  return {x: box.left + scrollX - 8, y: box.top + scrollY - 8,
    width: drawn ? Math.min(box.width + 16, 1200) : 0, height: Math.min(box.height + 16, 600)};
}
"""
_SETTLE = 0.12
"""Seconds for a script or a transition that draws the focus a moment later."""


async def run(tab: Tab) -> Iterable[Raw]:
    """Walk, then look at each; the focus and the place in the page are given back."""
    memory = await tab.page.evaluate_handle("() => ({})")
    try:
        # Before we listen ourselves.
        late = await waiting(tab, _ON_FOCUS) > 0
        listening = await waiting(tab, _ON_FOCUS | _ON_KEY)
        async with tab.styled(_STILL):
            sites = [str(site) for site in await tab.ask("keyboard_plan.js", [memory])]
            if not sites:
                return ()
            walk = Walk(tab, memory, len(sites))
            known = {i for i, site in enumerate(sites) if site in tab.earlier.walked}
            await walk.go(known)
            asked = [memory, sorted(walk.stuck), sorted(tab.earlier.known)]
            after = time.monotonic()
            surveyed = await tab.ask("keyboard_survey.js", asked)
            done = time.monotonic()
            focus, keys = await _heard(tab, memory, known, listening)
            if focus or keys:
                await walk.again_if_moved(done if focus else after)
            _remember(tab, walk, sites)
            found = [
                *await _walked(tab, memory, walk),
                *await _seen(_Camera(tab, memory, late=late), surveyed),
            ]
    finally:
        await memory.evaluate(_RESTORE)
    rules = {raw.rule for raw in found}
    applied = (rule for rule in CHECK.rules if rule not in rules)
    return [*found, *(Raw(rule, Outcome.PASSED) for rule in applied)]


async def _heard(tab: Tab, memory: JSHandle, known: Set[int], listening: int) -> tuple[bool, bool]:
    """Whether a script can have heard that something here got the focus, and that it got keys.

    So many are ``listening`` in all. What ``known`` elements do was seen on an earlier page.
    """
    if not 0 < listening <= MAX_NODES:
        return listening > 0, listening > 0
    async with listened(tab, _ON_FOCUS | _ON_KEY):
        asked = [memory, sorted(known), sorted(_ON_FOCUS), sorted(_ON_KEY)]
        focus, keys = await tab.ask("keyboard_heard.js", asked)
    return bool(focus), bool(keys)


def _remember(tab: Tab, walk: Walk, sites: Sequence[str]) -> None:
    """Headers and the like that the keys went through without a hitch: once is enough."""
    hitches = {*walk.stuck, *(trap.index for trap in walk.traps), *(i for i, _ in walk.changes)}
    bad = {sites[i] for i in range(len(sites)) if i in hitches or i not in walk.visited}
    if not walk.slow and len(tab.earlier.walked) < MAX_KNOWN:
        tab.earlier.walked.update(set(sites) - bad - {""})


async def _walked(tab: Tab, memory: JSHandle, walk: Walk) -> list[Raw]:
    """What the keys met: traps, context changes, and an order set by hand."""
    said: list[tuple[str, Outcome, int, dict[str, Any]]] = []
    for trap in walk.traps:
        sure = not trap.escape and not trap.hint
        outcome = (
            Outcome.FAILED if sure or (trap.hint and not trap.hint_works) else (Outcome.CANT_TELL)
        )
        if trap.hint_works:
            continue
        said.append(("keyboard-trap", outcome, trap.index, {"escape": trap.escape}))
    for index, what in walk.changes:
        said.append(("focus-context-change", Outcome.FAILED, index, {"soort": what}))
    places = await tab.ask("keyboard_order.js", [memory, [index for _, _, index, _ in said]])
    raws = [
        answers.raw({**place, "rule": rule, "outcome": outcome, "values": values})
        for (rule, outcome, _, values), place in zip(said, places["places"], strict=True)
    ]
    raws += [answers.raw(item) for item in places["order"]]
    return [_in_state(raw) for raw in raws]


async def _seen(camera: _Camera, surveyed: Sequence[Mapping[str, Any]]) -> list[Raw]:
    """Whether one sees where the focus is, of each that got it."""
    tab = camera.tab
    items: list[dict[str, Any]] = []
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    faint: dict[str, list[Mapping[str, Any]]] = {}
    for one in surveyed:
        if one.get("ok"):
            if len(tab.earlier.known) < MAX_KNOWN:
                tab.earlier.known.add(int(one["key"]))
            continue
        base = {**one["place"], "evidence": one["text"]}
        if one["bar"]:
            items.append({**base, "rule": "focus-obscured", "outcome": Outcome.FAILED})
        if not one["has"]:
            continue
        if not one["shown"]:
            # A box of one's own in place of a checkbox shows the focus itself, or not.
            doubtful = one["labelled"] or one["hidden"] or one["slight"] or one["field"]
            doubtful = doubtful or not one["text"]
            if (doubtful and one["changed"]) or await camera.shows(one, otherwise=False):
                continue
            outcome = Outcome.CANT_TELL if doubtful else Outcome.FAILED
            items.append({**base, "rule": "focus-hidden", "outcome": outcome})
        elif not one["changed"] and not one["typed"]:
            kinds.setdefault(str(one["shape"]), []).append(one)
        elif one["faint"]:
            faint.setdefault(str(one["shape"]), []).append(one)
    items += [_faint(alike) for alike in faint.values()]
    for number, alike in enumerate(kinds.values()):
        first = alike[0]
        sure = number < MAX_PICTURES
        if sure and await camera.shows(first, otherwise=True):
            continue
        items.append(
            {
                **first["place"],
                "evidence": first["text"],
                "rule": "focus-visible",
                "outcome": Outcome.FAILED if sure else Outcome.CANT_TELL,
                "values": {"aantal": len(alike)},
            }
        )
    return [_in_state(answers.raw(item)) for item in items]


def _faint(alike: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A ring that is hard to see, told once for all elements of a kind."""
    first = alike[0]
    return {
        **first["place"],
        "evidence": first["text"],
        "rule": "focus-contrast",
        "outcome": Outcome.FAILED if first["faint"]["sure"] else Outcome.CANT_TELL,
        "values": {"verhouding": first["faint"]["verhouding"], "nodig": 3, "aantal": len(alike)},
    }


@dataclass(frozen=True, slots=True)
class _Camera:
    """Pictures of elements with and without the focus."""

    tab: Tab
    memory: JSHandle
    late: bool
    """Whether a script on the page waits for the focus, and may show it a moment later."""

    async def shows(self, one: Mapping[str, Any], *, otherwise: bool) -> bool:
        """Whether the picture of an element changes when it gets the focus.

        ``otherwise`` where there is nothing to take a picture of. Asked once for all pages that
        have it at the same place of the template.
        """
        key, index = int(one["key"]), int(one["index"])
        pictured = self.tab.earlier.pictured
        if key not in pictured and len(pictured) < MAX_KNOWN:
            found = await self._changes(index, 0.0)
            if found is False and self.late:
                found = await self._changes(index, _SETTLE)
            pictured[key] = found
        known = pictured.get(key)
        return otherwise if known is None else known

    async def _changes(self, index: int, pause: float) -> bool | None:
        clip = await self.tab.page.evaluate(_BOX, [self.memory, index, True])
        if clip["width"] <= 16 or clip["height"] <= 16:
            return None
        await asyncio.sleep(pause)
        with_focus = await self.tab.picture(clip)
        await self.tab.page.evaluate(_BOX, [self.memory, index, False])
        await asyncio.sleep(pause)
        return with_focus != await self.tab.picture(clip)


def _in_state(raw: Raw) -> Raw:
    return replace(raw, state=KEYBOARD)


CHECK = DynamicCheck(
    id="keyboard",
    rules=(
        "keyboard-trap",
        "focus-order",
        "focus-visible",
        "focus-contrast",
        "focus-hidden",
        "focus-obscured",
        "focus-context-change",
    ),
    run=run,
    limit=10.0,
)
