"""What was found in texts, as JSON for other programs. Described in docs/json.md."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from toegankelijk.levelbook import load_level_book
from toegankelijk.model import Finding, Level, Passage
from toegankelijk.report.message import message
from toegankelijk.report.text_level import verdict_view
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
        "unread": [asdict(each) for each in text.document.unread],
        "measures": asdict(text.measures),
        "level": None if text.level is None else _level(text.level, starts),
        "steps": [_step(each, starts) for each in text.steps],
        "findings": [_finding(each, text, starts, rulebook) for each in text.findings],
    }


def _level(level: Level, starts: Sequence[int]) -> dict[str, Any]:
    book = load_level_book()
    view = verdict_view(level, book)
    return {
        "verdict": level.verdict,
        "message": view.told,
        "probability": _rounded(level.probability),
        "words": level.words,
        "sentences": level.sentences,
        "learnt": level.learnt,
        "same_model": level.same_model,
        "frequency": _rounded(level.frequency),
        "dependency": _rounded(level.dependency),
        "content_words": _rounded(level.content_words),
        "reasons": [
            {
                "reason": each.id,
                "message": book.reason(each),
                "value": _rounded(each.value),
                "weight": _rounded(each.weight),
            }
            for each in level.reasons
        ],
        "plan": None
        if level.plan is None
        else {
            "changes": [
                {
                    "change": each.id,
                    "message": book.change(each.id, len(each.where)),
                    "places": [_place(place, starts) for place in each.where],
                }
                for each in level.plan.changes
            ],
            "probability": _rounded(level.plan.probability),
            "enough": level.plan.enough,
        },
        "per_sentence": [
            {
                "verdict": each.verdict,
                "probability": _rounded(each.probability),
                "words": each.words,
                "place": _place(each.where, starts),
            }
            for each in level.per_sentence
        ],
    }


def _rounded(value: float | None) -> float | None:
    """As exact as makes sense, and the same on every machine."""
    return None if value is None else round(value, 4)


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
