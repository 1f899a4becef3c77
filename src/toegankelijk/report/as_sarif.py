"""A judged scan as SARIF 2.1.0 (OASIS): for GitHub code scanning, Azure DevOps and editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from toegankelijk.ci.baseline import Known
from toegankelijk.ci.judging import Status
from toegankelijk.model import Outcome, Severity
from toegankelijk.report.pipeline_view import Item, Pipeline, Place, state_of
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "toegankelijk/v1"
MAX_RESULTS = 5_000
"""GitHub shows no more than so many."""

_LEVELS: Mapping[Severity, str] = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "note",
}
_STATES: Mapping[Status, str] = {
    Status.NEW: "new",
    Status.KNOWN: "unchanged",
    Status.EXEMPTED: "unchanged",
}


def as_sarif(told: Pipeline) -> str:
    """One run; a result for each problem, and for each that was solved since the base."""
    solved = told.judgement.solved
    ids = {item.rule.id for item in told.items} | {known.cause.rule for known in solved}
    rules = [told.rulebook.rule(rule_id) for rule_id in sorted(ids)]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [*(_result(item, index, told) for item in told.items)]
    results += (_absent(known, index, told) for known in solved)
    run = {
        "tool": {
            "driver": {
                "name": "toegankelijk",
                "version": told.scan.versions.tool,
                "language": "nl",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "language": "nl",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": bool(told.scan.visited)}],
        "results": results[:MAX_RESULTS],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    tags = ["accessibility", str(rule.kind), *(f"WCAG {number}" for number in rule.criteria)]
    made: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": shown(rule.name, 200)},
        "fullDescription": {"text": shown(rule.explanation, 1_000)},
        "help": {"text": shown(f"{rule.explanation} {rule.impact} {rule.remedy}", 2_000)},
        "properties": {"tags": tags},
    }
    if rule.severity is not None:
        made["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return made


def _result(item: Item, index: Mapping[str, int], told: Pipeline) -> dict[str, Any]:
    problem = item.judged.problem
    result: dict[str, Any] = {
        "ruleId": item.rule.id,
        "ruleIndex": index[item.rule.id],
        **_weight(problem.outcome, problem.severity),
        "message": {"text": f"{item.title}. {item.told} {item.remedy}"},
        "locations": [_location(place) for place in item.places[:1]],
        "partialFingerprints": {FINGERPRINT: problem.id},
        "occurrenceCount": problem.findings,
        "properties": {"pages": len(problem.pages), "owner": str(problem.owner)},
    }
    if len(item.places) > 1:
        result["relatedLocations"] = [
            {"id": number, **_location(place)} for number, place in enumerate(item.places[1:], 1)
        ]
    if told.judgement.has_base:
        result["baselineState"] = _STATES[item.judged.status]
    if item.judged.status is Status.EXEMPTED:
        result["suppressions"] = list(_suppressions(item, told))
    return result


def _suppressions(item: Item, told: Pipeline) -> Iterator[dict[str, Any]]:
    for exempted in told.judgement.exempted:
        exemption = exempted.exemption
        if exemption.rule == item.rule.id and not exempted.expired:
            words = (
                f"{shown(exemption.reason, 300)} (wie: {shown(exemption.owner, 100)}; "
                f"tot en met {exemption.until.isoformat()}; {state_of(exempted)})"
            )
            yield {"kind": "external", "justification": words}


def _absent(known: Known, index: Mapping[str, int], told: Pipeline) -> dict[str, Any]:
    rule = told.rulebook.rule(known.cause.rule)
    page = min(known.pages, default="/")
    return {
        "ruleId": rule.id,
        "ruleIndex": index[rule.id],
        **_weight(known.cause.outcome, rule.severity or Severity.MODERATE),
        "message": {"text": f"Opgelost: {shown(rule.name, 200)}."},
        "locations": [_location(Place(page, page, "", ""))],
        "baselineState": "absent",
    }


def _weight(outcome: Outcome, severity: Severity) -> dict[str, str]:
    """What a person has to look at has no level: the standard allows none beside that kind."""
    if outcome is Outcome.FAILED:
        return {"kind": "fail", "level": _LEVELS[severity]}
    return {"kind": "review", "level": "none"}


def _location(place: Place) -> dict[str, Any]:
    uri = quote(place.file or _as_file(place.page), safe="/:?#[]@!$&'()*+,;=%-._~")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    physical["region"] = {"startLine": place.line}
    made: dict[str, Any] = {"physicalLocation": physical}
    if place.selector:
        made["logicalLocations"] = [{"fullyQualifiedName": place.selector, "kind": "element"}]
    if place.evidence:
        made["message"] = {"text": f"{shown(place.url, 500)} {place.evidence}"}
    return made


def _as_file(page: str) -> str:
    """A page as a path within a repository, which is all that GitHub takes."""
    path = page.partition("?")[0].strip("/") if page.startswith("/") else page
    return path or "index.html"
