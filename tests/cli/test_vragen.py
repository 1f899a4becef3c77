"""``toegankelijk vragen`` asks what is left, and writes it down where one wants it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.test_verklaring import keep, small_scan
from toegankelijk.cli import main


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return keep(small_scan(), tmp_path / "reports" / "site" / "scan.db")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["vragen", *args], prog_name="toegankelijk")


def test_the_newest_scan_is_asked_about_and_what_is_known_is_counted() -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert "50 eisen: 2 voldoet niet, 48 vraag" in done.output
    assert "Zegt elke link waar die heen gaat?" in done.output
    assert "voldoet niet:" not in done.output


def test_one_criterion_with_what_is_known() -> None:
    done = run("--eis", "1.1.1", "--alles")
    assert "1.1.1   voldoet niet: Afbeelding zonder alternatieve tekst" in done.output
    assert "2.4.4" not in done.output


def test_files_are_written_beside_the_scan(store: Path) -> None:
    done = run("--uitvoer", "html", "--uitvoer", "csv", "--uitvoer", "json")
    assert done.exit_code == 0, done.output
    for ending in ("html", "csv", "json"):
        assert f"vragen.{ending}" in done.output
    told = json.loads((store.parent / "vragen.json").read_text("utf-8"))
    assert len(told["paginas"][0]["vragen"]) == 50


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--eis", "9.9.9"), "De eis 9.9.9 bestaat niet."),
        (("--pagina", "http://elders/"), "Deze pagina is niet bekeken."),
    ],
)
def test_what_does_not_exist_is_told(args: tuple[str, ...], told: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert told in done.output
