"""A block as the rules of plain language look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toegankelijk.model import (
    Block,
    Finding,
    Outcome,
    Passage,
    Scalar,
    Sentence,
    Severity,
    Token,
)
from toegankelijk.rulebook import Rule, Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SENTENCE = 3
"""Words."""
MAX_EVIDENCE = 400
"""Characters of the text that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A block in its document, cut into sentences and tokens, and parsed."""

    source: str
    index: int
    block: Block
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    """Of all sentences, in their order."""
    doc: Doc
    """What the language model says: ``doc[i]`` is about ``tokens[i]``."""

    @property
    def is_name(self) -> bool:
        """Too few words for a sentence: a name, such as that of a product in a list."""
        return sum(token.is_word for token in self.tokens) < _SENTENCE

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in ``block.text`` of ``tokens[first:last]``, which must not be empty."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def finding(
        self,
        rule: str,
        severity: Severity,
        start: int,
        end: int,
        cause: str,
        values: Mapping[str, Scalar],
    ) -> Finding:
        """A finding on ``block.text[start:end]``; the same ``cause`` makes the same component."""
        first, last = self.block.span(start, end)
        return Finding(
            rule=rule,
            outcome=Outcome.FAILED,
            severity=severity,
            where=Passage(self.source, self.index, first, last),
            evidence=_bounded(self.block.text[start:end]),
            values=values,
            component=f"{rule}:{cause}",
        )


Method = Callable[[Reading], Iterator[Finding]]
"""What finds the faults of one or more rules in a block."""

DocumentMethod = Callable[[Sequence[Reading]], Iterator[Finding]]
"""What finds the faults of one or more rules in all blocks of a document together."""

MethodMaker = Callable[[Sequence[Rule], Rulebook], Method]
"""Prepares a method for all rules that use it: what can be done once is done here."""

DocumentMethodMaker = Callable[[Sequence[Rule], Rulebook], DocumentMethod]
"""The same for a method that needs the whole document."""


def fingerprint(text: str) -> str:
    """A short name for a sentence that stays the same from scan to scan."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _bounded(text: str) -> str:
    return text if len(text) <= MAX_EVIDENCE else text[: MAX_EVIDENCE - 1] + "…"
