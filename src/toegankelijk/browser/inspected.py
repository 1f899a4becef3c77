"""What was found in one state of a page, and how the states of a page become one answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from playwright.async_api import Page

from toegankelijk.browser.session import Session
from toegankelijk.model import Element, Finding, Outcome

WORST = (
    Outcome.INAPPLICABLE,
    Outcome.PASSED,
    Outcome.UNTESTED,
    Outcome.CANT_TELL,
    Outcome.FAILED,
)
"""From what says least to what weighs most, where one rule ended in several ways."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The answer of some checks on a page in one or more states."""

    findings: tuple[Finding, ...] = ()
    rules: Mapping[str, Outcome] = field(default_factory=dict)
    """The worst outcome of each rule that was asked for; ``UNTESTED`` where a check failed."""
    cost: Mapping[str, float] = field(default_factory=dict)
    """Seconds by id of a check."""


class Checks(Protocol):
    """What a visit asks of the checks beside axe. Neither raises but for a page that is gone."""

    def begin(self, seconds: float) -> None:
        """A page is about to be looked at; after so many seconds all of it is given up."""

    async def static(self, page: Page, session: Session, url: str) -> Inspected:
        """Of the page as it stands; changes nothing. Axe is in the page already."""

    async def dynamic(self, page: Page, session: Session, url: str) -> Inspected:
        """Of the page narrow, enlarged, tabbed through, opened: the last that is done with it."""


def merge(parts: Iterable[Inspected]) -> Inspected:
    """One answer: what shows in several states is told once, in the first of them."""
    found: dict[tuple[object, ...], Finding] = {}
    rules: dict[str, Outcome] = {}
    cost: dict[str, float] = {}
    for part in parts:
        for finding in part.findings:
            key = _key(finding)
            first = found.setdefault(key, finding)
            if first is not finding:
                found[key] = _seen_again(first, finding)
        for rule, outcome in part.rules.items():
            rules[rule] = worst(rules.get(rule), outcome)
        for check, seconds in part.cost.items():
            cost[check] = cost.get(check, 0.0) + seconds
    return Inspected(tuple(found.values()), rules, cost)


def worst(one: Outcome | None, other: Outcome) -> Outcome:
    """The outcome that weighs most."""
    return other if one is None else max(one, other, key=WORST.index)


def _key(finding: Finding) -> tuple[object, ...]:
    where = finding.where
    place = (where.frame, where.selector) if isinstance(where, Element) else where
    return (finding.rule, finding.outcome, place)


def _seen_again(first: Finding, again: Finding) -> Finding:
    if not isinstance(first.where, Element) or not isinstance(again.where, Element):
        return first
    name = again.where.state.name
    if name == first.where.state.name or name in first.also:
        return first
    return replace(first, also=(*first.also, name))
