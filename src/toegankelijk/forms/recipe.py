"""Recipes: the answers that one form needs, as its owner wrote them down.

A recipe is a TOML file in the folder of recipes: the address of the form, and per step which label
gets which value. What it does not name is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.crawl.scope import matches
from toegankelijk.errors import SettingsError
from toegankelijk.tomlfile import Keys


@dataclass(frozen=True, slots=True)
class RecipeStep:
    """The answers of one step."""

    title: str = ""
    """Heading of the step; empty for every step."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Label → value: text to type, or the label of a choice."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The answers that one form needs."""

    url: str
    """Address of the form; ``*`` stands for anything."""
    steps: tuple[RecipeStep, ...] = ()

    def value(self, label: str, heading: str = "") -> str | None:
        """The answer for a label on the step with that heading, if there is one."""
        wanted = _bare(label)
        for step in self.steps:
            if step.title and _bare(step.title) != _bare(heading):
                continue
            for named, value in step.answers.items():
                if _bare(named) == wanted:
                    return value
        return None


_KEYS: Keys = {
    Recipe: {"adres": "url", "stap": "steps"},
    RecipeStep: {"naam": "title", "antwoorden": "answers"},
}


def load_recipe(path: Path) -> Recipe:
    """The recipe in a file; raises ``SettingsError`` with the line of what is wrong."""
    toml = tomlfile.load(path, SettingsError)
    read = tomlfile.structure(toml, Recipe, _KEYS)
    if not read.url.startswith(("http://", "https://")):
        toml.fail(("adres",), "Dit is geen webadres.", "Begin met https://.")
    return read


def recipe_for(url: str, folder: Path | None) -> Recipe | None:
    """The first recipe of a folder whose address fits; raises ``SettingsError``."""
    if folder is None or not folder.is_dir():
        return None
    for path in sorted(folder.glob("*.toml")):
        recipe = load_recipe(path)
        if recipe.url == url or matches((recipe.url,), url):
            return recipe
    return None


def written(recipe: Recipe) -> str:
    """The recipe as TOML, as ``load_recipe`` reads it."""
    lines = [f"adres = {_quoted(recipe.url)}", ""]
    for step in recipe.steps:
        lines += ["[[stap]]", f"naam = {_quoted(step.title)}", "", "[stap.antwoorden]"]
        lines += [f"{_quoted(label)} = {_quoted(value)}" for label, value in step.answers.items()]
        lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0: quotes, backslashes and controls escaped."""
    out = []
    for char in text:
        if char in '"\\':
            out.append(f"\\{char}")
        elif char < " " or char == "\x7f":
            out.append(f"\\u{ord(char):04x}")
        elif "\ud800" <= char <= "\udfff":
            out.append("\ufffd")
        else:
            out.append(char)
    return f'"{"".join(out)}"'


def _bare(label: str) -> str:
    return " ".join(label.replace("*", " ").split()).rstrip(" :?").casefold()
