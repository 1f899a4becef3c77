from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

import fabriek
from fabriek import finding, missed, page, rulebook, scan
from report.gemeente import municipality
from report.gemeente import rulebook as real_rulebook
from toegankelijk.model import Outcome, Reason, RuleKind, Severity, Site
from toegankelijk.report.summary import coloured, summary

WHERE = Path("reports/www.voorbeeldstad.nl/rapport.html")


def test_one_screen_tells_what_was_found_and_what_to_do_next() -> None:
    text = summary(municipality(), real_rulebook(), where=WHERE)
    for words in (
        "www.voorbeeldstad.nl: 5 problemen met de norm",
        "15 gecontroleerd, 8 niet.",
        "3 kritiek, 2 ernstig, 0 matig, 0 licht.",
        "1 punt om zelf te bekijken.",
        "17,4 woorden per zin.",
        "1. Knop zonder naam (kritiek, 15 pagina’s, ontwikkelaar)",
        "bewijst nooit",
        f"Het rapport staat hier: {WHERE}",
        "toegankelijk verklaring",
    ):
        assert words in text


def test_the_longest_names_and_figures_still_fit_on_one_screen() -> None:
    rules = [
        fabriek.rule(f"regel-{n}", RuleKind.WCAG, name="Een lange naam " * 20, criteria=("1.1.1",))
        for n in range(9)
    ]
    found = [finding(rule.id, severity=Severity.SERIOUS) for rule in rules]
    pages = [page(f"/{n}", *found) for n in range(1200)]
    lost = [missed(f"/{reason}/{n}", reason) for reason in Reason for n in range(1000)]
    made = scan(*pages, *lost, waiting=123_456, finished=None)
    book = replace(real_rulebook(), rules={rule.id: rule for rule in rules})
    text = summary(made, book, where=WHERE, kept=WHERE)
    assert len(text.splitlines()) <= 24
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "Let op: de scan is niet af." in text
    assert "Nog 123.456 adressen te gaan." in " ".join(text.split())


@pytest.mark.parametrize(
    ("waiting", "told"),
    [
        (0, "de scan is niet af. Nog 1 formulier te doorlopen."),
        (2, "de scan is niet af. Nog 2 adressen te gaan. Nog 1 formulier te doorlopen."),
    ],
)
def test_forms_that_were_not_reached_are_told(waiting: int, told: str) -> None:
    made = scan(page("/a", form_waits=f"{fabriek.ROOT}/a"), waiting=waiting, finished=None)
    text = summary(made, rulebook(), where=WHERE)
    assert told in text.replace("\n", " ")


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal_but_the_place_of_the_report_is_whole(
    width: int,
) -> None:
    where = Path("een/heel/lange/map") / ("x" * 100) / "rapport.html"
    for made, book in (
        (municipality(), real_rulebook()),
        (fabriek.hostile_scan(), rulebook()),
    ):
        held = summary(made, book, width=width, where=where).splitlines()
        place = [line for line in held if str(where) in line]
        assert len(place) == 1
        assert all(cell_len(line) <= max(width, 40) for line in held if line not in place)


def test_nothing_from_a_site_can_steer_the_terminal_or_colour_it() -> None:
    made = fabriek.hostile_scan()

    for name in fabriek.HOSTILE:
        site = replace(made.site, name=name or None)
        text = summary(scan(*made.pages, site=site), rulebook(), where=Path("\x1b[31m/a\u202e"))
        assert not set(text) & set("\x00\x07\x1b\x7f\x9b\r\t\u202e\u2066\ud800")
        out = io.StringIO()
        Console(file=out, force_terminal=False, width=80).print(coloured(text))
        assert "\x1b" not in out.getvalue()


def test_markup_of_rich_in_a_name_is_not_obeyed() -> None:
    made = scan(page("/", finding()), site=Site((fabriek.ROOT,), name="[red]rood[/red]"))
    out = io.StringIO()
    Console(file=out, width=80).print(coloured(summary(made, rulebook())))
    assert "[red]rood[/red]: 1 probleem met de norm" in out.getvalue()


def test_colour_is_there_on_a_terminal() -> None:
    out = io.StringIO()
    text = summary(municipality(), real_rulebook())
    Console(file=out, force_terminal=True, color_system="standard", width=80).print(coloured(text))
    assert "\x1b[1;31mkritiek" in out.getvalue()


def test_a_scan_without_pages_claims_nothing() -> None:
    text = summary(scan(missed("/", Reason.TIMEOUT)), rulebook())
    assert "geen enkele pagina gecontroleerd" in text.splitlines()[0]
    assert "0 problemen met de norm" not in text


def test_what_a_person_has_to_look_at_is_no_problem_with_the_norm() -> None:
    text = summary(scan(page("/", finding(outcome=Outcome.CANT_TELL))), rulebook())
    assert "0 problemen met de norm" in text
    assert "1 punt om zelf te bekijken" in text
