"""A judged scan as the Code Quality report of GitLab, which shows what a merge request adds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from toegankelijk.ci.judging import Status
from toegankelijk.model import Severity
from toegankelijk.report.pipeline_view import Item, Pipeline

_SEVERITIES: Mapping[Severity, str] = {
    Severity.CRITICAL: "critical",
    Severity.SERIOUS: "major",
    Severity.MODERATE: "minor",
    Severity.MINOR: "info",
}


def as_gitlab(told: Pipeline) -> str:
    """An entry for each problem that surely is one; exceptions are left out.

    With a base only what is new is listed: GitLab's own comparison goes by line and would call a
    block that moved a new one.
    """
    shown = [item for item in told.items if item.counts and _listed(item, told)]
    lines = (json.dumps(_entry(item), ensure_ascii=True) for item in shown)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _listed(item: Item, told: Pipeline) -> bool:
    if told.judgement.has_base:
        return item.judged.status is Status.NEW
    return item.judged.status is not Status.EXEMPTED


def _entry(item: Item) -> dict[str, Any]:
    place = item.places[0]
    problem = item.judged.problem
    key = f"{problem.id}\0{place.page}"
    return {
        "description": f"{item.title}. {item.told} ({place.page})",
        "check_name": item.rule.id,
        "fingerprint": sha256(key.encode("utf-8", "replace")).hexdigest()[:32],
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": place.file or place.page.partition("?")[0].strip("/") or "index.html",
            "lines": {"begin": place.line},
        },
    }
