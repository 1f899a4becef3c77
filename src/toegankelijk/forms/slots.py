"""Buttons that are answers: the days of a calendar, the times of a day, a product, a place. Pure.

Only what says a day or a time, or what the code calls a choice (``aria-pressed``, a named group),
is an answer. A button that may send is none, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toegankelijk.forms.buttons import Press, press_of
from toegankelijk.forms.panel import Button, Panel

LEAST_DAYS = 5
"""Bare numbers that make a calendar; fewer may be the pages of a list."""

_MONTHS = "jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_NUMBER = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])")
_DATE = re.compile(
    rf"(?:[a-z]{{2,9}}\.?,?\s+)?(?:0?[1-9]|[12]\d|3[01])[\s.-]*(?:{_MONTHS})[a-z]{{0,6}}\.?"
    r"(?:\s+\d{4})?|\d{1,2}-\d{1,2}-\d{4}",
    re.I,
)
_TIME = re.compile(
    r"(?:om |vanaf )?[0-2]?\d[:.][0-5]\d(?:\s*(?:-|–|tot)\s*[0-2]?\d[:.][0-5]\d)?(?:\s*(?:uur|u))?"
    r"(?:\s*\(?(?:vrij|beschikbaar)\)?)?",
    re.I,
)
_NONE_LEFT = re.compile(
    r"geen (?:\w+ ){0,2}(?:tijd|afspra|plek|plaats|moment)|volgeboekt|niet (?:meer )?beschikbaar",
    re.I,
)
_ONWARD = re.compile(r"volgende|next", re.I)


class Slot(StrEnum):
    """What one chooses with a button."""

    DAY = "day"
    TIME = "time"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Slots:
    """Buttons of which one is chosen."""

    kind: Slot
    name: str
    """What is asked, where the code says so."""
    buttons: tuple[Button, ...]
    """Those that can be pressed, in the order of the page; may be none."""
    picked: bool
    """One is marked as chosen."""


def slots(panel: Panel) -> tuple[Slots, ...]:
    """The choices by button that a step offers, in the order of the page."""
    sets: dict[tuple[int | None, str], list[Button]] = {}
    for button in panel.buttons:
        if not (button.around and panel.dialog is None) and not button.opens:
            sets.setdefault((button.set, button.tag), []).append(button)
    return tuple(slot for found in sets.values() for slot in _of_set(found))


def month_on(panel: Panel) -> Button | None:
    """The button that shows the next month or week."""
    turning = (b for b in panel.buttons if press_of(b) is Press.TURN and not b.disabled)
    return next((button for button in turning if _ONWARD.search(button.text)), None)


def none_left(panel: Panel) -> bool:
    """Whether the step says that the chosen day has no times."""
    return _NONE_LEFT.search(panel.text) is not None


def says_moment(text: str) -> bool:
    """Whether a button says nothing but a day or a time."""
    said = text.strip()
    return any(each.fullmatch(said) for each in (_NUMBER, _DATE, _TIME))


def _of_set(found: list[Button]) -> Iterator[Slots]:
    dates = [b for b in found if _DATE.fullmatch(b.text.strip())]
    days = [b for b in found if _NUMBER.fullmatch(b.text.strip())]
    if len(days) >= LEAST_DAYS:
        dates += days
    times = [b for b in found if _TIME.fullmatch(b.text.strip())]
    others = [b for b in found if b not in dates and b not in times and _is_choice(b)]
    for kind, buttons in ((Slot.DAY, dates), (Slot.TIME, times), (Slot.CHOICE, others)):
        if buttons and (kind is not Slot.CHOICE or len(buttons) > 1):
            yield _made(kind, buttons)


def _is_choice(button: Button) -> bool:
    """Whether the code calls it a choice, and nothing says that it does more."""
    named = button.chosen is not None or (button.group is not None and button.group_label != "")
    return (
        named and button.type != "submit" and button.tag != "a" and press_of(button) is Press.OTHER
    )


def _made(kind: Slot, buttons: list[Button]) -> Slots:
    return Slots(
        kind,
        buttons[0].group_label,
        tuple(button for button in buttons if not button.disabled),
        any(button.chosen for button in buttons),
    )
