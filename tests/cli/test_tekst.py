"""``toegankelijk tekst`` as a user meets it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toegankelijk.cli import main
from toegankelijk.cli.tekst import KINDS
from toegankelijk.text import extract

HARD = (
    "Derhalve verstrekken wij u m.b.t. uw aanvraag alle gegevens die u nodig heeft om de "
    "vergunning voor uw nieuwe dakkapel aan de voorkant van uw huis te kunnen krijgen van onze "
    "gemeente.\n"
)
PLAIN = "Wij hebben uw brief gekregen. U krijgt snel antwoord.\n"


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["tekst", *arguments], input=text)


@pytest.fixture
def hard(tmp_path: Path) -> str:
    path = tmp_path / "moeilijk.txt"
    path.write_text(HARD, encoding="utf-8")
    return str(path)


@pytest.fixture
def plain(tmp_path: Path) -> str:
    path = tmp_path / "makkelijk.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return str(path)


def test_a_hard_letter_shows_the_place_why_and_what_instead(hard: str) -> None:
    result = run(hard)
    shown = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "[2:Derhalve] [3:verstrekken]" in shown
    assert "verstrekken → geven" in shown
    assert "Deze zin heeft 32 woorden" in shown
    assert "Wat u het meest kunt verbeteren" in shown
    assert "Regel 1" in shown
    assert "Gevonden: 1 ernstig, 2 matig, 1 licht." in shown


def test_a_plain_letter_is_clean(plain: str) -> None:
    result = run(plain)
    assert result.exit_code == 0
    assert "niets gevonden" in result.output
    assert "Leesscore" not in result.output


def test_enough_text_has_a_score(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(PLAIN * 15, encoding="utf-8")
    assert "Leesscore: " in run(str(path)).output


@pytest.mark.parametrize(
    ("threshold", "code"), [("licht", 1), ("matig", 1), ("ernstig", 1), ("kritiek", 0)]
)
def test_the_threshold(hard: str, threshold: str, code: int) -> None:
    assert run(hard, "--grens", threshold).exit_code == code


def test_a_finding_under_the_threshold_is_shown_but_clean(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Derhalve niet.", encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert "[1:Derhalve]" in result.output


def test_quiet_shows_nothing(hard: str) -> None:
    result = run(hard, "--stil")
    assert (result.exit_code, result.output) == (1, "")


def test_several_files_at_once(hard: str, plain: str) -> None:
    result = run(plain, hard)
    assert result.exit_code == 1
    shown = result.output.replace("\n", "")
    assert shown.index(plain) < shown.index(hard)


def test_standard_input() -> None:
    assert run("-", text=HARD).exit_code == 1
    assert ":Derhalve]" in run("-", text=f"<p>{HARD}</p>").output
    assert run("-", "--soort", "md", text="```\nderhalve\n```").exit_code == 0


def test_json(hard: str, plain: str) -> None:
    result = run(hard, plain, "--uitvoer", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["schema"] == "toegankelijk.tekst/1"
    first, second = data["documents"]
    assert (first["source"], second["findings"]) == (hard, [])
    finding = next(f for f in first["findings"] if f["rule"] == "moeilijk-woord")
    assert (finding["line"], finding["column"], finding["evidence"]) == (1, 10, "verstrekken")
    assert HARD[finding["start"] : finding["end"]] == "verstrekken"
    assert "geven" in finding["message"]
    assert all(finding[name] for name in ("explanation", "impact", "remedy", "severity", "name"))


def test_a_bad_file_does_not_keep_the_others_from_being_read(hard: str, tmp_path: Path) -> None:
    result = run(str(tmp_path / "weg.txt"), hard)
    assert result.exit_code == 2
    assert ":Derhalve]" in result.stdout
    assert "is er niet" in result.stderr
    data = json.loads(run(str(tmp_path / "weg.txt"), hard, "--uitvoer", "json").stdout)
    assert "is er niet" in data["errors"][0]["message"]
    assert len(data["documents"]) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.txt", b""),
        ("beeld.txt", b"\x89PNG\0\0"),
        ("brief.docx", b"PK\3\4"),
        ("kaal.html", b"<script>1</script>"),
        ("kapot.txt", b"\xff\xfe\xd8"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = run(str(path))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Fout: {path}: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_no_file_at_all() -> None:
    assert run().exit_code == 2


def test_a_folder_stands_for_the_texts_in_it(tmp_path: Path) -> None:
    empty = run(str(tmp_path))
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "geen tekst" in empty.stderr
    (tmp_path / "b.txt").write_text(HARD)
    (tmp_path / "a.md").write_text(PLAIN)
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".weg.txt").write_text(HARD)
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.index("a.md") < result.stdout.index("b.txt")
    assert result.stderr == "Overgeslagen: 2 bestanden (1 verborgen, 1 .jpg).\n"
    assert run(str(tmp_path), "--stil").output == ""


def test_every_kind_that_can_be_read_can_be_asked_for(tmp_path: Path) -> None:
    assert list(KINDS) == list(extract.KINDS)
    path = tmp_path / "brief.docx"
    path.write_text("tekst")
    assert run(str(path)).exit_code == 0
    assert "geen bestand van de soort docx" in run(str(path), "--soort", "docx").stderr


def test_a_text_in_another_language_is_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    english = "You can call us to make an appointment at the town hall."
    path.write_text(f"<html lang=nl><p>{english}", encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert "niet in het Nederlands" in result.output


@pytest.mark.parametrize(
    "text",
    [
        HARD * 20,
        "Derhalve " + "x" * 500 + ".",
        "Derhalve " + "日本語" * 60 + ".",
        "Derhalve \x1b[31m[bold]rood[/bold] :smile: \\ \u202e{woord} {{ 7 }}.",
        ("Derhalve een heel lange zin met [/] en nog meer. " * 3 + "\n\n") * 5,
    ],
)
def test_no_line_is_too_wide_and_nothing_steers_the_terminal(text: str) -> None:
    from rich.cells import cell_len

    result = run("-", text=text)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert max(cell_len(line) for line in result.stdout.splitlines()) <= 80
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def in_terminal(path: str, **environment: str) -> str:
    """What the command writes when its output is a terminal of 80 columns."""
    leader, follower = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    surroundings = {key: value for key, value in surroundings.items() if value}
    command = [sys.executable, "-m", "toegankelijk", "tekst", path]
    with subprocess.Popen(command, stdout=follower, env=surroundings) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the way Linux says that the other side was closed
                break
            if not part:
                break
            shown += part
        process.wait()
    os.close(leader)
    return shown.decode()


def test_a_terminal_has_colour_unless_the_user_wants_none(hard: str) -> None:
    assert "\x1b[" in in_terminal(hard, NO_COLOR="")
    without = in_terminal(hard, NO_COLOR="1")
    assert "\x1b" not in without
    assert ":Derhalve]" in without


def test_an_old_terminal_encoding_is_no_problem(hard: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "toegankelijk", "tekst", hard]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr == b""


def test_another_language_model_can_be_given(plain: str) -> None:
    from toegankelijk.text.pipeline import BUNDLED

    assert run(plain, "--taalmodel", str(BUNDLED)).output == run(plain).output


def test_a_language_model_that_does_not_work_is_told(plain: str) -> None:
    result = run(plain, "--taalmodel", "geen_model")
    assert result.exit_code == 2
    assert "geen_model: Dit taalmodel werkt niet." in result.output


def test_a_letter_is_told_step_by_step(hard: str) -> None:
    shown = run(hard, "--brief").output
    assert "In 13 stappen naar een duidelijke brief" in shown
    assert "13 De brief eindigt met een groet en een naam: niet gedaan" in shown
    assert re.search(r"Stappen: \d+ gedaan, \d+ niet gedaan, \d+ kijk zelf\.", shown)
    assert "stappen" not in run(hard).output
    data = json.loads(run(hard, "--brief", "--uitvoer", "json").stdout)
    assert len(data["documents"][0]["steps"]) == 13


def test_the_verdict_comes_first_and_is_refused_on_little_text(hard: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(HARD * 5, encoding="utf-8")
    # After the name, which a long folder may spread over more lines.
    assert run(str(path)).output.split("\n\n")[1].startswith("Oordeel: Waarschijnlijk moeilijker")
    assert "te kort voor een oordeel" in run(hard).output.split("\n\n")[1]


def test_html_goes_to_reports_unless_told_otherwise(
    hard: str, plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(hard, "--uitvoer", "html")
    assert result.exit_code == 1
    assert result.output == "Klaar. U vindt het hier: reports/tekst/moeilijk.html\n"
    assert "<!DOCTYPE html>" in Path("reports/tekst/moeilijk.html").read_text(encoding="utf-8")
    result = run(hard, plain, "--uitvoer", "html", "--naar", "uit")
    assert result.output == "Klaar. U vindt het hier: uit/index.html\n"
    assert run(hard, "--uitvoer", "html", "-o", "een.html", "--stil").output == ""
    assert Path("een.html").is_file()


def test_mail_and_json_are_shown_unless_they_go_to_a_file(hard: str, tmp_path: Path) -> None:
    assert run(hard, "--uitvoer", "mail").output.startswith("Beste collega,\n")
    for output in ("mail", "json"):
        where = tmp_path / f"uit.{output}"
        shown = run(hard, "--uitvoer", output, "-o", str(where)).output
        assert shown == f"Klaar. U vindt het hier: {where}\n"
        assert where.read_text(encoding="utf-8") == run(hard, "--uitvoer", output).output


def test_a_place_without_a_kind_of_output_is_wrong_use(
    hard: str, plain: str, tmp_path: Path
) -> None:
    result = run(hard, "--naar", str(tmp_path / "uit.html"))
    assert result.exit_code == 2
    assert "--uitvoer html" in result.stderr
    result = run(hard, plain, "--uitvoer", "html", "--naar", str(tmp_path / "uit.html"))
    assert result.exit_code == 2
    assert "Geef bij --naar een map op." in result.stderr


def test_nothing_is_written_when_nothing_could_be_read(tmp_path: Path) -> None:
    result = run(str(tmp_path / "weg.txt"), "--uitvoer", "html", "-o", str(tmp_path / "uit"))
    assert result.exit_code == 2
    assert not (tmp_path / "uit").exists()


def test_who_pastes_is_told_how_to_end() -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "toegankelijk", "tekst", "-"]
    with subprocess.Popen(
        command, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        told = process.stderr.readline().decode()
        os.write(leader, b"Dit is derhalve goed.\n\x04")
        shown, _ = process.communicate()
    os.close(follower)
    os.close(leader)
    assert told == "Plak uw tekst. Sluit af met Ctrl-D op een lege regel.\n"
    assert "[1:derhalve]" in shown.decode()
    assert "Plak" not in run("-", text="Dit is goed.").stderr


def test_what_is_piped_in_has_a_name_in_an_error() -> None:
    result = run("-", text="")
    assert result.output.startswith("Fout: De invoer: Dit is leeg.")
    assert result.exit_code == 2
