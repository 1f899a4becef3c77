"""What is a step of the form, and what is another page of the site."""

from __future__ import annotations

import pytest

from forms.panels import REQUIRED, button, field, panel
from toegankelijk.forms.panel import Button, Field, Required
from toegankelijk.forms.steps import left, may_stay_empty, no_way, way_on
from toegankelijk.model import Ending

FORM = panel(field("Naam"), button("Volgende", "submit"))
ELSEWHERE = "https://f.nl/nieuws/kermis"
START = button("Formulier starten", "link", href="https://f.nl/melden")


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (START,),
        (button("Volgende bericht", "link", href="https://f.nl/nieuws/2"),),
        (field("Soort", "select"),),
    ],
)
def test_another_page_of_the_site_is_no_step(parts: tuple[Button | Field, ...]) -> None:
    assert left(FORM, panel(*parts, url=ELSEWHERE, headings=("Kermis",)))


@pytest.mark.parametrize(
    "parts",
    [
        (button("Volgende", "submit"),),
        (button("Vorige"),),
        (field("Straat"), button("Versturen", "submit")),
        (field("Akkoord", "checkbox"), button("Akkoord", "submit", form=0)),
    ],
)
def test_a_step_at_an_address_of_its_own_is_one(parts: tuple[Button | Field, ...]) -> None:
    assert not left(FORM, panel(*parts, url="https://f.nl/stap/2"))


def test_a_page_that_says_which_step_it_is_belongs_to_the_form() -> None:
    assert not left(FORM, panel(url="https://f.nl/stap/2", step=(2, 3)))
    assert not left(FORM, panel(headings=("Andere kop",)))


def test_a_link_to_another_page_is_no_way_on_from_questions() -> None:
    away = button("Volgende", "link", href="https://f.nl/nieuws/2")
    assert way_on(panel(field("E-mailadres"), away)) is None
    assert way_on(panel(away)) == away
    assert way_on(panel(field("E-mailadres"), away, step=(1, 3))) == away


ON = button("Volgende", "submit")
OPTIONAL = Required(code=False, text=False, color=False, optional=True)


@pytest.mark.parametrize(
    ("parts", "may"),
    [
        ((field("Naam"), ON), True),
        ((field("Naam"), button("Versturen", "submit", form=0)), True),
        ((field("Naam", required=REQUIRED), field("Straat"), ON), False),
        ((field("Naam"), field("Straat", required=OPTIONAL), ON), False),
        ((field("Naam", value="An"), ON), False),
        ((field("Naam"), button("Volgende", "link", href="https://f.nl/stap/1?x")), False),
        ((ON,), False),
    ],
)
def test_a_step_that_does_not_tell_what_is_required_may_be_tried_empty(
    parts: tuple[Button | Field, ...], may: bool
) -> None:
    assert may_stay_empty(panel(*parts)) is may


@pytest.mark.parametrize(
    ("parts", "ending"),
    [
        ((button("Versturen", "submit", form=0),), Ending.SEND),
        ((button("", "image", form=0),), Ending.UNCLEAR),
        ((button("Akkoord", "submit", form=0),), Ending.UNCLEAR),
        ((button("Meer uitleg"),), Ending.NO_BUTTON),
        ((), Ending.NO_BUTTON),
    ],
)
def test_why_there_is_no_way_on_is_told(parts: tuple[Button, ...], ending: Ending) -> None:
    assert no_way(panel(field("Naam"), *parts)) is ending
