"""Endless families of URLs: which family a URL belongs to, and how many of it are enough.

The thought behind the budgets: content has a name of its own (``/nieuws/nieuwe-speeltuin``,
``?id=12``) and is never counted. What is counted is what software can make without end: dates,
selections, draws by lot, paths that repeat themselves. Beside a count there are hops: how often one
went from a member of the family to the next. A list of 300 articles is one hop 300 times; an
endless calendar is 300 hops in a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote, unquote_plus

from toegankelijk.crawl import names


class Family(StrEnum):
    """What makes the URLs of a family alike."""

    NUMBERED = "numbered"
    """A number or key in the path, or in a parameter that names the page."""
    PAGED = "paged"
    DATED = "dated"
    """A path that ends with a date: calendars, but archives too."""
    CALENDAR = "calendar"
    """A date in a parameter."""
    CHOICE = "choice"
    """One parameter of unknown meaning."""
    FACETS = "facets"
    """Several of them: a selection out of a collection."""
    RETURNS = "returns"
    VARIANT = "variant"
    RANDOM = "random"
    REPEATING = "repeating"
    DEEP = "deep"
    """A path of many parts: selections that are written one behind the other."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many URLs of one family are let through; ``None`` for all."""

    count: int | None
    hops: int | None = None
    """How often in a row a member may be found on another member."""
    everywhere: int | None = None
    """Over all paths of a host together: for what hangs on every page, such as a side bar."""


BUDGETS: Mapping[Family, Budget] = {
    Family.NUMBERED: Budget(None, hops=100),
    Family.PAGED: Budget(150, everywhere=1500),
    Family.DATED: Budget(120, hops=12),
    Family.CALENDAR: Budget(60, hops=12, everywhere=180),
    Family.CHOICE: Budget(100, everywhere=400),
    Family.FACETS: Budget(25, everywhere=150),
    Family.RETURNS: Budget(3, everywhere=12),
    Family.VARIANT: Budget(3, everywhere=12),
    Family.RANDOM: Budget(5, everywhere=20),
    Family.REPEATING: Budget(3),
    Family.DEEP: Budget(200),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One family at one place."""

    family: Family
    text: str
    """For people: ``voorbeeldstad.nl/agenda?maand``. ``#`` is a number, ``~`` a key, ``@`` a day
    or month, ``…`` anything."""
    wide: str | None = None
    """The same over all paths of the host."""


_Pair = tuple[str, str]

_KEY = re.compile(
    r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?"
    r"|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,}"
    r"|(?=(?:[a-z]*[0-9]+[a-z]){3})[0-9a-z]{16,}"
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]{3,}")
_DAY_OR_MONTH = re.compile(
    r"(?<![a-z])(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|"
    r"jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z])"
)
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"{_YEAR}(?:[-/]{_MONTH}(?:[-/]{_DAY})?)?|{_YEAR}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?|"
    rf"{_DAY}-{_MONTH}-{_YEAR}|{_YEAR}[-/]?w(?:eek)?[-/]?\d\d?|week[-/]\d\d?(?:[-/]{_YEAR})?"
)
_DATE_VALUE = re.compile(
    rf"{_YEAR}-{_MONTH}(?:-{_DAY}(?:[t ]\d.*)?)?|{_YEAR}[01]\d[0-3]\d|{_DAY}-{_MONTH}-{_YEAR}"
)
_DATED_PATH = re.compile(rf"/(?:{_DATE}|[0-9/-]*@[0-9@/-]*)/?$")
_PAGED_PATH = re.compile(r"/(?:page|pagina|blz|p)[-/]\d+/?$")
_MOMENT = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, between 2001 and 2033."""
_IDENTITY_END = re.compile(r"[a-z]_?id$")
_CHOSEN = re.compile(r"[^:=,;|+]+[:=][^:=,;|+]+")
_CHOICES = re.compile(r"[,;|+]")
"""Between choices in one part of a path: ``wijk:noord,thema:zorg``."""
_DEEP_PATH = 7
"""Parts of a path from which there is a limit to how many lie under one place."""
_LONGEST_PATH = 20
"""Parts of a path beyond which no site goes that people made."""


@lru_cache(maxsize=4096)
def pattern_of(url: str) -> Pattern | None:
    """The family of a canonical URL; ``None`` for content with a name of its own.

    >>> pattern_of("https://voorbeeldstad.nl/agenda?maand=2026-11").text
    'voorbeeldstad.nl/agenda?maand'
    >>> pattern_of("https://voorbeeldstad.nl/nieuws/nieuwe-speeltuin") is None
    True
    """
    host, _, rest = url.partition("://")[2].partition("/")
    path, _, query = f"/{rest.lower()}".partition("?")
    path = unquote(path)
    parts = [part for part in path.split("/") if part]
    if _repeats(parts):
        return Pattern(Family.REPEATING, host + "/" + "/".join(dict.fromkeys(parts[:2])) + "/…")
    return _of_query(host, path, query) if query else _of_path(host, path)


def _of_path(host: str, path: str) -> Pattern | None:
    parts = path.strip("/").split("/")
    if (chosen := _chosen(parts)) is not None:
        return Pattern(chosen, f"{host}/{parts[0]}/…:…", f"{host}/…:…")
    if len(parts) >= _DEEP_PATH:
        return Pattern(Family.DEEP, host + "/" + "/".join(parts[:2]) + "/…/…/…")
    if _PAGED_PATH.search(path):
        return Pattern(Family.PAGED, host + _shape(path))
    dated = _DAY_OR_MONTH.sub("@", path)
    if _DATED_PATH.search(dated):
        return Pattern(Family.DATED, host + _shape(dated))
    shape = _shape(path)
    return Pattern(Family.NUMBERED, host + shape) if shape != path else None


def _chosen(parts: Sequence[str]) -> Family | None:
    """The family of a path that holds choices with their names: one, or a selection."""
    count = sum(
        bool(_CHOSEN.fullmatch(choice)) for part in parts for choice in _CHOICES.split(part)
    )
    if not count:
        return None
    return Family.CHOICE if count == 1 else Family.FACETS


def _shape(path: str) -> str:
    return "/".join(
        "~" if _KEY.fullmatch(part) else _DIGITS.sub("#", part) for part in path.split("/")
    )


def _repeats(parts: Sequence[str]) -> bool:
    """A word three times (``/a/b/a/c/a``), a run of words twice (``/a/b/a/b``), or no end to it."""
    words = [part for part in parts if _WORD.search(part)]
    return (
        len(parts) > _LONGEST_PATH
        or any(words.count(word) > 2 for word in words)
        or any(
            words[start : start + run] == words[start + run : start + 2 * run]
            for run in range(2, len(words) // 2 + 1)
            for start in range(len(words) - 2 * run + 1)
        )
    )


def _of_query(host: str, path: str, query: str) -> Pattern:
    pairs = [_pair(part) for part in query.split("&")]
    naming = [pair for pair in pairs if _names_page(*pair)]
    family, telling = _family([pair for pair in pairs if not _names_page(*pair)])
    if family is Family.NUMBERED:
        return Pattern(family, f"{host}{path}?" + "&".join(dict.fromkeys(n for n, _ in naming)))
    listed = "&".join([*(f"{name}={value}" for name, value in naming), telling])
    return Pattern(family, f"{host}{path}?{listed}", f"{host}/…?{telling}")


def _family(pairs: Sequence[_Pair]) -> tuple[Family, str]:
    """The family by parameters that do not name the page, and the names of those that tell it."""
    for family, is_sign in _SIGNS:
        telling = [name for name, value in pairs if is_sign(name, value)]
        if telling:
            return family, "&".join(dict.fromkeys(telling))
    unknown = [name for name, value in pairs if not _turns_page(name, value)]
    if not pairs:
        return Family.NUMBERED, ""
    if not unknown:
        return Family.PAGED, "&".join(dict.fromkeys(name for name, _ in pairs))
    return (Family.FACETS, "…&…") if len(pairs) > 1 else (Family.CHOICE, unknown[0])


def _turns_page(name: str, value: str) -> bool:
    return name in names.PAGING and value.isdigit()


def _names_page(name: str, value: str) -> bool:
    """``?id=12``, ``?artikelid=3``; ``?pagina=contact``, where the value is no number."""
    if name in names.IDENTITY or _IDENTITY_END.search(name):
        return True
    return name in names.PAGING and not value.isdigit() and not _DATE_VALUE.fullmatch(value)


def _is_date(name: str, value: str) -> bool:
    return name in names.CALENDAR or (
        _DATE_VALUE.fullmatch(value) is not None and not _turns_page(name, value)
    )


def _is_address(value: str) -> bool:
    return value.startswith(("/", "http:", "https:"))


def _is_drawn(_: str, value: str) -> bool:
    return _KEY.fullmatch(value) is not None or _MOMENT.fullmatch(value) is not None


_SIGNS: tuple[tuple[Family, Callable[[str, str], bool]], ...] = (
    (Family.CALENDAR, _is_date),
    (Family.RETURNS, lambda name, value: name in names.RETURNS or _is_address(value)),
    (Family.VARIANT, lambda name, _: name in names.VARIANTS),
    (Family.RANDOM, _is_drawn),
)
"""From the surest sign of software to the least."""


def _pair(part: str) -> _Pair:
    """Name and value; the numbers of ``f[0]`` and ``f[1]`` are the same name."""
    name, _, value = part.partition("=")
    return _DIGITS.sub("#", unquote_plus(name)), unquote_plus(value)
