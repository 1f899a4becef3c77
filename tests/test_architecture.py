"""The plan of the house is kept: imports point towards the facts, modules stay readable."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import toegankelijk
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook

SRC = Path(toegankelijk.__file__).parent
MODULES = sorted(SRC.rglob("*.py"))
MAX_LINES = 300

LAYERS = (
    ("model",),
    ("errors",),
    ("resources", "tomllines"),
    ("tomlfile", "wordlists"),
    ("rule", "levelbook"),
    ("settingscheck", "serial"),
    ("law",),
    ("rulebook",),
    ("settings", "documents", "formbook"),
    ("text", "crawl", "voorbeeld", "storefile", "sitewide"),
    ("storecrawl", "credentials", "pagetext"),
    ("store",),
    ("problems", "browser"),
    ("checks", "questions"),
    ("ci", "reach"),
    ("report",),
    ("forms",),
    ("paper",),
    ("onderzoek",),
    ("verklaring",),
    ("plan",),
    ("overzicht",),
    ("reader",),
    ("worker", "revisit", "progress"),
    ("formqueue",),
    ("survey", "conductor"),
    ("scan",),
    ("cli",),
    ("__main__",),
)
"""A part imports itself and what stands above it here, never its neighbours or what is below."""

RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}


def part_of(path: Path) -> str:
    """The file or folder directly under ``src/toegankelijk``."""
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported_parts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="toegankelijk", names=names):
                yield from (name.name for name in names if not name.name.startswith("__"))
            case ast.ImportFrom(module=str(module)) if module.startswith("toegankelijk."):
                yield module.split(".")[1]
            case ast.Import(names=names):
                modules = [name.name.split(".") for name in names]
                yield from (m[1] for m in modules if m[0] == "toegankelijk" and len(m) > 1)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
class TestModule:
    """What holds for each module."""

    def test_imports_point_towards_the_facts(self, path: Path) -> None:
        part = part_of(path)
        if part == "__init__":
            return
        assert part in RANK, f"give {part} its place in LAYERS"
        for other in imported_parts(ast.parse(path.read_text())):
            assert other == part or RANK[other] < RANK[part], f"{part} may not import {other}"

    def test_is_readable_in_one_sitting_and_says_what_it_is(self, path: Path) -> None:
        text = path.read_text()
        assert len(text.splitlines()) <= MAX_LINES
        assert ast.get_docstring(ast.parse(text))

    def test_only_the_command_line_prints(self, path: Path) -> None:
        calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        printing = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
        assert part_of(path) == "cli" or not printing


def test_relative_imports_are_not_used() -> None:
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text()))
        assert not [n for n in nodes if isinstance(n, ast.ImportFrom) and n.level], path


def test_every_file_with_a_rule_is_read() -> None:
    folders = (rules_directory() / "wcag", rules_directory() / "taal")
    files = [path.stem for folder in folders for path in folder.iterdir()]
    assert sorted(files) == sorted(load_rulebook().rules)
    assert len(files) > 100
