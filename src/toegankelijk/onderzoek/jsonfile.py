"""JSON that came from elsewhere: bounded, with the line of what is wrong in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from toegankelijk.errors import InputError

MAX_BYTES = 50_000_000

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class JsonFile:
    """An object as read, with its source to find the line of a mistake in."""

    path: Path
    data: dict[str, object]
    source: str

    def fail(self, what: str, mend: str, mark: str = "") -> NoReturn:
        """Raise ``InputError``; the line is that of ``mark``, a text that stands in the file."""
        at = self.source.find(json.dumps(mark, ensure_ascii=False)) if mark else -1
        line = self.source.count("\n", 0, at) + 1 if at >= 0 else 1
        raise InputError(what, where=f"{self.path}, regel {line}", mend=mend)


def load(path: Path) -> JsonFile:
    """Read ``path``. Raises ``InputError`` for what is no JSON object, with its line."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError(f"Dit bestand is niet te lezen ({reason}).", where=str(path)) from None
    if len(raw) > MAX_BYTES:
        raise InputError(f"Dit bestand is groter dan {MAX_BYTES} bytes.", where=str(path))
    try:
        source = raw.decode("utf-8-sig")
        data = json.loads(source)
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise InputError(
            "Dit bestand is niet opgeslagen als UTF-8.",
            where=f"{path}, regel {line}",
            mend="Bewaar het met de codering UTF-8.",
        ) from None
    except json.JSONDecodeError as problem:
        raise InputError(
            "Dit bestand is geen geldige JSON.",
            where=f"{path}, regel {problem.lineno}, teken {problem.colno}",
            mend="Is het bestand helemaal gekopieerd? Bewaar het opnieuw uit het programma.",
        ) from None
    except (ValueError, RecursionError):
        raise InputError("Dit bestand is geen geldige JSON.", where=str(path)) from None
    if not isinstance(data, dict):
        raise InputError("In dit bestand staat geen onderzoek.", where=f"{path}, regel 1")
    return JsonFile(path, data, source)


def text(holder: object, *keys: str) -> str:
    """The first of ``keys`` that is a text; empty when there is none. ``id`` also as ``@id``."""
    if not isinstance(holder, dict):
        return holder if isinstance(holder, str) else ""
    for key in keys:
        for name in (key, f"@{key}"):
            if isinstance(value := holder.get(name), str):
                return value
    return ""


def table(holder: object, key: str) -> dict[str, object]:
    """A table within a table; an empty one when there is none."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, dict) else {}


def items(holder: object, key: str) -> list[object]:
    """A list within a table; one thing alone, as JSON-LD writes that, is a list of one."""
    value = holder.get(key) if isinstance(holder, dict) else None
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
