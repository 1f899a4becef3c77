"""Dates, terms and telephone numbers in a Dutch text."""

from __future__ import annotations

import re
from collections.abc import Iterator

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DAY = rf"\s+(?:{MONTHS})\b|[-/.]\d{{1,2}}[-/.](?:\d\d){{1,2}}\b"
DAY = re.compile(rf"(?<![\w-])\d{{1,2}}(?:{_DAY})", re.I)
DATE = re.compile(rf"(?<![\w-])\d{{1,2}}(?:{_DAY}|[.:]\d\d\s+uur\b)", re.I)
"""A day, or an hour of a day that everybody knows."""
WITHIN = re.compile(
    r"\bbinnen\s+\S+(?:\s+\S+)?\s+(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|werkdagen)\b", re.I
)
_PHONE = re.compile(
    r"""(?<![\w/.-])(?:
        (?:\+31|0031)\s?(?:\(0\))?(?:[\s-]?\d){9}       # +31 78 123 45 67
      | \(0\d{1,3}\)(?:[\s-]?\d){6,8}                   # (078) 123 45 67
      | 0[1-9]\d{0,2}(?:[\s-]{0,3}\d){6,8}              # 078 123 45 67
      | 0[89]00(?:[\s-]?\d){4,7}                        # 0800 1234
      | 14[\s-]?0\d{2,3}                                # 14 078
    )(?![\w/-])""",
    re.X,
)
_DIGITS = {"0": (10, 10), "0800": (8, 11), "0900": (8, 11)}


def phones(text: str) -> Iterator[re.Match[str]]:
    """The telephone numbers in ``text``; no numbers of cases, accounts or persons.

    >>> [match[0] for match in phones("Bel (078) 123 45 67 of 14 078, kenmerk 0781234567-2")]
    ['(078) 123 45 67', '14 078']
    """
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        kind = digits[:4] if digits[:4] in _DIGITS else digits[:1]
        low, high = _DIGITS.get(kind, (0, 99))
        if low <= len(digits) <= high or digits.startswith("0031"):
            yield match
