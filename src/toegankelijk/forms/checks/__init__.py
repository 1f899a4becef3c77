"""The checks that only a form needs: how it asks, how it tells of errors, what it keeps.

Each function takes what was seen and gives ``Raw``; each rule has its words in ``rules/wcag/``.
``FAILED`` only when that is sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from toegankelijk.browser.inspected import Inspected, worst
from toegankelijk.checks import answers
from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks import asking, errors, purpose, whole
from toegankelijk.forms.checks.seen import Seen
from toegankelijk.forms.panel import Panel
from toegankelijk.model import Finding, Outcome, State

__all__ = ["CHECKS", "RULES", "Seen", "judge", "judge_back", "judge_whole"]

CHECKS: tuple[Callable[[Seen], Iterator[Raw]], ...] = (
    errors.told_in_text,
    errors.tied_to_field,
    errors.announced,
    errors.value_stays,
    asking.required_told,
    asking.star_explained,
    purpose.autocomplete_fits,
)
"""On one state."""

WHOLE: tuple[Callable[[Sequence[Seen]], Iterator[tuple[Seen, Raw]]], ...] = (
    whole.says_where_one_is,
    whole.asked_twice,
    whole.time_limit,
    whole.help_in_reach,
    whole.focus_stays,
)
"""On the whole walk."""

RULES = (
    *(errors.NOT_TOLD, errors.NOT_TIED, errors.NOT_ANNOUNCED, errors.VALUE_LOST),
    *(asking.NOT_TOLD, asking.STAR, purpose.WRONG),
    *(whole.WHERE, whole.TWICE, whole.TIME, whole.HELP, whole.BACK, whole.FOCUS),
)
"""Every rule that a form check can report."""

_MAX = 60
"""Findings of one rule in one state that are kept."""


def judge(
    seen: Seen, earlier: Sequence[Seen], url: str, state: State, frame: tuple[str, ...] = ()
) -> Inspected:
    """What the form checks find in one state, that they did not find in one before it."""
    told = {
        (raw.rule, raw.selector)
        for before in earlier
        for raw in _all(before)
        if before.step == seen.step
    }
    new = [
        raw
        for raw in _all(seen)
        if (raw.rule, raw.selector) not in told or raw.outcome is Outcome.PASSED
    ]
    return _inspected(new, url, state, frame)


def judge_whole(seen: Sequence[Seen], url: str) -> Inspected:
    """What only the walk as a whole tells."""
    found: list[Finding] = []
    rules: dict[str, Outcome] = {}
    for check in WHOLE:
        for where, raw in check(seen):
            one = _inspected([raw], url, where.state, ())
            found += one.findings
            for rule, outcome in one.rules.items():
                rules[rule] = worst(rules.get(rule), outcome)
    return Inspected(tuple(found), rules)


def judge_back(left: Mapping[str, str], panel: Panel, url: str, state: State) -> Inspected:
    """Whether a step that one goes back to still has the answers."""
    return _inspected(list(whole.kept(left, panel)), url, state, ())


def _all(seen: Seen) -> list[Raw]:
    return [raw for check in CHECKS for raw in check(seen)]


def _inspected(found: Sequence[Raw], url: str, state: State, frame: tuple[str, ...]) -> Inspected:
    rules: dict[str, Outcome] = {}
    kept: dict[str, int] = {}
    findings = []
    for raw in found:
        rules[raw.rule] = worst(rules.get(raw.rule), raw.outcome)
        kept[raw.rule] = kept.get(raw.rule, 0) + 1
        if raw.outcome is not Outcome.PASSED and kept[raw.rule] <= _MAX:
            findings.append(answers.finding(raw, url, state, frame))
    return Inspected(tuple(findings), rules)
