from __future__ import annotations

import csv
import io

import pytest

import fabriek
from fabriek import MENU, ROOT, finding, page, phrase, rulebook, scan
from report.gemeente import municipality
from report.gemeente import rulebook as real_rulebook
from toegankelijk.model import Outcome, Product, Scan, Site
from toegankelijk.report.as_csv import COLUMNS, as_csv
from toegankelijk.rulebook import Rulebook


def rows(made: Scan, book: Rulebook | None = None) -> list[dict[str, str]]:
    text = as_csv(made, book or rulebook())
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_excel_opens_it_in_columns_with_its_accents() -> None:
    text = as_csv(scan(page("/", finding(), title="Café")), rulebook())
    assert text.startswith('\ufeff"probleem";"soort";')
    assert text.endswith("\r\n")
    assert "Café" in text


def test_there_is_one_row_for_each_finding_with_the_same_columns() -> None:
    made = municipality()
    held = rows(made, real_rulebook())
    assert len(held) == sum(len(seen.findings) for _, seen in made.visited)
    assert all(tuple(row) == COLUMNS for row in held)


def test_a_row_tells_what_where_who_and_how() -> None:
    (row,) = rows(
        scan(
            page(
                "/melding",
                finding("label", frame=("#kaart",), selector="input", state=MENU),
                title="Melding",
            ),
            site=Site((ROOT,), products=(Product("Melding", ("/melding",)),)),
        )
    )
    assert row == {
        "probleem": row["probleem"],
        "soort": "soort wcag",
        "uitkomst": "uitkomst failed",
        "ernst": "ernstig",
        "wie": "ontwikkelaar",
        "regel": "label",
        "naam": "Naam van label",
        "criteria": "1.3.1, 4.1.2",
        "niveau": "A",
        "pagina": f"{ROOT}/melding",
        "titel": "Melding",
        "producten": "Melding",
        "plek": "#kaart >> input",
        "toestand": "menu open",
        "gevonden": '<img src="/foto.jpg">',
        "toelichting": "Uitleg van label.",
        "oplossing": "Oplossing van label.",
    }


def test_a_language_row_has_the_message_with_its_values() -> None:
    body = fabriek.document(f"{ROOT}/", ("Wij verstrekken dit.",))
    found = phrase(body, "verstrekken", woord="verstrekken", beter="geven")
    (row,) = rows(scan(page("/", found, text=body)))
    assert row["toelichting"] == "Schrijf voor verstrekken liever: geven."
    assert row["gevonden"] == "verstrekken"
    assert row["plek"] == "4–15"


def test_the_outcome_is_always_told() -> None:
    held = rows(scan(page("/", finding(), finding(outcome=Outcome.CANT_TELL))))
    assert [row["uitkomst"] for row in held] == ["uitkomst failed", "uitkomst cantTell"]


@pytest.mark.parametrize(
    "attack",
    ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r\n=1+1", "＝1+1", "\u202e=1+1"],
)
def test_no_cell_can_become_a_formula(attack: str) -> None:
    made = scan(page("/", finding(html=attack, selector=attack), title=attack))
    (row,) = rows(made)
    for name in ("titel", "plek", "gevonden"):
        assert row[name].startswith(("'", "["))


def test_hostile_values_break_no_row_and_no_cell() -> None:
    made = fabriek.hostile_scan()
    text = as_csv(made, rulebook())
    held = rows(made)
    assert len(held) == 5 * len(fabriek.HOSTILE)
    assert len(text.splitlines()) == len(held) + 1
    for row in held:
        assert None not in row
        for value in row.values():
            assert len(value) < 32_767
            assert not set(value) & set("\x00\x07\x1b\x7f\x9b\r\n\t\u202e\u2066\ud800")
            assert not value.startswith(("=", "+", "-", "@"))
    assert text.encode("utf-8")
