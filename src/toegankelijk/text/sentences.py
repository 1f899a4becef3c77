"""Where Dutch sentences end.

A full stop ends a sentence unless something speaks against it: an abbreviation, initials, the
number of an item, a small letter after it. What a heading or list item says is one sentence even
without a stop. Takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toegankelijk.model import Block, Sentence
from toegankelijk.rulebook import load_rulebook

_MARK = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_OPENING = "\"'“‘„«([¿¡"
_NEXT_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}")
_LABEL = re.compile(r"(?:Artikel|Bijlage|Deel|Fase|Hoofdstuk|Punt|Stap|Vraag) ")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}")
_APOSTROPHE_START = re.compile(r"['’][stn] ?-?[A-Z]")
_TYPED_SMALL = re.compile(r"[^\W\d_]*[aeiouy][^\W\d_]*")
_SHORTEST_CLEAR_WORD = 5


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# These may close a sentence: a capital after them begins a new one.
_MAY_CLOSE = _words(
    "a.s. b.g. c.a. c.s. d.v. e.a. e.d. enz. etc. i.d. j.l. jl. l.l. n.Chr. n.o.t.k. n.t.b."
    " n.v.t. o.i.d. v.Chr."
)
# After these, only a word that often begins a sentence does so: "Bakker B.V. Dordrecht".
_MAY_STAND_BEFORE_NAME = _words("B.V. N.V. V.O.F. v.o.f. min. max. mln. mld. mnd. no. tel. nl.")
_HONORIFICS = _words(
    "heer mevrouw meneer heren familie fam. dhr. mevr. mw. mej. mr. dr. drs. ir. ing. prof. ds."
)
_NAME_PARTS = _words("Aan Bij De In Op Over Uit Van Voor")
_STARTERS = _words(
    "Aan Alle Alleen Als Bel Ben Bent Bij Bovendien Daar Daarbij Daarna Daarom Dan Dat De Deze Die"
    " Dit Doe Door Dus Echter Een Eerst En Er Ga Geef Geen Heb Hebben Hebt Heeft Het Hier Hierbij"
    " Hierna Hij Hoe Hun Ik In Is Je Jij Kan Kies Kijk Kom Komt Kunnen Kunt Laat Lees Let Maak Maar"
    " Mag Meld Met Moet Na Naast Neem Niet Nu Of Om Omdat Onze Ons Ook Op Over Sinds Sommige Staat"
    " Stuur Tijdens Toch Toen Tot U Uit Uw Van Vanaf Veel Verder Vervolgens Volgens Voor Vraag Vul"
    " Waar Waarom Wanneer Want Was Wat We Welke Wie Wij Wil Wilt Wordt Zal Ze Zie Zij Zijn Zo"
    " Zodra Zorg Zult"
)


def sentences(block: Block, abbreviations: tuple[str, ...] | None = None) -> tuple[Sentence, ...]:
    """The sentences of a block, in order; offsets are into ``block.text``.

    ``abbreviations`` are those of the rulebook when not given.
    """
    known = _known(load_rulebook().abbreviations if abbreviations is None else abbreviations)
    text = block.text
    found: list[Sentence] = []
    start = 0
    for mark in _MARK.finditer(text):
        if _ends(text, start, mark, known):
            found.append(Sentence(start, mark.end(), text[start : mark.end()]))
            start = mark.end() + 1
    if start < len(text):
        found.append(Sentence(start, len(text), text[start:]))
    return tuple(found)


@lru_cache(maxsize=8)
def _known(abbreviations: tuple[str, ...]) -> frozenset[str]:
    return frozenset(abbreviations)


def _ends(text: str, start: int, mark: re.Match[str], known: frozenset[str]) -> bool:
    after = mark.end() + 1
    while after < len(text) and text[after] in _OPENING:
        if _APOSTROPHE_START.match(text, after):
            break
        after += 1
    if after >= len(text):
        return False
    follows = text[after]
    place = text.rfind(" ", start, mark.start()) + 1 or start
    word = text[max(place, start) : mark.start()].lstrip(_OPENING)
    if follows.islower():
        return _is_typed_small(word, mark.group(), known)
    if mark.group()[0] != ".":
        return True
    if mark.group().startswith(".."):
        return not follows.isdigit()
    if _ITEM.fullmatch(word) and (place <= start or _LABEL.fullmatch(text, start, place)):
        return False
    return _stop_ends(text, place, word, after, known)


def _is_typed_small(word: str, mark: str, known: frozenset[str]) -> bool:
    """A full stop after a whole word, and a writer who forgot the capital."""
    return (
        mark == "."
        and len(word) >= _SHORTEST_CLEAR_WORD
        and f"{word.lower()}." not in known
        and _TYPED_SMALL.fullmatch(word) is not None
    )


def _stop_ends(text: str, place: int, word: str, after: int, known: frozenset[str]) -> bool:
    """Whether the stop after ``word`` ends a sentence, given that no small letter follows."""
    if not word:
        return True
    short = f"{word}."
    match = _NEXT_WORD.match(text, after)
    follows = match.group() if match else text[after]
    if short in _MAY_CLOSE:
        return follows[0].isupper()
    if len(word) == 1 and word.isupper():
        if follows in _NAME_PARTS and _is_after_name(text, place):
            return False
        return follows in _STARTERS
    if short in _MAY_STAND_BEFORE_NAME:
        return follows in _STARTERS
    if short in known or (place == 0 and short[0].lower() + short[1:] in known):
        return False
    if _DOTTED.fullmatch(word):
        return follows in _STARTERS
    return True


def _is_after_name(text: str, place: int) -> bool:
    """Whether the word before ``place`` makes an initial likely: a title or another name."""
    before = text[text.rfind(" ", 0, max(place - 1, 0)) + 1 : max(place - 1, 0)]
    return not before or before[0].isupper() or before in _HONORIFICS
