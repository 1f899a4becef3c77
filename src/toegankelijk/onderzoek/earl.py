"""Verdicts as EARL 1.0 assertions in JSON-LD, for other tools. One for each word of each person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from toegankelijk.law import Criterion
from toegankelijk.onderzoek.context import EARL_CONTEXT, OUTCOME_TYPES
from toegankelijk.onderzoek.facts import Investigation, Verdict, with_unique_titles


def as_earl(investigation: Investigation, criteria: Mapping[str, Criterion]) -> str:
    """Ends with a line end. A verdict on the whole sample is about the site."""
    named = with_unique_titles(investigation)
    pages = {page.id: page for page in named.pages}
    scope = named.scope
    prefix = f"WCAG{scope.wcag.replace('.', '')}"

    def assertion(verdict: Verdict) -> dict[str, Any]:
        page = pages.get(verdict.page)
        at = verdict.at.isoformat() if verdict.at else None
        return {
            "type": "Assertion",
            "assertedBy": {
                "type": "Software" if verdict.automatic else "Person",
                "title": verdict.who,
            },
            "mode": f"earl:{'automatic' if verdict.automatic else 'manual'}",
            "subject": {
                "id": page.address if page else "_:site",
                "type": ["TestSubject", "Webpage" if page else "Website"],
                "title": page.title if page else scope.name,
            },
            "test": {
                "id": f"{prefix}:{criteria[verdict.criterion].slug}",
                "type": ["TestCriterion", "TestRequirement"],
                "title": criteria[verdict.criterion].name_en,
            },
            "result": {
                "type": "TestResult",
                "outcome": {
                    "id": f"earl:{verdict.outcome.value}",
                    "type": ["OutcomeValue", OUTCOME_TYPES[verdict.outcome]],
                },
                "description": verdict.note,
                **({"date": at} if at else {}),
            },
        }

    context = {
        **EARL_CONTEXT,
        "Person": "http://xmlns.com/foaf/0.1/Person",
        "Software": "earl:Software",
        "Webpage": "http://www.w3.org/TR/WCAG-EM/#webpage",
        "Website": "http://www.w3.org/TR/WCAG-EM/#website",
        "mode": {"@id": "earl:mode", "@type": "@id"},
    }
    graph = [assertion(verdict) for verdict in named.verdicts if not verdict.earlier]
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"
