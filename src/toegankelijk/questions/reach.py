"""How far the tool reaches: per criterion, and as a share of what audits of municipalities find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toegankelijk.law import Criterion
from toegankelijk.questions.words import load_questions
from toegankelijk.rule import Rule
from toegankelijk.rulebook import Rulebook


class Reach(StrEnum):
    """Who can judge a criterion."""

    TOOL = "programma"
    """The tool alone can say that a page meets it, and that it does not."""
    PARTLY = "deels"
    """The tool finds some of the faults and asks about others; it never says that all is well."""
    ASKS = "vraagt"
    """The tool finds where a person must look, and judges nothing."""
    PERSON = "mens"


@dataclass(frozen=True, slots=True)
class Reached:
    """A criterion that the law demands, and how far the tool reaches there."""

    criterion: Criterion
    reach: Reach
    rules: tuple[str, ...]
    """Rules of axe and of our own that speak of it."""


@dataclass(frozen=True, slots=True)
class ReachShare:
    """How much one kind of reach stands for."""

    reach: Reach
    criteria: int
    audits: float
    """Share of the failures in audits of municipalities (``succescriteria.csv``), 0 to 1: each
    criterion weighs as often as audits found it failed."""


def reach(rulebook: Rulebook) -> tuple[Reached, ...]:
    """For each criterion of the norm, in its order."""
    words = load_questions(rulebook)
    rules: dict[str, list[str]] = {number: [] for number in words}
    for rule in rulebook.rules.values():
        for number in rule.criteria:
            if number in rules:
                rules[number].append(rule.id)
    return tuple(
        Reached(
            rulebook.criteria[number],
            _of([rulebook.rules[rule] for rule in rules[number]], asked.decided),
            tuple(rules[number]),
        )
        for number, asked in words.items()
    )


def _of(rules: Sequence[Rule], decided: bool) -> Reach:
    if not rules:
        return Reach.PERSON
    if all(rule.asks_only for rule in rules):
        return Reach.ASKS
    return Reach.TOOL if decided else Reach.PARTLY


def shares(reached: Sequence[Reached]) -> Mapping[Reach, ReachShare]:
    """Count and weight of each kind; the weights add up to 1."""
    whole = sum(r.criterion.audits or 0.0 for r in reached) or 1.0
    return {
        kind: ReachShare(
            kind,
            sum(r.reach is kind for r in reached),
            sum(r.criterion.audits or 0.0 for r in reached if r.reach is kind) / whole,
        )
        for kind in Reach
    }
