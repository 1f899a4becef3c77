"""A walk in words, for a terminal of 80 columns."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from fabriek import finding
from toegankelijk.forms.told import WIDTH, told
from toegankelijk.model import Ending, FormState, FormWalk, NotDone, Outcome, Stage
from toegankelijk.rulebook import load_rulebook

BOOK = load_rulebook()
ADDRESS = "https://formulieren.voorbeeldstad.nl/" + "heel-lang-adres-" * 8


def walk(ending: Ending) -> FormWalk:
    name = "Formulier, stap 1: leeg gelaten, met foutmeldingen, en met een naam zonder einde"
    state = FormState(1, Stage.EMPTY, name, "Uw gegevens", 5, 2, 3)
    not_done = (NotDone("Versturen en betalen " * 9, "send"),)
    return FormWalk(ADDRESS, "Melden " * 30, ending, 1, states=(state,), not_done=not_done)


@pytest.mark.parametrize("ending", Ending)
def test_no_line_is_wider_than_a_terminal_but_for_the_address(ending: Ending) -> None:
    found = tuple(finding(rule, outcome=Outcome.FAILED) for rule in sorted(BOOK.rules))
    lines = told(walk(ending), found, BOOK).splitlines()
    assert f"Adres: {ADDRESS}" in lines or ADDRESS in lines
    assert max(cell_len(line) for line in lines if ADDRESS not in line) <= WIDTH


def test_it_tells_how_far_it_came_and_what_was_found() -> None:
    text = told(walk(Ending.NO_BUTTON), (finding("image-alt", outcome=Outcome.FAILED),), BOOK)
    assert "Geen knop om verder te gaan." in text
    assert "Zeker fout: 1." in text
    assert "1 x Afbeelding zonder alternatieve tekst (1.1.1)" in text
