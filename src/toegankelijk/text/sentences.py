"""Where Dutch sentences end.

A full stop ends a sentence unless something speaks against it: an abbreviation, initials, the
number of an item, a small letter after it. What a heading or list item says is one sentence even
without a stop; a bullet within a block begins one. Takes time in proportion to the text, whatever
the text is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toegankelijk.model import Block, Sentence
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.sentence_words import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    HONORIFICS,
    MAY_CLOSE,
    NAME_PARTS,
    SMALL_STARTERS,
    STARTERS,
    UNITS,
    WEEKDAYS,
)

_STOP = r"""(?<![.!?…])(?P<stop>[.!?…]++)
    (?P<close>[\"'”’»)\]]*+
        (?:(?<!["”»])\s(?:[”»]|"|'')[.,]?+(?=\s|$))?     # a quotation mark that stands apart
        (?:\s?[\U0001F300-\U0001FAFF☺❤♥\ufe0f\u200d]++)*+  # emoji go with what they follow
    )(?=\s|[A-ZÀ-Þ]|$)"""
_BULLETS = "•▪◦●■‣✓✔☑►"
_MARK = re.compile(_STOP, re.X)
_MARK_OR_BULLET = re.compile(rf"{_STOP} | (?<=\S)(?=\s+[{_BULLETS}](?:\s|$))", re.X)
_BULLET = re.compile(rf"\s[{_BULLETS}](?:\s|$)")
_OPENING = "\"'“‘„«([¿¡"
_BRACKETS = "([“‘„«"
_JOINING = "+=×÷%/&<>"
_NEXT_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"\d{1,3}(?:[.:]\d{1,3})*[a-z]?|[A-Za-z]|[ivxIVX]{1,5}")
_LABEL = re.compile(r"(?:Artikel|Art\.|Bijlage|Deel|Fase|Hoofdstuk|Punt|Stap|Vraag|§) ")
_LIST_LOOKS_BACK = 200
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}")
_APOSTROPHE_START = re.compile(r"['’][stn] ?-?[A-Z]")
# iDEAL, e-Overheid and addresses keep their small letter.
_SMALL_NAME = re.compile(r"[a-z]{1,2}[A-Z]\w|e-[A-Z]|www\.\w|https?://|[\w.-]{1,64}@\w")
_LONG_PREFIX = re.compile(r"(?:In|Op|Uit|Van|Aan|Bij|Over)\s(?:'t|’t|de[nr]?)\s[A-Z]")
_DATE_OR_TIME = re.compile(
    r"\d{1,2}(?:[.:]\d\d|[-/]\d|\s(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)
_TYPED_SMALL = re.compile(r"[^\W\d_]*[aeiouy][^\W\d_]*")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{1,5}")
_RUN_ON = re.compile(r"(?:[^\W\d_]{3,}|\w*\d|.*[)\]\"'”’»])", re.S)
_SHORTEST_CLEAR_WORD = 5
_SHORTEST_WORD = 3
_LONGEST_WORD = 64


def sentences(block: Block, abbreviations: tuple[str, ...] | None = None) -> tuple[Sentence, ...]:
    """The sentences of a block, in order; offsets are into ``block.text``.

    They hold all of the text but the white space between them. ``abbreviations`` are those of the
    rulebook when not given.
    """
    known = _known(load_rulebook().abbreviations if abbreviations is None else abbreviations)
    text = block.text.rstrip()
    found: list[Sentence] = []
    last = len(text)
    start = _next_black(text, 0)
    pattern = _MARK_OR_BULLET if _BULLET.search(text) else _MARK
    for mark in pattern.finditer(text):
        end = mark.end()
        if start < end < last and (not mark["stop"] or _ends(text, start, mark, known)):
            found.append(Sentence(start, end, text[start:end]))
            start = _next_black(text, end)
    if start < last:
        found.append(Sentence(start, last, text[start:last]))
    return tuple(found)


@lru_cache(maxsize=8)
def _known(abbreviations: tuple[str, ...]) -> frozenset[str]:
    return frozenset(abbreviations)


def _next_black(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _word_start(text: str, start: int, end: int) -> int:
    """Where the word that ends at ``end`` begins; of a word without end, where we stop looking."""
    start = max(start, end - _LONGEST_WORD)
    while end > start and not text[end - 1].isspace():
        end -= 1
    return end


def _ends(text: str, start: int, mark: re.Match[str], known: frozenset[str]) -> bool:
    after = begin = _next_black(text, mark.end())
    while after < len(text) and text[after] in _OPENING:
        if _APOSTROPHE_START.match(text, after):
            break
        after += 1
    if after >= len(text) or text[after] in _JOINING:
        return False
    stop = mark["stop"]
    place = _word_start(text, start, mark.start())
    word = text[place : mark.start()].lstrip(_OPENING)
    match = _NEXT_WORD.match(text, after)
    follows = match.group() if match else text[after]
    if begin == mark.end():
        return _runs_on(text, word, stop, follows, after, known)
    if text[after].islower() and not _SMALL_NAME.match(text, after):
        if stop == ".":
            return not mark["close"] and _is_typed_small(word, follows, known)
        # "Wat nu?" vroeg hij.
        return stop[-1] in "!?" and not mark["close"] and text[begin] not in _BRACKETS
    if "!" in stop or "?" in stop:
        return True
    if stop[0] == "…" or len(stop) > 1:
        return not follows[0].isdigit() and text[mark.start() - 1 : mark.start()] not in ("(", "[")
    if mark["close"][:1] in (")", "]"):
        return True
    if _ITEM.fullmatch(word) and _is_item(text, start, place, word):
        return False
    return _stop_ends(text, start, place, word, after, follows, known)


def _runs_on(
    text: str, word: str, stop: str, follows: str, after: int, known: frozenset[str]
) -> bool:
    """Whether a sentence begins although the writer forgot the space."""
    end = after + len(follows)
    if not word or (end < len(text) and not text[end].isspace() and text[end] != ","):
        return False
    if stop == ".":
        if _RUN_ON.fullmatch(word) is None or f"{word.lower()}." in known:
            return False
        plain = word.isalpha() and word.islower() and follows[1:].islower()
        return plain or follows in STARTERS
    return follows[1:].islower() or follows in STARTERS


def _is_typed_small(word: str, follows: str, known: frozenset[str]) -> bool:
    """A full stop after a whole word, and a writer who forgot the capital."""
    shortest = _SHORTEST_WORD if follows in SMALL_STARTERS else _SHORTEST_CLEAR_WORD
    return (
        len(word) >= shortest
        and f"{word.lower()}." not in known
        and f"{word.lower()}." not in BEFORE_NAME | MAY_CLOSE
        and _TYPED_SMALL.fullmatch(word) is not None
    )


def _is_item(text: str, start: int, place: int, word: str) -> bool:
    """Whether ``word`` is the number or letter of an item in a list or of a piece of a law."""
    if place <= start or _LABEL.fullmatch(text, start, place):
        return True
    if text[start:place].isspace() or (text[start] in _BULLETS + "-–" and place == start + 2):
        return True
    before = text[place - 2 : place - 1]
    if before in (":", ";") or (before == "," and word.islower()):
        return True
    if not word.isdigit():
        return False
    earlier = f" {int(word) - 1}. "
    return text.find(earlier, max(start, place - _LIST_LOOKS_BACK), place) >= 0


def _stop_ends(
    text: str,
    start: int,
    place: int,
    word: str,
    after: int,
    follows: str,
    known: frozenset[str],
) -> bool:
    """Whether the stop after ``word`` ends a sentence, given that no small letter follows."""
    if not word:
        return True
    word = word.rpartition("/")[2] or word
    short = f"{word}."
    if short in MAY_CLOSE or (short in UNITS and _follows_number(text, place)):
        return follows[0].isupper()
    if short in WEEKDAYS:
        return _DATE_OR_TIME.match(text, after) is None
    if short in BEFORE_NUMBER:
        return not follows[0].isdigit() and follows != "Chr"
    if short in BEFORE_NAME:
        return follows in STARTERS
    if len(word) == 1 and word.isupper():
        return follows in STARTERS and not _is_name(text, place, after, follows)
    if short in known or word.endswith(("nr", "nrs")):
        return False
    if place <= start and short[0].lower() + short[1:] in known:
        return False
    if _NO_VOWEL.fullmatch(word):  # Rb. Rotterdam, hfst. 4; but btw. Nieuwe
        if word[0].isupper():
            return follows in STARTERS
        if follows[0].isdigit() and not _follows_number(text, place):
            return False
    if "." not in word:
        return True
    if all(f"{part}." in known for part in word.split(".")):  # prof.dr.
        return False
    if _DOTTED.fullmatch(word):
        return follows in STARTERS and not (
            word.isupper() and _is_name(text, place, after, follows)
        )
    return True


def _follows_number(text: str, place: int) -> bool:
    return text[max(0, place - 2) : place - 1].isdigit()


def _is_name(text: str, place: int, after: int, follows: str) -> bool:
    """Whether what comes after initials looks like the rest of a name: ``mr. J. De Vries``."""
    if follows not in NAME_PARTS:
        return False
    if _LONG_PREFIX.match(text, after):
        return True
    end = _before(text, place)
    before = text[_word_start(text, 0, end) : end]
    return not before or before[0].isupper() or before in HONORIFICS


def _before(text: str, place: int) -> int:
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return place
