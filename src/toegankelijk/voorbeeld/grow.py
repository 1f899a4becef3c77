"""The sample site grown to any size: pages of a few kinds, each with the faults of its kind.

Number and kind of a page tell all that is on it, so nothing is kept. What changes at each request
on real sites changes here too: a date, a token, made-up class names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from secrets import token_hex
from typing import Any

from toegankelijk.voorbeeld.http import Request

KINDS = ("artikel", "besluit", "locatie", "vraag", "fotos", "vergadering", "inschrijven", "dossier")
SHARES = (40, 25, 10, 10, 5, 6, 1, 3)
"""Pages of each kind out of a hundred."""
PER_LIST = 50
SUBJECTS = ("afval", "parkeren", "groen", "school", "sport", "bouwen", "zorg", "verkeer")
_ROOT = "/meer"


@dataclass(frozen=True, slots=True)
class Grown:
    """A page of the grown part."""

    number: int
    kind: str
    sitemap: str = "paginas"

    @property
    def path(self) -> str:
        """``/meer/artikel/17-afval``."""
        subject = SUBJECTS[self.number % len(SUBJECTS)]
        return f"{_ROOT}/{self.kind}/{self.number}-{subject}"


@lru_cache(maxsize=4)
def grown(count: int) -> tuple[Grown, ...]:
    """The pages, the same for each size up to that size."""
    return tuple(Grown(number, _kind(number)) for number in range(count))


def grown_page(request: Request) -> dict[str, Any] | None:
    """What ``groei.html`` needs for a page of the grown part; ``None`` for other paths."""
    parts = request.path.removeprefix(f"{_ROOT}/").split("/")
    if request.path == _ROOT or not request.path.startswith(f"{_ROOT}/") or len(parts) != 2:
        return None
    kind, name = parts
    number = int(name.partition("-")[0]) if name.partition("-")[0].isdecimal() else -1
    if kind == "lijst":
        return _list_page(number, request)
    if not 0 <= number < request.more or grown(request.more)[number].path != request.path:
        return None
    changed = _changes(number, request.changed)
    return {
        **_common(f"{SUBJECTS[number % 8]} {number}".capitalize(), request.path),
        "kind": kind,
        "number": number,
        "paragraphs": tuple(_paragraphs(number, changed)),
        "rows": number % 4 + 2,
        "hashed": token_hex(4),
        "neighbours": _neighbours(number, request.more),
    }


def _list_page(number: int, request: Request) -> dict[str, Any] | None:
    pages = grown(request.more)[number * PER_LIST : (number + 1) * PER_LIST]
    if number < 0 or not pages:
        return None
    return {
        **_common(f"Alle pagina’s, deel {number + 1}", request.path),
        "kind": "lijst",
        "number": number,
        "listed": pages,
        "last": (request.more - 1) // PER_LIST,
    }


def _common(title: str, path: str) -> dict[str, Any]:
    headers: Mapping[str, str] = {"Cache-Control": "no-cache"}
    return {
        "page": _Shown(title, path),
        "today": f"{datetime.now(UTC):%d-%m-%Y %H:%M:%S}",
        "token": token_hex(16),
        "headers": headers,
    }


@dataclass(frozen=True, slots=True)
class _Shown:
    title: str
    path: str

    @property
    def section(self) -> str:
        return "meer"


def _kind(number: int) -> str:
    place = _drawn("kind", number) % sum(SHARES)
    for kind, share in zip(KINDS, SHARES, strict=True):
        if place < share:
            return kind
        place -= share
    raise AssertionError


def _changes(number: int, share: float) -> bool:
    return _drawn("change", number) % 10_000 < share * 10_000


def _paragraphs(number: int, changed: bool) -> Iterator[str]:
    subject = SUBJECTS[number % len(SUBJECTS)]
    for index in range(number % 3 + 1):
        yield f"Wij vertellen u hier meer over {subject}. Dit is deel {index + 1} van het verhaal."
    if changed:
        yield f"Nieuw: de gemeente heeft de regels voor {subject} veranderd."


def _neighbours(number: int, more: int) -> tuple[Grown, ...]:
    near = (number - 1, number + 1, (number * 7 + 3) % more)
    return tuple(grown(more)[other] for other in near if 0 <= other < more)


def _drawn(what: str, number: int) -> int:
    return int.from_bytes(blake2b(f"{what} {number}".encode(), digest_size=4).digest(), "big")
