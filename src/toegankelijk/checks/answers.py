"""What comes out of a page, as ``Raw`` and as findings: bounded, and held against what may come.

Pure. A page can forge each answer, so anything of another shape than ours raises ``ValueError``
and its kin, and the check that it belongs to is untested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from toegankelijk.browser.axe_findings import MAX_EVIDENCE, component
from toegankelijk.browser.inspected import Inspected, worst
from toegankelijk.checks.check import Check, Raw
from toegankelijk.model import Element, Finding, Outcome, Scalar, Severity, State

MAX_SELECTOR = 2000
MAX_VALUE = 300
MALFORMED = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a forged answer leads to."""

_SAID = {outcome.value: outcome for outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED)}
_POSITION = re.compile(r":nth-(?:child|of-type)\(\d+\)")


def raw(item: Mapping[str, Any], frame: tuple[str, ...] = ()) -> Raw:
    """One item of a script, as ``tools.failed`` and its kin make them."""
    return Raw(
        rule=str(item["rule"]),
        outcome=_SAID[item["outcome"]],
        selector=str(item.get("selector", "html"))[:MAX_SELECTOR],
        place=" > ".join([*frame, str(item.get("place", "html"))]),
        html=str(item.get("html", "<html>"))[:MAX_EVIDENCE],
        frame=frame,
        evidence=str(item.get("evidence", ""))[:MAX_EVIDENCE],
        values=values(item.get("values") or {}),
    )


def values(given: Mapping[str, Any]) -> dict[str, Scalar]:
    """The numbers and short texts of it."""
    return {
        str(key)[:40]: value[:MAX_VALUE] if isinstance(value, str) else value
        for key, value in list(given.items())[:20]
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }


def inspected(
    check: Check,
    found: Iterable[Raw],
    url: str,
    state: State,
    *,
    counts: Mapping[tuple[str, Outcome], int] | None = None,
    seconds: float = 0.0,
) -> Inspected:
    """The answer of one check. ``counts`` tells how many there were where not all were kept.

    Raises ``ValueError`` for a rule that the check does not name.
    """
    rules = dict.fromkeys(check.rules, Outcome.INAPPLICABLE)
    findings: list[Finding] = []
    last: dict[tuple[str, Outcome], int] = {}
    for one in found:
        if one.rule not in rules:
            raise ValueError(f"{check.id} may not report {one.rule}")
        rules[one.rule] = worst(rules[one.rule], one.outcome)
        if one.outcome is Outcome.PASSED:
            continue
        last[one.rule, one.outcome] = len(findings)
        findings.append(finding(one, url, state))
    for key, index in last.items():
        kept = sum((f.rule, f.outcome) == key for f in findings)
        more = (counts or {}).get(key, kept) - kept
        if more > 0:
            findings[index] = replace(findings[index], left_out=more)
    return Inspected(tuple(findings), rules, {check.id: seconds})


def untested(check: Check, reason: str, url: str, state: State, seconds: float = 0.0) -> Inspected:
    """The answer of a check that failed: never silent, never a pass."""
    findings = tuple(
        Finding(
            rule=rule,
            outcome=Outcome.UNTESTED,
            severity=Severity.MINOR,
            where=Element(url=url, selector="html", html="<html>", state=state),
            evidence=reason[:MAX_EVIDENCE],
        )
        for rule in check.rules
    )
    rules = dict.fromkeys(check.rules, Outcome.UNTESTED)
    return Inspected(findings, rules, {check.id: seconds})


def finding(one: Raw, url: str, state: State, frame: tuple[str, ...] = ()) -> Finding:
    """What a check found, as a fact. ``frame``: where it lies, for a check that does not say."""
    place = _POSITION.sub("", one.place)
    return Finding(
        rule=one.rule,
        outcome=one.outcome,
        severity=Severity.MODERATE,  # the rule itself says how bad it is
        where=Element(
            url=url,
            selector=one.selector,
            html=one.html,
            frame=one.frame or frame,
            place=place,
            state=one.state or state,
        ),
        evidence=one.evidence or one.html,
        values=one.values,
        component=component(one.rule, place, one.html),
    )
