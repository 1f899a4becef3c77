"""Where sentences end, held against sentences that were cut by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.model import Block, BlockKind
from toegankelijk.text.sentences import sentences

# Written for this project; a bar stands where one sentence ends and the next begins.
GOLD = """
De gemeente helpt u graag.
De gemeente helpt u graag. | U kunt ons bellen.
Bel ons. | Wij helpen u.
Bel ons.
Kom langs! | Wij zijn open.
Heeft u vragen? | Bel dan 14 078.
Neem bijv. uw paspoort mee.
Neem bijv. De Gelderlander mee. | Of een boek.
Wij ontvingen uw brief d.d. 12-1-2023. | U krijgt snel antwoord.
Uw brief d.d. 12 januari 2023 hebben wij gekregen.
Dat staat in art. 3 van de wet.
Dat staat in art. 3, lid 2. | Lees dat goed.
Zie art. 3. | Daar staat het.
Zie artikel 5. | De regels zijn streng.
Het kost ca. 3.000 euro. | Dat is veel.
Het kost ca. 3.000.
Wij schrijven u m.b.t. uw aanvraag.
Wij schrijven u m.b.t. Uw aanvraag.
Wij zijn open van 9.00–17.30 uur. | Op zondag zijn wij dicht.
Wij zijn open van 9.00 tot 17.30 uur.
Op 12-1-2023 kreeg u een brief. | Die was van ons.
De brief van 12.1.2023 is weg. | Stuurt u hem nog eens?
T.a.v. de heer Jansen
Stuur het t.a.v. Mevrouw Jansen.
De zaak is van mr. Jansen. | Hij belt u.
Mr. Jansen belt u. | Hij weet er alles van.
Dr. De Wit en drs. Van Dam komen ook.
Wij spraken met ir. B. de Boer. | Dat ging goed.
De heer J. de Vries woont daar.
De heer J. De Vries woont daar.
Mevrouw A.B. Jansen belde. | Zij was boos.
Geachte heer P.J.M. van den Berg,
Kijk op www.voorbeeldstad.nl. | Daar staat alles.
Kijk op https://www.voorbeeldstad.nl/wonen?a=1.2. | Daar staat het.
Mail naar info@voorbeeldstad.nl. | U krijgt antwoord.
Mail naar j.jansen@voorbeeldstad.nl of bel.
Uw kenmerk is Z/2023/12345. | Bewaar dat.
Uw kenmerk is Z.2023.12345. | Bewaar dat.
Zij zei: "Ik kom niet." | Daarna ging zij weg.
Zij zei: “Ik kom niet.” | Daarna ging zij weg.
"Hoe gaat het?" vroeg hij. | "Goed", zei zij.
"Kom binnen!" riep hij.
‘Kom binnen.’ | ‘Dank u.’
Zij vroeg: “Mag dat?” | Dat mocht.
Wacht... | Ik kom eraan.
Wacht… ik kom eraan.
Wacht... ik kom eraan.
Het bedrag is € 1.000,50. | Betaal voor 1 mei.
Het bedrag is 1.000,50. | Betaal voor 1 mei.
U betaalt 1.250,- euro. | Dat is inclusief btw.
Dat kost 3,5 procent. | Meer niet.
U heeft dit nodig: een paspoort, een foto en een pen.
Let op: u moet zelf betalen. | Neem geld mee.
Wij sturen u een brief (zie ook art. 4). | Lees hem goed.
Wij sturen u een brief. | (Die krijgt u per post.) | Lees hem goed.
Dat kan op maandag (van 9.00 tot 12.00 uur). | Op dinsdag niet.
1. Vul het formulier in.
1. Vul het formulier in. | 2. Stuur het op.
a. Vul het formulier in.
2. Aanvragen van een paspoort
Vul in: naam, adres enz. | Zet uw handtekening.
Vul in: naam, adres etc. en stuur het op.
Neem een pen, papier e.d. mee.
Neem een pen, papier e.d. | Vergeet uw paspoort niet.
Op 12 mei jl. belde u ons.
U belde op 12 mei jl. | Wij waren er niet.
De vergadering is maandag a.s. | U bent welkom.
De vergadering is a.s. maandag.
Bakker B.V. Dordrecht is gesloten.
U werkt bij Bakker B.V. | De zaak is dicht.
De firma Bakker N.V. levert het. | Dat duurt lang.
Bel tel. 14 078.
Bel ons op tel. 14 078. | Wij helpen u.
Zie blz. 12 voor meer uitleg.
De fam. Jansen woont hier. | Zij hebben een hond.
Ik woon op nr. 12. | Mijn buurman op nr. 14.
Dat is o.a. Dordrecht, Zwijndrecht en Papendrecht.
Dat geldt o.a. voor honden. | Katten mogen wel.
U krijgt max. 3 brieven.
U krijgt incl. toeslag 300 euro. | Dat is genoeg.
Het gaat om ong. 20 huizen.
De vergunning geldt t/m 31 dec. 2024. | Daarna niet meer.
Wij zijn dicht van 24 dec. t/m 1 jan.
De St. Jansstraat is dicht. | Rij om.
Prof. dr. A. Bakker spreekt om 8 uur.
U heeft vitamine D nodig. | Eet vis.
Kies plan B. | Dat is beter.
Wij kiezen optie A. | De bomen blijven staan.
De klas van groep 3. | Die gaat op reis.
Er zijn 3 plannen. | Plan 1 is het beste.
In 2023. | Toen was alles anders.
Dat was in 2023. | 12 mensen waren erbij.
De wet geldt sinds 1 januari 2020. | U moet zich eraan houden.
's Morgens zijn wij open. | 's Middags niet.
Wij zijn open. | 's Middags zijn wij dicht.
Hij woont in 's-Gravenhage. | Zij niet.
Ga naar de balie. | ’s Avonds kan dat ook.
U mag in beroep gaan! | Wist u dat?
Wat?! | Dat kan niet.
Echt waar?? | Ja!
Dat is zo. | En dat ook. | En dit ook.
Uw aanvraag is goed. | Gefeliciteerd!
Dit is een zin zonder punt
Kop zonder punt
Wat kost het? | Hoe lang duurt het?
De APV (art. 2.1) verbiedt dit. | U krijgt een boete.
Artikel 2.1.3 van de APV verbiedt dit.
Zie artikel 2.1. | De boete is hoog.
Het ging om de zgn. Van Goghstraat.
De burgemeester, mw. De Jong, was er. | Zij sprak kort.
Dhr. Ali en mevr. Kaya komen langs.
Stuur het n.a.v. ons gesprek.
De bus gaat om 8.15, 9.15 enz.
Wij doen dit i.s.m. Rijkswaterstaat. | Het werk duurt lang.
Wij doen dit i.v.m. Koningsdag.
Dat valt onder de Wmo. | Vraag het ons.
U heeft een BSN. | Dat staat op uw paspoort.
Log in met DigiD. | Dat is veilig.
Ga naar MijnOverheid.nl en log in.
De min. leeftijd is 18 jaar.
Het duurt 15 min. | Daarna bent u klaar.
Het kost 3 mln. euro.
De straat is 300 m. lang.
Hij is jr. medewerker.
Het staat in het Stb. | Dat is openbaar.
De wethouder (P. Smit) was er niet.
Wethouder P. Smit zei niets. | Hij was ziek.
Dat is de mening van dhr. K. | Wij zijn het daar niet mee eens.
U leest dit op de site. dat is handig.
Wij helpen u verder. | bel ons gerust.
Het adres is Spuiboulevard 300. | Daar is de balie.
Postbus 8, 3300 AA Dordrecht
De regels gelden vanaf 1-1-2024. | U krijgt nog een brief.
Het gaat om perceel A. 1234 in de wijk.
U kunt kiezen: ja of nee.
Wij hebben uw e-mail gekregen. | Dank u wel.
U vraagt om een P.V. van de politie.
Zij is geb. in 1950. | Zij woont alleen.
De raad besloot op 3 mrt. 2022 anders.
De ozb. | Dat is een belasting.
Stap 1. Ga naar de site.
“U krijgt geen geld. | U kunt bezwaar maken.” | Dat stond er.
De gemeente vroeg: waarom? | Niemand wist het.
Tot ziens! | Met vriendelijke groet
"""
CASES = [line for line in GOLD.splitlines() if line]


def cut(text: str) -> list[str]:
    return [s.text for s in sentences(Block(BlockKind.PARAGRAPH, text, ()))]


def test_the_gold_set_is_large() -> None:
    assert len(set(CASES)) == len(CASES) >= 120


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    expected = case.split(" | ")
    assert cut(" ".join(expected)) == expected


def test_a_sentence_says_where_it_stands() -> None:
    text = "Dat is zo. (Kijk maar.) Bel ons"
    found = sentences(Block(BlockKind.PARAGRAPH, text, ()))
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.start for s in found] == [0, 11, 24]


def test_an_empty_block_has_no_sentences() -> None:
    assert cut("") == []


def test_only_the_given_abbreviations_count() -> None:
    block = Block(BlockKind.PARAGRAPH, "Dat is een xyz. Zaak.", ())
    assert len(sentences(block, ())) == 2
    assert len(sentences(block, ("xyz.",))) == 1


@given(st.text(alphabet="aB1 .?!…\"'’()[]:;,-", max_size=200))
def test_nothing_is_lost_or_counted_twice(text: str) -> None:
    folded = " ".join(text.split())
    found = sentences(Block(BlockKind.PARAGRAPH, folded, ()))
    assert " ".join(s.text for s in found) == folded
    assert all(folded[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    "unit", ["a.a.a.", "[", "(((. ", ". ", "A. ", "....", ".)", "'", '"', "… ", "1. ", "a" * 50]
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    begun = time.process_time()
    cut(" ".join((text + "x").split()))
    assert time.process_time() - begun < 1
