"""From the problems of a scan to the deviations of a statement: one for each success criterion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toegankelijk.law import Law
from toegankelijk.model import Outcome, RuleKind, Scan
from toegankelijk.problems import Problem, criterion_order, widespread
from toegankelijk.rulebook import Criterion, Owner, Rule, Rulebook

MAX_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A page where it was found. Both come from the site: escape them."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Cause:
    """All problems of one rule with one outcome."""

    rule: Rule
    pages: int
    findings: int
    examples: tuple[Example, ...]
    """At most ``MAX_EXAMPLES``."""
    products: tuple[str, ...]
    """In the order of the settings."""
    widespread: bool
    """On nearly every checked page."""
    owners: frozenset[Owner]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A success criterion that the site does not meet."""

    number: int
    """From 1, in the order of the criteria."""
    criterion: Criterion
    causes: tuple[Cause, ...]
    told: Mapping[str, int]
    """Rule id → number of the earlier deviation that tells about it already."""

    @property
    def only_refers(self) -> bool:
        """Whether earlier deviations tell all there is to tell."""
        return len(self.told) == len(self.causes)


@dataclass(frozen=True, slots=True)
class Divided:
    """The problems of a scan, divided over the parts of a statement."""

    deviations: tuple[Deviation, ...]
    to_investigate: tuple[Cause, ...]
    """What the tool could not decide."""
    advice: tuple[Cause, ...]
    """What fails a rule that the norm does not demand. Language is left out: it has a report."""


def divide(found: Iterable[Problem], scan: Scan, rulebook: Rulebook, law: Law) -> Divided:
    """Only what surely fails a criterion of the norm is a deviation."""
    grouped: dict[tuple[str, Outcome], list[Problem]] = {}
    for problem in found:
        if problem.kind is not RuleKind.LANGUAGE:
            grouped.setdefault((problem.rule, problem.outcome), []).append(problem)
    titles = {page.job.url: visited.title for page, visited in scan.visited}
    failed: list[Cause] = []
    unsure: list[Cause] = []
    for (rule_id, outcome), problems in grouped.items():
        cause = _cause(rulebook.rule(rule_id), problems, scan, titles)
        (failed if outcome is Outcome.FAILED else unsure).append(cause)

    def demanded(cause: Cause) -> tuple[str, ...]:
        return tuple(n for n in cause.rule.criteria if law.demands(rulebook.criteria[n]))

    return Divided(
        deviations=tuple(_deviations(((demanded(c), c) for c in failed), rulebook)),
        to_investigate=tuple(cause for cause in unsure if demanded(cause)),
        advice=tuple(cause for cause in failed if not demanded(cause)),
    )


def _deviations(
    causes: Iterable[tuple[tuple[str, ...], Cause]], rulebook: Rulebook
) -> Iterator[Deviation]:
    by_criterion: dict[str, list[Cause]] = {}
    for numbers, cause in causes:
        for number in numbers:
            by_criterion.setdefault(number, []).append(cause)
    first: dict[str, int] = {}
    for position, number in enumerate(sorted(by_criterion, key=criterion_order), start=1):
        here = by_criterion[number]
        told = {cause.rule.id: first[cause.rule.id] for cause in here if cause.rule.id in first}
        yield Deviation(position, rulebook.criteria[number], tuple(here), told)
        first |= {cause.rule.id: position for cause in here if cause.rule.id not in told}


def _cause(rule: Rule, problems: list[Problem], scan: Scan, titles: Mapping[str, str]) -> Cause:
    pages = list(dict.fromkeys(url for problem in problems for url in problem.pages))
    shown = dict.fromkeys((*(problem.examples[0].page for problem in problems), *pages))
    products = {name for problem in problems for name in problem.products}
    return Cause(
        rule=rule,
        pages=len(pages),
        findings=sum(problem.findings for problem in problems),
        examples=tuple(Example(url, titles.get(url, "")) for url in list(shown)[:MAX_EXAMPLES]),
        products=tuple(p.name for p in scan.site.products if p.name in products),
        widespread=widespread(len(pages), len(scan.visited)),
        owners=frozenset(problem.owner for problem in problems),
    )
