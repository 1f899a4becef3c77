"""``toegankelijk ci`` and ``samenvoegen``: what they ask of a scan, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import fabriek
from fabriek import ROOT, finding, missed, page
from toegankelijk import scan as scanning
from toegankelijk.ci.merging import keep
from toegankelijk.cli import main
from toegankelijk.errors import Exit
from toegankelijk.model import Reason, Scan, Severity, Site

Gives = Callable[[Scan], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gives(monkeypatch: pytest.MonkeyPatch) -> Gives:
    """Have the scan end as the given one; what it was asked for comes into the list."""

    def give(made: Scan) -> list[dict[str, Any]]:
        asked: list[dict[str, Any]] = []

        def scan(site: Site, organisation: object, path: Path, **told: Any) -> Scan:
            asked.append({"site": site, "path": path, **told})
            return replace(made, site=site)

        monkeypatch.setattr(scanning, "scan", scan)
        return asked

    return give


def run(*args: str, command: str = "ci") -> Result:
    return CliRunner().invoke(main, [command, *args], prog_name="toegankelijk")


BAD = fabriek.scan(page("/", finding()), page("/b"))
WORSE = fabriek.scan(page("/", finding()), page("/b", finding("label", html="<input>")))
WORST = fabriek.scan(page("/", finding(severity=Severity.CRITICAL)))


def test_only_what_is_new_breaks_the_build(gives: Gives, folder: Path) -> None:
    gives(BAD)
    assert run(f"{ROOT}/").exit_code == Exit.FINDINGS
    made = run(f"{ROOT}/", "--basis", "basis.json", "--basis-bij")
    assert made.exit_code == Exit.CLEAN
    assert "GOED" in made.stdout
    before = (folder / "basis.json").read_bytes()
    assert run(f"{ROOT}/", "--basis", "basis.json").exit_code == Exit.CLEAN
    gives(WORSE)
    done = run(f"{ROOT}/", "--basis", "basis.json")
    assert done.exit_code == Exit.FINDINGS
    assert "label" in done.stdout
    assert "image-alt" not in done.stdout
    assert (folder / "basis.json").read_bytes() == before
    assert run(f"{ROOT}/", "--basis", "basis.json", "--basis-bij").exit_code == Exit.CLEAN
    assert run(f"{ROOT}/", "--basis", "basis.json").exit_code == Exit.CLEAN


@pytest.mark.parametrize(
    ("made", "arguments", "code"),
    [
        (fabriek.scan(page("/")), (), Exit.CLEAN),
        (fabriek.scan(page("/"), finished=None, waiting=3), (), Exit.CLEAN),
        (fabriek.scan(page("/"), finished=None, waiting=3), ("--volledig",), Exit.INCOMPLETE),
        (fabriek.scan(), (), Exit.INCOMPLETE),
        (fabriek.scan(page("/"), missed("/b", Reason.NETWORK)), (), Exit.INCOMPLETE),
        (WORST, ("--grens", "kritiek"), Exit.FINDINGS),
        (fabriek.scan(page("/", finding("color-contrast"))), ("--grens", "kritiek"), Exit.CLEAN),
    ],
)
def test_the_code_at_the_end(
    made: Scan, arguments: tuple[str, ...], code: Exit, gives: Gives
) -> None:
    gives(made)
    assert run(f"{ROOT}/", *arguments).exit_code == code


def test_what_was_not_reached_is_said(gives: Gives) -> None:
    asked = gives(fabriek.scan(page("/"), finished=None, waiting=31))
    done = run(f"{ROOT}/", "--tijd", "10m")
    assert asked[0]["seconds"] == 600
    assert "31 niet bereikt" in done.stdout


def test_several_outputs_at_once_in_files_folders_and_on_the_screen(
    gives: Gives, folder: Path
) -> None:
    gives(BAD)
    outputs = ("sarif=uit.sarif", "html=rapport/", "junit", "github")
    done = run(f"{ROOT}/", *(part for name in outputs for part in ("--uitvoer", name)))
    assert json.loads((folder / "uit.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "rapport" / "rapport.html").is_file()
    assert (folder / "junit.xml").is_file()
    assert done.stdout.startswith("::error ")


def test_a_folder_is_served_and_told_by_the_address_it_will_have(
    gives: Gives, folder: Path
) -> None:
    (folder / "dist" / "afval").mkdir(parents=True)
    for name in ("index.html", "afval/index.html", "intern.html"):
        (folder / "dist" / name).write_text("<title>x</title>")
    asked = gives(BAD)
    run("--map", "dist", "--behalve", "/intern*", "--adres", "https://www.gemeente.nl")
    (told,) = asked
    here = told["site"].start[0]
    assert here.startswith("http://127.0.0.1:")
    assert told["listed"] == (here, f"{here}afval/")
    assert told["site"].max_depth == 0
    assert told["again"]
    done = run("--map", "dist", "--behalve", "/*")
    assert done.exit_code == Exit.USAGE
    assert "Geen enkele pagina" in done.stderr


SETTINGS = """
[[site]]
naam = "Gemeente"
start = ["https://www.gemeente.nl/"]
grens = "kritiek"
hosts = ["formulieren.gemeente.nl"]
"""


def test_a_preview_has_the_agreements_of_the_site(gives: Gives, folder: Path) -> None:
    (folder / "toegankelijk.toml").write_text(SETTINGS)
    asked = gives(BAD)
    run("https://pr-12.preview.test/", "--deel", "2/8", "--elk-certificaat")
    site = asked[0]["site"]
    assert site.start == ("https://pr-12.preview.test/",)
    assert site.threshold is Severity.CRITICAL
    assert site.hosts == ()
    assert site.share == "2/8"
    assert site.any_certificate


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "U gaf geen adres op."),
        (("https://a.nl", "--map", "dist"), "Kies een van de drie"),
        (("--map", "weg"), "Deze map is er niet."),
        (("geen-adres",), "geen heel webadres"),
        (("https://a.nl", "--tijd", "straks"), "geen duur"),
        (("https://a.nl", "--deel", "9/8"), "geen deel"),
        (("https://a.nl", "--uitvoer", "sarf=x"), "Bedoelt u 'sarif'"),
        (("https://a.nl", "--uitvoer", "sarif="), "ontbreekt een bestand"),
        (("https://a.nl", "--basis-bij"), "hoort een bestand"),
        (("https://naam:geheim@a.nl/",), "Haal die weg"),
    ],
)
def test_wrong_use_is_one_clear_sentence(
    arguments: tuple[str, ...], told: str, gives: Gives
) -> None:
    asked = gives(BAD)
    done = run(*arguments)
    assert done.exit_code == Exit.USAGE
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "geheim" not in done.output
    assert not asked


def test_a_base_that_is_not_there_is_told_with_how_to_make_it(gives: Gives) -> None:
    gives(BAD)
    done = run(f"{ROOT}/", "--basis", "weg.json")
    assert done.exit_code == Exit.USAGE
    assert "--basis-bij" in done.stderr


def test_parts_are_made_into_one_scan_with_one_judgement(folder: Path) -> None:
    for number in (1, 2):
        part = replace(BAD, site=replace(BAD.site, share=f"{number}/2"))
        keep(part, folder / f"deel-{number}.db")
    done = run("deel-1.db", command="samenvoegen")
    assert done.exit_code == Exit.USAGE
    assert "Dit ontbreekt: 2" in done.stderr
    arguments = ("deel-1.db", "deel-2.db", "--bewaar", "scan.db", "--uitvoer", "json=scan.json")
    done = run(*arguments, command="samenvoegen")
    assert done.exit_code == Exit.FINDINGS
    assert "2 gecontroleerd" in done.stdout
    assert json.loads((folder / "scan.json").read_text())["summary"]["visited"] == 2
    assert (folder / "scan.db").is_file()


def test_what_shows_only_over_all_pages_is_told_of_the_whole(folder: Path) -> None:
    same = [page(f"/{n}", title="Overal zo") for n in range(8)]
    for number in (1, 2):
        site = replace(BAD.site, share=f"{number}/2")
        keep(fabriek.scan(*same, site=site), folder / f"deel-{number}.db")
    run("deel-1.db", "deel-2.db", "--uitvoer", "json=scan.json", command="samenvoegen")
    told = json.loads((folder / "scan.json").read_text())
    assert "titel-dubbel" in {f["rule"] for each in told["pages"] for f in each["findings"]}


def test_a_base_of_a_quick_scan_is_refused_before_a_whole_one(gives: Gives) -> None:
    asked = gives(BAD)
    run(f"{ROOT}/", "--snel", "--basis", "basis.json", "--basis-bij")
    asked.clear()
    done = run(f"{ROOT}/", "--basis", "basis.json")
    assert done.exit_code == Exit.USAGE
    assert "--snel" in done.stderr
    assert not asked
    assert run(f"{ROOT}/", "--snel", "--basis", "basis.json").exit_code == Exit.CLEAN
    assert run(f"{ROOT}/", "--basis", "basis.json", "--basis-bij").exit_code == Exit.CLEAN
    assert run(f"{ROOT}/", "--basis", "basis.json").exit_code == Exit.CLEAN
