"""Phrases of ``rules/brief``, found in a text without regard to capitals and white space."""

from __future__ import annotations

import re
from functools import lru_cache

GAP = "…"
"""In a phrase: up to ``MAX_GAP`` other words, or none."""
MAX_GAP = 6


def find(phrases: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first of the phrases in ``text``, in whole words.

    >>> find(("wijzen … af",), "Wij wijzen uw aanvraag af.")[0]
    'wijzen uw aanvraag af'
    """
    return _compiled(phrases).search(text) if phrases else None


def starts(phrases: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The phrase that ``text`` begins with, after any opening marks."""
    return _compiled(phrases).match(text, len(text) - len(text.lstrip("\"'“‘(-–•* ")))


@lru_cache(maxsize=256)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})(?!\w)", re.I)


def _pattern(phrase: str) -> str:
    parts = (r"\s+".join(map(re.escape, part.split())) for part in phrase.split(GAP))
    return rf"(?:\s+[^\s.?!]+){{0,{MAX_GAP}}}?\s+".join(parts)
