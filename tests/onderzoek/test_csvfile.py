"""Verdicts through a spreadsheet and back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

import fabriek
from toegankelijk.errors import InputError
from toegankelijk.law import Criterion
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.csvfile import as_csv, read_csv
from toegankelijk.onderzoek.facts import Investigation, SamplePage, Verdict, merged
from toegankelijk.onderzoek.worklist import Asked, tasks
from toegankelijk.paper.texts import load_texts

TEXTS = load_texts("onderzoek/woorden.toml")
NOW = datetime(2026, 3, 14, tzinfo=UTC)
CRITERIA = (
    Criterion("1.1.1", "A", "2.0", "Niet-tekstuele content", "", "", "non-text-content", None),
    Criterion("1.4.3", "AA", "2.0", "Contrast", "", "", "contrast-minimum", None),
)
MADE = Investigation(
    pages=(SamplePage("https://a.nl/", "=Home"), SamplePage("https://a.nl/b", "B")),
    verdicts=(Verdict("1.4.3", "https://a.nl/b", Outcome.FAILED, "Grijs", "Bo", NOW),),
)


def written(made: Investigation = MADE) -> str:
    words = {each.number: Asked("Klopt het?", ("Kijk.",)) for each in CRITERIA}
    return as_csv(tasks(made, CRITERIA, words, lambda *_: ()), TEXTS)


def read(path: Path, made: Investigation = MADE) -> tuple[Verdict, ...]:
    return read_csv(path, made, ["1.1.1", "1.4.3"], TEXTS, "Anna", NOW)


def fill(text: str, row: int, **cells: str) -> str:
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    rows[row].update(cells)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def put(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "werklijst.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


def test_a_list_that_nobody_changed_brings_nothing_new(tmp_path: Path) -> None:
    assert read(put(tmp_path, written())) == ()
    assert len(written().splitlines()) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_verdict_that_was_filled_in_is_read(tmp_path: Path, encoding: str) -> None:
    note = "=één regel; met “haken”\nen nog een"
    text = fill(written(), 0, uitkomst="Voldoet niet", uitleg=note)
    (verdict,) = read(put(tmp_path, text, encoding))
    assert verdict == Verdict("1.1.1", "https://a.nl/", Outcome.FAILED, note, "Anna", NOW)
    again = written(merged(MADE, [verdict]))
    assert read(put(tmp_path, again), merged(MADE, [verdict])) == ()


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(written()), delimiter=";"))
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"uitkomst": "voldoed"}, "Bedoelt u 'voldoet'?"),
        ({"uitkomst": "voldoet", "eis": "9.9.9"}, "Het criterium '9.9.9' is niet bekend"),
        ({"uitkomst": "voldoet", "pagina": "https://b.nl/"}, "staat niet in de steekproef"),
        (
            {"uitkomst": "voldoet", "pagina": "https://a.nl/b", "door": "Bo", "eis": "1.4.3"},
            "staat er al een oordeel",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    path = put(tmp_path, fill(written(), 2, **cells))
    with pytest.raises(InputError) as caught:
        read(path)
    assert said in str(caught.value)
    assert str(caught.value.where) in (f"{path}, regel 4", f"{path}, regel 5")


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", 'eis;pagina;uitkomst\n"1.1.1;x\n'])
def test_what_is_no_work_list_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"werklijst\.csv, regel \d"):
        read(put(tmp_path, text))


def test_hostile_titles_stay_text() -> None:
    made = Investigation(
        pages=tuple(SamplePage(f"https://a.nl/{n}", t) for n, t in enumerate(fabriek.HOSTILE))
    )
    assert "\x00" not in written(made)
