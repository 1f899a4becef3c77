"""Syllables, held against words that were counted by hand."""

from __future__ import annotations

import pytest

from toegankelijk.text.syllables import syllables

GOLD = {
    1: (
        "aan brief deur dienst eeuw groei hoofd huis hulp huur kind klacht leeuw mooi naar "
        "nieuw oor qua recht sneeuw straat team tuin twee u uur uw vraag wij zaak zo'n WOZ "
        "2023 't"
    ),
    2: (
        "aanvraag aanslag actie adres afspraak afval auto baby's bedrag beide beroep besluit "
        "bezwaar bijstand bouwen brieven buien bureau cadeau chaos cliënt contact datum "
        "deadline direct draaien echter eerder e-mail foto's gebied geïnd geldig "
        "gesprek gezin geuit gratis idee jeugdzorg juni kantoor knieën kosten leges loket "
        "maïs meneer mevrouw milieu nieuwe niveau onze paspoort patiënt pensioen rapport "
        "reëel ruimte sociaal software speciaal station stemmen systeem toeslag tweeën uitleg "
        "verkeer voorbeeld vrije wachttijd website woensdag woning yoga zoals zwembad geëist NAVO"
    ),
    3: (
        "achteraf actueel agenda ambtenaar apparaat artikel belasting bereikbaar beschikking "
        "betaling bewoner bezwaarschrift bijlage bijvoorbeeld college commissie creatief "
        "december digitaal duidelijk eenmalig efficiënt eieren eigenaar enquête Europa "
        "financieel formulier functioneel garage geboorte gemeente geopend gevolgen "
        "goedkeuring handhaving hierover huisnummer huishouden huurtoeslag ideeën ingediend "
        "ingenieur inkomen inschrijving inwoner instantie invullen juridisch kinderen "
        "koopwoning kwijtschelding maatregel mogelijk museum nationaal oceaan officieel "
        "omgeving onderzoek openbaar persoonlijk politie provincie radio reactie regio reünie "
        "rijbewijs schriftelijk sociale stadium subsidie theater toelichting toestemming "
        "uitkering vacuüm vakantie veiligheid vergunning verhuizen verhuizing verklaring "
        "verlengen verstrekken vluchteling voorwaarde voorziening waarschijnlijk wethouder "
        "zienswijze ziekenhuis BSN DigiD UWV m.b.t."
    ),
    4: (
        "aanslagbiljet adviseren alinea beantwoorden beëindigen begrijpelijk bekendmaking "
        "beoordelen biologisch burgemeester burgerzaken controleren democratie documenten "
        "e-mailadres evenement februari financiële financiën gebeurtenis gemeentehuis "
        "handtekening hygiëne informatie initiatief januari kopiëren maatschappelijk "
        "materiaal mededeling medewerker ministerie mogelijkheid officiële overleden "
        "oververmoeid periode professioneel regionaal samenwerking situatie uitzondering "
        "verordening vereniging werkzaamheden"
    ),
    5: (
        "aanvraagformulier auto-ongeluk categorieën coöperatie individueel nationaliteit "
        "organisatie parkeervergunning politieagent telefoonnummer verantwoordelijk "
        "zorgverzekering"
    ),
    6: ("afvalstoffenheffing identiteitsbewijs omgevingsvergunning ontvangstbevestiging"),
}
WORDS = [(word, count) for count, line in GOLD.items() for word in line.split()]


def test_the_gold_set_is_large() -> None:
    assert len(dict(WORDS)) == len(WORDS) >= 150


def test_nearly_all_words_are_counted_right() -> None:
    wrong = {word: syllables(word) for word, count in WORDS if syllables(word) != count}
    assert len(wrong) <= 0.03 * len(WORDS), wrong


@pytest.mark.parametrize(
    "word", ["12", "1.000,50", "12-1-2023", "www.voorbeeld.nl", "a@b.nl", "'t"]
)
def test_what_is_taken_in_at_a_glance_counts_as_one(word: str) -> None:
    assert syllables(word) == 1


@pytest.mark.parametrize("word", ["", "-", "???", "bcd", "日本"])
def test_anything_has_at_least_one(word: str) -> None:
    assert syllables(word) >= 1


def test_accents_may_be_written_loose() -> None:
    assert syllables("geëist") == syllables("gee\u0308ist") == 2
