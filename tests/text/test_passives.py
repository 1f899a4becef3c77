"""Passives are told apart from perfects, states and changes, and made active where that is sure."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.active import active
from toegankelijk.text.check import readings
from toegankelijk.text.cut import SHORTEST, cut
from toegankelijk.text.grammar import grammar
from toegankelijk.text.page import RawBlock, page_document
from toegankelijk.text.passives import Passive, passives
from toegankelijk.text.reading import Reading


def read(text: str) -> Reading:
    document = page_document("x", [RawBlock(BlockKind.PARAGRAPH, text)], "nl")
    (reading,) = readings(document, load_rulebook().abbreviations)
    return reading


def found(text: str) -> list[Passive]:
    reading = read(text)
    return [p for p in passives(grammar(reading.doc, reading.tokens)) if not p.is_state]


@pytest.mark.parametrize(
    "text",
    [
        "De aanvraag wordt door een medewerker beoordeeld.",
        "Het plan werd vorige week besproken.",
        "Het formulier moet worden ondertekend.",
        "De vergunning is door de gemeente verleend.",
        "Ik weet dat de weg morgen wordt afgesloten.",
        "De subsidie zou zijn uitbetaald.",
    ],
)
def test_a_passive_is_seen(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "De man is naar huis gegaan.",
        "De balie is op zaterdag gesloten.",
        "De groep wordt steeds groter.",
        "De prijzen zijn flink gestegen.",
        "Zij wordt lid van de raad.",
        "U bent hier welkom.",
        "De gemeente heeft de brief verstuurd.",
        "Mijn oma is overleden.",
        "De zanger werd beroemd.",
        "De speeltuin is omringd door hoge bomen.",
        "Hij wil later brandweerman worden.",
        "Hij zou gisteren al zijn vertrokken.",
    ],
)
def test_what_is_no_passive_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De aanvraag wordt door een medewerker beoordeeld.",
            "Een medewerker beoordeelt de aanvraag.",
        ),
        ("Het besluit werd door het college genomen.", "Het college nam het besluit."),
        (
            "De vergunning is door de gemeente verleend.",
            "De gemeente heeft de vergunning verleend.",
        ),
        ("De weg wordt morgen afgesloten.", "[wie?] sluit de weg af."),
        ("De gegevens zijn door ons beoordeeld.", "Wij hebben de gegevens beoordeeld."),
        ("Er is besloten dat de weg dicht blijft.", ""),
        (
            "Uw verzoek wordt door ons niet toegewezen.",
            "Wij wijzen uw verzoek niet toe.",
        ),
        (
            "De kosten kunnen niet door de gemeente worden vergoed.",
            "De gemeente kan de kosten niet vergoeden.",
        ),
        (
            "De schade wordt nooit door de verzekeraar vergoed.",
            "De verzekeraar vergoedt de schade nooit.",
        ),
        ("Het plan is door de raad niet aangenomen.", "De raad heeft het plan niet aangenomen."),
        ("De toeslag wordt niet meer door de gemeente betaald.", ""),
        ("De toeslag wordt alleen door de gemeente betaald als u belt.", ""),
        ("De brug wordt pas na 1 juni door de gemeente geopend.", ""),
        ("De vragen zullen door een van onze medewerkers worden beantwoord.", ""),
        ("De hulp wordt door mij geregeld.", ""),
        ("Het rapport is door de heer Van den Berg en mevrouw De Wit opgesteld.", ""),
        (
            "De aanvraag wordt door de Belastingdienst behandeld.",
            "De Belastingdienst behandelt de aanvraag.",
        ),
        ("De brug wordt door de week geopend.", ""),
        ("De aanvraag is door een fout van ons afgesloten.", ""),
        ("De gemeente werd door de rechter in het gelijk gesteld.", ""),
        ("De verbouwing wordt door het bestuur in gang gezet.", ""),
        ("De hond moet aan de lijn worden gehouden.", ""),
        ("Wordt u door de gemeente geholpen?", ""),
    ],
)
def test_the_active_sentence_is_given_where_it_is_sure(text: str, expected: str) -> None:
    reading = read(text)
    read_as = grammar(reading.doc, reading.tokens)
    (passive,) = passives(read_as)
    assert active(passive, read_as, reading.tokens) == expected


def test_an_adverb_before_the_doer_is_no_participle() -> None:
    text = "De vergunning wordt heden door het college derhalve terstond verleend."
    tokens = read(text).tokens
    assert [tokens[p.participle].text for p in found(text)] == ["verleend"]


def test_an_infinitive_with_te_is_no_participle() -> None:
    text = "Het besluit om de markt te verplaatsen is door de raad genomen."
    tokens = read(text).tokens
    assert [tokens[p.participle].text for p in found(text)] == ["genomen"]


def test_a_long_sentence_is_cut_where_a_clause_begins() -> None:
    text = "Wij hebben uw brief over de vergunning ontvangen en wij sturen u morgen ons antwoord."
    reading = read(text)
    read_as = grammar(reading.doc, reading.tokens)
    at = cut(read_as, *read_as.sentences[0])
    assert at is not None
    assert reading.tokens[at].text == "en"
    assert read_as.words(0, at) >= SHORTEST


@pytest.mark.parametrize(
    "text",
    [
        "In deze brief leest u wanneer u mag beginnen en wat u bij een bezwaar kunt doen.",
        "Wij wijzen u erop dat de zaal open is en dat wij daar foto's maken.",
    ],
)
def test_what_goes_on_with_a_question_or_a_message_is_no_sentence_of_its_own(text: str) -> None:
    reading = read(text)
    read_as = grammar(reading.doc, reading.tokens)
    assert cut(read_as, *read_as.sentences[0]) is None


def test_one_name_is_not_cut_in_two() -> None:
    text = (
        "Ingevolge artikel 87 van het Reglement verkeersregels en verkeerstekens 1990 kan door het "
        "college van burgemeester en wethouders ontheffing worden verleend van de "
        "geslotenverklaring voor gemotoriseerd verkeer."
    )
    reading = read(text)
    read_as = grammar(reading.doc, reading.tokens)
    assert cut(read_as, 0, len(read_as.lower)) is None


def test_a_sentence_without_a_second_clause_is_not_cut() -> None:
    reading = read("U krijgt brood en kaas en melk en water en thee en koffie van ons mee.")
    read_as = grammar(reading.doc, reading.tokens)
    assert cut(read_as, *read_as.sentences[0]) is None


def test_the_grammar_is_as_long_as_the_tokens() -> None:
    reading = read("Dit is één zin. En dit is er nog een.")
    read_as = grammar(reading.doc, reading.tokens)
    assert len(read_as.lower) == len(read_as.head) == len(reading.tokens)
    assert [end for _, end in read_as.sentences][-1] == len(reading.tokens)
    assert len(read_as.sentences) == 2
    roots = [i for i, head in enumerate(read_as.head) if i == head]
    assert {i for root in roots for i in read_as.subtree(root)} == set(range(len(reading.tokens)))
