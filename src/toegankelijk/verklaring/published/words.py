"""``rules/verklaring/controle.toml``: what a published statement is recognised by, and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.resources import rules_directory


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The tables of the file."""

    marks: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    says: Mapping[str, str]
    screen: Mapping[str, str]

    def has(self, mark: str, text: str) -> bool:
        """Whether a text holds one of the words of ``mark``; case does not count."""
        folded = text.casefold()
        return any(word.casefold() in folded for word in self.marks[mark])

    def label(self, text: str) -> tuple[str, str] | None:
        """A label at the start of a text and what stands behind it; ``None`` without a label.

        Alone on its line a label may end with a colon or nothing; before a value it has a colon or
        a question mark.
        """
        for name, words in self.fields.items():
            for word in words:
                found = re.match(
                    rf"{re.escape(word)}(?:\s?\([^)]{{0,40}}\))?\s*(?:[:?–-]|$)\s*(.*)",
                    text,
                    re.IGNORECASE | re.DOTALL,
                )
                if found:
                    return name, found[1]
                # "Leidt het oplossen tot een onevenredige last? Nee"
                asked = re.match(rf"{re.escape(word)}\b[^?]{{0,200}}\?\s*(.*)", text, re.IGNORECASE)
                if asked:
                    return name, asked[1]
        return None


@dataclass(frozen=True, slots=True)
class _File:
    marks: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    says: Mapping[str, str]
    screen: Mapping[str, str]


_KEYS: Mapping[type, Mapping[str, str]] = {
    _File: {
        "herken": "marks",
        "veld": "fields",
        "kijkt": "names",
        "zegt": "says",
        "scherm": "screen",
    }
}


def load_check_words(rules: Path | None = None) -> CheckWords:
    """Raises ``RuleError`` with the line of a mistake."""
    path = (rules or rules_directory()) / "verklaring" / "controle.toml"
    read = tomlfile.structure(tomlfile.load(path, RuleError), _File, _KEYS)
    return CheckWords(read.marks, read.fields, read.names, read.says, read.screen)
