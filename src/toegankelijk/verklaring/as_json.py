"""The statement as data: ``docs/json-verklaring.md`` and ``schema.py`` say what stands where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from toegankelijk.verklaring.deviations import Deviation
from toegankelijk.verklaring.draft import Draft, Value, open_in
from toegankelijk.verklaring.particulars import Research
from toegankelijk.verklaring.phrases import Phrases, why
from toegankelijk.verklaring.words import Open, Words

VERSION = 1
"""Of the shape below; it goes up when a reader of an earlier one would be misled."""

_SAID = ("organisatie", "site", "verklaringen", "pagina", "functionaris", "contact", "telefoon")


def as_json(draft: Draft, words: Words) -> str:
    """All facts of the statement, what is open as ``null``. Ends with a line end."""
    return json.dumps(as_data(draft, words), ensure_ascii=False, indent=2) + "\n"


def as_data(draft: Draft, words: Words) -> Mapping[str, Any]:
    """The same as a mapping of plain values."""
    say = Phrases(words, draft.values)
    verdict, values, told = draft.verdict, draft.values, draft.particulars
    name = words.status[verdict.status].name
    return {
        "versie": VERSION,
        "definitief": draft.final,
        "gemaakt": _plain(values["datum"]),
        "programma": values["programma"],
        **{key: _plain(values[key]) for key in _SAID},
        "domein": draft.domain,
        "andere_domeinen": list(draft.domains),
        "wet": {
            "besluit": draft.law.decree,
            "geldig_vanaf": draft.law.valid_from.isoformat(),
            "norm": draft.law.norm,
            "wcag": draft.law.wcag,
            "eisen": draft.evidence.criteria,
        },
        "status": {
            "letter": verdict.status.value,
            "naam": name,
            "redenen": [reason.value for reason in verdict.why],
            "uitleg": "".join(inline.text for inline in why(draft, say)),
            "beter": verdict.better.value if verdict.better else None,
            "ontbreekt": [item.value for item in verdict.missing],
        },
        "akkoord": {
            "ondertekend": _day(told.signed),
            "herzien": _day(told.reviewed),
        },
        "onderzoek_gepland": _day(told.investigation_planned),
        "onderzoeken": [_research(each) for each in told.research],
        "beroep_onevenredige_last": told.appeal,
        "scan": {
            "datum": _plain(values["datum_scan"]),
            "bekeken": values["bekeken"],
            "wachtend": values["wachtend"],
            "afgemaakt": draft.complete,
            "niet_bekeken": {reason.value: count for reason, count in draft.missed},
        },
        "afwijkingen": [_deviation(each) for each in draft.found.deviations],
        "nog_te_onderzoeken": [cause.rule.id for cause in draft.found.to_investigate],
        "open": [item.value for item in draft.open],
    }


def _deviation(one: Deviation) -> Mapping[str, Any]:
    answer, cause = one.answer, one.cause
    return {
        "nummer": one.number,
        "sleutel": one.key,
        "naam": one.name,
        "criteria": [
            {"nummer": c.number, "naam": c.name, "niveau": c.level, "eis": c.clause}
            for c in one.criteria
        ],
        "beschrijving": answer.description or (cause.rule.explanation if cause else None),
        "oorzaak": answer.cause,
        "gevolg": answer.impact or (cause.rule.impact if cause else None),
        "alternatief": answer.alternative,
        "maatregel": answer.measure,
        "voorstel": cause.rule.remedy if cause else None,
        "onevenredige_last": answer.burden,
        "onevenredige_last_reden": answer.burden_reason,
        "planning": _day(answer.planned),
        "open": [item.value for item in open_in(one)],
        "scan": None
        if cause is None
        else {
            "paginas": cause.pages,
            "plekken": cause.findings,
            "producten": list(cause.products),
            "voorbeelden": [{"adres": e.url, "titel": e.title} for e in cause.examples],
        },
        "onderzoekers": [{"pagina": note.page, "tekst": note.text} for note in one.notes],
    }


def _research(each: Research) -> Mapping[str, Any]:
    return {
        "datum": each.on.isoformat(),
        "door": each.by,
        "soort": each.kind.value,
        "methode": each.method,
        "verslag": each.report,
        "voldoet": each.met,
    }


def _plain(value: Value) -> str | int | None:
    match value:
        case Open():
            return None
        case date():
            return value.isoformat()
        case _:
            return value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
