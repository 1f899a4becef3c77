"""Blocks cut and parsed, each text once: a menu that returns on 300 pages is parsed one time.

What a parse says depends on the text of the block, the abbreviations and the model only, so a block
that comes back in the same process takes what was said of it before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toegankelijk.model import Block, Sentence, Token
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from toegankelijk.text.pipeline import Pipeline

MOST_TOKENS = 50_000
"""That are kept in a process, about 50 MB; those not asked for the longest go first."""
LONGEST_KEPT = 400
"""Tokens of a block; menus, footers and notices are shorter, and longer ones seldom return."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, cut and parsed; all offsets are into it."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    """Of all sentences, in their order."""
    doc: Doc
    """``doc[i]`` is about ``tokens[i]``."""


_Key = tuple["Pipeline", int, tuple[str, ...], str]


class Seen:
    """What was parsed before, bounded."""

    def __init__(self, most: int = MOST_TOKENS) -> None:
        """Keeps at most ``most`` tokens."""
        self._most = most
        self._held: OrderedDict[_Key, Parsed] = OrderedDict()
        self.tokens = 0

    def get(self, key: _Key) -> Parsed | None:
        """What was kept under ``key``, if it still is."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def keep(self, key: _Key, parsed: Parsed) -> None:
        """Keep it, if it is not too long, at the cost of the oldest."""
        size = _size(key, parsed)
        if size > LONGEST_KEPT or key in self._held:
            return
        self._held[key] = parsed
        self.tokens += size
        while self.tokens > self._most:
            self.tokens -= _size(*self._held.popitem(last=False))


def _size(key: _Key, parsed: Parsed) -> int:
    """In tokens; a word without end counts for its letters."""
    return max(len(parsed.tokens), len(key[-1]) // 8, 1)


_SEEN = Seen()


def parsed(
    blocks: Sequence[Block],
    abbreviations: tuple[str, ...],
    pipeline: Pipeline,
    seen: Seen | None = None,
) -> list[Parsed]:
    """One for each block, in their order; what is new is parsed in one go.

    ``seen`` is that of this process when not given.
    """
    seen = _SEEN if seen is None else seen
    keys = [(pipeline, pipeline.generation, abbreviations, block.text) for block in blocks]
    known = {key: held for key in keys if (held := seen.get(key)) is not None}
    new = {key: block for key, block in zip(keys, blocks, strict=True) if key not in known}
    cuts = [sentences(block, abbreviations) for block in new.values()]
    words = [[tokens(s.text, s.start, abbreviations) for s in cut] for cut in cuts]
    for key, cut, parts, doc in zip(new, cuts, words, pipeline.parse(words), strict=True):
        known[key] = Parsed(cut, tuple(token for part in parts for token in part), doc)
        seen.keep(key, known[key])
    return [known[key] for key in keys]
