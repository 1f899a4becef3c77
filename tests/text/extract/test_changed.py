"""Which lines were changed, as git tells it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from toegankelijk.cli import main
from toegankelijk.errors import Exit, InputError
from toegankelijk.text.extract.changed import ALL, changed_since

OLD = "# Afval\n\nDerhalve dient u te wachten.\n\nGlas gaat in de bak.\n"
NEW = "# Afval\n\nDerhalve dient u te wachten.\n\nGelieve uw glas te deponeren.\n"


def git(folder: Path, *arguments: str) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    name = ("-c", "user.name=Test", "-c", "user.email=test@voorbeeldstad.example")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "content").mkdir()
    for name in ("a.md", "é b.md", "weg.md", "oud.md"):
        (tmp_path / "content" / name).write_text(OLD)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "eerste")
    git(tmp_path, "checkout", "-q", "-b", "werk")
    for name in ("a.md", "é b.md"):
        (tmp_path / "content" / name).write_text(NEW)
    git(tmp_path, "commit", "-q", "-a", "-m", "tweede")
    (tmp_path / "content" / "weg.md").unlink()
    (tmp_path / "content" / "nieuw.md").write_text(NEW)
    return tmp_path


def test_it_tells_changed_lines_of_commits_and_of_what_is_not_committed_yet(repo: Path) -> None:
    changed = changed_since("main", [str(repo / "content")])
    lines = {path.name: lines for path, lines in changed.by_path.items()}
    assert lines == {"a.md": ((5, 5),), "é b.md": ((5, 5),), "nieuw.md": ALL}
    assert changed.lines(str(repo / "content" / "oud.md")) == ()


def test_what_others_did_on_the_branch_meanwhile_does_not_count(repo: Path) -> None:
    git(repo, "stash", "-q", "-u")
    git(repo, "checkout", "-q", "main")
    (repo / "content" / "oud.md").write_text(NEW)
    git(repo, "commit", "-q", "-a", "-m", "van een ander")
    git(repo, "checkout", "-q", "werk")
    changed = changed_since("main", [str(repo)])
    assert sorted(path.name for path in changed.by_path) == ["a.md", "é b.md"]


@pytest.mark.parametrize(
    ("since", "told"), [("weg", "bestaat hier niet"), ("--output=x", "geen tak"), ("", "geen tak")]
)
def test_a_branch_that_is_not_there_is_told(repo: Path, since: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        changed_since(since, [str(repo)])


def test_a_folder_outside_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="staat niet in git"):
        changed_since("main", [str(tmp_path)])


def test_the_command_judges_changed_lines_only(repo: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        name = [str(repo / "content" / "a.md"), "--grens", "matig", *arguments]
        done = CliRunner().invoke(main, ["tekst", *name], prog_name="toegankelijk")
        return done.exit_code, done.output

    code, whole = run()
    assert code == Exit.FINDINGS
    assert "Derhalve" in whole
    code, text = run("--gewijzigd-sinds", "main")
    assert code == Exit.FINDINGS
    assert "Gelieve" in text
    assert "Derhalve" not in text
    git(repo, "stash", "-q", "-u")
    assert run("--gewijzigd-sinds", "HEAD") == (Exit.CLEAN, "")
