"""An investigation as JSON-LD for the WCAG-EM Report Tool (W3C, version 3), without loss.

What the tool keeps and we do not know stays in ``Investigation.raw`` and is written back as it was.
The tool matches verdicts with pages by their title, so those are made to differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from toegankelijk.law import Criterion
from toegankelijk.onderzoek import jsonfile
from toegankelijk.onderzoek.context import CONTEXT, OUTCOME_TYPES
from toegankelijk.onderzoek.facts import (
    Investigation,
    Judged,
    SamplePage,
    Scope,
    table,
    with_unique_titles,
)
from toegankelijk.onderzoek.jsonfile import JsonFile, items, text
from toegankelijk.onderzoek.wcagem_read import criterion_of, investigation_of, subjects_of

TOOL_VERSION = "3.0.3"
_SCOPE_ID = "_:subject_1"


def write(investigation: Investigation, criteria: Mapping[str, Criterion]) -> str:
    """The same for the tool, which opens it as its own. Ends with a line end."""
    data = _written(with_unique_titles(investigation), criteria)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _written(investigation: Investigation, criteria: Mapping[str, Criterion]) -> dict[str, Any]:
    data: dict[str, Any] = deepcopy(dict(investigation.raw)) or _skeleton()
    known = _known(data, criteria)
    for (part, *inner), key, name in _FIELDS:
        value = getattr(investigation.scope if name in _SCOPE_NAMES else investigation, name)
        was = getattr(known.scope if name in _SCOPE_NAMES else known, name)
        if value != was:
            holder = data.setdefault(part, {})
            for step in inner:
                holder = holder.setdefault(step, {})
            holder[key] = value.isoformat() if isinstance(value, date) else value
    if investigation.scope.technologies != known.scope.technologies:
        data.setdefault("exploreTarget", {})["technologiesReliedUpon"] = [
            {"type": "Technology", "title": name} for name in investigation.scope.technologies
        ]
    if investigation.pages != known.pages:
        sample = data.setdefault("selectSample", {})
        for key, random in (("structuredSample", False), ("randomSample", True)):
            old = {text(item, "id"): item for item in items(sample, key)}
            sample[key] = [
                {**_table(old.get(p.id)), **_subject(p)}
                for p in investigation.pages
                if p.random is random
            ]
    data["auditSample"] = list(_assertions(data, investigation, known, criteria))
    return {"@context": dict(CONTEXT), **data}


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _known(data: dict[str, Any], criteria: Mapping[str, Criterion]) -> Investigation:
    return investigation_of(JsonFile(Path("-"), data, ""), criteria)


_FIELDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("defineScope", "scope"), "title", "name"),
    (("defineScope", "scope"), "description", "description"),
    (("defineScope",), "wcagVersion", "wcag"),
    (("defineScope",), "conformanceTarget", "target"),
    (("defineScope",), "accessibilitySupportBaseline", "baseline"),
    (("defineScope",), "additionalEvaluationRequirements", "requirements"),
    (("exploreTarget",), "essentialFunctionality", "functionality"),
    (("exploreTarget",), "pageTypeVariety", "page_types"),
    (("reportFindings",), "title", "title"),
    (("reportFindings",), "commissioner", "commissioner"),
    (("reportFindings",), "evaluator", "evaluator"),
    (("reportFindings",), "date", "on"),
    (("reportFindings",), "summary", "summary"),
    (("reportFindings",), "evaluationSpecifics", "specifics"),
)
"""Tables from the outside in, key, and name of our field."""
_SCOPE_NAMES = frozenset(Scope.__dataclass_fields__)


def _assertions(
    data: Mapping[str, Any],
    investigation: Investigation,
    known: Investigation,
    criteria: Mapping[str, Criterion],
) -> Iterator[dict[str, Any]]:
    """Those that were there, changed only where the word on them changed, and the new ones."""
    pages = {page.id: page for page in investigation.pages}
    titles = {page.id: page.title for page in known.pages}
    now, then = table(investigation), table(known)
    by_slug = {criterion.slug: number for number, criterion in criteria.items()}
    told: set[tuple[str, str]] = set()
    for assertion in items(data, "auditSample"):
        if not isinstance(assertion, dict):
            continue
        number = criterion_of(JsonFile(Path("-"), {}, ""), assertion, by_slug)
        keys = [(number, page) for page in subjects_of(assertion, known.pages)]
        told.update(keys)
        changed = [k for k in keys if now.get(k) != then.get(k) and k in now]
        renamed = [p for _, p in keys if p in pages and pages[p].title != titles.get(p)]
        if changed or (renamed and len(keys) == 1):
            yield {**assertion, **_assertion(*keys[0], now, pages, criteria, investigation)}
        else:
            yield assertion
    for key in now:
        if key not in told:
            yield _assertion(*key, now, pages, criteria, investigation)


def _assertion(
    number: str,
    page: str,
    known: Mapping[tuple[str, str], Judged],
    pages: Mapping[str, SamplePage],
    criteria: Mapping[str, Criterion],
    investigation: Investigation,
) -> dict[str, Any]:
    found = known[number, page]
    last = found.verdicts[-1] if found.verdicts else None
    at = last.at.isoformat() if last and last.at else _at_noon(investigation.on)
    automatic = last is not None and last.automatic
    prefix = f"WCAG{investigation.scope.wcag.replace('.', '')}"
    whole = SamplePage(_scope_id(investigation), investigation.scope.name)
    return {
        "type": "Assertion",
        "date": at,
        "mode": {"type": "TestMode", "@value": f"earl:{'automatic' if automatic else 'manual'}"},
        "assertedBy": (last.who if last and last.who else "_:evaluator"),
        "subject": _subject(pages.get(page, whole), "Webpage" if page in pages else "Website"),
        "test": {
            "id": f"{prefix}:{criteria[number].slug}",
            "type": ["TestCriterion", "TestRequirement"],
        },
        "result": {
            "type": "TestResult",
            "date": at,
            "description": "\n\n".join(found.notes),
            "outcome": {
                "id": f"earl:{found.outcome.value}",
                "type": ["OutcomeValue", OUTCOME_TYPES[found.outcome]],
            },
        },
    }


def _at_noon(day: date | None) -> str | None:
    return f"{day.isoformat()}T12:00:00Z" if day else None


def _scope_id(investigation: Investigation) -> str:
    scope = jsonfile.table(jsonfile.table(investigation.raw, "defineScope"), "scope")
    return text(scope, "id") or _SCOPE_ID


def _subject(page: SamplePage, kind: str = "Webpage") -> dict[str, Any]:
    return {
        "id": page.id,
        "type": ["TestSubject", kind],
        "title": page.title,
        "description": page.address if kind == "Webpage" else "",
    }


def _skeleton() -> dict[str, Any]:
    """An evaluation in which nothing was filled in, as the tool itself begins one."""
    steps: Iterable[str] = ("about", "defineScope", "exploreTarget", "selectSample")
    return {
        "language": "nl",
        "type": "Evaluation",
        "reportToolVersion": TOOL_VERSION,
        "defineScope": {
            "id": "_:defineScope",
            "scope": {
                "id": _SCOPE_ID,
                "type": ["TestSubject", "Website"],
                "title": "",
                "description": "",
            },
            "wcagVersion": "2.1",
            "conformanceTarget": "AA",
            "accessibilitySupportBaseline": "",
            "additionalEvaluationRequirements": "",
        },
        "exploreTarget": {
            "id": "_:exploreTarget",
            "technologiesReliedUpon": [],
            "essentialFunctionality": "",
            "pageTypeVariety": "",
        },
        "selectSample": {"id": "_:selectSample", "structuredSample": [], "randomSample": []},
        "auditSample": [],
        "reportFindings": {
            "documentSteps": [{"id": f"_:{step}"} for step in steps],
            "title": "",
            "commissioner": "",
            "evaluator": "",
            "date": "",
            "summary": "",
            "evaluationSpecifics": "",
        },
    }
