"""A block as the rules of plain language look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toegankelijk.model import (
    Block,
    Finding,
    Outcome,
    Passage,
    Scalar,
    Sentence,
    Severity,
)
from toegankelijk.rulebook import Rule, Rulebook

MAX_EVIDENCE = 400
"""Characters of the text that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A block in its document, cut into sentences."""

    source: str
    index: int
    block: Block
    sentences: tuple[Sentence, ...]

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

MethodMaker = Callable[[Sequence[Rule], Rulebook], Method]
"""Prepares a method for all rules that use it: what can be done once is done here."""


def fingerprint(text: str) -> str:
    """A short name for a sentence that stays the same from scan to scan."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _bounded(text: str) -> str:
    return text if len(text) <= MAX_EVIDENCE else text[: MAX_EVIDENCE - 1] + "…"
