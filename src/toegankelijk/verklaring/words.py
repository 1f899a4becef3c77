"""The words of the statement: ``rules/verklaring/woorden.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import NoReturn

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.resources import rules_directory
from toegankelijk.tomllines import KeyPath
from toegankelijk.verklaring.status import Missing, Status, Why


class Open(StrEnum):
    """What only a person can know: a value of the statement that is still to be filled in."""

    ORGANISATION = "organisatie"
    SITE = "site"
    CONTACT = "contact"
    PHONE = "telefoon"
    PAGE = "pagina"
    STATEMENTS = "verklaringen"
    SIGNED = "ondertekend"
    OFFICIAL = "functionaris"
    REVIEWED = "herzien"
    REPORT = "rapport"
    APPEAL = "beroep"
    CAUSE = "oorzaak"
    ALTERNATIVE = "alternatief"
    MEASURE = "maatregel"
    BURDEN = "last"
    PLANNING = "planning"


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status and what it stands for."""

    name: str
    explanation: str


@dataclass(frozen=True, slots=True)
class OpenWords:
    """What to fill in, and where."""

    text: str
    where: str
    question: str
    """As asked on the screen."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words; ``{names}`` in them are filled in when a statement is rendered."""

    status: Mapping[Status, StatusWords]
    why: Mapping[Why, str]
    missing: Mapping[Missing, str]
    open: Mapping[Open, OpenWords]
    texts: Mapping[str, str]
    path: Path

    def text(self, key: str) -> str:
        """A text of the table ``[tekst]``. Raises ``RuleError`` when someone took it out."""
        if key not in self.texts:
            self.fail(f"In [tekst] ontbreekt '{key}'.", "Zet die regel terug.")
        return self.texts[key]

    def fail(self, what: str, mend: str) -> NoReturn:
        """Raise the error of this file."""
        raise RuleError(what, where=str(self.path), mend=mend)


@dataclass(frozen=True, slots=True)
class _File:
    status: Mapping[Status, StatusWords]
    why: Mapping[Why, str]
    missing: Mapping[Missing, str]
    open: Mapping[Open, OpenWords]
    texts: Mapping[str, str]


_KEYS: Mapping[type, Mapping[str, str]] = {
    _File: {
        "status": "status",
        "reden": "why",
        "ontbreekt": "missing",
        "open": "open",
        "tekst": "texts",
    },
    StatusWords: {"naam": "name", "uitleg": "explanation"},
    OpenWords: {"tekst": "text", "waar": "where", "vraag": "question"},
}


def load_words(rules: Path | None = None) -> Words:
    """Read and check the words. Raises ``RuleError`` with the line of a mistake."""
    path = (rules or rules_directory()) / "verklaring" / "woorden.toml"
    toml = tomlfile.load(path, RuleError)
    read = tomlfile.structure(toml, _File, _KEYS)
    tables: tuple[tuple[str, Collection[StrEnum], type[StrEnum]], ...] = (
        ("status", read.status, Status),
        ("reden", read.why, Why),
        ("ontbreekt", read.missing, Missing),
        ("open", read.open, Open),
    )
    for name, table, members in tables:
        for member in members:
            if member not in table:
                toml.fail((name,), f"In [{name}] ontbreekt '{member}'.", "Zet die terug.")
    for at, text in _texts(toml.data):
        if not _is_fillable(text):
            toml.fail(
                at, "Een haakje { of } klopt niet.", "Zet tussen { en } één naam, zoals {site}."
            )
    return Words(read.status, read.why, read.missing, read.open, read.texts, path)


def _texts(value: object, at: KeyPath = ()) -> list[tuple[KeyPath, str]]:
    match value:
        case dict():
            return [found for key in value for found in _texts(value[key], (*at, key))]
        case str():
            return [(at, value)]
        case _:
            return []


def _is_fillable(text: str) -> bool:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(
        name is None or (re.fullmatch(r"[a-z_]+", name) and not spec and not conversion)
        for _, name, spec, conversion in parts
    )
