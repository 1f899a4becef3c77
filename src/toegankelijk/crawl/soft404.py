"""Pages that say "niet gevonden" with a status that says all is well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from toegankelijk.errors import RuleError
from toegankelijk.resources import rules_directory

SHORT = 150
"""Words of main text up to which headings count."""

_SEPARATORS = re.compile(r"\s+[-–—|·•»:/]+\s+|\s*[|»]\s*|[.!?:]\s+")
_WORD = re.compile(r"\w+")


def is_soft_404(title: str, headings: Sequence[str], text: str, status: int | None) -> bool:
    """Whether a page with a status of success tells its reader that it is not there.

    Careful, because such a page is not checked: a part of the title must be a phrase of
    ``rules/niet_gevonden.txt``, or the main ``text`` be short and a heading be or hold one.
    """
    if status is not None and not 200 <= status < 300:
        return False
    exact, within = _phrases(rules_directory() / "niet_gevonden.txt")
    if any(_plain(part) in exact for part in (title, *_SEPARATORS.split(title[:500]))):
        return True
    if len(_WORD.findall(text[:10_000])) > SHORT:
        return False
    said = [_plain(heading) for heading in headings[:10]]
    return any(
        heading in exact or any(f" {phrase} " in f" {heading} " for phrase in within)
        for heading in said
    )


@cache
def _phrases(file: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """All phrases, and those of at least three words, which may stand inside a heading."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            "Dit bestand met zinnen is niet te lezen.",
            where=str(file),
            mend="Zet het bestand terug of installeer toegankelijk opnieuw.",
        ) from error
    phrases = [_plain(line) for line in lines if not line.lstrip().startswith("#")]
    return (
        frozenset(phrase for phrase in phrases if phrase),
        tuple(phrase for phrase in phrases if phrase.count(" ") >= 2),
    )


def _plain(text: str) -> str:
    """Words in lower case with one space between them."""
    return " ".join(_WORD.findall(text[:500].casefold()))
