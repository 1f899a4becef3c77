"""The parts of a Dutch compound: *afvalstoffenheffing* is *afval*, *stoffen* and *heffing*.

A word is cut where all its parts are words that are used; of more ways the one with the fewest
parts, then the one whose least known part is known best. Takes time in proportion to the square of
the length of the word, and words are bounded.
"""

from __future__ import annotations

from functools import lru_cache

from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_spelling import words

MAX_LETTERS = 60
"""A longer word is not cut."""
KNOWN = 3.0
"""Zipf from which a part counts as a word that is used."""
_SHORTEST = 3
_LINKS = ("", "s", "en", "n", "e")
"""What may stand between two parts, the most usual first."""
# Endings and beginnings that are words too, but not in a compound.
_NO_PARTS = frozenset(
    words(
        """aar and ant ars del den der des dom een eer ell els ens ent erd ere ers ert ete heid hen
        het hij iek iet ig ige ing ings ist lijk lijke ling loos men mer nde net nen ons oor per
        ren rij rijk ring rings ron ser sen ser ster ten ter teit tie ties uit van ver voor wij zij
        zen aal abel age air atie baar eel eur ief ieve isch ische iseer isme ist iteit ment oir
        oor ses sis tis ton tor der dan dat die dit haar hem hun ook toe dus kan kon mag wil was
        are ate ene ine one ove ore ade ode ide ude los sla eren con pre pro sub dis ex int com
        son ark eerd eert"""
    )
)


@lru_cache(maxsize=65536)
def parts(word: str) -> tuple[str, ...]:
    """The parts in order, without what links them; the word alone where it is no compound.

    >>> parts("afvalstoffenheffing"), parts("gemeente")
    (('afval', 'stoffen', 'heffing'), ('gemeente',))
    """
    lower = word.lower()
    if len(lower) > MAX_LETTERS or not lower.isalpha():
        return (word,)
    found = _best(lower)
    return found[1] if found else (lower,)


Cut = tuple[tuple[int, float], tuple[str, ...]]
"""How good it is, smaller is better, and the parts."""


@lru_cache(maxsize=65536)
def _best(word: str) -> Cut | None:
    """The best way to cut; ``None`` when no way leaves only words that are used."""
    ways: list[Cut] = []
    if _is_part(word):
        ways.append(((1, -zipf(word)), (word,)))
    for end in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first = word[:end]
        if not _is_part(first):
            continue
        for link in _LINKS:
            rest = word[end + len(link) :]
            if len(rest) >= _SHORTEST and word.startswith(link, end) and (cut := _best(rest)):
                (count, worst), tail = cut
                ways.append(((count + 1, max(worst, -zipf(first))), (first, *tail)))
    return min(ways, default=None)


def _is_part(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _NO_PARTS and zipf(word) >= KNOWN
