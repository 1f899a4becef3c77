"""The Dutch words of a walk: ``rules/formulier.toml``, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import Ending, FormWalk, Stage
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import Words

FILE = "formulier.toml"


@dataclass(frozen=True, slots=True)
class FormWords:
    """All that is told of a walk."""

    stages: Mapping[str, str]
    acts: Mapping[str, str]
    endings: Mapping[str, Words]
    not_done: Mapping[str, Words]
    layout: Mapping[str, str]

    def state(self, step: int, stage: Stage) -> str:
        """The name of a state, for ``State.name``."""
        form = self.stages["step" if step else "before"]
        return form.format(stap=step, stand=self.stages[stage.value])

    def said(self, walk: FormWalk) -> str:
        """What the form or the browser said last: bounded, hostile, may be empty."""
        form = self.layout["browser_zei" if walk.ending is Ending.BROKEN else "zei"]
        return form.format(tekst=walk.detail[:300]) if walk.detail else ""

    def act(self, name: str, button: str = "") -> str:
        """What a person does, for ``State.steps``."""
        return self.acts[name].replace("{knop}", button[:80])


_KEYS: tomlfile.Keys = {
    FormWords: {
        "stand": "stages",
        "handeling": "acts",
        "einde": "endings",
        "niet_gedaan": "not_done",
        "scherm": "layout",
    },
    Words: {"naam": "name", "uitleg": "explanation", "oplossing": "remedy"},
}


@cache
def form_words() -> FormWords:
    """The words; raises ``RuleError`` with the line of what is wrong or missing."""
    toml = tomlfile.load(rules_directory() / FILE, RuleError)
    words = tomlfile.structure(toml, FormWords, _KEYS)
    for stage in Stage:
        if stage.value not in words.stages:
            toml.fail(("stand",), f"Hier ontbreekt de stand '{stage.value}'.")
    for ending in Ending:
        if ending.value not in words.endings:
            toml.fail(("einde",), f"Hier ontbreekt het einde '{ending.value}'.")
    return words
