"""The commands of the README's first screen: what they call, and what they make of exit codes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")


def program(path: Path, text: str) -> None:
    """A shell script that stands in for a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def run(*command: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "URL")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env={**kept, **env},
    )


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """An environment that is ready, with a ``toegankelijk`` that only keeps what it was given."""
    folder = tmp_path / "venv"
    program(folder / "bin" / "python", "exit 0")
    program(
        folder / "bin" / "toegankelijk",
        f'printf "%s\\n" "$@" > {tmp_path}/arguments; exit ${{CODE:-0}}',
    )
    for stamp in (".gebruiker", ".ontwikkelaar", ".browser"):
        (folder / stamp).touch()
    return folder


def arguments(venv: Path) -> list[str]:
    return (venv.parent / "arguments").read_text().splitlines()


def test_make_alone_explains_its_targets() -> None:
    done = run("make")
    assert done.returncode == 0
    for target in ("scan", "test", "test-snel", "controle", "bench", "schoon"):
        assert f"make {target} " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_scan_without_an_address_takes_the_sample_site(venv: Path) -> None:
    assert run("make", "scan", f"VENV={venv}").returncode == 0
    assert arguments(venv) == ["scan", "--voorbeeld"]


@pytest.mark.parametrize(
    "url",
    [
        "https://voorbeeld.nl/zoek?a=1&b=$HOME;x='y'",
        'https://voorbeeld.nl/"$(touch gevaar)`touch gevaar`#deel',
        "--help",
    ],
)
def test_an_address_reaches_the_scan_as_it_was_typed(venv: Path, url: str) -> None:
    assert run("make", "scan", f"VENV={venv}", f"URL={url}").returncode == 0
    assert arguments(venv) == ["scan", "--", url]
    assert not (CHECKOUT / "gevaar").exists()


@pytest.mark.parametrize(("code", "well"), [(0, True), (1, True), (2, False), (3, False)])
def test_findings_are_no_failure_of_make(venv: Path, code: int, well: bool) -> None:
    done = run("make", "scan", f"VENV={venv}", CODE=str(code))
    assert (done.returncode == 0) is well
    assert ("Error" in done.stderr) is not well


def test_a_browser_is_looked_for_once(venv: Path) -> None:
    (venv / ".browser").unlink()
    assert run("make", "scan", f"VENV={venv}").returncode == 0
    assert (venv / ".browser").exists()
    assert run("make", "-q", f"{venv}/.browser", f"VENV={venv}").returncode == 0


class TestEnvironment:
    """``scripts/omgeving.sh`` on machines that lack something."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        """Programs in front of the real ones: a Python that makes no environments, and no root."""
        folder = tmp_path / "programs"
        venv = f'[ "$2" = venv ] && [ ! -e {tmp_path}/mended ] && echo "geen ensurepip" && exit 1'
        program(folder / "python3", f'{venv}\n[ "$1" = -c ] && echo python3.11-venv\nexit 0')
        program(folder / "id", "echo 1000")
        return folder

    def make(self, machine: Path) -> subprocess.CompletedProcess[str]:
        path = f"{machine}:{os.environ['PATH']}"
        return run("scripts/omgeving.sh", machine.parent / "venv", PATH=path)

    def test_a_user_is_told_what_to_install(self, machine: Path) -> None:
        done = self.make(machine)
        assert done.returncode == 2
        assert "geen ensurepip" in done.stderr
        assert "sudo apt install python3-venv" in done.stderr

    def test_root_on_debian_gets_it_installed(self, machine: Path) -> None:
        program(machine / "id", "echo 0")
        program(machine / "apt-get", f'echo "$@" >> {machine}/asked; : > {machine.parent}/mended')
        assert self.make(machine).returncode == 0
        assert (machine / "asked").read_text().splitlines()[-1].endswith("python3.11-venv")

    def test_an_old_python_is_said_in_one_sentence(self, machine: Path) -> None:
        for name in ("python3", "python", *(f"python3.{minor}" for minor in range(11, 15))):
            program(machine / name, "exit 1")
        done = self.make(machine)
        assert done.returncode == 2
        assert done.stderr.startswith("Fout: Python 3.11 of nieuwer is niet gevonden.")
