"""Chooses by button: a product, a place, a day that is free, a time of that day."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.async_api import JSHandle

from toegankelijk.forms.answers import options_in_order
from toegankelijk.forms.hands import Hands
from toegankelijk.forms.panel import Button, Option, Panel
from toegankelijk.forms.slots import Slot, Slots, month_on, none_left, slots

MAX_DAYS = 5
"""Days that are tried until one has a time."""
MAX_MONTHS = 3
"""Times that a calendar without a free day is turned."""


@dataclass
class Picker:
    """Remembers what was chosen on one step."""

    chosen: set[str] = field(default_factory=set)
    """What the buttons said."""
    _pressed: dict[tuple[Slot, str], int] = field(default_factory=dict)
    _turned: int = 0

    async def choose(self, hands: Hands, panel: Panel, reading: JSHandle) -> bool:
        """Press one button that is an answer; whether there was one left to press."""
        offered = slots(panel)
        for each in offered:
            key = each.kind, each.name
            times = self._pressed.get(key, 0)
            if not self._wanted(each, times, offered, panel):
                continue
            if not each.buttons:
                return await self._turn(hands, panel, reading)
            self._pressed[key] = times + 1
            button = _in_turn(each, times)
            if await hands.press(reading, button):
                self.chosen.add(button.text)
                return True
        return False

    def _wanted(self, each: Slots, times: int, offered: tuple[Slots, ...], panel: Panel) -> bool:
        if times == 0:
            return not each.picked
        timeless = not any(other.kind is Slot.TIME and other.buttons for other in offered)
        return each.kind is Slot.DAY and timeless and times < MAX_DAYS and none_left(panel)

    async def _turn(self, hands: Hands, panel: Panel, reading: JSHandle) -> bool:
        """Show another month of a calendar without a free day."""
        button = month_on(panel)
        if button is None or self._turned >= MAX_MONTHS:
            return False
        self._turned += 1
        return await hands.press(reading, button)


def _in_turn(each: Slots, times: int) -> Button:
    """Of a calendar a day further on first: near ones are often taken."""
    count = len(each.buttons)
    if each.kind is not Slot.CHOICE:
        return each.buttons[(count // 2 + times) % count]
    options = [Option(button.value, button.text, disabled=False) for button in each.buttons]
    order = options_in_order(options, each.name, times)
    return each.buttons[order[0] if order else 0]
