"""What a button does is told by its words, code and place; in doubt it sends."""

from __future__ import annotations

import pytest

from forms.panels import button, field, panel
from toegankelijk.forms.buttons import Press, is_overview, press_of, sorted_by_press


@pytest.mark.parametrize(
    ("press", "texts"),
    [
        (Press.NEXT, ["Volgende", "Verder", "Ga verder", "Naar stap 2", "Controleren", "Next"]),
        (Press.BACK, ["Vorige", "Terug", "Vorige pagina", "Terug naar stap 1"]),
        (Press.START, ["Formulier starten", "Begin", "Doorgaan zonder DigiD"]),
        (
            Press.SEND,
            [
                *(
                    "Versturen",
                    "Verstuur",
                    "Verzenden",
                    "Aanvraag indienen",
                    "Bevestigen",
                    "Submit",
                ),
                *("Melding doen", "Afronden", "Dien uw klacht in", "Volgende en versturen"),
            ],
        ),
        (Press.PAY, ["Betalen", "Verder naar betalen", "Verzenden en betalen"]),
        (Press.SIGN, ["Ondertekenen", "Digitaal ondertekenen"]),
        (Press.LOGIN, ["Inloggen met DigiD", "Log in", "eHerkenning"]),
        (Press.SAVE, ["Tussentijds opslaan", "Opslaan en later verder"]),
        (Press.CANCEL, ["Annuleren", "Stoppen"]),
        (Press.ADD, ["Nog een toevoegen", "Kind toevoegen"]),
        (Press.UPLOAD, ["Bladeren", "Kies een bestand"]),
        (Press.VERIFY, ["Verifiëren"]),
        (Press.OTHER, ["Wijzigen", "Akkoord"]),
    ],
)
def test_words_tell_what_pressing_does(press: Press, texts: list[str]) -> None:
    assert {text: press_of(button(text, "submit")) for text in texts} == dict.fromkeys(texts, press)


def test_code_tells_where_words_do_not_but_never_makes_a_button_safer() -> None:
    assert press_of(button("Akkoord", "submit", name="next")) is Press.NEXT
    assert press_of(button("Akkoord", "submit", name="verzenden")) is Press.SEND
    assert press_of(button("Versturen", "submit", name="next")) is Press.SEND
    assert press_of(button("Volgende", "submit", name="_complete")) is Press.SEND


def test_saving_a_row_is_no_sending_but_saving_a_form_is() -> None:
    row = button("Opslaan", group=1)
    found = sorted_by_press(panel(row, button("Volgende", "submit")))
    assert found[Press.KEEP] == [row]
    assert Press.KEEP not in sorted_by_press(panel(button("Opslaan", "submit")))


def test_buttons_of_the_site_around_the_form_are_left_alone() -> None:
    assert not sorted_by_press(panel(button("Volgende", around=True)))


def test_an_overview_asks_nothing_and_calls_itself_so_or_shows_the_answers() -> None:
    send = button("Verzenden", "submit")
    agree = field("Ik ga akkoord", "checkbox")
    assert is_overview(panel(send, agree, url="https://f.nl/overzicht"))
    assert is_overview(panel(send, text="Elisa en Voorbeeld"), {"Elisa", "Voorbeeld"})
    assert is_overview(panel(send, headings=("Verhuizing", "Controleer uw gegevens")))
    assert not is_overview(panel(send, field("Naam"), url="https://f.nl/overzicht"))
    assert not is_overview(panel(button("Volgende", "submit")), {"Elisa", "Voorbeeld"})
