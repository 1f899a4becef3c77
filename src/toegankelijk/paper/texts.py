"""Texts of one part of the tool: a file in ``rules/`` with tables of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.report.dutch import day, number
from toegankelijk.report.safe import shown
from toegankelijk.resources import rules_directory

MAX_VALUE = 2_000


class Texts:
    """Tables of texts; ``{names}`` in them are filled in when one is asked for."""

    def __init__(self, path: Path, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._path = path
        self._tables = tables

    def table(self, name: str) -> Mapping[str, str]:
        """All texts of a table."""
        return self._tables[name]

    def __call__(self, key: str, /, *, of: str = "tekst", **values: Any) -> str:
        """A text with its values: days as people write them, numbers in Dutch, texts harmless.

        Raises ``RuleError`` for a text that someone took out, or one with a name without a value.
        """
        texts = self._tables.get(of, {})
        if key not in texts:
            raise RuleError(f"In [{of}] ontbreekt '{key}'.", where=str(self._path))
        try:
            return texts[key].format(**{name: _said(value) for name, value in values.items()})
        except (KeyError, IndexError, ValueError, AttributeError):
            raise RuleError(
                f"In de tekst '{key}' klopt een haakje of een naam niet.",
                where=str(self._path),
                mend="Zet de tekst terug zoals die was.",
            ) from None


def load_texts(name: str, rules: Path | None = None) -> Texts:
    """The texts in ``rules/NAME``. Raises ``RuleError`` with the line of a mistake."""
    path = (rules or rules_directory()) / name
    toml = tomlfile.load(path, RuleError)
    tables: dict[str, Mapping[str, str]] = {}
    for table, texts in toml.data.items():
        if not isinstance(texts, dict):
            toml.fail((table,), f"Bij '{table}' hoort een tabel.", f"Schrijf [{table}].")
        for key, text in texts.items():
            if not isinstance(text, str):
                toml.fail((table, key), "Hier hoort een tekst.", 'Zet hem tussen "aanhaling".')
        tables[table] = texts
    return Texts(path, tables)


def _said(value: object) -> str:
    match value:
        case date():
            return day(value)
        case bool():
            return str(value)
        case int():
            return number(value)
        case _:
            return shown(str(value), MAX_VALUE)
