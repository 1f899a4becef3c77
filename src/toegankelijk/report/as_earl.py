"""A judged scan as EARL 1.0 (W3C) in JSON-LD: an assertion for each page and rule that ran.

Its context stands in the file itself, so that a reader needs no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from toegankelijk.model import Element, Finding, Outcome, PageResult, Visited
from toegankelijk.report.pipeline_view import Pipeline
from toegankelijk.report.safe import href, shown

MAX_POINTERS = 20
"""Elements that are pointed at, for one rule on one page."""
CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "WCAG22": "https://www.w3.org/TR/WCAG22/#",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "result": "earl:result",
    "pointer": "earl:pointer",
    "title": "dct:title",
    "description": "dct:description",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
}
_TOOL = "_:toegankelijk"
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9._-]")


def as_earl(told: Pipeline) -> str:
    """A line for each node, in a stable order."""
    lines = ",\n".join(json.dumps(node, ensure_ascii=True) for node in _graph(told))
    return f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'


def _graph(told: Pipeline) -> Iterator[dict[str, Any]]:
    versions = told.scan.versions
    yield {
        "@id": _TOOL,
        "@type": ["earl:Software", "earl:Assertor", "doap:Project"],
        "doap:name": "toegankelijk",
        "doap:release": {"@type": "doap:Version", "doap:revision": versions.tool},
    }
    ran = {rule for _, page in told.scan.visited for rule in page.rules}
    found = {f.rule for _, page in told.scan.visited for f in page.findings}
    for rule_id in sorted(ran | found):
        rule = told.rulebook.rule(rule_id)
        criteria = (told.rulebook.criteria.get(number) for number in rule.criteria)
        yield {
            "@id": _test(rule_id),
            "@type": "earl:TestCase",
            "title": shown(rule.name, 200),
            "isPartOf": [f"WCAG22:{each.slug}" for each in criteria if each is not None],
        }
    for page, visited in told.scan.visited:
        if href(page.job.url) is None:
            continue
        yield {"@id": page.job.url, "@type": "earl:TestSubject", "title": shown(visited.title, 300)}
        yield from _assertions(page, visited)


def _assertions(page: PageResult, visited: Visited) -> Iterator[dict[str, Any]]:
    by_rule: dict[str, list[Finding]] = {rule: [] for rule in visited.rules}
    for finding in visited.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, found in sorted(by_rule.items()):
        outcome = visited.rules.get(rule) or _worst(found)
        result: dict[str, Any] = {"@type": "earl:TestResult", "outcome": f"earl:{outcome}"}
        if pointers := [_pointer(finding) for finding in found[:MAX_POINTERS]]:
            result["pointer"] = pointers
        yield {
            "@type": "earl:Assertion",
            "assertedBy": _TOOL,
            "mode": "earl:automatic",
            "subject": page.job.url,
            "test": _test(rule),
            "result": result,
        }


def _worst(found: list[Finding]) -> Outcome:
    failed = any(finding.outcome is Outcome.FAILED for finding in found)
    return Outcome.FAILED if failed else Outcome.CANT_TELL


def _pointer(finding: Finding) -> dict[str, Any]:
    match finding.where:
        case Element() as element:
            selector = " >> ".join((*element.frame, element.selector))
            return {
                "@type": "ptr:CSSSelectorPointer",
                "ptr:expression": shown(selector, 500),
                "description": shown(finding.evidence, 300),
            }
        case passage:
            return {
                "@type": "ptr:OffsetPointer",
                "ptr:offset": passage.start,
                "description": shown(finding.evidence, 300),
            }


def _test(rule: str) -> str:
    """A name in a space of our own: the rules of axe and ours have no address that stays."""
    kept = "".join(
        char if char.isascii() and (char.isalnum() or char in "-._") else "-" for char in rule
    )
    return f"urn:toegankelijk:regel:{kept[:100] or '-'}"
