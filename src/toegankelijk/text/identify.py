"""Which language a text is in, for who must be sure of it: ``None`` where it is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from toegankelijk.text.language import MAX_LENGTH, classified

MIN_LENGTH = 20
"""Characters; of less nothing is said."""
LONG = 40
"""Characters from which the classifier has a say."""
SURE, LIKELY = 0.99, 0.8
"""Probability that is enough by itself, and where small words of just one language agree."""
_OUTSIDE_LATIN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff]")
_WORD = re.compile(r"[^\W\d_]+")


def identify(text: str, small: Mapping[str, frozenset[str]]) -> str | None:
    """The language of ``text`` as a code of two letters, or ``None`` where that is not sure.

    ``small`` has for each language its small words. In Latin script both a classifier and two of
    those words must agree, or three words must leave no other language: names, lists of towns and
    Frisian are no German. Other scripts go by the classifier.
    """
    if len(text) < MIN_LENGTH:
        return None
    text = text[:MAX_LENGTH]
    if len(_OUTSIDE_LATIN.findall(text)) > len(text) / 3:
        language, probability = _classified(text)
        return language if probability >= SURE else None
    words = {word.lower() for word in _WORD.findall(text)}
    hits = {language: len(words & held) for language, held in small.items()}
    best = max(hits, key=lambda language: hits[language], default="")
    others = max((hits[language] for language in hits if language != best), default=0)
    if best and hits[best] >= 3 and hits[best] >= others + 2:
        return best
    if len(text) < LONG:
        return None
    language, probability = _classified(text)
    mine = hits.get(language, 0)
    rest = max((hits[other] for other in hits if other != language), default=0)
    sure = probability >= SURE and mine >= max(2, rest)
    likely = probability >= LIKELY and mine >= 2 * max(1, rest)
    return language if sure or likely else None


@lru_cache(maxsize=4096)
def _classified(text: str) -> tuple[str, float]:
    return classified(text)
