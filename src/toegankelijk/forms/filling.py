"""Fills in what a step asks, in rounds: an answer may bring a new question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from playwright.async_api import JSHandle

from toegankelijk.forms.answers import Try, answer, options_in_order, wrong
from toegankelijk.forms.buttons import Press, sorted_by_press
from toegankelijk.forms.hands import Hands
from toegankelijk.forms.panel import (
    CHOICES,
    DRAWN,
    PICKED,
    TYPED,
    Button,
    Field,
    Option,
    Panel,
)
from toegankelijk.forms.people import Person
from toegankelijk.forms.picking import Picker
from toegankelijk.forms.recipe import Recipe
from toegankelijk.forms.sending import Sending
from toegankelijk.forms.steps import moved
from toegankelijk.forms.tab import FormTab
from toegankelijk.model import NotDone

MAX_ROUNDS = 10
MAX_PRESSES = 12
"""Buttons within a step: to add, keep, look up or give a file."""
GIVE_UP = 3
"""Times that an optional field is refused before it is left empty."""


@dataclass
class Filler:
    """Remembers what it filled in, and how often a form refused that."""

    tab: FormTab
    sending: Sending
    person: Person
    today: date
    uploads: bool
    """Whether files may be given: on test hosts only."""
    recipe: Recipe | None = None
    filled: dict[str, str] = field(default_factory=dict)
    """By ``Field.same`` of this step."""
    values: set[str] = field(default_factory=set)
    """All that was ever filled in."""
    not_done: dict[NotDone, None] = field(default_factory=dict)
    slots: Picker = field(default_factory=Picker)
    led_on: bool = False
    """A choice by button led to the next step by itself."""
    _tries: dict[str, int] = field(default_factory=dict)
    _errors: dict[str, str] = field(default_factory=dict)
    _tried: set[str] = field(default_factory=set)
    _wrong: set[str] = field(default_factory=set)
    _pressed: dict[str, int] = field(default_factory=dict)

    @property
    def hands(self) -> Hands:
        """Hands in the frame of the form."""
        return self.tab.hands

    def new_step(self) -> None:
        """Forget what was only of the step before."""
        for memory in (self.filled, self._tries, self._errors, self._pressed):
            memory.clear()
        self._tried.clear()
        self._wrong.clear()
        self.slots, self.led_on = Picker(), False

    async def fill(self) -> Panel:
        """Fill in all that is still empty, until nothing new comes up."""
        panel, reading = await self.tab.read()
        for _ in range(MAX_ROUNDS):
            before = panel
            done = await self._round(panel, reading) or await self._press_one(panel, reading)
            chose = not done and await self.slots.choose(self.hands, panel, reading)
            if not done and not chose:
                break
            panel, reading = await self.tab.read()
            if chose and moved(before, panel):
                self.led_on = True
                break
        self.values |= self.slots.chosen
        return panel

    async def fill_wrong(self) -> int:
        """Put values of a wrong form in the fields that can know; how many were filled."""
        panel, reading = await self.tab.read()
        for each in _open_fields(panel):
            value = wrong(each)
            if each.readonly or value is None:
                continue
            self.sending.typed(value)
            if await self.hands.type(reading, each, value):
                self.filled[each.same] = value
                self._wrong.add(each.same)
        if not self._wrong:
            return 0
        panel, _ = await self.tab.read()
        return sum(each.same in self._wrong and not each.empty for each in panel.own)

    def blame(self, panel: Panel) -> int:
        """Mark the fields that the form finds fault with, to be filled in otherwise; how many."""
        loose = " ".join(message.text for message in panel.errors)
        blamed = 0
        for each in panel.own:
            name = each.question
            named = len(name) > 3 and name.rstrip(" *:") in loose
            if not (each.error or each.invalid or not each.valid or named):
                continue
            key = _group_key(each)
            if each.error or named or key not in self._errors:
                self._errors[key] = each.error or loose
            if key in self._tried:
                self._tries[key] = self._tries.get(key, 0) + 1
            self._tried.discard(key)
            blamed += 1
        return blamed

    async def _round(self, panel: Panel, reading: JSHandle) -> bool:
        """One pass over the fields; whether anything was filled in."""
        done = False
        for each in _open_fields(panel):
            key = _group_key(each)
            if key in self._tried:
                continue
            refused = key in self._errors or key in self._wrong
            if not each.empty and not refused and each.kind not in DRAWN:
                continue
            if each.kind in CHOICES and not refused and _has_choice(panel, each):
                continue
            self._tried.add(key)
            self._wrong.discard(key)
            done = await self._fill_one(panel, reading, each) or done
        return done

    async def _fill_one(self, panel: Panel, reading: JSHandle, each: Field) -> bool:
        key = _group_key(each)
        tries = self._tries.get(key, 0)
        error = self._errors.get(key, "")
        now = Try(self.person, self.today, tries, error)
        given = self.recipe.value(each.question, panel.heading) if self.recipe else None
        hands = self.hands
        if each.kind in CHOICES:
            return await self._choose(panel, reading, each, tries, given)
        if each.kind in {"select", "select-multiple"}:
            order = _given_first(
                each.options, given, options_in_order(each.options, each.question, tries)
            )
            if order and await hands.select(reading, each, order[0]):
                self._note(each, each.options[order[0]].label)
                return True
            return False
        if each.kind in PICKED:
            picked = await hands.pick(reading, each, tries, given or answer(each, now))
            if picked is not None:
                self._note(each, picked)
            return picked is not None
        if each.kind in DRAWN:
            if each.kind == "map" or each.required.known or error or tries == 0:
                return await hands.draw(reading, each)
            return False
        if each.kind == "file":
            if not self.uploads:
                self.not_done[NotDone(each.called[:200], "bestand")] = None
                return False
            return await hands.upload(reading, each)
        if each.kind in TYPED:
            return await self._type(reading, each, now, given)
        return False

    async def _type(self, reading: JSHandle, each: Field, now: Try, given: str | None) -> bool:
        if each.kind == "password":
            self.not_done[NotDone(each.called[:200], "wachtwoord")] = None
            return False
        if each.readonly:
            return await self.hands.day(reading, each)
        value = given if given is not None else answer(each, now)
        if given is None and now.number >= GIVE_UP and not each.required.known:
            value = ""
        self.sending.typed(value)
        if not await self.hands.type(reading, each, value):
            return False
        self._note(each, value)
        return True

    async def _choose(
        self, panel: Panel, reading: JSHandle, each: Field, tries: int, given: str | None
    ) -> bool:
        group = [other for other in panel.own if _group_key(other) == _group_key(each)]
        if each.kind == "checkbox" and len(group) == 1:
            done = each.checked or await self.hands.tick(reading, each)
            self._note(each, "x")
            return done
        options = tuple(Option(f.value, f.label, f.disabled) for f in group)
        order = options_in_order(options, each.question, tries if each.kind == "radio" else 0)
        order = _given_first(options, given, order)
        wanted = order[: 1 if each.kind == "radio" else tries + 1]
        done = False
        for index in wanted:
            if each.kind == "radio" or not group[index].checked:
                done = await self.hands.tick(reading, group[index]) or done
                self._note(group[index], "x")
        return done

    async def _press_one(self, panel: Panel, reading: JSHandle) -> bool:
        """Press one button that belongs to the filling in; whether there was one."""
        if sum(self._pressed.values()) >= MAX_PRESSES:
            return False
        pressed = sorted_by_press(panel)
        for kind, most in (
            (Press.UPLOAD, 1),
            (Press.LOOKUP, 1),
            (Press.KEEP, 2),
            (Press.ADD, 1),
        ):
            for button in pressed.get(kind, ()):
                key = f"{kind}\0{button.text}\0{button.group_label}\0{panel.dialog or ''}"
                if button.disabled or self._pressed.get(key, 0) >= most:
                    continue
                self._pressed[key] = self._pressed.get(key, 0) + 1
                if await self._press(panel, reading, kind, button):
                    return True
        return False

    async def _press(self, panel: Panel, reading: JSHandle, kind: Press, button: Button) -> bool:
        if kind is Press.UPLOAD:
            if not self.uploads:
                self.not_done[NotDone(button.text[:200], "bestand")] = None
                return False
            return await self.hands.upload_by(reading, button)
        if kind is Press.KEEP and not panel.own:
            return False
        return await self.hands.press(reading, button)

    def _note(self, each: Field, value: str) -> None:
        self.filled[each.same] = value
        if value:
            self.values.add(value)


def _open_fields(panel: Panel) -> tuple[Field, ...]:
    return tuple(
        each
        for each in panel.own
        if not each.disabled and (not each.readonly or each.date or each.kind in DRAWN)
    )


def _group_key(each: Field) -> str:
    """One key for all options of one question."""
    if each.kind == "radio":
        return "\0".join(("radio", each.name, each.group_label or str(each.group)))
    if each.kind == "checkbox" and each.group is not None and each.group_label:
        return "\0".join(("checkbox", each.group_label))
    return each.same


def _has_choice(panel: Panel, each: Field) -> bool:
    return any(f.checked for f in panel.own if _group_key(f) == _group_key(each))


def _given_first(options: tuple[Option, ...], given: str | None, order: list[int]) -> list[int]:
    """The option that a recipe asks for, before the others."""
    if given is None:
        return order
    wanted = given.strip().casefold()
    named = [i for i, o in enumerate(options) if wanted in {o.label.casefold(), o.value.casefold()}]
    return named or order
