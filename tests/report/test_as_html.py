"""The report as text. What only a browser can tell stands in test_report_in_browser.py."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import PageElement

import fabriek
from fabriek import ROOT, finding, page, phrase, rulebook, scan
from report.gemeente import municipality
from report.gemeente import rulebook as real_rulebook
from toegankelijk.model import (
    BlockKind,
    Outcome,
    Passage,
    Product,
    Reason,
    RuleKind,
    Scan,
    Severity,
    Site,
)
from toegankelijk.report.as_csv import as_csv
from toegankelijk.report.as_html import as_html


class Reader(HTMLParser):
    """Tags with their attributes, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


def read(made: Scan) -> Reader:
    return Reader(as_html(made, rulebook()))


@pytest.fixture(scope="module")
def whole() -> Reader:
    return Reader(as_html(municipality(), real_rulebook()))


def test_the_first_lines_tell_a_manager_how_many_problems_there_are(whole: Reader) -> None:
    assert "De scan vond 5 problemen met de norm. 3 daarvan zijn kritiek" in whole.text
    assert "Een automatische controle bewijst nooit" in whole.text


def test_a_clean_scan_is_never_called_proof() -> None:
    text = read(scan(page("/"))).text
    assert "De scan vond geen problemen met de norm. Dat is nog geen bewijs" in text


def test_a_scan_without_a_page_says_so() -> None:
    text = read(scan(fabriek.missed("/", Reason.TIMEOUT))).text
    assert "Er is geen enkele pagina gecontroleerd" in text
    assert "De scan vond geen problemen" not in text


def test_a_scan_that_was_broken_off_says_so() -> None:
    text = read(scan(page("/"), finished=None, waiting=41)).text
    told = "Let op: de scan is niet af. Start dezelfde scan nog eens: dan gaat hij verder."
    assert f"{told} Nog 41 adressen te gaan." in text


def test_a_form_that_was_not_reached_is_told() -> None:
    waits = page("/melden", form_waits=f"{fabriek.ROOT}/melden")
    text = read(scan(page("/"), waits, finished=None)).text
    assert "dan gaat hij verder. Nog 1 formulier te doorlopen." in text


def test_a_scan_that_reached_its_limit_says_so() -> None:
    text = read(scan(page("/"), waiting=41)).text
    assert "Let op: de scan stopte na 1 pagina. Nog 41 adressen te gaan." in text
    assert "De scan stopt na 1.000 pagina’s." in text


def test_each_problem_tells_what_for_whom_how_and_who(whole: Reader) -> None:
    for words in (
        "Knop zonder naam",
        "Deze knop heeft geen tekst die een schermlezer kan voorlezen.",
        "Wie blind is, hoort alleen",
        "Zet tekst in de knop.",
        "4.1.2 Naam, rol, waarde, niveau A",
        "meestal de ontwikkelaar",
    ):
        assert words in whole.text


def test_what_a_tool_cannot_decide_stands_apart_with_its_question(whole: Reader) -> None:
    question = real_rulebook().rules["color-contrast"].question
    assert question is not None
    assert whole.text.count(" ".join(question.replace("`", "").split())) == 1
    assert "Kijk zelf:" in whole.text


def test_a_passage_stands_in_its_sentence_with_its_advice(whole: Reader) -> None:
    assert "Schrijf in plaats van ‘verstrekken’: geven." in whole.text
    assert ("mark", {}) in whole.tags
    assert "Wij verstrekken u de benodigde documenten binnen vijf werkdagen." in whole.text.replace(
        "  ", " "
    )


def test_a_hard_word_on_a_button_or_in_a_heading_says_where_it_is() -> None:
    body = fabriek.document(f"{ROOT}/", ("Verstrekken", "Wij verstrekken dit."))
    button = replace(body.blocks[0], kind=BlockKind.BUTTON)
    body = replace(body, blocks=(button, *body.blocks[1:]))
    found = phrase(body, "Verstrekken", component="a"), phrase(body, "verstrekken", component="b")
    text = read(scan(page("/", *found, text=body))).text
    assert "Blok button" in text
    assert "Blok paragraph" not in text


def test_ten_pages_stand_open_and_the_rest_behind_a_click() -> None:
    html = as_html(scan(*(page(f"/{n}", finding()) for n in range(14))), rulebook())
    opened, closed = html.split("Nog 4 pagina’s")[0], html.split("Nog 4 pagina’s")[1]
    assert f'href="{ROOT}/9"' in opened
    assert f'href="{ROOT}/10"' not in opened
    assert f'href="{ROOT}/13"' in closed.split("</details>")[0]


def test_the_same_markup_on_many_pages_is_called_one_part_of_the_site() -> None:
    same = read(scan(page("/a", finding()), page("/b", finding())))
    assert "De code is overal gelijk" in same.text
    differs = read(scan(page("/a", finding()), page("/b", finding(html="<img id=b>"))))
    assert "De code is overal gelijk" not in differs.text


def test_a_picture_is_shown_inline_with_a_text_alternative(whole: Reader) -> None:
    pictures = [attrs for tag, attrs in whole.tags if tag == "img"]
    assert pictures
    for attrs in pictures:
        assert (attrs["src"] or "").startswith("data:image/png;base64,")
        assert "uitsnede" in (attrs["alt"] or "")


def test_steps_to_reach_a_state_are_told(whole: Reader) -> None:
    assert "menu open : Druk op de knop Menu." in whole.text or (
        "menu open: Druk op de knop Menu." in whole.text
    )


def test_what_was_not_checked_is_counted_with_its_reason_and_address(whole: Reader) -> None:
    assert "Niet gecontroleerd 8" in whole.text
    assert "De server weigert de scan 1" in whole.text
    assert "/oud/pagina Code: HTTP 404 De link staat op" in whole.text


def test_where_a_page_sends_on_to_is_shown_as_a_page(whole: Reader) -> None:
    assert "/parkeer Adres: Parkeren /parkeren" in whole.text


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("Page.goto: net::ERR_HTTP2_PROTOCOL_ERROR at /x", "Code: net::ERR_HTTP2_PROTOCOL_ERROR "),
        ("robots.txt: HTTP 503", "Code: robots.txt: HTTP 503 "),
        ("Page.evaluate: TypeError: x is undefined", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_codes_are_shown_of_what_the_browser_said(detail: str, told: str) -> None:
    text = read(scan(fabriek.missed("/x", Reason.CHECK_FAILED, detail))).text
    assert f" /x {told}De link staat op" in text


def test_urls_without_end_are_counted_by_their_pattern(whole: Reader) -> None:
    assert "Adressen zonder einde 223" in whole.text
    assert "www.voorbeeldstad.nl/agenda?maand 214" in whole.text


def test_patterns_are_bounded_in_number_and_the_rest_is_counted() -> None:
    made = scan(page("/"), cuts={f"x.nl/<b>{n}</b>": 100 + n for n in range(60)})
    reader = read(made)
    assert "En nog 10 patronen." in reader.text
    assert "x.nl/<b>59</b> 159" in reader.text
    assert "x.nl/<b>9</b> 109" not in reader.text


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"max_depth": 3}, "De scan volgde hooguit 3 links achter elkaar"),
        ({"max_depth": 0}, "De scan volgde geen links"),
        ({"include": ("/wonen*",)}, "Alleen dit deel is bekeken ( alleen ): /wonen*"),
        ({"exclude": ("/archief/*",)}, "Dit deel is overgeslagen ( behalve ): /archief/*"),
    ],
)
def test_limits_from_the_settings_are_told(limits: dict[str, Any], told: str) -> None:
    text = read(scan(page("/"), site=Site((f"{ROOT}/",), **limits))).text
    assert "Grenzen van deze scan" in text
    assert told in text
    assert "Er is geen pagina overgeslagen." not in text


def test_a_scan_without_limits_names_none() -> None:
    text = read(scan(page("/"))).text
    assert "Grenzen van deze scan" not in text
    assert "Adressen zonder einde" not in text
    assert "Er is geen pagina overgeslagen." in text


@pytest.mark.parametrize(
    "heading",
    [
        "Ingesloten pagina’s die dicht bleven 1",
        "Niet doorgelopen 2",
        "Pagina’s die bleven veranderen 1",
        "Pagina’s die iets wilden versturen 1",
        "Meldingen die in beeld sprongen 1",
        "Bestanden 3",
    ],
)
def test_what_could_not_be_looked_into_is_listed(whole: Reader, heading: str) -> None:
    assert heading in whole.text


def test_products_show_their_pages_and_an_empty_one_is_pointed_out(whole: Reader) -> None:
    assert "Geen pagina gevonden bij /hond*" in whole.text


def test_criteria_that_the_scan_says_nothing_of_are_counted() -> None:
    book = rulebook()
    made = scan(page("/", finding(), finding("label", outcome=Outcome.CANT_TELL)))
    text = Reader(as_html(made, book)).text
    assert "De norm heeft 5 eisen. Over 2 daarvan zegt deze scan op deze pagina’s niets." in text
    assert "Aan 1 van de 5 eisen voldoet de site zeker niet." in text


def test_every_link_inside_the_report_has_its_target(whole: Reader) -> None:
    ids = whole.values("id")
    assert len(ids) == len(set(ids))
    inside = {link[1:] for link in whole.values("href") if link.startswith("#")}
    assert inside <= set(ids)


def test_the_same_scan_gives_the_same_report() -> None:
    assert as_html(municipality(), real_rulebook()) == as_html(municipality(), real_rulebook())


def test_the_report_needs_nothing_from_outside_and_has_no_script(whole: Reader) -> None:
    policy = next(a["content"] for t, a in whole.tags if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in whole.tags}
    assert not [a for _, attrs in whole.tags for a in attrs if a.startswith("on") or a == "style"]


def test_hostile_values_stand_as_text_and_never_become_markup() -> None:
    reader = Reader(as_html(fabriek.hostile_scan(), rulebook()))
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "img", "textarea", "iframe"}
    assert "<script>alert(1)</script>" in reader.text
    assert "<svg onload=alert(1)>" not in reader.text
    assert "[U+202E]txt.exe" in reader.text
    assert not [a for _, attrs in reader.tags for a in attrs if a.startswith("on")]
    for link in reader.values("href"):
        assert link.startswith(("#", "https://"))
    assert not set(reader.text) & set("\x00\x07\x1b\x7f\x9b\u202e\u2066\u200f\ud800")


def test_the_report_can_always_be_saved_as_utf_8() -> None:
    assert as_html(fabriek.hostile_scan(), rulebook()).encode("utf-8")


def test_a_passage_whose_offsets_are_wrong_is_shown_by_its_evidence() -> None:
    body = fabriek.document(f"{ROOT}/", ("Kort.",))
    wrong = phrase(body, "Kort.", "lange-zin", woorden=3)
    wrong = replace(wrong, where=Passage(body.source, 0, 900, 9000), evidence="Bewijs")
    assert "Bewijs" in read(scan(page("/", wrong, text=body))).text


def test_language_messages_without_their_values_are_left_out() -> None:
    body = fabriek.document(f"{ROOT}/", ("Een zin.",))
    text = read(scan(page("/", phrase(body, "Een zin.", "lange-zin"), text=body))).text
    assert "{woorden}" not in text


def test_what_is_left_out_is_said() -> None:
    many = [finding(component=str(n), html=f"<img id={n}>") for n in range(40)]
    text = read(scan(page("/", *many))).text
    assert "En nog 30 plekken met dit probleem. Die staan niet in dit rapport" in text


def test_severity_rises_to_the_top_of_the_table_of_pages() -> None:
    html = as_html(
        scan(
            page("/licht", finding(severity=Severity.MINOR, component="a"), title="Lichte pagina"),
            page(
                "/zwaar", finding(severity=Severity.CRITICAL, component="b"), title="Zware pagina"
            ),
        ),
        rulebook(),
    )
    table = html.split('id="paginas"')[1]
    assert table.index("Zware pagina") < table.index("Lichte pagina")


def soup(made: Scan) -> BeautifulSoup:
    return BeautifulSoup(as_html(made, rulebook()), "lxml")


def todo(made: Scan) -> dict[str, str]:
    """The text of each list of "Begin hier", by whom it is for."""
    lists = soup(made).select(".lijstje")
    return {folded(each.h3): folded(each) for each in lists}


def folded(tag: PageElement | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def test_what_the_law_demands_and_what_is_advice_on_language_stand_apart() -> None:
    body = fabriek.document(f"{fabriek.ROOT}/", ("Wij verstrekken dit.",))
    hard = phrase(body, "verstrekken", severity=Severity.CRITICAL)
    told = todo(scan(page("/", finding(), hard, text=body)))["Voor uw redacteuren"]
    assert told.index("Dit moet van de wet Naam van image-alt") < told.index(
        "Advies voor de taal Naam van moeilijk-woord"
    )


def test_a_fault_in_a_fixed_part_goes_to_the_developer_and_the_others_to_the_editor() -> None:
    logo = finding(component="logo")
    photo = finding(component="foto")
    made = scan(*(page(f"/{n}", logo, *([photo] if n == 3 else [])) for n in range(10)))
    told = todo(made)
    assert (
        "Naam van image-alt ernstig op 10 pagina’s, in een vast" in (told["Voor uw ontwikkelaars"])
    )
    assert "Naam van image-alt ernstig op 1 pagina" in told["Voor uw redacteuren"]
    cards = soup(made).select(".kaart")
    assert [card["data-wie"] for card in cards] == ["ontwikkelaar", "redacteur"]
    assert [row[4] for row in csv.reader(io.StringIO(as_csv(made, rulebook())), delimiter=";")] == [
        "wie",
        *["ontwikkelaar"] * 4,
        "redacteur",
        *["ontwikkelaar"] * 6,
    ]


def test_addresses_that_show_the_same_text_are_named_together() -> None:
    twins = (page("/", html_hash="a"), page("/index.html", html_hash="a"), page("/b"))
    text = read(scan(*twins)).text
    assert "Dezelfde tekst op meer adressen 1 " in text
    assert "Ook op /index.html" in text
    assert "Dezelfde tekst op meer adressen" not in read(scan(*twins[1:])).text


def test_few_pages_stand_open_in_the_table_and_all_are_in_it() -> None:
    first, rest = soup(scan(*(page(f"/{n}") for n in range(12)))).select("#paginas table")
    assert len(first.select("tbody tr")) == 5
    assert len(rest.select("tbody tr")) == 7
    around = rest.find_parent("details")
    assert around is not None
    assert folded(around.find("summary")) == "Bekijk de andere 7 pagina’s"


def test_an_unknown_rule_is_shown_as_advice_under_its_own_id() -> None:
    text = read(scan(page("/", finding("gloednieuwe-regel")))).text
    assert "gloednieuwe-regel" in text
    assert "De scan vond geen problemen met de norm" in text


def test_five_thousand_pages_give_a_file_that_a_browser_opens_within_seconds() -> None:
    large = fabriek.large_scan()
    started = time.process_time()
    html = as_html(large, rulebook())
    assert time.process_time() - started < 15
    assert len(html) < 15_000_000
    assert "5.000" in html


def test_many_rules_and_pages_stay_bounded_too() -> None:
    rules = [fabriek.rule(f"regel-{n}", RuleKind.WCAG, criteria=("1.1.1",)) for n in range(100)]
    found = [
        finding(rule.id, component=str(c), html="<p>" * 200) for rule in rules for c in range(12)
    ]
    pages = (page(f"/{n}", *found) for n in range(60))
    made = scan(*pages, site=Site((ROOT,), products=(Product("Alles", ("*",)),)))
    assert len(as_html(made, rulebook(*rules))) < 15_000_000
