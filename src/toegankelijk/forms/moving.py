"""Moves through a form: presses, waits for a step that is being built, and says no to cookies."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from toegankelijk.forms.buttons import Press, sorted_by_press
from toegankelijk.forms.panel import Button, Panel
from toegankelijk.forms.sending import Sending
from toegankelijk.forms.steps import usable
from toegankelijk.forms.tab import AGAIN, FormTab

READY_LIMIT = 12.0
"""Seconds that a step may take to show what it asks."""


@dataclass(slots=True)
class Mover:
    """Moves through the form of one tab; all methods give the form as it stands afterwards."""

    tab: FormTab
    sending: Sending

    async def opened(self) -> Panel:
        """The form as it opened."""
        panel, _ = await self.tab.read()
        return await self.settled(panel)

    async def reopened(self, url: str) -> Panel:
        """The form from its beginning."""
        return await self.settled(await self.tab.reopen(url))

    async def settled(self, panel: Panel) -> Panel:
        """Once it is ready, without the question about cookies."""
        return await self.dismissed(await self.ready(panel))

    async def ready(self, panel: Panel) -> Panel:
        """After waiting for a step that is still being built: no fields yet, and no way on."""
        end = time.monotonic() + READY_LIMIT
        while (panel.busy or not usable(panel)) and time.monotonic() < end:
            await asyncio.sleep(AGAIN)
            panel, _ = await self.tab.read()
        return panel

    async def press(self, way: Button) -> Panel | None:
        """After a button; ``None`` for one that could not be pressed."""
        self.sending.guarded = way.type != "link"
        try:
            return await self.tab.press(way)
        finally:
            self.sending.guarded = True

    async def dismissed(self, panel: Panel) -> Panel:
        """Without the dialog about cookies that lies over the page."""
        for _ in range(2):
            if panel.dialog is None or panel.own:
                return panel
            pressed = sorted_by_press(panel)
            ways = [*pressed.get(Press.REFUSE, ()), *pressed.get(Press.CLOSE, ())]
            after = await self.press(ways[0]) if ways else None
            if after is None:
                return panel
            panel = after
        return panel
