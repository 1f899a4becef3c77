"""``toegankelijk dokter`` tells what works, what does not and what to do about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toegankelijk import __version__
from toegankelijk.browser import find, install, probe
from toegankelijk.cli import main
from toegankelijk.errors import BrowserError, RuleError


def dokter(*args: str) -> Result:
    return CliRunner().invoke(main, ["dokter", *args], prog_name="toegankelijk")


def line(result: Result, name: str) -> tuple[str, str]:
    """Status and text of the line with this name; what wraps is joined."""
    words: dict[str, tuple[str, str]] = {}
    key = ""
    for row in result.stdout.splitlines():
        if row[:8].strip():
            key = row[8:24].strip()
            words[key] = (row[:8].strip(), row[24:])
        elif key and row.strip():
            words[key] = (words[key][0], f"{words[key][1]} {row.strip()}")
    return words[name]


@pytest.fixture
def no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; the folder that its ``PATH`` names."""
    monkeypatch.setattr(find, "PLACES", {})
    for name in (find.VARIABLE, "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.browser
def test_a_healthy_machine_is_told_in_full(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "toegankelijk", "dokter"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"toegankelijk {__version__}\n")
    assert done.stdout.endswith("\nAlles werkt.\n")
    for word in ("Python", "Playwright", "axe-core", "Taalmodel", "Regels", "Woordenlijsten"):
        assert f"ok      {word} " in done.stdout
    assert str(tmp_path / "reports") in done.stdout
    assert "ok      Pagina openen" in done.stdout
    assert max(len(row) for row in done.stdout.splitlines() if "/" not in row) <= 80


def test_no_browser_is_said_with_what_to_do(no_browser: Path) -> None:
    result = dokter()
    assert result.exit_code == 3
    status, text = line(result, "Browser")
    assert status == "fout"
    assert "toegankelijk dokter --installeer" in text
    assert "Nog niet alles werkt" in result.stdout


def test_a_wrong_path_is_said_and_the_rest_is_looked_at_still(tmp_path: Path) -> None:
    result = dokter("--browser", str(tmp_path / "chroom"))
    assert result.exit_code == 3
    status, text = line(result, "Browser")
    assert status == "fout"
    assert "chroom bestaat niet, of is geen programma" in text
    assert line(result, "Python")[0] == "ok"


@pytest.mark.browser
def test_a_browser_that_stops_at_once_is_said(no_browser: Path) -> None:
    broken = no_browser / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    result = dokter()
    assert result.exit_code == 3
    status, text = line(result, "Browser")
    assert status == "fout"
    assert f"{broken}: In deze browser gaat geen pagina open." in text


def test_installing_is_tried_when_there_is_no_browser(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "_run", lambda command: "geen netwerk")
    result = dokter("--installeer")
    assert result.exit_code == 3
    assert "Ik installeer een browser met" in result.stderr
    assert line(result, "Browser")[0] == "fout"
    assert "geen netwerk" in line(result, "Browser")[1]


@pytest.mark.parametrize(("explicit", "tries"), [(False, 2), (True, 1)])
def test_installing_is_tried_when_the_browser_found_does_not_work_unless_it_was_asked_for(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch, explicit: bool, tries: int
) -> None:
    broken = no_browser / "chromium"
    broken.write_text("")
    broken.chmod(0o755)
    probed: list[find.Browser] = []

    def fail(browser: find.Browser, sandbox: find.Sandbox) -> probe.Probe:
        probed.append(browser)
        raise BrowserError("Stuk.")

    monkeypatch.setattr(probe, "probe", fail)
    monkeypatch.setattr(install, "_run", lambda command: None)
    result = dokter("--installeer", *(["--browser", str(broken)] if explicit else []))
    assert result.exit_code == 3
    assert len(probed) == tries


@pytest.mark.parametrize(("user", "status"), [(0, "let op"), (1000, "ok")])
def test_the_sandbox_is_told_in_words(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch, user: int, status: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: user)
    said, text = line(dokter(), "Sandbox")
    assert said == status
    assert ("root" in text) == (user == 0)


def test_a_mistake_in_the_rules_is_told_with_its_place(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuleError("Hier klopt iets niet.", where="rules/taal/x.toml, regel 3")

    monkeypatch.setattr("toegankelijk.rulebook.load_rulebook", fail)
    said, text = line(dokter(), "Regels")
    assert said == "fout"
    assert text == "rules/taal/x.toml, regel 3: Hier klopt iets niet."


def test_a_place_where_no_report_can_be_written_is_told(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(no_browser)
    (no_browser / "reports").write_text("geen map")
    said, text = line(dokter(), "Rapporten")
    assert said == "let op"
    assert "--map" in text
