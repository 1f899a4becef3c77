"""Rare words, long words, and terms that nobody explains."""

from __future__ import annotations

import pytest

from toegankelijk.model import Finding
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document

BOOK = load_rulebook()


def found(text: str, method: str, kind: TextKind = TextKind.PLAIN) -> list[Finding]:
    return list(check(document("x", text, kind), BOOK.with_method(method)))


def quotes(text: str, method: str) -> list[str]:
    return [finding.evidence for finding in found(text, method)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat is een expeditieuze aanpak.", ["expeditieuze"]),
        ("Dit is het prerogatief van de koning.", ["prerogatief"]),
        ("Hij is recalcitrant.", ["recalcitrant"]),
        ("De ophaaldienst komt morgen op de begraafplaats.", []),
        ("Het pad is begaanbaar en ingezaaid.", []),
        ("Wij hebben mevrouw Recalcitrant gesproken.", []),
        ("Het bedrijf EXPEDITIEUS helpt u.", []),
        ("Mail naar prerogatief@voorbeeld.nl of kijk op prerogatief.nl.", []),
        ("De organisaties informeerden alle inwoners.", []),
        ("Er is een omissie.", []),  # the list has something better to say
    ],
)
def test_rare_words(text: str, expected: list[str]) -> None:
    assert quotes(text, "zeldzaam-woord") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De geluidsoverlastmeldingen stijgen.", ["geluidsoverlastmeldingen"]),
        ("Zij heeft een grote verantwoordelijkheid.", []),
        ("De familievoorstelling begint om drie uur.", []),
        ("Wij wonen in de Burgemeesterkolfschotenlaan.", []),
        ("Lees over COVID-19-maatregelen en de BTW-aangifte-formulieren.", []),
    ],
)
def test_long_words(text: str, expected: list[str]) -> None:
    assert quotes(text, "lang-woord") == expected


def test_a_long_word_is_told_with_its_parts() -> None:
    (finding,) = found("De geluidsoverlastmeldingen stijgen.", "lang-woord")
    assert finding.values["letters"] == 24
    assert finding.values["delen"] == "geluidsoverlast – meldingen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U betaalt leges. De leges zijn hoog.", ["leges"]),
        ("U stuurt zienswijzen naar ons.", ["zienswijzen"]),
        ("U betaalt leges (kosten voor ons werk).", []),
        ("U betaalt leges.\n\nLeges zijn kosten voor ons werk.", []),
        ("U betaalt leges.\n\nDe leges zijn de kosten voor ons werk.", []),
        ("U kunt uw mening (zienswijze) sturen. De zienswijze telt mee.", []),
        ("Wij noemen dit een dwangsom. Een dwangsom kan hoog zijn.", []),
        ("De zaal staat tot uw beschikking en is ter beschikking.", []),
        ("Kijk op www.voorbeeld.nl/leges.", []),
        ("Het college legt een last onder dwangsom op.", ["last onder dwangsom"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert quotes(text, "vakterm") == expected


def test_a_term_is_told_with_what_it_means() -> None:
    (finding,) = found("U stuurt een zienswijze.", "vakterm")
    language = BOOK.rules[finding.rule].language
    assert language is not None
    told = language.told(finding.values).format(**finding.values)
    assert "Schrijf liever: mening." in told
    assert "uw mening over een plan" in told
