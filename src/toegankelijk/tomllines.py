"""Where things stand in a TOML source, and what its parser means: tomllib tells neither well."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

KeyPath = tuple[str | int, ...]
"""Names of tables and keys, and indices into arrays, from the outside in."""

_CLOSING = ("]", "}", '"""', "'''")
_MAX_ATTEMPTS = 200

# What tomllib says, and what a Dutch reader can do with it; the first that fits counts.
_BROKEN = (
    (r"overwrite|twice|[Dd]uplicate|mutate|redefine", "Deze naam staat er al. Haal er een weg."),
    (r"'=' after a key", "Achter de naam hoort een = te staan, en dan de waarde."),
    (r"initial character for a key", "Hier hoort een naam te staan, zonder vreemde tekens."),
    (r"[Uu]nterminated|Illegal character '\\n'", "Er ontbreekt een aanhalingsteken."),
    (r"""Expected "'""", "Er ontbreekt een aanhalingsteken."),
    (r"Invalid value \(at end", "Er ontbreekt een waarde of een haakje."),
    (r"Unclosed array|Unclosed inline", "Er ontbreekt een haakje."),
    (r"Expected '\]'|Expected '\]\]'", "Er ontbreekt een haakje: ] of ]]."),
    (
        r"newline or end of document",
        "Achter de waarde staat nog iets. Een getal heeft een punt: 1.5.",
    ),
    (r"escap|backslash|Illegal character", "Hier staat een teken dat niet mag, zoals een \\."),
    (r"date", "Deze datum bestaat niet. Schrijf een datum als 2026-03-31."),
    (r"[Ii]nvalid value", "Deze waarde is niet te lezen. Zet tekst tussen aanhalingstekens."),
)


def line_of(source: str, key_path: KeyPath) -> int | None:
    """The line, from 1, where ``key_path`` or else the nearest thing around it stands.

    ``source`` must be valid TOML with ``\n`` for a new line.
    """
    lines: dict[KeyPath, int] = {}
    for path, number in _statements(source):
        for end in range(1, len(path) + 1):
            lines.setdefault(path[:end], number)
    ends = range(len(key_path), 0, -1)
    return next((lines[key_path[:end]] for end in ends if key_path[:end] in lines), None)


def explain(said: str, source: str) -> tuple[str | None, str]:
    """From the message of a TOMLDecodeError: the place in words, and how to mend it.

    An array or text that is never closed is only seen at the end; the last line is named then.
    """
    mend = next((text for pattern, text in _BROKEN if re.search(pattern, said)), None)
    at = re.search(r"at line (\d+), column (\d+)", said)
    place = f"regel {at[1]}, teken {at[2]}" if at else None
    if "end of document" in said:
        place = f"regel {source.rstrip().count(chr(10)) + 1}"
    return place, mend or "Kijk of alle aanhalingstekens en haakjes kloppen."


def _statements(source: str) -> Iterator[tuple[KeyPath, int]]:
    """Each header and each ``name = value`` of a valid file: its path and the line it begins on.

    tomllib gives no positions. A statement is the fewest lines that it can read by themselves, so
    the parser itself says where a value of several lines ends. Stops at a value beyond reason.
    """
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    lines = source.split("\n")
    start = 0
    while start < len(lines):
        statement = _statement(lines, start)
        if statement is None:
            return
        chunk, size = statement
        names, value = _first_path(chunk)
        if lines[start].lstrip().startswith("["):
            table = _indexed(names, counts)
            if isinstance(value, list):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, start + 1
        elif names:
            yield (*table, *names), start + 1
        start += size


def _statement(lines: list[str], start: int) -> tuple[dict[str, Any], int] | None:
    """What begins at a line, and how many lines it takes; ``None`` when that takes too long."""
    attempts = 0
    for end in range(start + 1, len(lines) + 1):
        if attempts and not any(mark in lines[end - 1] for mark in _CLOSING):
            continue
        attempts += 1
        try:
            return tomllib.loads("\n".join(lines[start:end])), end - start
        except (ValueError, RecursionError):
            if attempts == _MAX_ATTEMPTS:
                break
    return None


def _first_path(chunk: dict[str, Any]) -> tuple[tuple[str, ...], object]:
    names: list[str] = []
    value: object = chunk
    while isinstance(value, dict) and len(value) == 1:
        ((name, value),) = value.items()
        names.append(name)
    return tuple(names), value


def _indexed(names: tuple[str, ...], counts: Mapping[KeyPath, int]) -> KeyPath:
    """The path of a header, with the index of the last ``[[…]]`` wherever it passes one."""
    path: KeyPath = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if position < len(names) - 1 and path in counts:
            path = (*path, counts[path])
    return path
