"""Made-up answers fit what is asked, and change with the error that came back."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.panels import field
from toegankelijk.forms.answers import Try, answer, options_in_order, wrong
from toegankelijk.forms.dates import a_date
from toegankelijk.forms.meanings import Meaning, meaning_of
from toegankelijk.forms.panel import Option
from toegankelijk.forms.people import bsn, iban, made_up, passes_eleven_test, postcode

TODAY = date(2026, 3, 12)
PERSON = made_up()


def said(label: str, error: str = "", tries: int = 0, **given: Any) -> str:
    return answer(field(label, **given), Try(PERSON, TODAY, tries, error))


@given(st.integers(0, 2**32))
def test_made_up_numbers_are_in_the_right_form(seed: int) -> None:
    draw = random.Random(seed)
    number = bsn(draw)
    assert passes_eleven_test(number)
    assert number.startswith("9999")
    account = iban(draw)
    moved = "".join(str(int(c, 36)) for c in account[4:] + account[:4])
    assert int(moved) % 97 == 1
    assert postcode(draw)[-2:] not in {"SA", "SD", "SS"}


def test_the_same_person_comes_each_time_and_has_no_real_address() -> None:
    assert made_up() == PERSON
    assert PERSON.email.endswith("@example.org")


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Voornaam", Meaning.FIRST_NAME),
        ("Uw e-mailadres", Meaning.EMAIL),
        ("Telefoonnummer overdag", Meaning.PHONE),
        ("BSN van uw partner", Meaning.BSN),
        ("Huisnummertoevoeging", Meaning.HOUSE_ADDITION),
        ("Huisnummer", Meaning.HOUSE_NUMBER),
        ("Geboortedatum", Meaning.BIRTH_DATE),
        ("Vanaf welke datum?", Meaning.DATE),
        ("Hoeveel personen komen er?", Meaning.NUMBER),
        ("Toelichting", Meaning.TEXT),
    ],
)
def test_labels_tell_what_is_asked(label: str, meaning: Meaning) -> None:
    assert meaning_of(field(label)) is meaning


def test_a_token_goes_before_the_label_and_a_type_before_what_is_vague() -> None:
    assert meaning_of(field("Contact", autocomplete="section-a email")) is Meaning.EMAIL
    assert meaning_of(field("Contact", kind="email")) is Meaning.EMAIL
    assert meaning_of(field("", name="postalCode_zip", kind="text")) is Meaning.POSTCODE


def test_numbers_keep_to_limits_and_to_what_an_error_says() -> None:
    assert said("Leeftijd", kind="number", min="50", max="99") == "50"
    assert said("Aantal", "Vul minimaal 12 in.", 1) == "12"
    assert said("Aantal", "Het moet groter dan 12 zijn.", 1) == "13"
    assert said("Bedrag", "Het mag maximaal 50 zijn.", 1) == "50"


def test_texts_keep_to_lengths_and_to_what_an_error_says() -> None:
    assert len(said("Toelichting", kind="textarea", max_length=20)) <= 20
    assert len(said("Toelichting", "Gebruik minstens 80 tekens.", 1, kind="textarea")) >= 80
    assert said("Zaak", "Schrijf het zoals ZAAK-123456.", 1) == "ZAAK-123456"
    assert said("Code", pattern="[A-Z]{3}-[0-9]{2}")[3] == "-"


def test_dates_fit_the_question_the_limits_and_the_error() -> None:
    assert said("Geboortedatum", kind="date") == "1985-03-14"
    assert said("Gewenste datum") > "0"
    assert a_date("Gewenste datum", ("", ""), TODAY, 0, "") > TODAY
    assert a_date("Datum schade", ("", ""), TODAY, 0, "") < TODAY
    assert a_date("Datum", ("2030-01-01", ""), TODAY, 0, "") == date(2030, 1, 1)
    after = "De datum mag niet voor 1 januari 2031 liggen"
    assert a_date("Datum", ("", ""), TODAY, 1, after) > date(2031, 1, 1)
    assert a_date("Datum", ("", ""), TODAY, 1, "Kies een dag voor 01-02-2020.") < date(2020, 2, 1)
    assert said("Dag", group_label="Geboortedatum").isdecimal()
    assert said("Datum", placeholder="dd/mm/jjjj").count("/") == 2


@given(st.text(max_size=200))
def test_whatever_a_page_says_there_is_an_answer(text: str) -> None:
    for tries in range(5):
        assert len(said(text, text, tries, help=text, placeholder=text, pattern=text)) <= 400


def test_a_hostile_pattern_takes_no_time_and_gives_another_answer() -> None:
    assert said("Code", pattern="(((a{1,50}){50}){50}){50}")
    assert said("Code", pattern="(a+)+$")


def test_options_that_lead_on_come_first_and_the_empty_one_never() -> None:
    options = tuple(Option(t, t, False) for t in ("Kies een optie", "Anders", "Rood", "Blauw"))
    assert options_in_order(options, "Kleur", 0) == [2, 3, 1]
    assert options_in_order(options, "Kleur", 1) == [3, 1, 2]
    yes_no = tuple(Option(t, t, False) for t in ("Nee", "Ja, ik ga akkoord"))
    assert options_in_order(yes_no, "Gaat u akkoord?", 0)[0] == 1


def test_wrong_values_are_for_fields_that_can_know() -> None:
    assert wrong(field("E-mailadres", kind="email"))
    assert wrong(field("Toelichting")) is None
    assert wrong(field("Naam", kind="textarea")) is None
