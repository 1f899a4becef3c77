"""``toegankelijk onderzoek``: from a scan to a report, with the work of two people."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import fabriek
from toegankelijk.cli import main
from toegankelijk.model import Scan, Site
from toegankelijk.rulebook import load_rulebook
from toegankelijk.store import Store

HOME = f"{fabriek.ROOT}/"


def onderzoek(*args: str) -> Result:
    return CliRunner().invoke(main, ["onderzoek", *args], prog_name="toegankelijk")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), title="Home"),
        fabriek.page("/contact", title="Contact"),
        site=Site((HOME,), name="Website"),
    )
    keep(made, tmp_path / "scan.db")
    return tmp_path


def keep(made: Scan, path: Path) -> None:
    with Store.open(path, create=True) as store:
        number = store.begin(made.organisation, made.site, made.versions)
        for result in made.pages:
            store.save(number, result, {})
        store.finish(number)


def start(*args: str) -> Result:
    done = onderzoek("start", "--scan", "scan.db", "--door", "Anna", "--basis", "NVDA", *args)
    assert done.exit_code == 0, done.output
    return done


def judge(criterion: str, outcome: str, *args: str, page: str = "alles") -> Result:
    done = onderzoek("oordeel", criterion, page, outcome, "--scan", "scan.db", *args)
    assert "Traceback" not in done.output
    return done


def test_an_investigation_starts_with_a_sample_and_a_work_list(folder: Path) -> None:
    done = start()
    assert "Steekproef: 2 pagina's" in done.output
    lines = (folder / "werklijst.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 50 * 2
    assert "Home" in (folder / "werklijst.html").read_text(encoding="utf-8")


def test_the_names_of_the_settings_go_before_those_of_the_scan(folder: Path) -> None:
    (folder / "toegankelijk.toml").write_text(
        f"""[organisatie]
naam = "Gemeente Voorbeeldstad"
[[site]]
naam = "Onze nieuwe website"
start = ["{HOME}"]
""",
        encoding="utf-8",
    )
    assert "Het onderzoek naar Onze nieuwe website is begonnen." in start().output
    onderzoek("schrijf", "--scan", "scan.db", "--uitvoer", "html")
    report = (folder / "onderzoek.html").read_text(encoding="utf-8")
    assert "Gemeente Voorbeeldstad" in report
    assert "Onze nieuwe website" in report


def test_settings_without_this_site_change_nothing(folder: Path) -> None:
    (folder / "toegankelijk.toml").write_text(
        "[[site]]\nnaam = 'Anders'\nstart = ['https://anders.example/']\n", encoding="utf-8"
    )
    assert "Het onderzoek naar Website is begonnen." in start().output


def test_verdicts_are_kept_and_counted(folder: Path) -> None:
    start()
    assert "Voldoet: 1." in judge("1.4.3", "voldoet").output
    assert "Voldoet niet: 2." in judge("2.4.2", "voldoet niet", "--uitleg", "Leeg").output
    assert onderzoek("stand", "--scan", "scan.db").exit_code == 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("9.9.9", "voldoet"), "hoort niet bij de norm"),
        (("1.1.1", "misschien"), "bestaat niet"),
    ],
)
def test_a_wrong_verdict_is_told(folder: Path, args: tuple[str, str], said: str) -> None:
    start()
    done = judge(*args)
    assert done.exit_code == 2
    assert said in done.output


def test_the_work_of_two_people_is_merged_and_what_they_differ_on_is_told(folder: Path) -> None:
    start()
    (folder / "collega").mkdir()
    judge("1.4.3", "voldoet", "--door", "Anna")
    shutil.copy("scan.db", "collega/scan.db")
    onderzoek("oordeel", "1.4.3", "alles", "voldoet niet", "--door", "Bo", "--scan", "collega")
    onderzoek("oordeel", "2.4.2", "alles", "voldoet", "--door", "Bo", "--scan", "collega")
    done = onderzoek("lees", "collega/scan.db", "--scan", "scan.db")
    assert "Nieuwe oordelen: 2. Al bekend: 1." in done.output
    assert "Verschil van mening" in done.output
    assert "Anna: voldoet; Bo: voldoet niet" in done.output
    again = onderzoek("lees", "collega/scan.db", "--scan", "scan.db")
    assert "Nieuwe oordelen: 0. Al bekend: 3." in again.output


def test_a_finished_investigation_gives_the_statement_its_evidence(folder: Path) -> None:
    start()
    book = load_rulebook()
    norm = [n for n, each in book.criteria.items() if book.law.demands(each)]
    for page in (HOME, f"{fabriek.ROOT}/contact"):
        judge("1.1.1", "voldoet niet", "--uitleg", "Zonder tekst.", page=page)
    rows = ["eis;pagina;uitkomst"] + [f"{n};;voldoet" for n in norm if n != "1.1.1"]
    (folder / "in.csv").write_text("\n".join(rows), encoding="utf-8")
    assert "Nieuwe oordelen: 49." in onderzoek("lees", "in.csv", "--scan", "scan.db").output
    done = onderzoek("schrijf", "--scan", "scan.db")
    assert "Beslist: 50 van de 50 eisen. Voldoet: 49." in done.output
    assert "[[site.verklaring.onderzoek]]" in done.output
    html = (folder / "onderzoek.html").read_text(encoding="utf-8")
    assert "Concept" not in html
    assert "voldoet aan 49 van de 50 eisen" in html
    data = json.loads((folder / "onderzoek.json").read_text(encoding="utf-8"))
    assert data["type"] == "Evaluation"
    settings = f'[[site]]\nstart = ["{HOME}"]\n[site.verklaring]\n'
    settings += done.output.partition("\n\n")[2]
    (folder / "toegankelijk.toml").write_text(settings, encoding="utf-8")
    told = CliRunner().invoke(main, ["verklaring", "scan.db"])
    assert "maar er is nog meer nodig" in told.output.replace("\n", " ")
    assert "Zonder tekst." in (folder / "verklaring.html").read_text(encoding="utf-8")


def test_a_retest_shows_what_was_said_before(folder: Path) -> None:
    start()
    judge("1.4.3", "voldoet niet", "--uitleg", "Grijs op grijs", page=HOME)
    onderzoek("schrijf", "--scan", "scan.db", "--uitvoer", "json")
    done = start("--vorige", "onderzoek.json")
    assert "Oordelen uit het vorige onderzoek: 1." in done.output
    lists = sorted(folder.glob("werklijst*.html"))
    assert "Grijs op grijs" in lists[-1].read_text(encoding="utf-8")


def test_without_an_investigation_it_is_told_how_to_begin(folder: Path) -> None:
    done = onderzoek("stand", "--scan", "scan.db")
    assert done.exit_code == 2
    assert "toegankelijk onderzoek start" in done.output
    damaged = folder / "kapot.json"
    damaged.write_text("{", encoding="utf-8")
    start()
    done = onderzoek("lees", "kapot.json", "--scan", "scan.db")
    assert done.exit_code == 2
    assert done.output.startswith("Fout: kapot.json, regel 1")
