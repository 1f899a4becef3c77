"""What can be done on a step, and whether a form went on to another one. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from toegankelijk.forms.buttons import LAST, Press, sorted_by_press
from toegankelijk.forms.panel import Button, Panel
from toegankelijk.model import Ending

_ALIKE = 0.5
"""Share of questions that two states of one step have in common at least."""


def moved(before: Panel, after: Panel) -> bool:
    """Whether ``after`` is another step than ``before``, and not the same one with other fields."""
    if _address(before.url) != _address(after.url):
        return True
    if before.step is not None and after.step is not None and before.step != after.step:
        return True
    if before.current and after.current and before.current != after.current:
        return True
    if before.dialog != after.dialog:
        return False
    asked = {field.question for field in before.own}
    asks = {field.question for field in after.own}
    if asked and not asked & asks:
        return not after.errors or bool(asks)
    if after.errors or before.headings[:3] == after.headings[:3]:
        return False
    both = asked | asks
    return not both or len(asked & asks) / len(both) < _ALIKE


def _address(url: str) -> tuple[str, str]:
    """Path, and the fragment where a script uses that as a path."""
    parts = urlsplit(url)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return f"{parts.netloc}{parts.path}", fragment


def usable(panel: Panel) -> bool:
    """Whether there is something to do on the step."""
    ways = {Press.NEXT, Press.START, *LAST}
    return bool(panel.own) or not ways.isdisjoint(sorted_by_press(panel))


def asks(panel: Panel) -> bool:
    """Whether there is something to fill in, or a way to get that."""
    pressed = sorted_by_press(panel)
    return (
        bool(panel.own)
        or Press.UPLOAD in pressed
        or (Press.ADD in pressed and Press.NEXT in pressed)
    )


def way_on(panel: Panel) -> Button | None:
    """The button to the next step, if it surely is one."""
    pressed = sorted_by_press(panel)
    if (ways := pressed.get(Press.NEXT)) is not None:
        buttons = [way for way in ways if way.type != "link"] or ways
        return next((way for way in buttons if way.type == "submit"), buttons[0])
    others = [b for b in pressed.get(Press.OTHER, ()) if b.type == "submit" and b.form is not None]
    more = panel.step is not None and panel.step[0] < panel.step[1]
    return others[0] if len(others) == 1 and more else None


def no_way(panel: Panel) -> Ending:
    """Why there is no way on."""
    pressed = sorted_by_press(panel)
    if not LAST.isdisjoint(pressed):
        return Ending.SEND
    others = [b for b in pressed.get(Press.OTHER, ()) if b.type == "submit"]
    return Ending.UNCLEAR if others else Ending.STUCK
