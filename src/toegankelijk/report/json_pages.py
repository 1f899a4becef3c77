"""Pages and findings for the JSON output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from toegankelijk.model import (
    Element,
    Finding,
    Level,
    NotVisited,
    Outcome,
    PageResult,
    Passage,
    Place,
    Scalar,
    Verdict,
    Visited,
)
from toegankelijk.problems import SHOWN, problem_id, severity_of
from toegankelijk.report.message import message
from toegankelijk.rulebook import Rule, Rulebook


def page(result: PageResult, rulebook: Rulebook) -> dict[str, Any]:
    """A page, checked or not."""
    common = {
        "url": result.job.url,
        "depth": result.job.depth,
        "found_on": result.job.found_on,
        "at": moment(result.at),
        "seconds": round(result.seconds, 3),
        "unchanged": moment(result.unchanged),
    }
    match result.outcome:
        case NotVisited(reason, detail, status):
            return {
                **common,
                "visited": False,
                "reason": reason,
                "detail": detail,
                "status": status,
            }
        case Visited() as seen:
            return {**common, "visited": True, **_seen(seen, rulebook)}


def _seen(seen: Visited, rulebook: Rulebook) -> dict[str, Any]:
    return {
        "final_url": seen.final_url,
        "status": seen.status,
        "title": seen.title,
        "language": seen.language,
        "measures": asdict(seen.measures),
        "level": None if seen.level is None else _level(seen.level),
        "findings": [finding(each, rulebook.rule(each.rule)) for each in seen.findings],
        "rules": _sorted(seen.rules),
        "files": [asdict(link) for link in seen.files],
        "forms": seen.forms,
        "frames": seen.frames,
        "frames_untested": list(seen.frames_untested),
        "dialogs": list(seen.dialogs),
        "stopped": seen.stopped,
        "settled": seen.settled,
        "login": seen.login,
        "html_hash": seen.html_hash,
    }


def _level(level: Level) -> dict[str, Any]:
    """Without its sentences: ``toegankelijk tekst`` tells those of one text."""
    return {
        "verdict": level.verdict,
        "probability": None if level.probability is None else round(level.probability, 4),
        "words": level.words,
        "sentences": level.sentences,
        "hard_sentences": sum(each.verdict is Verdict.HARD for each in level.per_sentence),
        "learnt": level.learnt,
    }


def finding(found: Finding, rule: Rule) -> dict[str, Any]:
    """A finding with the message of its rule."""
    return {
        "problem": problem_id(found) if found.outcome in SHOWN else None,
        "rule": found.rule,
        "outcome": found.outcome,
        "severity": severity_of(found, rule),
        "message": message(rule, found),
        "where": _place(found.where),
        "evidence": found.evidence,
        "values": _sorted(found.values),
        "component": found.component,
        "picture": found.picture,
        "left_out": found.left_out,
    }


def _place(place: Place) -> dict[str, Any]:
    match place:
        case Element():
            return {
                "kind": "element",
                "url": place.url,
                "frame": list(place.frame),
                "selector": place.selector,
                "place": place.place,
                "html": place.html,
                "state": {"name": place.state.name, "steps": list(place.state.steps)},
            }
        case Passage():
            return {"kind": "passage", **asdict(place)}


def _sorted(values: Mapping[str, Outcome] | Mapping[str, Scalar]) -> dict[str, Any]:
    """By key; what JSON has no number for is unknown."""
    return {
        key: None if isinstance(value, float) and not isfinite(value) else value
        for key, value in sorted(values.items())
    }


def moment(at: datetime | None) -> str | None:
    """In UTC, to the second."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds")
