"""How Dutch spelling changes a stem when an ending comes or goes: maken – maak, brief – brieven.

Where spelling alone leaves two ways open (*veranderen* – *verander*, *accorderen* – *accordeer*),
the way that is used decides; see ``frequency``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toegankelijk.text.frequency import zipf

VOWELS = "aeiouyäëïöüéè"
_OPEN = re.compile(
    r"(?:^|[^aeiouyäëïöü])([aeou])([bcdfghklmnprstvz])$|(?<=[uy])(e)(r)$|^(?:be|ge)([ao])([dfgklmnprstv])$"
)
_CLOSED = re.compile(r"(aa|ee|oo|uu)([bcdfghjklmnprstvwxz])$")
_SHORT = re.compile(r"(?:^|[^aeiouyäëïöü]|qu)[aeiou][bdfgklmnprstz]$")
_UNSTRESSED = re.compile(r"(?:e[lmnr]|ig|lijk|ik|et|es|is|us|um|on|or|and|erd)$")
_VOICED = {"f": "v", "s": "z"}
_VOICELESS = {"v": "f", "z": "s"}


def words(line: str) -> tuple[str, ...]:
    """A row of words as the tables here are written."""
    return tuple(line.split())


def most_used(candidates: Sequence[str]) -> str:
    """The candidate with the highest frequency; the first where none is known."""
    return max(candidates, key=zipf) if len(candidates) > 1 else candidates[0]


def closed(stem: str) -> str:
    """A stem as it is written without an ending: ``mak`` → ``maak``, ``zett`` → ``zet``.

    The last syllable is taken to be stressed.
    """
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return stem[:-1]
    if stem.endswith(("iër", "eër")):
        return f"{stem[:-2]}eer" if stem[-3] == "i" else f"{stem[:-2]}ëer"
    if _OPEN.search(stem):
        stem = f"{stem[:-1]}{stem[-2]}{stem[-1]}"
    return unvoiced(stem)


def unvoiced(stem: str) -> str:
    """``geloov`` → ``geloof``: v and z do not close a word."""
    return stem[:-1] + _VOICELESS.get(stem[-1], stem[-1])


def without_double(word: str) -> str:
    """A long vowel as it is written before -e: ``vergroot`` → ``vergrot``."""
    return f"{word[:-2]}{word[-1]}" if _CLOSED.search(word) else word


def opened(word: str, *, voiced: bool = True) -> str:
    """A word as it is written before an ending in -e: ``maak`` → ``mak``, ``plan`` → ``plann``."""
    if _CLOSED.search(word):
        return _voiced(without_double(word)) if voiced else without_double(word)
    if _SHORT.search(word) and not (_UNSTRESSED.search(word) and len(word) > 3):
        return word + word[-1]
    if voiced and len(word) > 2 and word[-2] in "eiouyj" and word[-3] in VOWELS:
        return _voiced(word)
    if voiced and word.endswith("f") and word[-2] in "lr":
        return _voiced(word)
    return word


def openings(word: str) -> list[str]:
    """All ways to write a word before an ending in -e, the most regular first."""
    ways = [opened(word), opened(word, voiced=False)]
    if word[-1] not in VOWELS:
        ways += [word, _voiced(word)]
        if word[-2:-1] and word[-2] in VOWELS:
            ways.append(word + word[-1])
    return list(dict.fromkeys(ways))


def _voiced(stem: str) -> str:
    return stem[:-1] + _VOICED.get(stem[-1], stem[-1])
