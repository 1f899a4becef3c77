"""What was found in texts, as JSON for other programs. Described in docs/json.md."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from toegankelijk.model import Finding, Passage
from toegankelijk.report.message import message
from toegankelijk.report.text_remarks import line_starts
from toegankelijk.report.text_view import Checked, step_view
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.letters import StepResult

SCHEMA = "toegankelijk.tekst/1"
"""A new number means that a program which reads this has to be changed."""


def as_text_json(texts: Sequence[Checked], errors: Mapping[str, str], rulebook: Rulebook) -> str:
    """The texts in their order; ``errors`` has a sentence for each that could not be read."""
    data = {
        "schema": SCHEMA,
        "documents": [_document(text, rulebook) for text in texts],
        "errors": [{"source": source, "message": told} for source, told in errors.items()],
    }
    made = json.dumps(data, ensure_ascii=False, indent=1)
    return made.encode("utf-8", "replace").decode("utf-8") + "\n"


def _document(text: Checked, rulebook: Rulebook) -> dict[str, Any]:
    starts = line_starts(text.document.text)
    return {
        "source": text.document.source,
        "language": text.document.language,
        "measures": asdict(text.measures),
        "steps": [_step(each, starts) for each in text.steps],
        "findings": [_finding(each, text, starts, rulebook) for each in text.findings],
    }


def _step(result: StepResult, starts: Sequence[int]) -> dict[str, Any]:
    view = step_view(result, starts)
    return {
        "step": result.step.id,
        "number": view.number,
        "name": view.name,
        "outcome": result.outcome,
        "message": view.told,
        "why": view.why,
        "remedy": view.remedy,
        "evidence": result.evidence,
        "place": None if result.where is None else _place(result.where, starts),
    }


def _finding(
    finding: Finding, text: Checked, starts: Sequence[int], rulebook: Rulebook
) -> dict[str, Any]:
    rule = rulebook.rule(finding.rule)
    place = finding.where
    assert isinstance(place, Passage)
    return {
        "rule": finding.rule,
        "name": rule.name,
        "severity": finding.severity,
        "block": text.document.blocks[place.block].kind,
        **_place(place, starts),
        "evidence": finding.evidence,
        "message": message(rule, finding),
        "explanation": rule.explanation,
        "impact": rule.impact,
        "remedy": rule.remedy,
        "values": dict(finding.values),
        "component": finding.component,
    }


def _place(place: Passage, starts: Sequence[int]) -> dict[str, int]:
    line = bisect_right(starts, place.start)
    return {
        "line": line,
        "column": place.start - starts[line - 1] + 1,
        "start": place.start,
        "end": place.end,
    }
