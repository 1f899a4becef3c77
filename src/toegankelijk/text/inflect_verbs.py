"""All forms of a Dutch verb from its infinitive.

Regular verbs by the rules of spelling, strong ones from ``wordlists/vormen/werkwoorden.csv``. A
prefix is taken off first, so that *verzenden* and *toezenden* follow *zenden*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from toegankelijk.resources import wordlists_directory
from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_spelling import closed, most_used, without_double, words
from toegankelijk.wordlists import read_rows


class Use(StrEnum):
    """What a form of a verb is used for; the values are the columns of the table of verbs."""

    INFINITIVE = "werkwoord"
    FIRST = "ik"
    SECOND = "u"
    THIRD = "hij"
    PLURAL = "wij"
    PAST = "ik verleden"
    PAST_PLURAL = "wij verleden"
    PARTICIPLE = "voltooid"
    ATTRIBUTIVE = "voltooid met e"
    PRESENT_PARTICIPLE = "tegenwoordig deelwoord"
    PRESENT_ATTRIBUTIVE = "tegenwoordig deelwoord met e"


FINITE = (Use.FIRST, Use.SECOND, Use.THIRD, Use.PLURAL, Use.PAST, Use.PAST_PLURAL)
_TABLE = (Use.INFINITIVE, Use.PAST, Use.PAST_PLURAL, Use.PARTICIPLE, Use.FIRST, Use.SECOND)
_COLUMNS = (*_TABLE, Use.THIRD, Use.PLURAL, Use.PRESENT_PARTICIPLE)

# Longest first: vooruitlopen is not voor + uitlopen.
PARTICLES = words(
    """
    tenuitvoer tegemoet vooruit voorop overeen tentoon teniet teloor bijeen uiteen ineen teleur
    voorbij bekend samen terug tegen tekort gelijk binnen buiten klaar kwijt kennis plaats thuis
    zeker achter deel dicht goed hard leeg langs mede neer open over onder rond stil stop stand
    voort toe uit vast vol voor vrij weer weg mee mis af aan bij door in na om op"""
)
# Verbs that are both are taken as what a municipality means: a stuk overleggen is overgelegd.
_WHOLE = frozenset(
    words("omgeven ondergaan openen opperen overkomen voorkomen voorzien overleggen doorlopen")
)
_STAYS = frozenset({"over", "onder", "weer", "vol", "mis", "achter"})
"""Before these a verb that nobody uses is taken to stay one word."""
_PREFIX = re.compile(r"(?:be|ge|her|er|ont|ver)(?=[^aeiouyëïü]{0,4}[aeiouyëïü])")
_GLUE = re.compile(r"over|onder|weer|vol|mis|door|om|voor|aan|achter")
_NO_PREFIX = frozenset(words("ergeren bezigen beitelen geselen bedelen"))
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_UNSURE = re.compile(r"[aeiouyë].*[^aeiouyë]e[lmnr]$")
_VOICELESS = ("t", "k", "f", "s", "p", "x", "c", "ch", "sh")
_LETTERS = re.compile(r"(?:[^\W\d_]+-)?[^\W\d_]{2,}n")
_KNOWN = 2.0
"""Zipf from which the rest of a word may be a verb of its own."""


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb. ``particle`` is what stands apart in a main clause: *vraagt … aan*."""

    infinitive: str
    particle: str
    base: Mapping[Use, str]
    """The forms without the particle; what does not exist is left out."""


@lru_cache(maxsize=4096)
def verb(infinitive: str) -> Verb:
    """The forms of ``infinitive``; raises ``ValueError`` for what cannot be one.

    >>> verb("aanvragen").base[Use.PAST], verb("accorderen").base[Use.PARTICIPLE]
    ('vroeg', 'geaccordeerd')
    """
    if not _LETTERS.fullmatch(infinitive):
        raise ValueError(infinitive)
    particle, base = parts(infinitive)
    forms = _regular(base) | _strong_forms(base)
    if participle := forms.get(Use.PARTICIPLE):
        forms[Use.ATTRIBUTIVE] = _attributive(base, participle)
    if present := forms.get(Use.PRESENT_PARTICIPLE):
        forms[Use.PRESENT_ATTRIBUTIVE] = f"{present}e"
    return Verb(infinitive, particle, {use: form for use, form in forms.items() if form})


@lru_cache(maxsize=4096)
def parts(infinitive: str) -> tuple[str, str]:
    """The particle of a verb that comes apart, or an empty string; and the rest."""
    if infinitive in _strong() or infinitive in _WHOLE:
        return "", infinitive
    for particle in PARTICLES:
        rest = infinitive.removeprefix(particle)
        if rest != infinitive and _is_verb(rest):
            return (particle, rest) if _comes_apart(particle, rest) else ("", infinitive)
    return "", infinitive


def _comes_apart(particle: str, rest: str) -> bool:
    """By the participle that is used: *ingevoerd*, but *geïnformeerd* and *ondertekend*."""
    participle = (_regular(rest) | _strong_forms(rest))[Use.PARTICIPLE]
    glued = particle + participle.removeprefix("ge")
    apart = zipf(particle + participle)
    together = {_ge(glued), glued} - {particle + rest}
    if apart >= _KNOWN:  # uitmaakt is a present tense too
        together.discard(f"{particle}{_regular(rest)[Use.THIRD]}")
    whole = max(map(zipf, together))
    return apart > whole or (apart == whole and particle not in _STAYS)


def is_known(infinitive: str) -> bool:
    """Whether the word is in use as a verb, as far as spelling and frequency can tell."""
    _, base = parts(infinitive)
    return _is_verb(base)


def _is_verb(word: str) -> bool:
    if word in _strong() or _strong_rest(word) is not None:
        return True
    if (
        len(word) <= len("een")
        or not word.endswith(("en", "ën"))
        or not re.search(r"[aeiouyë]", _bare(word))
    ):
        return False
    return zipf(word) >= _KNOWN


def _strong_forms(base: str) -> dict[Use, str]:
    """What the table says, the prefix put back; empty for a regular verb."""
    if base in _strong():
        return dict(_strong()[base])
    if (rest := _strong_rest(base)) is None:
        return {}
    prefix = base.removesuffix(rest)
    return {
        use: prefix + (form.removeprefix("ge") if use is Use.PARTICIPLE else form)
        for use, form in _strong()[rest].items()
        if form
    }


def _strong_rest(base: str) -> str | None:
    """The strong verb within a verb with one prefix or two: *heroverwegen* – *wegen*."""
    for pattern in (_PREFIX, _GLUE):
        if match := pattern.match(base):
            rest = base[match.end() :]
            if rest in _strong():
                return rest
            for inner in filter(None, (_PREFIX.match(rest), _GLUE.match(rest))):
                if rest[inner.end() :] in _strong():
                    return rest[inner.end() :]
    return None


def _regular(base: str) -> dict[Use, str]:
    stem = _stem(base)
    third = stem if stem.endswith("t") else f"{stem}t"
    end = "t" if _bare(base).endswith(_VOICELESS) else "d"
    past = f"{stem}{end}e"
    return {
        Use.INFINITIVE: base,
        Use.FIRST: stem,
        Use.SECOND: third,
        Use.THIRD: third,
        Use.PLURAL: base,
        Use.PAST: past,
        Use.PAST_PLURAL: f"{past}n",
        Use.PARTICIPLE: _with_ge(base, stem if stem.endswith(end) else stem + end),
        Use.PRESENT_PARTICIPLE: f"{base}d",
    }


def _attributive(base: str, participle: str) -> str:
    """*gemaakte*, *gezette*, *vergrote*; a strong one in -en stays as it is."""
    if participle.endswith("en"):
        return participle
    bare = _bare(base)
    if bare[-1] == bare[-2:-1] == participle[-1]:
        return f"{participle}{participle[-1]}e"
    return f"{without_double(participle)}e"


def _bare(base: str) -> str:
    return base[:-2] if base.endswith(("en", "ën")) else base[:-1]


def _stem(base: str) -> str:
    bare = _bare(base)
    stressed = closed(bare)
    if _UNSURE.search(bare):  # wandel, but accordeer
        usual, other = (stressed, bare) if bare.endswith("er") else (bare, stressed)
        return usual if _use(other) < max(_KNOWN, _use(usual)) else other
    return stressed


def _use(stem: str) -> float:
    """How well the forms of a regular verb with this stem are known."""
    return max(map(zipf, (f"{stem}t", f"{stem}d", f"{stem}de", f"ge{stem}d")))


def _with_ge(base: str, participle: str) -> str:
    """With ``ge``, or without after a prefix: *gebruikt*, *overhandigd*."""
    if _has_prefix(base):
        return participle
    with_ge = _ge(participle)
    if _GLUE.match(base):
        return most_used([participle, with_ge])
    return with_ge


def _ge(participle: str) -> str:
    """With ``ge``, and a mark on a vowel that would run together with it."""
    first = participle[0]
    if first == "e" or (first == "i" and participle[1] != "j"):
        return f"ge{'ë' if first == 'e' else 'ï'}{participle[1:]}"
    return f"geü{participle[1:]}" if first == "u" and participle[1] != "i" else f"ge{participle}"


def _has_prefix(base: str) -> bool:
    match = _PREFIX.match(base)
    if match is None or base in _NO_PREFIX:
        return False
    rest = base[match.end() :]
    has_syllable = re.search(r"[aeiouyëïü]", _bare(rest)) is not None
    return has_syllable and not _DOUBLED.match(rest)


@cache
def _strong() -> Mapping[str, Mapping[Use, str]]:
    path = wordlists_directory() / "vormen" / "werkwoorden.csv"
    return {
        row[0]: {use: form for use, form in zip(_COLUMNS, row, strict=True) if form}
        for row in read_rows(path, tuple(_COLUMNS))
    }


@cache
def strong_uses() -> Mapping[str, Use]:
    """Each form in the table of strong verbs, and what it is used for; of several uses the last."""
    return {form: use for forms in _strong().values() for use, form in forms.items()}
