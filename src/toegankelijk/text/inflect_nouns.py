"""Plurals of Dutch nouns, and the forms of adjectives.

By the rules of spelling; where a rule leaves more ways open, the way that is used most decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from toegankelijk.text.compounds import parts
from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_spelling import most_used, openings, words

_IRREGULAR = {
    "kind": "kinderen",
    "kopie": "kopieën",
    "jaar": "jaren",
    "raadslid": "raadsleden",
    "gemeentelid": "gemeenteleden",
    "ei": "eieren",
    "lid": "leden",
    "stad": "steden",
    "schip": "schepen",
    "museum": "musea",
    "criterium": "criteria",
    "medium": "media",
    "datum": "data",
    "memorandum": "memoranda",
    "basis": "bases",
    "dag": "dagen",
    "weg": "wegen",
    "slag": "slagen",
    "verlof": "verloven",
    "persoon": "personen",
    "middel": "middelen",
    "bescheid": "bescheiden",
    "politicus": "politici",
    "beleid": "",
    "toezicht": "",
}
_PLURAL_S = re.compile(r"(?:[^i]e[lmnr]|[^ae]ie|erd|aar|aard|ier|oir|eur|eau|je|ster|é|sche)$")
_APOSTROPHE = re.compile(r"(?:^|[^aeiou])[aiouy]$")
_HEID = re.compile(r"heid$")
_PERSON = re.compile(r"(?:ende|igde|ene|erde|elde|kte|lde|nde|ste|ige)$")
_TWO_WAYS = ("e", "or")
"""Nouns with these ends often have two plurals: *ziektes*, *ziekten*."""
_IN_USE = 2.0
_INVARIABLE = frozenset(
    words(
        """extra eigen open even gratis genoeg voldoende niets nul prima beter minder meer
        allemaal ooit vaak soms samen tegelijk vooraf achteraf meteen alleen"""
    )
)
_COMPARED = {
    "goed": ("beter", "best"),
    "veel": ("meer", "meest"),
    "weinig": ("minder", "minst"),
    "graag": ("liever", "liefst"),
}


class Degree(StrEnum):
    """The forms of an adjective."""

    BASE = "gewoon"
    INFLECTED = "met e"
    COMPARATIVE = "vergrotend"
    COMPARATIVE_E = "vergrotend met e"
    SUPERLATIVE = "overtreffend"
    SUPERLATIVE_E = "overtreffend met e"


@lru_cache(maxsize=4096)
def plurals(noun: str) -> tuple[str, ...]:
    """The plurals that may be met, the most used first; empty where there is none.

    >>> plurals("brief"), plurals("zienswijze"), plurals("mogelijkheid")
    (('brieven',), ('zienswijzen', 'zienswijzes'), ('mogelijkheden',))
    """
    if noun in _IRREGULAR:
        return (_IRREGULAR[noun],) if _IRREGULAR[noun] else ()
    candidates = _candidates(noun)
    if noun.endswith(_TWO_WAYS) and not noun.endswith("ie"):
        return tuple(sorted(candidates[:2], key=zipf, reverse=True))
    usual = _usual(candidates)
    *_, head = parts(noun)
    if zipf(usual) < _IN_USE and head != noun and noun.endswith(head):
        return tuple(noun.removesuffix(head) + plural for plural in plurals(head))
    return (usual,)


def _usual(forms: Sequence[str]) -> str:
    """The first, most regular form that is well in use, or else the one that is used most."""
    return next((form for form in forms if zipf(form) >= _IN_USE), None) or most_used(forms)


def _candidates(noun: str) -> list[str]:
    if _HEID.search(noun):
        return [f"{noun[:-4]}heden"]
    if _APOSTROPHE.search(noun):
        return [f"{noun}'s"]
    if noun.endswith("e"):
        return [f"{noun}n", f"{noun}s"] if _PERSON.search(noun) else [f"{noun}s", f"{noun}n"]
    if noun.endswith("ie"):
        return [most_used([f"{noun}s", f"{noun}ën"])]
    with_en = [f"{way}en" for way in openings(noun)]
    if noun.endswith("um"):
        return [f"{noun}s", f"{noun[:-2]}a"]
    if noun.endswith("or") and not noun.endswith("oor"):
        return [f"{noun}en", f"{noun}s"]
    return [f"{noun}s", *with_en] if _PLURAL_S.search(noun) else [*with_en, f"{noun}s"]


@lru_cache(maxsize=4096)
def adjective(word: str) -> dict[Degree, str]:
    """The forms of an adjective; the degrees only where they are in use.

    >>> adjective("adequaat")[Degree.INFLECTED], adjective("eigen")[Degree.INFLECTED]
    ('adequate', 'eigen')
    """
    inflected = _inflected(word)
    forms = {Degree.BASE: word, Degree.INFLECTED: inflected}
    more, most = _COMPARED.get(word) or _compared(word, inflected)
    if more:
        forms[Degree.COMPARATIVE] = more
        forms[Degree.COMPARATIVE_E] = f"{more}e"
    if most:
        forms[Degree.SUPERLATIVE] = most
        forms[Degree.SUPERLATIVE_E] = f"{most}e"
    return forms


def _inflected(word: str) -> str:
    if word in _INVARIABLE or word.endswith(("en", "e", "a", "o")):
        return word
    if word.endswith("eel") and re.search(r"[ei]eel$", word):
        return f"{word[:-3]}ële"
    return _usual([f"{way}e" for way in openings(word)])


def _compared(word: str, inflected: str) -> tuple[str, str]:
    if inflected == word:
        return "", ""
    more = f"{word}der" if word.endswith("r") else f"{inflected}r"
    most = "" if word.endswith(("s", "st")) else f"{word}st"  # boost and lost are other words
    return (more if _used(more) else ""), (most if _used(most) else "")


def _used(degree: str) -> bool:
    return zipf(degree) > 0 or zipf(f"{degree}e") > 0
