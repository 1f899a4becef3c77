"""What can be done on a step, and whether a form went on to another one. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from toegankelijk.forms.buttons import LAST, Press, is_overview, sorted_by_press
from toegankelijk.forms.panel import Button, Panel
from toegankelijk.forms.slots import slots
from toegankelijk.model import Ending

SENDING = frozenset({"submit", "image"})
"""Types of buttons that send the form that they stand in."""
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


def left(form: Panel | None, panel: Panel) -> bool:
    """Whether ``panel`` is another page of the site, and no step of ``form``.

    It has another address, and nothing on it that steps have: a mark of the step, a way on or back,
    or the button that sends.
    """
    if form is None or bare(form.url) == bare(panel.url) or panel.step is not None:
        return False
    pressed = sorted_by_press(panel)
    ways = [way for kind in (Press.NEXT, Press.BACK, *LAST) for way in pressed.get(kind, ())]
    others = pressed.get(Press.OTHER, ()) if panel.own else ()
    ways += [way for way in others if way.type == "submit" and way.form is not None]
    return not is_overview(panel) and all(way.type == "link" for way in ways)


def _address(url: str) -> tuple[str, str]:
    """Path, and the fragment where a script uses that as a path."""
    parts = urlsplit(url)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return f"{parts.netloc}{parts.path}", fragment


def usable(panel: Panel) -> bool:
    """Whether there is something to do on the step."""
    ways = {Press.NEXT, Press.START, *LAST}
    return bool(panel.own or slots(panel)) or not ways.isdisjoint(sorted_by_press(panel))


def asks(panel: Panel) -> bool:
    """Whether there is something to fill in, or a way to get that."""
    pressed = sorted_by_press(panel)
    return (
        bool(panel.own or slots(panel))
        or Press.UPLOAD in pressed
        or (Press.ADD in pressed and Press.NEXT in pressed)
    )


def way_on(panel: Panel) -> Button | None:
    """The button to the next step, if it surely is one."""
    pressed = sorted_by_press(panel)
    ways = [way for way in pressed.get(Press.NEXT, ()) if not _leads_away(way, panel)]
    if ways:
        buttons = [way for way in ways if way.type != "link"] or ways
        return next((way for way in buttons if way.type == "submit"), buttons[0])
    others = [b for b in pressed.get(Press.OTHER, ()) if b.type == "submit" and b.form is not None]
    more = panel.step is not None and panel.step[0] < panel.step[1]
    return others[0] if len(others) == 1 and more else None


def _leads_away(way: Button, panel: Panel) -> bool:
    """A link to another page from a step that asks something: the answers would not come along."""
    away = way.type == "link" and _address(way.href)[0] != _address(panel.url)[0]
    return away and bool(panel.own) and panel.step is None and way.href.startswith("http")


def no_way(panel: Panel) -> Ending:
    """Why there is no way on."""
    pressed = sorted_by_press(panel)
    if not LAST.isdisjoint(pressed):
        return Ending.SEND
    others = [b for b in pressed.get(Press.OTHER, ()) if b.type in SENDING]
    return Ending.UNCLEAR if others else Ending.NO_BUTTON


def misses(panel: Panel) -> bool:
    """Whether the step surely finds fault when one goes on with it as it is."""
    fields = any(f.required.known and f.empty and not f.disabled for f in panel.own)
    return fields or any(not slot.picked for slot in slots(panel))


def may_stay_empty(panel: Panel) -> bool:
    """Whether to try a step as it is that does not say what must be filled in.

    That may lead to the next step; so only where one can return.
    """
    told = any(field.required.known or field.required.optional for field in panel.own)
    if told or not any(field.empty and not field.disabled for field in panel.own):
        return False
    way = way_on(panel)
    return way is None or way.type != "link"


def asked_of(panel: Panel) -> tuple[str, ...]:
    """What a form is known by: all that it asks."""
    return tuple(sorted({field.question for field in panel.own}))


def answers_of(panel: Panel) -> dict[str, str]:
    """What is filled in, by question."""
    return {
        f"{f.kind}\0{f.question}\0{f.label}": "x" if f.checked else f.value
        for f in panel.own
        if not f.empty and f.kind not in {"file", "canvas", "map"} and f.question
    }


def later(panel: Panel) -> tuple[str, ...]:
    """A step by its address, and by what it asks: one address may serve many forms."""
    return (bare(panel.url), *asked_of(panel))


def bare(url: str) -> str:
    """An address without what comes after its path."""
    return url.partition("#")[0].partition("?")[0]
