"""The base: what a site was known to have wrong, in a file beside its source.

The file is made to stand in version control: a line for each problem, in an order of its own, with
no dates and no addresses of a machine, so that the difference between two of them tells what was
mended and what came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toegankelijk.ci.traits import Cause
from toegankelijk.errors import InputError
from toegankelijk.model import Outcome

SCHEMA = "toegankelijk.basis/1"
MAX_BYTES = 50_000_000
MAX_PAGES = 25
"""Pages of a problem that are named; what stands on more of them is a fixed part of the site."""
MAX_CONTENTS = 50

_CAUSE = {
    "regel": "rule",
    "uitkomst": "outcome",
    "onderdeel": "component",
    "plek": "place",
    "element": "tag",
    "vorm": "shape",
    "klassen": "classes",
}
_LISTS = frozenset({"shape", "classes"})


@dataclass(frozen=True, slots=True)
class Known:
    """A problem of the base."""

    cause: Cause
    sample: str
    contents: frozenset[str]
    """``Seen.content`` of its findings, at most ``MAX_CONTENTS``."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Key of a page → places on it; empty when it is ``everywhere``."""
    everywhere: bool = False
    """It stands on more than ``MAX_PAGES`` pages."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a site was known to have wrong, and on which pages it was looked for."""

    problems: tuple[Known, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    """Key of each page that was looked at → hashes of its blocks of running text, joined; empty
    where nobody asked for a budget of new texts."""
    quick: bool = False
    """It only knows what shows without trying anything out."""


def load(path: Path) -> Baseline:
    """Read a base. Raises ``InputError`` for a file that is missing or is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError("Deze basis is te groot.", where=str(path), mend=_ANEW)
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(
            "Deze basis is er nog niet.",
            where=str(path),
            mend="Maak hem een keer: zet --basis-bij achter dezelfde opdracht.",
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError("Deze basis is niet te lezen.", where=str(path), mend=_ANEW) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(
            "Dit is geen basis, of een van een andere versie.", where=str(path), mend=_ANEW
        )
    try:
        pages = {str(page): str(texts) for page, texts in data["paginas"].items()}
        problems = tuple(_known(row) for row in data["problemen"])
        return Baseline(problems, pages, quick=data.get("snel") is True)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("In deze basis staat iets fout.", where=str(path), mend=_ANEW) from error


_ANEW = "Maak een nieuwe: haal dit bestand weg en geef --basis-bij op."


def dumps(base: Baseline) -> str:
    """The same base gives the same text, byte for byte."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    pages = [f"{encode(page)}: {encode(texts)}" for page, texts in sorted(base.pages.items())]
    rows = [encode(_row(known)) for known in _ordered(base.problems)]
    quick = ('"snel": true,',) if base.quick else ()
    lines = ("{", f'"schema": {encode(SCHEMA)},', *quick, '"paginas": {', _listed(pages), "},")
    text = "\n".join((*lines, '"problemen": [', _listed(rows), "]", "}", ""))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _listed(lines: Iterable[str]) -> str:
    return ",\n".join(lines)


def save(base: Baseline, path: Path) -> None:
    """Write a base; the file is never there half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.nieuw")
    beside.write_text(dumps(base), encoding="utf-8", newline="\n")
    beside.replace(path)


def _ordered(problems: Iterable[Known]) -> list[Known]:
    return sorted(problems, key=lambda known: (known.cause, known.sample, sorted(known.contents)))


def _row(known: Known) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for key, name in _CAUSE.items():
        value = getattr(known.cause, name)
        if value:
            row[key] = list(value) if name in _LISTS else value
    row["tekst"] = known.sample
    row["inhoud"] = sorted(known.contents)
    row["paginas"] = "overal" if known.everywhere else dict(sorted(known.pages.items()))
    return row


def _known(row: Mapping[str, Any]) -> Known:
    given = {name: row.get(key, "") for key, name in _CAUSE.items()}
    cause = Cause(
        **{
            **given,
            "outcome": Outcome(given["outcome"]),
            "shape": tuple(map(str, given["shape"])),
            "classes": tuple(map(str, given["classes"])),
        }
    )
    everywhere = row["paginas"] == "overal"
    pages = {} if everywhere else {str(p): int(n) for p, n in row["paginas"].items()}
    contents = frozenset(map(str, row["inhoud"]))
    return Known(cause, str(row["tekst"]), contents, pages, everywhere)
