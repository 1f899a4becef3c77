"""Which relatives of a word are in use: what tells its kind where it was never seen.

*wandelt* has *wandelen* and *gewandeld* beside it and is a verb; *wandeling* has *wandelingen*.
Nothing is known here of the words themselves but how often each is used, so a word that no
treebank has says as much about itself as one that all have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_spelling import closed, openings, words
from toegankelijk.text.inflect_verbs import PARTICLES, Use, strong_uses

SHORTEST, LONGEST = 3, 40
"""Letters of a word that is looked at."""
_IN_USE = 1.5
"""Zipf."""
_MOST_USE = 5
"""What is used more is used about as much."""
_MUCH_RARER = 0.7
"""Zipf that a relative may be below the word itself and still count in full."""
_STRONG = {use: chr(ord("A") + index) for index, use in enumerate(Use)}
_PREFIXES = words("ge be ver ont her er")
_PARTICIPLE = re.compile(rf"(?:{'|'.join(PARTICLES)})?ge\w{{3,}}")


def kin(word: str) -> str:
    """How much the word is used, how it ends, and which of its relatives are in use.

    One of a few thousand marks; empty for a word of other signs than letters, of fewer than
    ``SHORTEST`` or more than ``LONGEST``.

    >>> kin("gefietst") == kin("gedownload"), kin("12")
    (False, '')
    """
    lower = word.lower()
    if not lower.isalpha() or not SHORTEST <= len(lower) <= LONGEST:
        return ""
    ending = next((end for end in ("en", "e", "t", "d") if lower.endswith(end)), "")
    least = zipf(lower) - _MUCH_RARER
    marks = "".join(_mark(group, least) for group in _relatives(lower, ending))
    more = "p" if _PARTICIPLE.fullmatch(lower) else "v" if lower.startswith(_PREFIXES) else ""
    use = strong_uses().get(lower)
    strong = _STRONG[use] if use else ""
    return f"{min(int(zipf(lower)), _MOST_USE)}{ending}{marks}{more}{strong}"


def _relatives(word: str, ending: str) -> Iterator[Iterable[str]]:
    """Words in groups; of each group one has to be in use."""
    stem = word.removesuffix(ending)
    if ending == "en":
        stems = {stem, closed(stem)}
        yield (f"{each}t" for each in stems)
        yield (f"ge{each}{end}" for each in stems for end in "dt")
        yield (f"{each}{end}e" for each in stems for end in "dt")
        yield stems
        yield (f"{stem}e",)
    elif ending == "e":
        yield {stem, closed(stem)}
        yield (f"{word}r",)
        yield (f"{word}n",)
        yield (f"{word}s",)
    elif ending:
        yield (f"{each}en" for each in openings(stem))
        yield (f"ge{word}",)
        yield (f"{word}e",)
        yield (f"{each}en" for each in openings(word))
        yield (stem,)
    else:
        yield (f"{word}t",)
        yield (f"{word}s",)
        yield (f"{each}en" for each in openings(word))
        yield (f"{each}e" for each in openings(word))
        yield (f"{word}er",)


def _mark(group: Iterable[str], least: float) -> str:
    """``0`` where none is in use, ``1`` where one is, ``2`` where it is used as much."""
    use = max(map(zipf, group), default=0.0)
    return "0" if use < _IN_USE else "2" if use > least else "1"
