"""Statements of any make are read: by the names of the model, by labels, in lists and in tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import fabriek
from toegankelijk.law import Terms
from toegankelijk.model import Link as SiteLink
from toegankelijk.model import Organisation, Site
from toegankelijk.paper.as_html import as_html
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.answers import Answer, Answers
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.particulars import Particulars, Research
from toegankelijk.verklaring.published.checks import Checked, Linked, Mark, check
from toegankelijk.verklaring.published.deviations import Named, deviations
from toegankelijk.verklaring.published.fetching import linked_in_scan
from toegankelijk.verklaring.published.lines import read_page
from toegankelijk.verklaring.published.recognise import recognise
from toegankelijk.verklaring.published.words import load_check_words
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 14)
TERMS = Terms(36, 6, 12, 5, 3)
WORDS = load_check_words()
URL = "https://www.gemeente.nl/toegankelijkheid"

GENERATOR = """<html><head><title>Verklaring</title></head><body>
<h1>Toegankelijkheidsverklaring Site</h1>
<p>Burgemeester en wethouders van Gemeente streven naar toegankelijkheid.</p>
<h3>Nalevingsstatus: <a href="#uitleg">voldoet gedeeltelijk</a>
</h3>
<h3>Akkoordverklaring</h3>
<p>De informatie in deze verklaring is getekend voor 'gezien en akkoord' op 05-02-2026 door een
tekenbevoegd functionaris van Gemeente. Functie: Gemeentesecretaris.</p>
<h3>Feedback en contactgegevens</h3>
<p>Mail <a href="mailto:web@gemeente.nl">web@gemeente.nl</a>
</p>
<h4>Handhavingsprocedure</h4>
<p>Ga naar de <a href="https://www.nationaleombudsman.nl">Nationale ombudsman</a>
</p>
<h2>Onderbouwing</h2>
<h3>Onderzoeksresultaten</h3>
<p>Onderzoeksrapport: <a href="https://www.gemeente.nl/rapport.pdf">rapport</a>, 10-11-2025.
 EN 301 549, WCAG 2.1</p>
<h3>Afwijkingen van de toegankelijkheidsstandaard</h3>
<h4>SC 1.1.1 - Niet-tekstuele content [niveau A]</h4>
<p>Beschrijving: Plaatjes zonder tekst.</p>
<p>Oorzaak: Vergeten.</p>
<p>Gevolg: Blinden missen het.</p>
<p>Alternatieven: Bel ons.</p>
<p>Maatregel: De redactie herstelt het.</p>
<p>Leidt het oplossen van deze afwijking tot een onevenredige last? Nee</p>
<p>Planning: uiterlijk 1 september 2026 opgelost.</p>
<h4>SC 1.4.3 - Contrast [niveau AA]</h4>
<p>Beschrijving: Grijs op grijs.</p>
<p>Oorzaak: Huisstijl.</p>
<p>Maatregel:</p>
<p>Planning: 01-01-2026</p>
<h3>Andere toegankelijkheidsissues</h3>
<p>Geen.</p>
<h2>Algemene toelichting</h2>
<h3>Uitleg over de statussen</h3>
<p>A: voldoet volledig</p>
<p>D: voldoet niet</p>
<p>Planning: dit is uitleg.</p>
</body></html>"""

TABLE = """<body><h1>Toegankelijkheid</h1>
<p>Status C: eerste maatregelen genomen</p>
<h2>Afwijkingen</h2>
<table><tr><th>Criterium</th>
<th>Beschrijving</th>
<th>Maatregel</th>
<th>Planning</th>
</tr>
<tr><td>1.1.1</td><td>Plaatjes</td><td>Tekst erbij</td><td>Q4 2026</td></tr>
<tr><td>2.4.2</td><td>Titels</td><td></td><td>juni 2026</td></tr>
</table>
<p>Laatst bijgewerkt: 1 februari 2024</p>
</body>"""

LIST = """<body><main><p>Onze site voldoet niet aan alle eisen.</p>
<h2>Afwijkingen</h2>
<ol>
<li><strong>Afwijking 1: kopjes</strong><dl><dt>Beschrijving</dt>
<dd>Koppen ontbreken</dd>
<dt>Maatregel</dt>
<dd>Leverancier herstelt</dd>
<dt>Planning</dt>
<dd>1-12-2026</dd>
</dl></li>
<li><strong>Afwijking 2: formulier</strong><dl><dt>Beschrijving</dt>
<dd>Labels ontbreken</dd>
<dt>Maatregel</dt>
<dd>-</dd>
<dt>Onevenredige last?</dt>
<dd>Ja, te duur</dd>
</dl></li>
</ol></main>
</body>"""


def checked(html: str, linked: Linked | None = None, **answers: bool | None) -> Checked:
    return check(read_page(html.encode(), URL), WORDS, TERMS, TODAY, answers, linked)


def marks(done: Checked) -> dict[str, Mark]:
    return {each.id: each.mark for each in done.checks}


def test_a_statement_like_those_of_the_official_generator() -> None:
    done = checked(GENERATOR)
    assert done.said.status is Status.B
    assert done.said.norm == "EN 301 549"
    assert done.said.official == "Gemeentesecretaris"
    assert done.said.ombudsman
    assert "mailto:web@gemeente.nl" in done.said.contact
    assert [d.name[:8] for d in done.deviations] == ["SC 1.1.1", "SC 1.4.3"]
    first, second = done.deviations
    assert (first.has_measure, first.planned, first.is_burden) == (True, date(2026, 9, 1), False)
    assert (second.has_measure, second.planned) == (False, date(2026, 1, 1))
    assert marks(done) == {
        "gelinkt": Mark.LOOK,
        "status": Mark.GOOD,
        "norm": Mark.GOOD,
        "datum": Mark.GOOD,
        "herzien": Mark.GOOD,
        "functie": Mark.GOOD,
        "ombudsman": Mark.GOOD,
        "contact": Mark.GOOD,
        "onderzoek": Mark.GOOD,
        "links": Mark.LOOK,
        "afwijkingen": Mark.WRONG,
        "planning": Mark.WRONG,
        "concept": Mark.GOOD,
    }
    notes = {each.id: " ".join(each.notes) for each in done.checks}
    assert "SC 1.4.3" in notes["afwijkingen"]
    assert "de maatregel ontbreekt" in notes["afwijkingen"]
    assert "1 januari 2026" in notes["planning"]


def test_deviations_in_a_table() -> None:
    done = checked(TABLE)
    assert done.said.status is Status.C
    assert [(d.name, d.has_measure, d.planned) for d in done.deviations] == [
        ("1.1.1", True, date(2026, 12, 31)),
        ("2.4.2", False, date(2026, 6, 30)),
    ]
    assert marks(done)["herzien"] is Mark.WRONG
    assert marks(done)["norm"] is Mark.WRONG


def test_deviations_in_a_list_with_an_appeal() -> None:
    done = checked(LIST)
    assert done.said.status is Status.D
    first, second = done.deviations
    assert first.planned == date(2026, 12, 1)
    assert second.is_burden
    assert marks(done)["afwijkingen"] is Mark.GOOD


def own_statement() -> str:
    book = load_rulebook()
    answers = tuple(
        Answer(
            rule=rule,
            cause="x",
            alternative="Bel.",
            measure="Doen.",
            burden=False,
            planned=date(2026, 12, 1),
        )
        for rule in ("image-alt", "color-contrast")
    )
    made = fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), fabriek.finding("color-contrast")),
        organisation=Organisation("Gemeente", "a@b.nl", "14 078", "Directeur", f"{URL}/alle"),
        site=Site((f"{fabriek.ROOT}/",), name="Website"),
    )
    told = Particulars(
        page=URL,
        signed=date(2026, 3, 1),
        reviewed=date(2026, 3, 1),
        appeal=False,
        research=(Research(date(2026, 1, 5), "Bureau", met=48, report="https://b.nl/r"),),
    )
    draft = make_draft(made, book, book.law, told, TODAY, Answers(None, answers, (1, 2)))
    assert draft.final
    return as_html(compose(draft, load_words(), book))


def test_our_own_final_statement_is_in_order() -> None:
    linked = Linked((URL,), (), whole=True)
    done = checked(own_statement(), linked, **{"https://b.nl/r": True})
    assert done.said.status is Status.B
    assert len(done.deviations) == 2
    assert {each.mark for each in done.checks} == {Mark.GOOD}, done.checks


def test_without_the_names_of_the_model_our_own_reads_the_same() -> None:
    soup = BeautifulSoup(own_statement(), "lxml")
    for tag in soup.select("[itemprop]"):
        del tag["itemprop"]
    bare, whole = checked(str(soup)), checked(own_statement())
    assert bare.said.status is whole.said.status
    assert len(bare.deviations) == len(whole.deviations)
    assert marks(bare) == marks(whole)


@pytest.mark.parametrize(
    ("html", "status"),
    [
        ("<p>Nalevingsstatus</p><p>Voldoet volledig</p>", Status.A),
        ("<p>Deze site voldoet gedeeltelijk aan het besluit.</p>", Status.B),
        ("<dl><dt>Status</dt><dd>B - voldoet deels</dd></dl>", Status.B),
        ("<p>Toegankelijkheidsstatus: D</p><p>Status D</p>", Status.D),
        ("<p itemprop='data-compliance_result'>C - Eerste maatregelen genomen</p>", Status.C),
        ("<p>De website voldoet niet volledig.</p>", Status.D),
        ("<p>Welkom op onze site.</p>", None),
        ("<h2>Uitleg over de nalevingsstatussen</h2><p>A: voldoet volledig</p>", None),
    ],
)
def test_the_status_is_found_but_not_in_the_explanation(html: str, status: Status | None) -> None:
    assert recognise(read_page(html.encode()), WORDS).status is status


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        ("14-03-2025", Mark.GOOD),
        ("13-03-2025", Mark.WRONG),
        ("14-03-2026", Mark.GOOD),
    ],
)
def test_a_statement_is_young_for_a_year(day: str, mark: Mark) -> None:
    assert marks(checked(f"<p>Laatst herzien op {day}</p>"))["herzien"] is mark


def test_links_that_fail_are_named_and_those_without_an_answer_are_for_a_person() -> None:
    page = read_page(b"<p>x</p>", URL)
    done = check(page, WORDS, TERMS, TODAY, {"https://a.nl/1": False, "https://a.nl/2": None}, None)
    (links,) = [each for each in done.checks if each.id == "links"]
    assert links.mark is Mark.WRONG
    assert "https://a.nl/1" in links.notes[0]
    done = check(page, WORDS, TERMS, TODAY, {"https://a.nl/2": None}, None)
    assert marks(done)["links"] is Mark.LOOK


def test_pages_of_a_scan_without_a_link_are_counted() -> None:
    target = f"{fabriek.ROOT}/toegankelijkheid"
    made = fabriek.scan(
        fabriek.page("/", links=(SiteLink(f"{target}/", "Toegankelijkheid"),)),
        fabriek.page("/contact"),
        fabriek.page("/toegankelijkheid"),
    )
    found = linked_in_scan(made, target)
    assert len(found.pages) == 3
    assert found.without == (f"{fabriek.ROOT}/contact",)


@settings(max_examples=60)
@given(st.text(st.sampled_from("<>/abdhlptr 1.:-éCpx&;\n0"), max_size=300))
def test_no_page_breaks_the_reader(text: str) -> None:
    page = read_page(text.encode(), URL)
    recognise(page, WORDS)
    deviations(page.lines, WORDS)


def test_a_deep_page_is_read() -> None:
    page = read_page(b"<div>" * 5000 + b"voldoet niet", URL)
    assert "\x00" not in page.text


def test_a_date_in_a_measure_is_no_planning_where_that_has_a_place_of_its_own() -> None:
    measure = "Zeg wat fout is: ‘Kies een datum voor 31 december 1990’."
    deviation = Named("Afwijking 6: Fout", {"maatregel": measure, "planning": "nog invullen"})
    assert deviation.planned is None
    assert replace(deviation, values={"maatregel": "Klaar op 1 mei 2026."}).planned == date(
        2026, 5, 1
    )


def test_a_note_on_a_deviation_names_it_once() -> None:
    done = checked(LIST.replace("1-12-2026", "1-12-2020"))
    notes = [note for each in done.checks for note in each.notes]
    assert "Afwijking 1: kopjes: de datum 1 december 2020 is voorbij." in notes
