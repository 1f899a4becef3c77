"""The tab that a form is walked in: reading it when it stands still, and pressing in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.async_api import Error, Frame, JSHandle, Page

from toegankelijk.browser.bounded import within
from toegankelijk.browser.guard import Asked, Guard, Verdict
from toegankelijk.browser.witness import Witness
from toegankelijk.forms import reading
from toegankelijk.forms.hands import Hands
from toegankelijk.forms.panel import Button, Panel

QUIET_LOOKS, LOOK = 3, 0.12
"""So many looks, so many seconds apart, without a change count as standing still."""
STILL_LIMIT = 8.0
"""Seconds after which a form that keeps changing is read as it then stands."""
READ_LIMIT = 10.0
OPEN_LIMIT = 30_000
"""Milliseconds for the page to answer."""
ANSWER_LIMIT = 12.0
"""Seconds that a form may take to answer a pressed button."""
NOTHING_LIMIT = 2.5
"""Seconds after which a form that did nothing at all is taken to do nothing."""
ENABLED_LIMIT = 6.0
"""Seconds that a button may take to become usable."""
AGAIN = 0.3
"""Seconds between two readings of a form that is waited for."""
MAX_FRAMES = 8

_MARK = """
() => [document.getElementsByTagName('*').length, document.body?.innerText.length ?? 0,
  location.href, document.querySelectorAll('[disabled], [aria-disabled=true]').length,
  document.readyState, [...document.querySelectorAll('[aria-busy=true]')].length].join('|')
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the guard has counted so far."""

    stopped: int
    written: int
    last: int


class FormTab:
    """One page with a form in it, or in one of its frames."""

    def __init__(self, page: Page, witness: Witness, guard: Guard) -> None:
        self.page, self._witness, self._guard = page, witness, guard
        self.frame: Frame = page.main_frame
        self._reading: JSHandle | None = None
        self._mark, self._touched = "", True

    @property
    def hands(self) -> Hands:
        """Hands in the frame of the form."""
        return Hands(self.page, self.frame, self._touch)

    @property
    def counts(self) -> Counts:
        """Requests that write, since the page was opened."""
        guard = self._guard
        return Counts(guard.stopped, guard.written, guard.last)

    async def reopen(self, url: str) -> Panel:
        """The form from its beginning. Raises ``Error`` when it does not come."""
        self._touch()
        await self.page.goto(url, wait_until="commit", timeout=OPEN_LIMIT)
        return (await self.read())[0]

    @contextmanager
    def closed(self) -> Iterator[list[Asked]]:
        """Within this no request leaves the page; gives those that tried."""
        judge, tried = self._guard.judge, list[Asked]()

        def stop(asked: Asked) -> Verdict:
            tried.append(asked)
            return Verdict.STOP

        self._guard.judge = stop
        try:
            yield tried
        finally:
            self._guard.judge = judge

    async def read(self) -> tuple[Panel, JSHandle]:
        """The form when it stands still. Raises ``Error``, or ``TimeoutError`` when it hangs."""
        await self.still()
        for attempt in range(3):
            try:
                best = await within(self._best(), READ_LIMIT)
            except Error:
                if attempt == 2:
                    raise
                await asyncio.sleep(0.5)
                await self.still()
            else:
                self._reading = best[1]
                return best
        raise AssertionError("unreachable")

    async def _best(self) -> tuple[Panel, JSHandle]:
        """Of the page and its frames: the one with the most to fill in."""
        if self.frame.is_detached():
            self.frame = self.page.main_frame
        best = await reading.read(self.page.main_frame)
        self.frame = self.page.main_frame
        for frame in self.page.frames[1 : MAX_FRAMES + 1]:
            try:
                other = await within(reading.read(frame), 3.0)
            except (Error, TimeoutError, ValueError, KeyError, TypeError):
                continue
            if len(other[0].own) > len(best[0].own) and other[0].buttons:
                best, self.frame = other, frame
        return best

    async def still(self, limit: float = STILL_LIMIT) -> None:
        """Wait until nothing is on its way and the page no longer changes.

        Where nothing was done to it since it last stood still, one look tells that it still does.
        """
        end = time.monotonic() + limit
        last, quiet = ("", 0) if self._touched else (self._mark, QUIET_LOOKS - 1)
        while quiet < QUIET_LOOKS and time.monotonic() < end:
            try:
                mark = str(await within(self.frame.evaluate(_MARK), 3.0))
            except (Error, TimeoutError):
                self.frame, mark = self.page.main_frame, ""
            quiet = quiet + 1 if mark and mark == last and not self._witness.busy else 0
            last = mark
            if quiet < QUIET_LOOKS:
                await asyncio.sleep(LOOK)
        self._mark, self._touched = last, False

    async def act(self, script: str, numbers: Sequence[int]) -> object:
        """Run a script on the form as it was last read, and give its answer; it may change it."""
        assert self._reading is not None, "read first"
        self._touch()
        return await self._reading.evaluate(script, list(numbers))

    def _touch(self) -> None:
        self._touched = True

    async def press(self, button: Button) -> Panel | None:
        """Press, and read what became of it; ``None`` for a button that could not be pressed."""
        before, reading = await self._usable(button)
        now = _same(before, button)
        if now is None or now.disabled or not await self.hands.press(reading, now):
            return None
        end = time.monotonic() + ANSWER_LIMIT
        begun, counts = time.monotonic(), self.counts
        while True:
            panel, _ = await self.read()
            waited = time.monotonic() - begun
            changed = panel.shape != before.shape or _said(panel) != _said(before)
            answered = changed or self.counts.stopped > counts.stopped
            if (answered and not panel.busy) or time.monotonic() >= end:
                return panel
            if waited > NOTHING_LIMIT and not self._witness.busy and not panel.busy:
                return panel
            await asyncio.sleep(AGAIN)

    async def _usable(self, button: Button) -> tuple[Panel, JSHandle]:
        """Wait until the button can be pressed: many forms block it while they think."""
        end = time.monotonic() + ENABLED_LIMIT
        while True:
            panel, reading = await self.read()
            now = _same(panel, button)
            if (now is not None and not now.disabled) or time.monotonic() >= end:
                return panel, reading
            await asyncio.sleep(AGAIN)


def _same(panel: Panel, button: Button) -> Button | None:
    """The same button on a page that was read again."""
    like = [
        b
        for b in panel.buttons
        if (b.text, b.type, b.name) == (button.text, button.type, button.name)
    ]
    exact = [b for b in like if b.selector == button.selector]
    return next(iter(exact or like), None)


def _said(panel: Panel) -> tuple[object, ...]:
    """What changes when a form answers on the same step."""
    return (
        tuple(message.text for message in panel.messages),
        tuple((f.same, f.invalid, f.error) for f in panel.own),
        panel.focus,
    )
