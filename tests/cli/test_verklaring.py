"""``toegankelijk verklaring``: find a scan, write a draft beside it, tell what is still open."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import fabriek
from toegankelijk.cli import main
from toegankelijk.model import Organisation, Reason, Scan, Site
from toegankelijk.store import Store

SETTINGS = f"""
[organisatie]
naam = "Gemeente Voorbeeldstad"

[[site]]
naam = "Website Voorbeeldstad"
start = ["{fabriek.ROOT}/"]

[site.verklaring]
herzien = 2026-03-02
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def verklaring(*args: str) -> Result:
    return CliRunner().invoke(main, ["verklaring", *args], prog_name="toegankelijk")


def keep(made: Scan, path: Path) -> Path:
    """The scan in a store, as ``scan`` leaves it there."""
    with Store.open(path, create=True) as store:
        number = store.begin(made.organisation, made.site, made.versions)
        store.add(number, [page.job for page in made.pages])
        for page in made.pages:
            store.save(number, page, {})
        if made.finished is not None:
            store.finish(number)
    return path


def small_scan(**changes: object) -> Scan:
    return fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), fabriek.finding("color-contrast")),
        **{"organisation": Organisation(), "site": Site((f"{fabriek.ROOT}/",)), **changes},
    )


def test_a_draft_is_written_beside_the_scan(folder: Path) -> None:
    store = keep(small_scan(), folder / "reports" / "www.voorbeeldstad.nl" / "scan.db")
    done = verklaring()
    assert done.exit_code == 0, done.output
    html, markdown = (store.parent / f"verklaring.{ending}" for ending in ("html", "md"))
    assert "1.1.1" in html.read_text(encoding="utf-8")
    assert "1.4.3" in markdown.read_text(encoding="utf-8")
    for told in (
        "Status: D, voldoet niet.",
        "Afwijkingen: 2. Ze raken 2 van de 50 eisen van de norm.",
        "Nog in te vullen:",
        "- naam van de organisatie",
        str(Path("reports", "www.voorbeeldstad.nl", "verklaring.html")),
        str(Path("reports", "www.voorbeeldstad.nl", "verklaring.md")),
    ):
        assert told in done.output
    assert max(len(line) for line in done.output.splitlines()) <= 80
    assert len(done.output.splitlines()) <= 50


def test_what_the_settings_know_is_not_asked(folder: Path) -> None:
    keep(small_scan(), folder / "reports" / "a" / "scan.db")
    (folder / "toegankelijk.toml").write_text(SETTINGS, encoding="utf-8")
    done = verklaring()
    assert done.output.startswith(
        "Concept van de toegankelijkheidsverklaring van Website Voorbeeldstad\n"
    )
    assert "naam van de organisatie" not in done.output
    assert "nagekeken" not in done.output
    assert "telefoonnummer" in done.output


@pytest.mark.parametrize("command", [["verklaring"], ["plan"], ["onderzoek", "start"]])
@pytest.mark.parametrize("text", ["[organisatie\n", "[organisatie]\nnaam = 3\n"])
def test_broken_settings_are_told_before_that_there_is_no_scan(
    folder: Path, command: list[str], text: str
) -> None:
    (folder / "toegankelijk.toml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, command, prog_name="toegankelijk")
    assert done.exit_code == 2
    assert done.output.startswith("Fout: toegankelijk.toml, regel ")
    assert "scan" not in done.output


def test_settings_can_be_named(folder: Path) -> None:
    store = keep(small_scan(), folder / "x.db")
    other = folder / "anders.toml"
    other.write_text(SETTINGS, encoding="utf-8")
    done = verklaring(str(store), "--instellingen", str(other))
    assert "van Website Voorbeeldstad" in done.output
    done = verklaring(str(store), "--instellingen", str(folder / "weg.toml"))
    assert done.exit_code == 2
    assert "weg.toml: Dit bestand is er niet." in done.output


def test_the_newest_scan_is_taken(folder: Path) -> None:
    newer = keep(small_scan(), folder / "reports" / "a" / "scan.db")
    older = keep(small_scan(), folder / "reports" / "b" / "scan.db")
    for path in older.parent.iterdir():
        os.utime(path, (1, 1))
    verklaring()
    assert (newer.parent / "verklaring.html").exists()
    assert not (older.parent / "verklaring.html").exists()


def failed_scan() -> Scan:
    return small_scan(pages=(fabriek.missed("/", Reason.NETWORK),))


def test_a_newer_scan_that_saw_no_page_is_passed_over_and_that_is_said(folder: Path) -> None:
    older = keep(small_scan(), folder / "reports" / "a" / "scan.db")
    os.utime(older, (1, 1))
    keep(failed_scan(), folder / "reports" / "b" / "scan.db")
    done = verklaring()
    assert done.exit_code == 0, done.output
    assert "Afwijkingen: 2. " in done.stdout
    assert (older.parent / "verklaring.html").exists()
    assert done.stderr.startswith(f"Let op: de nieuwste scan ({Path('reports', 'b')}) heeft geen")


def test_within_one_file_too_the_newest_scan_that_saw_a_page_counts(folder: Path) -> None:
    store = keep(small_scan(), folder / "scan.db")
    keep(failed_scan(), store)
    done = verklaring(str(store))
    assert "Afwijkingen: 2. " in done.stdout
    assert "geen enkele pagina bekeken" in " ".join(done.stderr.split())


def test_when_no_scan_saw_a_page_there_is_no_draft(folder: Path) -> None:
    keep(failed_scan(), folder / "reports" / "a" / "scan.db")
    done = verklaring()
    assert done.exit_code == 2
    assert done.output == (
        f"Fout: {Path('reports', 'a')}: Geen enkele scan heeft een pagina bekeken. "
        "Lees in rapport.html waarom. Scan daarna opnieuw.\n"
    )
    assert not list(folder.rglob("verklaring.*"))


def test_a_scan_can_be_named_by_its_file_or_its_folder(folder: Path) -> None:
    store = keep(small_scan(), folder / "ergens" / "scan.db")
    for given in (store, store.parent):
        done = verklaring(str(given), "--map", "uit", "--uitvoer", "md")
        assert done.exit_code == 0, done.output
    assert [path.name for path in (folder / "uit").iterdir()] == ["verklaring.md"]


def test_a_draft_that_was_edited_is_not_lost(folder: Path) -> None:
    store = keep(small_scan(), folder / "scan.db")
    verklaring(str(store))
    edited = folder / "verklaring.md"
    edited.write_text("Mijn eigen tekst", encoding="utf-8")
    done = verklaring(str(store))
    assert edited.read_text(encoding="utf-8") == "Mijn eigen tekst"
    assert "verklaring-2.md" in done.output


def test_a_scan_that_was_broken_off_is_told_and_not_called_complete(folder: Path) -> None:
    store = keep(small_scan(finished=None), folder / "scan.db")
    done = verklaring(str(store))
    assert done.exit_code == 3
    assert "niet afgemaakt" in done.output
    assert "niet afgemaakt" in (folder / "verklaring.md").read_text(encoding="utf-8")


def test_without_a_scan_it_is_told_how_to_make_one() -> None:
    done = verklaring()
    assert done.exit_code == 2
    assert done.output == (
        "Fout: reports: Hier staat nog geen scan. "
        "Maak eerst een scan met: toegankelijk scan ADRES\n"
    )


def test_a_file_that_is_missing_damaged_or_empty_is_told(folder: Path) -> None:
    damaged = folder / "kapot.db"
    damaged.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    empty = folder / "leeg.db"
    with Store.open(empty, create=True):
        pass
    for given in (folder / "weg.db", damaged, empty, folder):
        done = verklaring(str(given))
        assert done.exit_code == 2
        assert done.output.startswith(f"Fout: {given}")
        assert "Traceback" not in done.output
        assert done.output.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    store = keep(small_scan(), folder / "scan.db")
    (folder / "bezet").write_text("x")
    done = verklaring(str(store), "--map", str(folder / "bezet" / "map"))
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert "bezet" in done.output


def test_a_hostile_scan_does_not_steer_the_terminal(folder: Path) -> None:
    made = small_scan(
        organisation=Organisation(name="\x1b[31mrood\x1b[0m"),
        site=Site((f"{fabriek.ROOT}/",), name="\x1b]0;titel\x07\nregel\u202e"),
    )
    done = verklaring(str(keep(made, folder / "scan.db")))
    assert done.exit_code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", done.output)


def test_each_answer_is_kept_at_once_and_a_wrong_one_is_asked_again(folder: Path) -> None:
    store = keep(small_scan(), folder / "scan.db")
    settings = folder / "toegankelijk.toml"
    settings.write_text("# van ons\n" + SETTINGS, encoding="utf-8")
    typed = ["misschien", "ja", "geen webadres", "https://a.nl/v", "stop"]
    done = CliRunner().invoke(
        main, ["verklaring", str(store), "--vragen"], input="\n".join(typed) + "\n"
    )
    assert done.exit_code == 0, done.output
    assert "Typ ja of nee." in done.output
    assert "geen webadres" in done.output
    text = settings.read_text(encoding="utf-8")
    assert text.startswith("# van ons\n")
    assert text.count("beroep = true") == 1
    assert text.count('verklaringen = "https://a.nl/v"') == 1


def test_a_statement_is_final_once_every_question_has_an_answer(folder: Path) -> None:
    store = keep(small_scan(), folder / "scan.db")
    refused = verklaring(str(store), "--definitief")
    assert refused.exit_code == 3
    assert "Deze verklaring is nog niet definitief. Dit ontbreekt:" in refused.output
    assert "naam van de organisatie" in refused.output
    assert "Afwijking 1" in refused.output
    assert not (folder / "verklaring.html").exists()
    answers = {
        "Hoe heet uw organisatie": "Gemeente Voorbeeldstad",
        "Hoe heet deze website": "Website",
        "e-mailadres": "a@voorbeeldstad.nl",
        "telefoonnummer": "14 078",
        "Welke functie": "Gemeentesecretaris",
        "al uw verklaringen": "https://www.voorbeeldstad.nl/v",
        "komt deze verklaring": "https://www.voorbeeldstad.nl/t",
        "rapport van de controle": "https://www.voorbeeldstad.nl/r",
        "beroep op onevenredige last": "nee",
        "Waardoor": "Vergeten.",
        "Hoe helpt u": "Bel ons.",
        "Wat gaat u eraan doen": "=",
        "Op welke datum is dit": "1-9-2099",
        "nagekeken": "1-3-2026",
        "getekend": "2 maart 2026",
    }
    typed = "".join(f"{value}\n" for value in _in_order(store, answers))
    done = CliRunner().invoke(main, ["verklaring", str(store), "--vragen"], input=typed)
    assert done.exit_code == 0, done.output
    html = (folder / "verklaring.html").read_text(encoding="utf-8")
    assert "compleet en ondertekend" in done.output, done.output
    assert "Concept" not in html
    assert verklaring(str(store), "--definitief").exit_code == 0
    again = (folder / "afwijkingen.toml").read_text(encoding="utf-8")
    verklaring(str(store))
    assert (folder / "afwijkingen.toml").read_text(encoding="utf-8") == again
    assert verklaring(str(store), "--vragen").output.startswith("Alle vragen zijn beantwoord.")


def _in_order(store: Path, answers: dict[str, str]) -> list[str]:
    from datetime import date

    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.verklaring.make import draft_for
    from toegankelijk.verklaring.questions import questions
    from toegankelijk.verklaring.words import load_words

    with Store.open(store) as kept:
        scan = kept.scan()
    draft = draft_for(scan, load_rulebook(), None, date(2026, 3, 14))
    words = load_words()
    return [
        next(value for key, value in answers.items() if key in words.open[q.about].question)
        for q in questions(draft)
    ]
