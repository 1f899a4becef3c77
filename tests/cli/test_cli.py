"""The command line: Dutch, quick to answer, one sentence for what is not our bug."""

from __future__ import annotations

import ast
import errno
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from toegankelijk import __version__, cli
from toegankelijk.cli import COMMANDS, main
from toegankelijk.cli.dutch import MESSAGES
from toegankelijk.errors import BrowserError, Exit, InputError

HEAVY = (
    "axe_playwright_python",
    "bs4",
    "cattrs",
    "jinja2",
    "playwright",
    "requests",
    "rich",
    "textstat",
    "trafilatura",
    "usp",
)
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|exit|error|missing|invalid|such|default|"
    r"required|integer|text|file|directory|path|try|does not|is not)\b",
    re.IGNORECASE,
)
HELP = [["--help"], *([name, "--help"] for name in COMMANDS)]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, prog_name="toegankelijk", terminal_width=80)


def load(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    return command


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    """A command ``dokter`` that raises the error in ``act.error``."""

    class Act(Exception):
        error: BaseException

    @click.command(name="dokter")
    @click.argument("aantal", type=click.IntRange(1, 9), required=False)
    @click.option("--ernst", type=click.Choice(["licht", "ernstig"]))
    @click.option("--bestand", type=click.Path(exists=True, dir_okay=False))
    def command(aantal: int | None, ernst: str | None, bestand: str | None) -> None:
        raise Act.error

    monkeypatch.setattr("toegankelijk.cli.dokter.command", command)
    return Act


@pytest.mark.parametrize("args", HELP, ids=" ".join)
def test_help_is_dutch_and_fits_on_a_terminal(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.output.startswith("Gebruik: toegankelijk")
    assert max(map(len, result.output.splitlines())) <= 80
    assert ENGLISH.search(re.sub(r"--[\w-]+", "", result.output)) is None


@pytest.mark.parametrize("args", HELP, ids=" ".join)
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "toegankelijk", *args],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "toegankelijk.cli" in imported
    assert imported.isdisjoint(HEAVY)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    assert load(name).get_short_help_str(limit=200) == COMMANDS[name]


def test_version() -> None:
    assert run("--version").output == f"toegankelijk {__version__}\n"


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 2
    assert all(name in result.output for name in COMMANDS)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["scn"], "De opdracht scn bestaat niet. Bedoelt u 'scan'?"),
        (["iets"], "De opdracht iets bestaat niet."),
        (
            ["scan", "--max-pagina", "3"],
            "De optie --max-pagina bestaat niet. Bedoelt u '--max-paginas'?",
        ),
        (["scan", "--html"], "De optie --html bestaat niet."),
        (["--versie"], "De optie --versie bestaat niet. Bedoelt u '--version'?"),
        (["dokter", "--ernt", "licht"], "De optie --ernt bestaat niet. Bedoelt u '--ernst'?"),
        (["dokter", "--ernst"], "Geef bij de optie --ernst een waarde op."),
        (["dokter", "--ernst", "x"], "x bestaat niet. Kies uit 'licht', 'ernstig'."),
        (["dokter", "tien"], "tien is geen goed getal."),
        (["dokter", "10"], "10 valt buiten wat mag: 1 tot en met 9."),
        (["dokter", "1", "2"], "Dit hoort er niet bij: 2"),
        (["dokter", "--bestand", "/is/er/niet"], "/is/er/niet bestaat niet."),
        (["dokter", "--bestand", "/"], "/ is een map. Geef een bestand op."),
    ],
)
def test_wrong_use_is_said_in_dutch(act: type[Exception], args: list[str], sentence: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith(sentence)
    assert ENGLISH.search(re.sub(r"--[\w-]+", "", result.stderr)) is None


def test_the_table_holds_only_what_click_says() -> None:
    said = {
        node.value
        for path in Path(click.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert [message for message in MESSAGES if message not in said] == []


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (InputError("Dit is geen tekst.", where="brief.txt"), 2, "brief.txt: Dit is geen tekst."),
        (BrowserError("Geen browser.", mend="Haal er een."), 3, "Geen browser. Haal er een."),
        (OSError(errno.ENOSPC, "full", "a.html"), 2, "a.html: de schijf is vol."),
        (PermissionError(errno.EACCES, "no", "b.html"), 2, "b.html: u mag hier niet lezen"),
        (OSError(errno.EIO, "Input/output error", "c"), 2, "c: Input/output error."),
    ],
)
def test_what_is_not_our_bug_is_one_sentence(
    act: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: int,
    sentence: str,
) -> None:
    monkeypatch.setattr(act, "error", error, raising=False)
    result = run("dokter")
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith(f"Fout: {sentence}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_ends_with_a_word_and_not_with_the_code_for_findings(
    act: type[Exception], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(act, "error", error, raising=False)
    result = run("dokter")
    assert result.exit_code == cli.INTERRUPTED == 130
    assert result.stderr == "\nGestopt.\n"


@pytest.mark.parametrize("error", [ValueError("bug"), OSError("bug")])
def test_a_bug_shows_its_traceback_and_is_not_taken_for_findings(
    act: type[Exception], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(act, "error", error, raising=False)
    result = run("dokter")
    assert result.exit_code == Exit.INCOMPLETE
    assert "Traceback (most recent call last)" in result.stderr
    assert f"{type(error).__name__}: bug\n" in result.stderr
    assert "fout in het programma zelf" in result.stderr


def test_wrong_use_says_where_to_find_help() -> None:
    assert "Hulp nodig? Typ: toegankelijk --help" in run("scn").stderr


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (click.IntRange(1), 0, "1 of meer"),
        (click.FloatRange(0, min_open=True), 0, "meer dan 0"),
        (click.IntRange(max=9), 10, "ten hoogste 9"),
    ],
)
def test_ranges_are_told_in_words(
    kind: click.IntRange | click.FloatRange, value: int, words: str
) -> None:
    with pytest.raises(click.BadParameter, match=words):
        kind.convert(value, None, None)


def test_a_module_run_is_the_same_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "toegankelijk", "scn"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert "Gebruik: toegankelijk [OPTIES]" in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme_and_the_manual(name: str) -> None:
    root = Path(__file__).parents[2]
    rows = [row for row in (root / "README.md").read_text("utf-8").splitlines() if row[:1] == "|"]
    assert any(f"`{name}`" in row.split("|")[1] for row in rows)
    assert f"toegankelijk {name}" in (root / "docs/handleiding.md").read_text("utf-8")
