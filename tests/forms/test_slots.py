"""A button is an answer where it says a day or time, or the code calls it a choice."""

from __future__ import annotations

from typing import Any

import pytest

from forms.panels import button, panel
from toegankelijk.forms.buttons import Press, press_of
from toegankelijk.forms.slots import Slot, month_on, slots


def kinds(*texts: str, **given: Any) -> list[Slot]:
    return [each.kind for each in slots(panel(*(button(text, **given) for text in texts)))]


@pytest.mark.parametrize(
    "texts",
    [("09:20",), ("9.20 uur",), ("13:00 - 13:15",), ("10:00 uur (vrij)", "11:00 uur (vrij)")],
)
def test_a_time_is_a_choice(texts: tuple[str, ...]) -> None:
    assert kinds(*texts, set=1) == [Slot.TIME]


@pytest.mark.parametrize("text", ["12 maart", "maandag 3 mei 2027", "Ma 3 mei", "12-03-2027"])
def test_a_date_is_a_choice(text: str) -> None:
    assert kinds(text) == [Slot.DAY]


def test_bare_numbers_make_a_calendar_only_when_there_are_enough() -> None:
    assert kinds(*map(str, range(1, 29)), set=1) == [Slot.DAY]
    assert kinds("1", "2", "3", set=1) == []


def test_what_is_no_choice_by_its_code_is_left_alone() -> None:
    assert kinds("Paspoort", "Rijbewijs", set=1) == []
    assert kinds("Paspoort", "Rijbewijs", set=1, chosen=False) == [Slot.CHOICE]
    assert kinds("Paspoort", "Rijbewijs", set=1, group=1, group_label="Onderwerp") == [Slot.CHOICE]
    assert kinds("Meer weten", "Andere vraag", set=1, chosen=False, opens=True) == []
    assert kinds("12 maart", around=True) == []


@pytest.mark.parametrize("text", ["Afspraak maken", "Versturen", "Betalen", "Inloggen met DigiD"])
def test_what_may_send_is_no_choice_whatever_the_code_calls_it(text: str) -> None:
    assert kinds(text, text + " nu", set=1, chosen=False, group=1, group_label="Kies") == []


def test_a_button_that_submits_is_no_choice_but_a_time() -> None:
    assert kinds("Ja", "Nee", set=1, chosen=False, type="submit") == []
    assert kinds("09:20", "09:40", set=1, type="submit") == [Slot.TIME]


def test_a_taken_slot_is_not_offered_and_a_chosen_one_is_known() -> None:
    (times,) = slots(
        panel(button("09:20", disabled=True, set=1), button("09:40", set=1, chosen=True))
    )
    assert [each.text for each in times.buttons] == ["09:40"]
    assert times.picked


@pytest.mark.parametrize("text", ["Volgende maand", "Vorige week", "‹ Vorige maand", "Next month"])
def test_turning_a_calendar_is_no_way_on(text: str) -> None:
    assert press_of(button(text)) is Press.TURN


def test_the_calendar_is_turned_forward() -> None:
    onward = button("Volgende maand")
    assert month_on(panel(button("Vorige maand"), onward)) == onward
    assert press_of(button("Volgende stap")) is Press.NEXT
