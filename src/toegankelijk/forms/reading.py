"""Reads a form off the page: what ``js/panel.js`` saw, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib import resources
from typing import Any

from playwright.async_api import Frame, JSHandle

from toegankelijk.forms.panel import Button, Field, Message, Option, Panel, Required

LIMITS: Mapping[str, int] = {
    "text": 400,
    "html": 400,
    "fields": 250,
    "buttons": 250,
    "messages": 60,
    "options": 80,
    "body": 30_000,
}
"""What is taken of a page at most: characters of a text, and numbers of each kind."""


@cache
def _script() -> str:
    return (resources.files("toegankelijk.forms") / "js" / "panel.js").read_text("utf-8")


async def read(frame: Frame) -> tuple[Panel, JSHandle]:
    """The form in a frame, and the elements that its facts number.

    Raises ``playwright.async_api.Error`` when the page goes away meanwhile, and ``ValueError``,
    ``KeyError`` or ``TypeError`` for an answer of another shape.
    """
    reading = await frame.evaluate_handle(_script(), dict(LIMITS))
    return panel(await reading.evaluate("reading => reading.facts")), reading


def panel(raw: Mapping[str, Any]) -> Panel:
    """The facts of what the script gave."""
    focus = raw["focus"]
    step = raw["step"]
    return Panel(
        url=str(raw["url"]),
        title=str(raw["title"]),
        fields=tuple(_field(each) for each in raw["fields"]),
        buttons=tuple(Button(**_of(Button, each)) for each in raw["buttons"]),
        dialog=raw["dialog"],
        headings=tuple(map(str, raw["headings"])),
        messages=tuple(Message(**_of(Message, each)) for each in raw["messages"]),
        focus=(str(focus["tag"]), str(focus["text"]), int(focus["number"])) if focus else None,
        step=(int(step[0]), int(step[1])) if step else None,
        progress=tuple(map(str, raw["progress"])),
        current=tuple(map(str, raw["current"])),
        definitions=int(raw["definitions"]),
        text=str(raw["text"]),
        phone=bool(raw["phone"]),
        contact=bool(raw["contact"]),
        busy=bool(raw["busy"]),
        origin=float(raw["origin"]),
    )


def _field(raw: Mapping[str, Any]) -> Field:
    given = _of(Field, raw)
    given["required"] = Required(**_of(Required, raw["required"]))
    given["red"] = tuple(map(str, raw["red"]))
    given["options"] = tuple(Option(**_of(Option, each)) for each in raw["options"])
    return Field(**given)


def _of(kind: type, raw: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: raw[field.name] for field in fields(kind)}
