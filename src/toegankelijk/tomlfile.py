"""Strict reading of TOML into frozen dataclasses, with one Dutch sentence for each mistake.

Names in the file are Dutch, names of fields are English; a table per class says which is which.
Whatever the file holds, only the given class of error leaves this module, and it names the line.
"""

from __future__ import annotations

import difflib
import math
import tomllib
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar, cast

from toegankelijk.errors import ToegankelijkError
from toegankelijk.model import Severity
from toegankelijk.tomllines import KeyPath, explain, line_of

Keys = Mapping[type, Mapping[str, str]]
"""For a dataclass: name in the file → name of the field. For an enum: word in the file → value."""

SEVERITY_WORDS = {
    "licht": Severity.MINOR.value,
    "matig": Severity.MODERATE.value,
    "ernstig": Severity.SERIOUS.value,
    "kritiek": Severity.CRITICAL.value,
}
"""For ``Keys``: the Dutch words of rules and settings."""

MAX_BYTES = 1_000_000
_SHOWN = 60
_ALIKE = 0.7
"""Ratio of ``difflib`` below which words only share letters: ``site`` and ``diepte`` have 0.6."""
_LEAST_BEGUN = 3

_KINDS: Mapping[type, tuple[str, str]] = {
    str: ("een tekst", 'Zet de tekst tussen aanhalingstekens, zoals "tekst".'),
    bool: ("true (ja) of false (nee)", "Schrijf het zonder aanhalingstekens."),
    int: ("een heel getal", "Schrijf het zonder aanhalingstekens, zoals 10."),
    float: ("een getal", "Schrijf het zonder aanhalingstekens en met een punt, zoals 1.5."),
    date: ("een datum", "Schrijf de datum zonder aanhalingstekens, zoals 2026-03-31."),
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file as read, with its source to find the line of a mistake in."""

    path: Path
    data: dict[str, object]
    source: str
    error: type[ToegankelijkError]

    def line(self, key_path: KeyPath) -> int | None:
        """The line, from 1, where ``key_path`` or else the nearest thing around it stands."""
        return line_of(self.source, key_path)

    def fail(self, key_path: KeyPath, what: str, mend: str | None = None) -> NoReturn:
        """Raise the error of this file for what stands at ``key_path`` (names as in the file)."""
        raise self.error(what, where=_where(self.path, self.line(key_path)), mend=mend)


def load(path: Path, error: type[ToegankelijkError]) -> Toml:
    """Read a file; raises ``error`` for a file that is missing, too large or no TOML."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise error("Dit bestand is er niet.", where=str(path)) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise error(f"Dit bestand is niet te lezen ({reason}).", where=str(path)) from None
    return loads(raw, path, error)


def loads(raw: bytes, path: Path, error: type[ToegankelijkError]) -> Toml:
    """The same for bytes that were read already; ``path`` is only for the message."""
    if len(raw) > MAX_BYTES:
        raise error(f"Dit bestand is groter dan {MAX_BYTES} bytes.", where=str(path))
    try:
        source = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise error(
            "Dit bestand is niet opgeslagen als UTF-8.",
            where=_where(path, raw[: problem.start].count(b"\n") + 1),
            mend="Sla het in uw tekstprogramma op met de codering UTF-8.",
        ) from None
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as problem:
        place, mend = explain(str(problem), source)
        where = f"{path}, {place}" if place else str(path)
        raise error("Dit bestand is geen geldige TOML.", where=where, mend=mend) from None
    return Toml(path, data, source, error)


def structure(
    toml: Toml,
    cls: type[T],
    keys: Keys,
    at: KeyPath = (),
    *,
    given: Mapping[str, object] | None = None,
) -> T:
    """Make a ``cls`` of the table at ``at``, which must exist.

    ``given`` holds fields of ``cls`` itself that do not come from the file. Fields may be str,
    bool, int, float, date, an enum, a dataclass, ``object`` (taken as it is), and tuples, mappings
    and ``| None`` of these.
    """
    value: Any = toml.data
    for step in at:
        value = value[step]
    return cast(T, _table(toml, cls, keys, at, value, given or {}))


def suggestion(word: str, known: Iterable[str]) -> str:
    """A sentence that points at the known word that looks most like ``word``, or at all of them."""
    choices = list(known)
    if (near := nearest(word, choices)) is not None:
        return f"Bedoelt u '{near}'?"
    return f"Kies uit: {', '.join(choices)}."


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was surely meant: much like ``word``, or the only one that starts so.

    >>> nearest("max_paginsa", ["naam", "max_paginas"]), nearest("max", ["axe", "max_paginas"])
    ('max_paginas', 'max_paginas')
    >>> nearest("site", ["naam", "diepte"]) is None
    True
    """
    folded = word.casefold()[:_SHOWN]
    by_folded = {choice.casefold(): choice for choice in known}
    near = difflib.get_close_matches(folded, by_folded, n=1, cutoff=_ALIKE)
    if not near:
        begun = [choice for choice in by_folded if choice.startswith(folded)]
        near = begun if len(begun) == 1 and len(folded) >= _LEAST_BEGUN else []
    return by_folded[near[0]] if near else None


def shown(value: object) -> str:
    """A value of the file as it may stand in a message: short, on one line, without controls."""
    text = "".join(c if c.isprintable() else "�" for c in str(value)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _table(
    toml: Toml, cls: type, keys: Keys, at: KeyPath, value: object, given: Mapping[str, object]
) -> object:
    if not isinstance(value, dict):
        toml.fail(at, f"Bij {_name(at)} hoort een tabel.", f"Schrijf [{_name(at, '')}].")
    names = keys[cls]
    for key in value:
        if key not in names:
            toml.fail(
                (*at, key), f"De naam '{shown(key)}' is hier niet bekend.", suggestion(key, names)
            )
    hints = _hints(cls)
    filled = dict(given)
    for key, field in names.items():
        if key in value and field not in given:
            filled[field] = _value(toml, hints[field], keys, (*at, key), value[key])
    dutch = {field: key for key, field in names.items()}
    for field_ in fields(cls):
        optional = field_.default is not MISSING or field_.default_factory is not MISSING
        if field_.name not in filled and not optional:
            place = f"In {_name(at)}" if at else "In dit bestand"
            toml.fail(at, f"{place} ontbreekt '{dutch[field_.name]}'.")
    return cls(**filled)


def _value(toml: Toml, kind: Any, keys: Keys, at: KeyPath, value: object) -> object:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is object:
        return value
    if origin in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in args if arg is not type(None))
        return _value(toml, inner, keys, at, value)
    if origin is tuple:
        if not isinstance(value, list):
            example = '["een", "twee"]' if args[0] is str else f"[[{_name(at, '')}]]"
            toml.fail(at, f"Bij {_name(at)} hoort een lijst.", f"Schrijf {example}.")
        return tuple(_value(toml, args[0], keys, (*at, i), item) for i, item in enumerate(value))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            toml.fail(at, f"Bij {_name(at)} hoort een tabel.", f"Schrijf [{_name(at, '')}].")
        return {
            _value(toml, args[0], keys, (*at, key), key): _value(
                toml, args[1], keys, (*at, key), item
            )
            for key, item in value.items()
        }
    if is_dataclass(kind):
        return _table(toml, cast(type, kind), keys, at, value, {})
    if issubclass(kind, Enum):
        return _choice(toml, kind, keys, at, value)
    return _plain(toml, kind, at, value)


def _plain(toml: Toml, kind: type, at: KeyPath, value: object) -> object:
    if kind is float and type(value) is int and abs(value) < 1e15:
        return float(value)
    if type(value) is not kind or (isinstance(value, float) and not math.isfinite(value)):
        noun, how = _KINDS[kind]
        toml.fail(at, f"Bij {_name(at)} hoort {noun}, maar er staat {_as_toml(value)}.", how)
    return value


def _choice(toml: Toml, kind: type[Enum], keys: Keys, at: KeyPath, value: object) -> Enum:
    words = keys.get(kind) or {str(member.value): str(member.value) for member in kind}
    if not isinstance(value, str):
        toml.fail(at, f"Bij {_name(at)} hoort een van deze woorden.", suggestion("", words))
    if value not in words:
        toml.fail(
            at, f"De waarde '{shown(value)}' van {_name(at)} kan niet.", suggestion(value, words)
        )
    return kind(words[value])


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _name(at: KeyPath, quote: Literal["'", ""] = "'") -> str:
    """``('site', 0, 'naam')`` as ``'site.naam'``; the line says which of the sites."""
    names = [shown(step) for step in at if isinstance(step, str)]
    return f"{quote}{'.'.join(names)}{quote}" if names else "dit bestand"


def _as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{shown(value)}"'
        case datetime() | date():
            return value.isoformat()
        case list():
            return "een lijst"
        case dict():
            return "een tabel"
        case _:
            return shown(value)


def _where(path: Path, line: int | None) -> str:
    return f"{path}, regel {line}" if line else str(path)
