"""Words, numbers and marks of a Dutch text.

An address, a date, an amount, a span of time and a reference are one token each; so is an
abbreviation with its full stops. The tokens are those of Universal Dependencies wherever a reader
would count the same words, since the parser has learnt from these. Takes time in proportion to the
text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toegankelijk.model import Token
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.sentence_words import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    MAY_CLOSE,
    UNITS,
    WEEKDAYS,
)

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"https?://\S|www\.\w|\w@\w|\w\.(?:nl|com|org|net|eu|be|info|frl|amsterdam)(?!\w|\.\w)", re.I
)
_REFERENCE = re.compile(r"(?=\D*\d)\w+(?:[/.-]\w+)+")  # Z/2023/12345
_AROUND = "\"'“”‘’„«»()[]<>.,;:!?…"
_SINGLE_MARKS = frozenset(",;:?!)")
_LETTER = r"[^\W\d_]"
_PART = re.compile(
    rf"""(?P<word>
        (?:{_LETTER}\.)+{_LETTER}(?:\.(?:-\w+)*|(?!\w))   # m.b.t.  m.b.t  O.L.V.-college
      | (?P<short>{_LETTER}{{1,12}}\.(?:{_LETTER}{{1,12}}\.){{0,3}})(?![\w.-])   # ca.  prof.dr.
      | {_LETTER}{{1,5}}\.-\w+                            # St.-Jorisweg
      | {_LETTER}\.(?=[A-Z])\w+                           # J.Jansen
      | \d\w*(?:[.,:/–-]\w+)*(?:%|°C?|,[-–—]+(?!\w))?     # 1.000,50  9.00–17.30  50%  12,-
      | ['’]\d\d(?!\w)                                    # '70
      | ['’][stnkm]\b(?:-\w+)?                            # 's  't  's-Gravenhage
      | {_LETTER}{{1,2}}/{_LETTER}{{1,2}}(?![\w/])        # en/of  t/m  km/u
      | (?:\(\w{{1,5}}-?\)(?=\w))?\w+                     # (her)gebruik
        (?:[-‑'’&\u00ad]\w+|\(-?\w{{1,5}}\)(?!\w))*       # e-mail  foto's  B&W  brief(ven)
        (?:-(?![\w-]))?                                   # in- en uitrit
      )
      | \.{{2,}} | -{{2,}} | ,, | '' | °[CF] | [^\w\s]""",
    re.X,
)
_OTHERS = BEFORE_NAME | BEFORE_NUMBER | MAY_CLOSE | UNITS | WEEKDAYS

Span = tuple[int, int, bool]


def tokens(
    text: str, start: int = 0, abbreviations: tuple[str, ...] | None = None
) -> tuple[Token, ...]:
    """All tokens of ``text``, a sentence, in order; ``start`` is added to their offsets.

    ``is_word`` holds for what a reader reads as a word: words, numbers and addresses, no marks.
    ``abbreviations`` are those of the rulebook when not given. The stop at the very end is a token
    of its own unless its abbreviation often ends a sentence (``enz.``).
    """
    return tuple(
        Token(start + first, start + last, text[first:last], is_word)
        for first, last, is_word in _spans(text, abbreviations)
    )


def words(text: str, abbreviations: tuple[str, ...] | None = None) -> list[str]:
    """The words and numbers of ``text``, without places: what is counted."""
    return [text[first:last] for first, last, is_word in _spans(text, abbreviations) if is_word]


def is_address(chunk: str) -> bool:
    """Whether a run without white space is a web or e-mail address, or holds one."""
    return _ADDRESS.search(chunk) is not None


@lru_cache(maxsize=8)
def _known(abbreviations: tuple[str, ...]) -> frozenset[str]:
    return _OTHERS.union(abbreviations, (short.capitalize() for short in abbreviations))


def _spans(text: str, abbreviations: tuple[str, ...] | None) -> Iterator[Span]:
    known = _known(load_rulebook().abbreviations if abbreviations is None else abbreviations)
    last = len(text.rstrip(_AROUND + " \n\u00a0"))
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        start, end = match.span()
        if chunk.isalpha():
            yield start, end, True
        elif chunk[-1] in _SINGLE_MARKS and chunk[:-1].isalpha():
            yield start, end - 1, True
            yield end - 1, end, False
        elif is_address(chunk) or _is_reference(chunk):
            yield from _whole_spans(chunk, start)
        else:
            for part in _PART.finditer(chunk):
                first, after = start + part.start(), start + part.end()
                if part["short"] is not None:
                    yield from _short_spans(text, first, after, last, known)
                else:
                    yield first, after, part["word"] is not None


def _short_spans(text: str, first: int, after: int, last: int, known: frozenset[str]) -> list[Span]:
    """What ends on a stop: an abbreviation, several in a row, or a word and the stop."""
    if _is_short(text[first:after], after > last, known):
        return [(first, after, True)]
    spans: list[Span] = []
    while first < after:
        stop = text.index(".", first)
        if _is_short(text[first : stop + 1], stop >= last, known):
            spans.append((first, stop + 1, True))
        else:
            spans += [(first, stop, True), (stop, stop + 1, False)]
        first = stop + 1
    return spans


def _is_short(short: str, is_last: bool, known: frozenset[str]) -> bool:
    if is_last:
        return short in MAY_CLOSE
    return short in known or len(short) == 2 or short.endswith(("nr.", "nrs."))


def _is_reference(chunk: str) -> bool:
    return "/" in chunk and _REFERENCE.fullmatch(chunk.strip(_AROUND)) is not None


def _whole_spans(chunk: str, start: int) -> Iterator[Span]:
    first = len(chunk) - len(chunk.lstrip(_AROUND))
    last = len(chunk.rstrip(_AROUND))
    yield from ((start + i, start + i + 1, False) for i in range(first))
    yield start + first, start + last, True
    yield from ((start + i, start + i + 1, False) for i in range(last, len(chunk)))
