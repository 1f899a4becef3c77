"""The steps of the letter check: their words from ``rules/brief``, and what a check found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import Outcome, Passage, Scalar
from toegankelijk.resources import rules_directory

_NAME = re.compile(r"(\d+)-([a-z-]+)")


@dataclass(frozen=True, slots=True)
class Examples:
    """Letters, or parts of letters, that a step must judge so; they are its tests."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    cant_tell: tuple[str, ...] = ()
    inapplicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step towards a clear letter. All words for readers are Dutch at B1."""

    id: str
    number: int
    """From 1; the order in which a writer comes to them."""
    name: str
    """What is so when the step is done."""
    method: str
    """Name in ``CHECKS``."""
    why: str
    remedy: str
    reasons: Mapping[str, str]
    """Name of a reason → what is told; ``{names}`` are filled from ``StepResult.values``."""
    examples: Examples
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a check found: done is ``PASSED``, not done ``FAILED``, look yourself ``CANT_TELL``."""

    step: Step
    outcome: Outcome
    reason: str
    """Key into ``Step.reasons``."""
    where: Passage | None = None
    evidence: str = ""
    """The words at that place, bounded in length. Hostile: escape it where it is shown."""
    values: Mapping[str, Scalar] = field(default_factory=dict)


_KEYS: tomlfile.Keys = {
    Step: {
        "naam": "name",
        "methode": "method",
        "waarom": "why",
        "oplossing": "remedy",
        "redenen": "reasons",
        "woorden": "words",
        "getallen": "numbers",
        "voorbeelden": "examples",
    },
    Examples: {
        "goed": "passed",
        "fout": "failed",
        "kijken": "cant_tell",
        "nvt": "inapplicable",
    },
}


def load_steps(folder: Path | None = None) -> tuple[Step, ...]:
    """All steps in their order. Raises ``RuleError`` that names the file, the line and the mend."""
    folder = folder or rules_directory() / "brief"
    return tuple(_step(path) for path in sorted(folder.glob("*.toml")))


def _step(path: Path) -> Step:
    name = _NAME.fullmatch(path.stem)
    if name is None:
        raise RuleError(
            "Deze naam past niet.",
            where=str(path),
            mend="Noem het bestand zoals 03-boodschap.toml.",
        )
    toml = tomlfile.load(path, RuleError)
    given = {"number": int(name[1]), "id": name[2]}
    return tomlfile.structure(toml, Step, _KEYS, given=given)
