"""Walking through a page with the Tab key, and getting out of where that gets stuck."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import JSHandle

from toegankelijk.checks.tab import Tab

BATCH = 10
"""Keys between two looks at where the focus is."""
SLOW_BATCH = 5
WIDE = 4
"""A round of more elements than this is no trap but the page itself."""
MAX_TRAPS = 3
MAX_KEYS = 400
_PAUSE = 0.06
"""Seconds for handlers that move the focus a moment later."""
_SLOW_PAUSE = 0.03

_WAYS_OUT = (("Shift+Tab",), ("Escape", "Tab"), ("ArrowDown", "Tab"), ("ArrowRight", "Tab"))

_WHERE = "memory => [memory.active(), memory.seen.splice(0), memory.opened.splice(0)]"
_FOCUS = "([memory, index]) => { memory.list[index].focus(); return memory.active(); }"
_MODAL = """
([memory, indexes]) => indexes.every(i => memory.list[i]?.closest(
  'dialog, [role=dialog], [role=alertdialog], [aria-modal=true]'))
"""
_HINT = r"""
() => {
  const found = /\b(ctrl|control|alt)\s*[+\u2013-]\s*([a-z0-9])\b|\b(esc|escape)\b|\b(f\d{1,2})\b/i
    .exec((document.body?.innerText ?? '').slice(0, 50000));
  if (!found) return '';
  if (found[3]) return 'Escape';
  if (found[4]) return found[4].toUpperCase();
  return `${/^alt$/i.test(found[1]) ? 'Alt' : 'Control'}+${found[2].toLowerCase()}`;
}
"""


@dataclass(frozen=True, slots=True)
class Trap:
    """An element that Tab does not leave."""

    index: int
    escape: str
    """The key that does leave it, such as ``Escape`` or ``Shift+Tab``; empty for none."""
    hint: str
    """A key that the page itself names."""
    hint_works: bool = False


@dataclass(slots=True)
class Walk:
    """From the top of the page to its end, with ``total`` elements to meet."""

    tab: Tab
    memory: JSHandle
    total: int
    visited: set[int] = field(default_factory=set)
    stuck: set[int] = field(default_factory=set)
    """Elements that the focus could not leave, or that keep it for themselves."""
    traps: list[Trap] = field(default_factory=list)
    changes: list[tuple[int, str]] = field(default_factory=list)
    """Elements whose focus alone opened a window or led elsewhere."""
    slow: bool = False
    """The focus moves by itself, so that each key is waited for."""
    _keys: int = 0

    async def go(self, known: Set[int] = frozenset()) -> None:
        """Walk until every element was met, or nothing new comes. ``known`` need not be met."""
        self.visited |= known
        first = next((i for i in range(self.total) if i not in known), self.total)
        if first == self.total:
            return
        if first:
            await self._jump(first - 1)
        await self._walk(BATCH)
        if self.total - 1 in known:
            return
        # The last of the page may be a trap too, with nothing after it that stays unmet.
        *seen, active = await self._tabs(2)
        if active >= 0 and not seen and active not in self.stuck:
            await self._try(active)

    async def again_if_moved(self, since: float) -> None:
        """Walk once more, slowly, if the focus moves by itself a moment after it was given.

        Keys in quick succession are ahead of scripts that do so. Call it when each element has had
        the focus and has lost it: then no element has it now, unless a script gave it. ``since`` is
        when scripts were last given a reason (``time.monotonic``).
        """
        await asyncio.sleep(max(0.0, since + _PAUSE - time.monotonic()))
        _, moved, _ = await self.memory.evaluate(_WHERE)
        if moved and not self.traps:
            self.visited.clear()
            self.slow = True
            await self._jump(0)
            await self._walk(SLOW_BATCH)

    async def _walk(self, batch: int) -> None:
        idle = 0
        while self._keys < MAX_KEYS and len(self.visited) < self.total:
            known = len(self.visited)
            seen = await self._tabs(batch)
            if len(self.visited) > known:
                idle = 0
                continue
            idle += 1
            if idle > 3 or not await self._free(set(seen)):
                return

    async def _tabs(self, count: int, key: str = "Tab") -> list[int]:
        """Press so many times; the elements that got the focus, in order."""
        held = len(self.tab.guard.held or ())
        ends: list[int] = []
        for _ in range(count if self.slow else 0):
            await self.tab.keys(key)
            await asyncio.sleep(_SLOW_PAUSE)
            ends.append((await self.memory.evaluate(_WHERE))[0])
        if not self.slow:
            await self.tab.keys(key, count)
        self._keys += count
        active, seen, opened = await self.memory.evaluate(_WHERE)
        seen = ends if self.slow else seen  # only where it stayed
        self.visited.update(i for i in (active, *seen) if i >= 0)
        self.changes += [(i, "venster") for i in dict.fromkeys(opened) if i >= 0]
        if len(self.tab.guard.held or ()) > held:
            await self._who_led_away(list(dict.fromkeys(i for i in seen if i >= 0)))
        return [*seen, active]

    async def _who_led_away(self, candidates: list[int]) -> None:
        for index in candidates:
            held = len(self.tab.guard.held or ())
            await self.tab.page.evaluate(_FOCUS, [self.memory, index])
            await asyncio.sleep(_PAUSE)
            if len(self.tab.guard.held or ()) > held:
                self.changes.append((index, "pagina"))

    async def _free(self, seen: set[int]) -> bool:
        """What to do when nothing new comes; False when the walk is over."""
        rest = sorted(set(range(self.total)) - self.visited - self.stuck)
        active = (await self.memory.evaluate(_WHERE))[0]
        # The focus went round by way of the browser, or it is in a frame.
        around = -1 in seen or len(self.visited & seen) > WIDE
        if not rest or around or active < 0:
            return False if not rest else await self._jump(rest[0])
        if len(self.traps) < MAX_TRAPS and not await self.tab.page.evaluate(
            _MODAL, [self.memory, sorted(i for i in seen if i >= 0)]
        ):
            await self._try(active)
        self.stuck.update(i for i in seen if i >= 0)
        later = [i for i in rest if i > active] or rest
        return await self._jump(later[0])

    async def _jump(self, index: int) -> bool:
        """Put the focus further on; what does not take it is left out."""
        got = await self.tab.page.evaluate(_FOCUS, [self.memory, index])
        (self.visited if got == index else self.stuck).add(index)
        await self.memory.evaluate(_WHERE)
        return True

    async def _try(self, index: int) -> None:
        """Whether another key leaves the place where Tab does not."""
        ring = await self._ring(index)
        if ring is None or ring & self.stuck:
            return
        self.stuck |= ring
        escape = ""
        for keys in _WAYS_OUT:
            if await self._leaves(ring, index, keys):
                escape = keys[0]
                break
        hint = str(await self.tab.page.evaluate(_HINT)) if not escape else ""
        works = bool(hint) and await self._leaves(ring, index, (hint, "Tab"))
        self.traps.append(Trap(index, escape, hint, works))

    async def _ring(self, index: int) -> set[int] | None:
        """The elements that Tab goes between, slowly; ``None`` when it does get out."""
        ring = {index}
        for _ in range(4):
            seen = await self._slowly("Tab")
            if seen not in self.visited or seen < 0:
                return None
            ring.add(seen)
        return ring if len(ring) <= 3 else None

    async def _leaves(self, ring: set[int], index: int, keys: tuple[str, ...]) -> bool:
        await self.tab.page.evaluate(_FOCUS, [self.memory, index])
        for key in keys * (len(ring) if keys == ("Shift+Tab",) else 1):
            at = await self._slowly(key)
        return at not in ring

    async def _slowly(self, key: str) -> int:
        await self.tab.page.keyboard.press(key)
        await asyncio.sleep(_PAUSE)
        where: list[Any] = await self.memory.evaluate(_WHERE)
        return int(where[0])
