"""The words of a block as the lists of words look at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.reading import Reading
from toegankelijk.text.word_index import WORD, key


class Line:
    """A block, its words and their keys; the grammar is only made when it is asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.block.text
        self.words: list[re.Match[str]] = list(WORD.finditer(self.text))
        self.keys = [key(match.group()) for match in self.words]

    @cached_property
    def grammar(self) -> Grammar:
        """What the parser said of ``reading.tokens``."""
        return grammar(self.reading.doc, self.reading.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.reading.tokens]

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]

    def token(self, number: int) -> int:
        """Index of the token that the word with this number begins; -1 when there is none."""
        start = self.words[number].start()
        place = bisect_left(self._starts, start)
        return place if place < len(self._starts) and self._starts[place] == start else -1

    def around(self, number: int) -> tuple[str, ...]:
        """The words next to the one with this number."""
        return (*self.keys[max(number - 1, 0) : number], *self.keys[number + 1 : number + 2])

    def quote(self, first: int, last: int) -> str:
        """The text of the words with these numbers and all between them."""
        return self.text[self.words[first].start() : self.words[last].end()]

    def between(self, first: int, last: int) -> str:
        """What stands between two words, in either order."""
        first, last = sorted((first, last))
        return self.text[self.words[first].end() : self.words[last].start()]

    def sentence(self, number: int) -> tuple[int, int]:
        """Numbers of the first word of the sentence and of the one after its last."""
        place = self.words[number].start()
        starts = self._sentences
        at = max(bisect_left(starts, place + 1) - 1, 0)
        begin = starts[at] if starts else 0
        end = starts[at + 1] if at + 1 < len(starts) else len(self.text)
        return (
            bisect_left(self.words, begin, key=lambda match: match.start()),
            bisect_left(self.words, end, key=lambda match: match.start()),
        )
