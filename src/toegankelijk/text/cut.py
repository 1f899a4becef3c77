"""Where a long sentence can be cut in two."""

from __future__ import annotations

from collections.abc import Iterator

from toegankelijk.text.grammar import Grammar

SHORTEST = 5
"""Words that each half must keep."""
_JOINS = frozenset({"en", "maar", "want", "dus"})
_OPENS = frozenset(
    {"omdat", "zodat", "terwijl", "waardoor", "hoewel", "waarna", "waarbij", "waarin", "nadat"}
    | {"zodra", "doordat", "aangezien", "voordat", "totdat", "waarmee", "waarvan"}
)
_ASKS = frozenset(
    {"wat", "wie", "waar", "wanneer", "hoe", "hoeveel", "hoelang", "waarom", "welk", "welke"}
    | {"dat", "of", "om", "als", "die"}
)
"""After *en* these go on with what was asked or told before: no sentence can begin with it."""
_LINKS = frozenset({"die", "dat", "wat"})
_COUNCIL = ("burgemeester", "en", "wethouders")
"""One name, whatever the parser makes of it."""
_FINITE = "Fin"


def cut(grammar: Grammar, start: int, end: int) -> int | None:
    """The token that a new sentence can begin with: the one nearest to the middle.

    A word like *omdat*, *en* with a verb on both sides, or *die* after a comma; ``None`` when there
    is none with ``SHORTEST`` words before and after it.
    """
    total = grammar.words(start, end)
    best: tuple[float, int] | None = None
    for at in _places(grammar, start, end):
        before = grammar.words(start, at)
        if before < SHORTEST or total - before < SHORTEST:
            continue
        found = (abs(before - total / 2), at)
        best = found if best is None else min(best, found)
    return None if best is None else best[1]


def _places(grammar: Grammar, start: int, end: int) -> Iterator[int]:
    for at in range(start + 1, end):
        word = grammar.lower[at]
        if word in _OPENS or (word in _LINKS and grammar.lower[at - 1] == ","):
            if _has_verb(grammar, start, at) and _has_verb(grammar, at + 1, end):
                yield at
        elif word in _JOINS and not (at + 1 < end and grammar.lower[at + 1] in _ASKS):
            if grammar.lower[at - 1 : at + 2] == _COUNCIL:
                continue
            follows = next((i for i in range(at + 1, end) if grammar.lower[i] == ","), end)
            if _has_verb(grammar, start, at) and _joins_clauses(grammar, at, follows):
                yield at


def _joins_clauses(grammar: Grammar, at: int, end: int) -> bool:
    """Whether a verb follows at once, or a subject and its verb soon: *en wij sturen u*."""
    if at + 1 < end and grammar.verb_form(at + 1) == _FINITE:
        return True
    near = range(at + 1, min(end, at + 6))
    return any(grammar.verb_form(i) == _FINITE for i in near) and any(
        grammar.dep[i] in {"nsubj", "nsubj:pass", "expl"} for i in near
    )


def _has_verb(grammar: Grammar, start: int, end: int) -> bool:
    return any(grammar.verb_form(i) == _FINITE for i in range(start, end))
