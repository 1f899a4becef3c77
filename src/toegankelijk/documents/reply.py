"""Which part of an e-mail its author wrote: not the messages that it answers or passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ATTRIBUTION = re.compile(
    # With a year, a time or an address, or else it is a sentence of the author's own.
    r"(?=.*(?:\b\d{4}\b|\b\d{1,2}[:.]\d{2}\b|@))(?:op|on|am|le)\s.{5,200}"
    r"\b(?:schreef(?!\s+(?:u|je|ik|wij|we|hij|zij|ze)\b)|wrote|schrieb|a écrit"
    r"|geschreven(?=.*@))\b.{0,200}:",
    re.I,
)
_RULER = re.compile(
    r"[-_*\s]*(?:oorspronkelijk(?:e)? (?:bericht|afspraak)|doorgestuurd bericht"
    r"|begin doorgestuurd bericht:?|original (?:message|appointment)|forwarded message)[-_*\s]*",
    re.I,
)
_FROM = re.compile(r"\*?(?:van|from):\*?\s?\S.*", re.I)
_SENT = re.compile(r"\*?(?:verzonden|datum|sent|date):\*?\s?\S.*", re.I)
_FROM_SENT = re.compile(r"(?:van|from):\s.{1,300}\b(?:verzonden|datum|sent|date):\s.*", re.I)
_WHOLE = (_ATTRIBUTION, _RULER, _FROM_SENT)
_ATTRIBUTION_START = re.compile(r"(?:op|on|am|le)\s", re.I)
_LONGEST = 1_000
"""Characters of a line that is looked at."""


def own_lines(text: str) -> str:
    """The lines that the author typed, also those in between and below what is quoted."""
    lines = text.split("\n")
    kept: list[str] = []
    index = 0
    while index < len(lines):
        width = _introduction(lines, index)
        if width:
            rest = lines[index + width : index + width + 4]
            if not next((line for line in rest if line.strip()), "").startswith(">"):
                break
        elif not lines[index].startswith(">"):
            kept.append(lines[index])
        index += width or 1
    return "\n".join(kept)


def own_blocks(texts: Sequence[str]) -> int:
    """How many of the blocks of a message come before the messages that it answers."""
    found = (index for index in range(len(texts)) if _introduction(texts, index))
    return next(found, len(texts))


def _introduction(lines: Sequence[str], index: int) -> int:
    """How many lines from here on introduce another message; 0 when none do."""
    line = lines[index].strip()
    if not line or len(line) > _LONGEST:
        return 0
    if any(pattern.fullmatch(line) for pattern in _WHOLE):
        return 1
    if _FROM.fullmatch(line):
        following = (each.strip()[:_LONGEST] for each in lines[index + 1 : index + 4])
        return int(any(map(_SENT.fullmatch, following)))
    if _ATTRIBUTION_START.match(line) and index + 1 < len(lines):
        # Cut in two: "Op 12 mei schreef Jan <" and "jan@gemeente.nl>:".
        joined = f"{line} {lines[index + 1].strip()}"
        return 2 * (len(joined) <= _LONGEST and _ATTRIBUTION.fullmatch(joined) is not None)
    return 0
