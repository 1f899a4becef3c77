"""What was found in texts, as JSON for other programs."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from toegankelijk.model import Finding, Passage
from toegankelijk.report.message import message
from toegankelijk.report.text_view import Checked, line_starts
from toegankelijk.rulebook import Rulebook

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
    return made.encode("utf-8", "replace").decode("utf-8")


def _document(text: Checked, rulebook: Rulebook) -> dict[str, Any]:
    starts = line_starts(text.document.text)
    return {
        "source": text.document.source,
        "language": text.document.language,
        "measures": asdict(text.measures),
        "findings": [_finding(each, text, starts, rulebook) for each in text.findings],
    }


def _finding(
    finding: Finding, text: Checked, starts: Sequence[int], rulebook: Rulebook
) -> dict[str, Any]:
    rule = rulebook.rule(finding.rule)
    place = finding.where
    assert isinstance(place, Passage)
    line = bisect_right(starts, place.start)
    return {
        "rule": finding.rule,
        "name": rule.name,
        "severity": finding.severity,
        "block": text.document.blocks[place.block].kind,
        "line": line,
        "column": place.start - starts[line - 1] + 1,
        "start": place.start,
        "end": place.end,
        "evidence": finding.evidence,
        "message": message(rule, finding),
        "explanation": rule.explanation,
        "impact": rule.impact,
        "remedy": rule.remedy,
        "values": dict(finding.values),
        "component": finding.component,
    }
