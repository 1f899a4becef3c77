"""Panels for tests that need no browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toegankelijk.forms.panel import Button, Field, Message, Panel, Required

FREE = Required(code=False, text=False, color=False, optional=False)
REQUIRED = Required(code=True, text=True, color=False, optional=False)


def field(label: str = "", kind: str = "text", **given: Any) -> Field:
    plain = Field(
        number=0, kind=kind, tag="input", label=label, near="", group=None, group_label="",
        name="", id="", form=None, autocomplete=None, inputmode="", pattern="", min="", max="",
        step="", min_length=None, max_length=None, placeholder="", accept="", required=FREE,
        disabled=False, readonly=False, value="", checked=False, files=0, options=(),
        invalid=False, valid=True, help="", tied="", error="", cell="", focused=False, red=(),
        around=False, date=False, top=0, left=0, width=100, height=20,
        selector=f"#{label or kind}", place="html > body > input", html="<input>",
    )  # fmt: skip
    return replace(plain, **given)


def button(text: str, type: str = "button", **given: Any) -> Button:
    plain = Button(
        number=0, text=text, tag="a" if type == "link" else "button", type=type, looks=False,
        name="", value="", classes="", id="", form=None, href="", action="", method="",
        disabled=False, around=False, group=None, group_label="", top=0, selector=f"#{text}",
        place="html > body > button", html="<button>",
    )  # fmt: skip
    return replace(plain, **given)


def message(text: str, **given: Any) -> Message:
    plain = Message(
        text=text, alert=False, looks=True, focused=False, links=0, selector="#m",
        place="html > body > p", html="<p>",
    )  # fmt: skip
    return replace(plain, **given)


def panel(*parts: Field | Button | Message, **given: Any) -> Panel:
    plain = Panel(
        url="https://f.nl/stap/1",
        title="Proef",
        fields=tuple(part for part in parts if isinstance(part, Field)),
        buttons=tuple(part for part in parts if isinstance(part, Button)),
        dialog=None,
        headings=("Proef",),
        messages=tuple(part for part in parts if isinstance(part, Message)),
        focus=None,
        step=None,
        progress=(),
        current=(),
        definitions=0,
        text="",
        phone=False,
        contact=False,
        busy=False,
        origin=1.0,
    )
    return replace(plain, **given)
