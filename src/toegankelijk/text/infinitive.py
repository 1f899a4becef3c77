"""The infinitive of a past participle, found by making participles and looking which one fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from toegankelijk.resources import wordlists_directory
from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_verbs import Use, is_known, verb
from toegankelijk.wordlists import read_rows

_COLUMNS = tuple(
    use.value
    for use in (
        *(Use.INFINITIVE, Use.PAST, Use.PAST_PLURAL, Use.PARTICIPLE, Use.FIRST),
        *(Use.SECOND, Use.THIRD, Use.PLURAL, Use.PRESENT_PARTICIPLE),
    )
)
_WEAK = re.compile(r"(?P<before>\w*?)(?P<ge>ge)?(?P<stem>\w{2,})[dt]")
_DOUBLE = re.compile(r"([aeou])\1([^aeiou])$")
_VOICED = {"f": "v", "s": "z"}


@lru_cache(maxsize=4096)
def infinitive(participle: str) -> str:
    """Empty where no verb that is in use has this participle; of two the one more used.

    >>> infinitive("vastgesteld"), infinitive("onderzocht"), infinitive("verleend")
    ('vaststellen', 'onderzoeken', 'verlenen')
    """
    fits = {each for each in (*_strong(participle), *_weak(participle)) if _makes(each, participle)}
    return max(sorted(fits), key=zipf, default="")


def _makes(candidate: str, participle: str) -> bool:
    try:
        made = verb(candidate)
    except ValueError:
        return False
    return made.particle + made.base.get(Use.PARTICIPLE, "") == participle and is_known(candidate)


def _weak(participle: str) -> Iterator[str]:
    for at in range(len(participle) - 3):
        match = _WEAK.fullmatch(participle, at)
        if match is None or (at and match["ge"] is None):
            continue
        before = participle[:at]
        stem = match["before"] + match["stem"] if match["ge"] else participle[at:-1]
        for base in (stem, stem + participle[-1]):
            open_ = _DOUBLE.sub(r"\1\2", base)
            voiced = open_[:-1] + _VOICED.get(open_[-1], open_[-1])
            for one in (base, open_, voiced, base + base[-1]):
                yield f"{before}{one}en"


def _strong(participle: str) -> Iterator[str]:
    for core, base in _table():
        if participle.endswith(core):
            yield participle[: -len(core)].removesuffix("ge") + base


@cache
def _table() -> tuple[tuple[str, str], ...]:
    """The participles of strong verbs without *ge*, and their infinitives."""
    rows = read_rows(wordlists_directory() / "vormen" / "werkwoorden.csv", _COLUMNS)
    return tuple((row[3].removeprefix("ge"), row[0]) for row in rows if row[3])
