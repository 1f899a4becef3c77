"""The law as data: ``rules/verklaring/wet-*.toml``. A change of the law is a new file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.resources import rules_directory
from toegankelijk.settingscheck import url_fault


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of WCAG, with its place in EN 301 549."""

    number: str
    level: str
    version: str
    """The version of WCAG that brought it: 2.0, 2.1 or 2.2."""
    name: str
    name_en: str
    clause: str
    slug: str
    audits: float | None
    """Percentage of municipal audits in 2024 that found it failed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms that the law sets."""

    investigation_months: int
    """How long a full investigation counts."""
    plan_months: int
    """How far ahead an investigation may be planned for status C, and how long C may last."""
    review_months: int
    confirm_workdays: int
    settle_weeks: int


@dataclass(frozen=True, slots=True)
class Address:
    """Something on the web that the statement points to."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Law:
    """What holds from ``valid_from`` until the next file."""

    valid_from: date
    decree: str
    norm: str
    wcag: str
    """Version of WCAG that the norm takes over."""
    levels: tuple[str, ...]
    model: str
    """Version of the statement's form."""
    documents_from: date
    """Office files placed before this day may be left out."""
    exceptions: tuple[str, ...]
    terms: Terms
    ombudsman: Address
    sources: tuple[Address, ...]

    def demands(self, criterion: Criterion) -> bool:
        """Whether the norm holds this success criterion."""
        return _version(criterion.version) <= _version(self.wcag) and criterion.level in self.levels


_KEYS: Mapping[type, Mapping[str, str]] = {
    Law: {
        "geldig_vanaf": "valid_from",
        "besluit": "decree",
        "norm": "norm",
        "wcag": "wcag",
        "niveaus": "levels",
        "model": "model",
        "documenten_vanaf": "documents_from",
        "uitzonderingen": "exceptions",
        "termijnen": "terms",
        "handhaving": "ombudsman",
        "bron": "sources",
    },
    Terms: {
        "onderzoek_maanden": "investigation_months",
        "plan_maanden": "plan_months",
        "herziening_maanden": "review_months",
        "bevestiging_werkdagen": "confirm_workdays",
        "afhandeling_weken": "settle_weeks",
    },
    Address: {"naam": "name", "adres": "url"},
}


def load_law(today: date, rules: Path | None = None) -> Law:
    """The newest law that holds on ``today``. Raises ``RuleError`` when there is none."""
    folder = (rules or rules_directory()) / "verklaring"
    laws = [_read(path) for path in sorted(folder.glob("wet-*.toml"))]
    valid = [law for law in laws if law.valid_from <= today]
    if not valid:
        raise RuleError(
            f"Hier staat geen wet die op {today:%d-%m-%Y} geldt.",
            where=str(folder),
            mend="Kijk of de datum van uw computer klopt, of installeer toegankelijk opnieuw.",
        )
    return max(valid, key=lambda law: law.valid_from)


def _read(path: Path) -> Law:
    toml = tomlfile.load(path, RuleError)
    law = tomlfile.structure(toml, Law, _KEYS)
    for key in _KEYS[Terms]:
        if not 1 <= getattr(law.terms, _KEYS[Terms][key]) <= 1000:
            toml.fail(("termijnen", key), "Een termijn is een getal van 1 tot en met 1000.")
    if fault := url_fault(law.ombudsman.url):
        toml.fail(("handhaving", "adres"), *fault)
    for index, source in enumerate(law.sources):
        if fault := url_fault(source.url):
            toml.fail(("bron", index, "adres"), *fault)
    if not re.fullmatch(r"[0-9]\.[0-9]", law.wcag):
        toml.fail(("wcag",), f"'{law.wcag}' is geen versie van WCAG.", "Schrijf zoiets als 2.1.")
    return law


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
