"""A scan as JSON: all facts but the texts and pictures of the pages. Described in docs/json.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from toegankelijk.model import RuleKind, Scan, Severity
from toegankelijk.problems import SHOWN, Problem, per_criterion, problems
from toegankelijk.reach import reaches
from toegankelijk.report import json_crawl, json_pages
from toegankelijk.rulebook import Rule, Rulebook

SCHEMA = "toegankelijk.scan/1"
"""A new number means that a program which reads this has to be changed."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def as_json(scan: Scan, rulebook: Rulebook) -> str:
    """The same scan gives the same text, byte for byte.

    Each problem, page and rule has a line of its own: two scans can be compared line by line, and
    json writes it several times as fast as with an indent.
    """
    fields = (f'"{name}": {_laid_out(value)}' for name, value in scan_data(scan, rulebook).items())
    text = "{\n" + ",\n".join(fields) + "\n}\n"
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def scan_data(scan: Scan, rulebook: Rulebook) -> dict[str, Any]:
    """The scan as dicts, lists, strings and numbers, in the order of the schema."""
    found = problems(scan, rulebook)
    used = sorted({rule for _, page in scan.visited for rule in page.rules}.union(_rules_of(scan)))
    return {
        "schema": SCHEMA,
        "scan": {
            "id": scan.id,
            "started": json_pages.moment(scan.started),
            "finished": json_pages.moment(scan.finished),
            "waiting": scan.waiting,
            "cuts": dict(sorted(scan.cuts.items())),
        },
        "versions": asdict(scan.versions),
        "organisation": asdict(scan.organisation),
        "site": _site(scan),
        "summary": {
            "visited": len(scan.visited),
            "not_visited": len(scan.not_visited),
            "problems": _counts(found),
        },
        "criteria": [
            {
                "number": number,
                "name": rulebook.criteria[number].name,
                "level": rulebook.criteria[number].level,
                **asdict(count),
            }
            for number, count in per_criterion(found, rulebook).items()
        ],
        "problems": [_problem(each, rulebook) for each in found],
        "products": [json_crawl.product(each, found) for each in reaches(scan)],
        "sample": json_crawl.sample(scan.sample),
        "files": [json_crawl.file(each) for each in scan.files],
        "pages": [json_pages.page(page, rulebook) for page in scan.pages],
        "rules": [_rule(rulebook.rule(rule)) for rule in used],
        "words": {
            "severity": dict(rulebook.terms["ernst"]),
            "outcome": dict(rulebook.terms["uitkomst"]),
            "kind": dict(rulebook.terms["soort"]),
            "owner": dict(rulebook.terms["wie"]),
            "reason": {str(reason): words.name for reason, words in rulebook.reasons.items()},
        },
    }


def _laid_out(value: Any) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(encode, value)) + "\n]"
    return encode(value)


def _rules_of(scan: Scan) -> Iterable[str]:
    return (finding.rule for _, page in scan.visited for finding in page.findings)


def _counts(found: Iterable[Problem]) -> dict[str, dict[str, dict[str, int]]]:
    """Kind → outcome → severity → number of problems; all combinations are there."""
    counts = {
        str(kind): {str(o): {str(s): 0 for s in reversed(Severity)} for o in SHOWN}
        for kind in RuleKind
    }
    for problem in found:
        counts[problem.kind][problem.outcome][problem.severity] += 1
    return counts


def _site(scan: Scan) -> dict[str, Any]:
    site = scan.site
    return {
        "start": list(site.start),
        "name": site.name,
        "hosts": list(site.hosts),
        "include": list(site.include),
        "exclude": list(site.exclude),
        "max_pages": site.max_pages,
        "max_depth": site.max_depth,
        "threshold": site.threshold,
    }


def _problem(problem: Problem, rulebook: Rulebook) -> dict[str, Any]:
    rule = rulebook.rule(problem.rule)
    return {
        "id": problem.id,
        "rule": problem.rule,
        "kind": problem.kind,
        "outcome": problem.outcome,
        "severity": problem.severity,
        "name": rule.name,
        "criteria": list(rule.criteria),
        "owner": problem.owner,
        "component": problem.component,
        "findings": problem.findings,
        "pages": list(problem.pages),
        "products": list(problem.products),
        "examples": [
            {"page": each.page, "finding": json_pages.finding(each.finding, rule)}
            for each in problem.examples
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "name": rule.name,
        "explanation": rule.explanation,
        "impact": rule.impact,
        "remedy": rule.remedy,
        "owner": rule.owner,
        "criteria": list(rule.criteria),
        "question": rule.question,
        "source": rule.source,
    }
