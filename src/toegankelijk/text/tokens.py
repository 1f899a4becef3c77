"""Words, numbers and marks of a Dutch text.

An address, a date, an amount, a span of time and a reference are one token each; so is an
abbreviation with dots inside. Takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toegankelijk.model import Token

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"https?://\S|www\.\w|\w@\w|\w\.(?:nl|com|org|net|eu|be|info|frl|amsterdam)(?!\w|\.\w)", re.I
)
_REFERENCE = re.compile(r"(?=\D*\d)\w+(?:[/.-]\w+)+")  # Z/2023/12345
_AROUND = "\"'“”‘’„«»()[]<>.,;:!?…"
_PART = re.compile(
    r"""(?P<word>
        (?:[^\W\d_]\.){2,}                              # m.b.t.
      | \d\w*(?:[.,:/–-]\w+)*%?                         # 1.000,50  12-1-2023  9.00–17.30  50%
      | ['’][stnkm]\b(?:-\w+)?                          # 's  't  's-Gravenhage
      | \w+(?:[-‑'’]\w+)*                               # e-mail  foto's  zo'n
      )
      | [^\w\s]""",
    re.X,
)


def tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """All tokens of ``text`` in order; ``start`` is added to their offsets.

    ``is_word`` holds for what a reader reads as a word: words, numbers and addresses, no marks.
    """
    return tuple(
        Token(start + first, start + last, text[first:last], is_word)
        for first, last, is_word in _spans(text)
    )


def words(text: str) -> list[str]:
    """The words and numbers of ``text``, without places: what is counted."""
    return [text[first:last] for first, last, is_word in _spans(text) if is_word]


def is_address(chunk: str) -> bool:
    """Whether a run without white space is a web or e-mail address, or holds one."""
    return _ADDRESS.search(chunk) is not None


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        start = match.start()
        if chunk.isalpha():
            yield start, match.end(), True
        elif is_address(chunk) or _is_reference(chunk):
            yield from _whole_spans(chunk, start)
        else:
            for part in _PART.finditer(chunk):
                yield start + part.start(), start + part.end(), part["word"] is not None


def _is_reference(chunk: str) -> bool:
    return "/" in chunk and _REFERENCE.fullmatch(chunk.strip(_AROUND)) is not None


def _whole_spans(chunk: str, start: int) -> Iterator[tuple[int, int, bool]]:
    first = len(chunk) - len(chunk.lstrip(_AROUND))
    last = len(chunk.rstrip(_AROUND))
    yield from ((start + i, start + i + 1, False) for i in range(first))
    yield start + first, start + last, True
    yield from ((start + i, start + i + 1, False) for i in range(last, len(chunk)))
