"""``rules/vragen``: what a person looks at for each criterion, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import GatheredKind
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """How a person is asked about a criterion."""

    question: str
    steps: tuple[str, ...]
    good: str
    """When the page meets it."""
    bad: str
    """When it does not."""
    gathered: tuple[GatheredKind, ...] = ()
    """What to look at of what was gathered."""
    absent: str = ""
    """Told where nothing of all that is on the page; empty where that settles nothing."""
    decided: bool = False
    """The tool alone can say that a page meets it."""


_KEYS: tomlfile.Keys = {
    QuestionWords: {
        "vraag": "question",
        "stappen": "steps",
        "goed": "good",
        "fout": "bad",
        "gegevens": "gathered",
        "zonder": "absent",
        "beslist": "decided",
    },
    GatheredKind: {kind.value: kind.value for kind in GatheredKind},
}


def load_questions(rulebook: Rulebook, folder: Path | None = None) -> Mapping[str, QuestionWords]:
    """Number of each criterion that the law demands → its words, in the order of the norm.

    Raises ``RuleError`` with the file, for a criterion without words too.
    """
    every = _load(folder or rules_directory() / "vragen")
    wanted = [c.number for c in rulebook.criteria.values() if rulebook.law.demands(c)]
    if missing := [number for number in wanted if number not in every]:
        raise RuleError(
            f"Voor deze criteria zijn nog geen vragen geschreven: {', '.join(missing)}.",
            where=str(folder or rules_directory() / "vragen"),
        )
    return {number: every[number] for number in wanted}


@cache
def _load(folder: Path) -> Mapping[str, QuestionWords]:
    return {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}


def _read(path: Path) -> QuestionWords:
    return tomlfile.structure(tomlfile.load(path, RuleError), QuestionWords, _KEYS)
