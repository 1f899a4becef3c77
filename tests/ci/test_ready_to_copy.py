"""What a team copies: the action, the GitLab template and the hook, each run as far as can be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from toegankelijk.text.extract.kinds import EXTENSIONS

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
GITLAB = "ci-voorbeelden/gitlab.yml"
PAGE = (
    '<!doctype html><html lang="nl"><head><title>Afval</title></head>'
    "<body><main><h1>Afval</h1><p>U brengt glas naar de bak.</p>{}</main></body></html>"
)


def loaded(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "schema"), [("action.yml", "github-actions"), (GITLAB, "gitlab-ci")]
)
def test_it_fits_the_schema_of_its_reader(name: str, schema: str) -> None:
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    known = json.loads((folder / f"{schema}.json").read_text("utf-8"))
    kind = jsonschema.validators.validator_for(known)
    errors = [error.message for error in kind(known).iter_errors(loaded(name))]
    assert errors == []


def steps() -> list[dict[str, Any]]:
    found = loaded("action.yml")["runs"]["steps"]
    assert isinstance(found, list)
    return found


def shell(script: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """As a runner starts it: bash that stops at the first error."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def runner(folder: Path, **inputs: str) -> dict[str, str]:
    """The environment of a step: all inputs of the action, with their defaults."""
    given = {
        name: str(each.get("default", "")) for name, each in loaded("action.yml")["inputs"].items()
    }
    env = {name.upper(): inputs.get(name, value) for name, value in given.items()}
    return {
        **env,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_PATH": str(folder / "path"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "RUNNER_TEMP": str(folder / "temp"),
    }


def test_inputs_reach_the_script_as_variables_only() -> None:
    for step in steps():
        assert "${{" not in step["run"]
        for name, value in step.get("env", {}).items():
            assert value == f"${{{{ inputs.{name.lower()} }}}}"


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.xdist_group("browser")
def test_the_steps_of_the_action_make_a_base_and_then_fail_for_what_is_new(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "index.html").write_text(PAGE.format('<img src="/oud.png">'))
    env = runner(tmp_path, map="dist", opties="--werkers 1")
    install, doctor, check = (step["run"] for step in steps())
    assert shell(install, tmp_path, env).returncode == 0
    assert not (tmp_path / "path").exists()
    seen = shell(doctor, tmp_path, env)
    assert seen.returncode == 0, seen.stdout
    first = shell(check, tmp_path, env)
    assert first.returncode == 0, first.stdout + first.stderr
    assert (tmp_path / "toegankelijk-basis.json").is_file()
    (dist / "index.html").write_text(PAGE.format('<img src="/oud.png"><button></button>'))
    second = shell(check, tmp_path, env)
    assert second.returncode == 1, second.stdout + second.stderr
    assert re.search(r"^::error file=dist/index.html,line=1,title=Knop", second.stdout, re.M)
    assert "Knop zonder naam" in (tmp_path / "summary.md").read_text()
    outputs = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().split())
    assert json.loads((tmp_path / outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert (tmp_path / outputs["rapport"]).is_file()


class TestScripts:
    """With a stand-in for the program that writes down how it was called."""

    @pytest.fixture
    def bin(self, tmp_path: Path) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "toegankelijk"
        program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$HOME/called"\n')
        program.chmod(0o755)
        return folder

    def called(self, script: str, bin: Path, env: dict[str, str]) -> list[str]:
        home = bin.parent
        path = f"{bin}{os.pathsep}{os.environ['PATH']}"
        done = shell(script, home, {**env, "HOME": str(home), "PATH": path})
        assert done.returncode == 0, done.stderr
        return (home / "called").read_text().splitlines()

    def test_what_is_filled_in_cannot_become_a_command(self, bin: Path) -> None:
        evil = '"; touch gehackt; $(touch gehackt) `touch gehackt`'
        env = runner(bin.parent, adres=evil, map=evil, basis=evil, opties=evil, deel=evil)
        arguments = self.called(steps()[2]["run"], bin, env)
        assert not (bin.parent / "gehackt").exists()
        assert arguments[arguments.index("--map") + 1] == evil

    def test_each_input_reaches_the_program(self, bin: Path) -> None:
        env = runner(bin.parent, adres="https://a.nl https://b.nl", wacht="2m", deel="2/8")
        arguments = self.called(steps()[2]["run"], bin, env)
        assert arguments[-2:] == ["https://a.nl", "https://b.nl"]
        assert "--basis-bij" in arguments
        assert arguments[arguments.index("--deel") + 1] == "2/8"
        assert arguments[arguments.index("--wacht") + 1] == "2m"

    def test_the_gitlab_job_shares_the_work_out(self, bin: Path) -> None:
        (script,) = loaded(GITLAB)["toegankelijk"]["script"]
        env = {"MAP": "dist", "BASIS": "basis.json"}
        assert "--deel" not in self.called(script, bin, env)
        arguments = self.called(script, bin, {**env, "CI_NODE_TOTAL": "4", "CI_NODE_INDEX": "3"})
        assert arguments[arguments.index("--deel") + 1] == "3/4"
        assert arguments[arguments.index("--map") + 1] == "dist"

    def test_the_hook_takes_the_files_that_were_changed(self, bin: Path) -> None:
        (hook,) = loaded(".pre-commit-hooks.yaml")
        arguments = self.called(f"{hook['entry']} a.md b.html", bin, {})
        assert arguments[:3] == ["tekst", "--gewijzigd-sinds", "HEAD"]
        texts = [kind for kind in EXTENSIONS if kind in (".md", ".mdx", ".html", ".njk", ".j2")]
        assert len(texts) == 5
        assert all(re.search(hook["files"], f"content/pagina{kind}") for kind in texts)
        assert not re.search(hook["files"], "app.py")


def test_the_page_of_docs_starts_with_the_lines_to_copy() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    first = re.search(r"```yaml\n(.*?)```", text, re.S)
    assert first is not None
    assert text.index("```yaml") < 200
    assert len(first[1].splitlines()) == 5
    (*_, step) = YAML(typ="safe").load(first[1])
    assert set(step["with"]) <= set(loaded("action.yml")["inputs"])
