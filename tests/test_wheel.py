"""What people install: a wheel in an empty environment, that knows its rules and scans a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from loopback import Loopback, Page
from toegankelijk import __version__
from toegankelijk.errors import Exit
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.pipeline import load_pipeline

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.xdist_group("wheel")]

CHECKOUT = Path(__file__).parent.parent
TIME_LIMIT = 600
PAGE = """<!doctype html>
<html lang="nl">
<title>Afval scheiden</title>
<main>
<h1>Afval scheiden</h1>
<img src="bak.png">
<p>U brengt papier en glas naar de bak in uw straat.</p>
</main>
</html>"""
"""One planted fault: an image without text alternative."""

WHAT_IS_INSIDE = """
import json
from toegankelijk.resources import data_directory
from toegankelijk.rulebook import load_rulebook
book = load_rulebook()
print(json.dumps([str(data_directory()), sorted(book.rules), len(book.words)]))
"""

MODEL_INSIDE = """
import json
from toegankelijk.text.pipeline import BUNDLED, load_pipeline
from toegankelijk.text.tokens import tokens
model = load_pipeline()
(doc,) = model.parse([[tokens("Uw aanvraag is afgewezen.")]])
print(json.dumps([str(BUNDLED), model.shown, [word.dep_ for word in doc]]))
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Without what would lead Python back to the checkout."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=env,
        timeout=TIME_LIMIT,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with only the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT)
    built = run(sys.executable, *build, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    done = run(programs / "python", *pip, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return programs


def test_the_program_starts(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "toegankelijk", "--version", cwd=tmp_path)
    assert done.stdout == f"toegankelijk {__version__}\n", done.stderr


def test_rules_and_word_lists_are_inside_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", WHAT_IS_INSIDE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder, rules, words = json.loads(done.stdout)
    assert Path(folder).is_relative_to(installed.parent)
    ours = load_rulebook()
    assert rules == sorted(ours.rules)
    assert words == len(ours.words) > 0


def test_the_language_model_is_inside_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", MODEL_INSIDE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder, shown, grammar = json.loads(done.stdout)
    assert Path(folder).is_relative_to(installed.parent)
    assert shown == load_pipeline().shown
    assert grammar == ["nmod:poss", "nsubj:pass", "aux:pass", "ROOT", "punct"]


def test_it_scans_a_page_and_writes_a_report(
    installed: Path,
    tmp_path: Path,
    browser_path: Path,
    loopback_site: Callable[[Mapping[str, Page]], Loopback],
) -> None:
    site = loopback_site({"/": PAGE})
    done = run(
        installed / "toegankelijk",
        *("scan", site.url("/"), "--map", tmp_path, "--stil", "--browser", browser_path),
        cwd=tmp_path,
    )
    assert done.returncode == Exit.FINDINGS, done.stdout + done.stderr
    (report,) = tmp_path.rglob("*.html")
    text = report.read_text(encoding="utf-8")
    assert "Afval scheiden" in text
    assert load_rulebook().rule("image-alt").name in text
