"""The schema of ``verklaring.json``; the same table makes ``docs/json-verklaring.md``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def _maybe(kind: Mapping[str, Any]) -> dict[str, Any]:
    return {**kind, "type": [kind["type"], "null"]}


def _table(fields: Mapping[str, tuple[Mapping[str, Any], str]]) -> dict[str, Any]:
    """An object with just these fields, all of them there."""
    return {
        "type": "object",
        "properties": {
            name: {**kind, "description": told} for name, (kind, told) in fields.items()
        },
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_CRITERION = _table(
    {
        "nummer": (_TEXT, "Nummer van het succescriterium, zoals 1.1.1."),
        "naam": (_TEXT, "Naam in het Nederlands."),
        "niveau": (_TEXT, "A of AA."),
        "eis": (_TEXT, "Nummer in EN 301 549."),
    }
)
_SCANNED = _table(
    {
        "paginas": (_COUNT, "Pagina's waarop het is gevonden."),
        "plekken": (_COUNT, "Hoe vaak het is gevonden."),
        "producten": (_list(_TEXT), "Producten die het raakt."),
        "voorbeelden": (
            _list(
                _table({"adres": (_TEXT, "Adres van de pagina."), "titel": (_TEXT, "Titel ervan.")})
            ),
            "Enkele pagina's.",
        ),
    }
)
_DEVIATION = _table(
    {
        "nummer": ({"type": "integer", "minimum": 1}, "Nummer in de verklaring."),
        "sleutel": (
            _TEXT,
            "Naam van de regel (soms met wie het doet), of nummer van de eis.",
        ),
        "naam": (_TEXT, "Korte naam."),
        "criteria": (_list(_CRITERION), "Waaraan de site niet voldoet."),
        "beschrijving": (_maybe(_TEXT), "Wat er mis is."),
        "oorzaak": (_maybe(_TEXT), "Waardoor."),
        "gevolg": (_maybe(_TEXT), "Wie er last van heeft."),
        "alternatief": (_maybe(_TEXT), "Hoe mensen tot dan worden geholpen."),
        "maatregel": (_maybe(_TEXT), "Wat de organisatie doet."),
        "voorstel": (_maybe(_TEXT), "Wat het programma voorstelt."),
        "onevenredige_last": (_maybe({"type": "boolean"}), "Beroep op onevenredige last."),
        "onevenredige_last_reden": (_maybe(_TEXT), "Waarom."),
        "planning": (_maybe(_DAY), "Wanneer het uiterlijk klaar is."),
        "open": (_list(_TEXT), "Velden die nog leeg zijn."),
        "scan": ({**_SCANNED, "type": ["object", "null"]}, "Wat een scan vond."),
        "onderzoekers": (
            _list(
                _table(
                    {
                        "pagina": (_TEXT, "Titel; leeg voor de hele steekproef."),
                        "tekst": (_TEXT, "Wat de onderzoeker schreef."),
                    }
                )
            ),
            "Wat mensen vonden.",
        ),
    }
)
_RESEARCH = _table(
    {
        "datum": (_DAY, "Dag van het onderzoek."),
        "door": (_TEXT, "Wie het deed."),
        "soort": (_TEXT, "volledig, herinspectie of deel."),
        "methode": (_TEXT, "Meestal WCAG-EM."),
        "verslag": (_maybe(_TEXT), "Adres van het verslag."),
        "voldoet": (_maybe(_COUNT), "Aan hoeveel eisen de site voldoet."),
    }
)

SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "verklaring.json",
    **_table(
        {
            "versie": ({"const": 1}, "Versie van deze opzet."),
            "definitief": ({"type": "boolean"}, "Alles is ingevuld en getekend."),
            "gemaakt": (_DAY, "Dag waarop dit bestand is gemaakt."),
            "programma": (_TEXT, "Waarmee."),
            "organisatie": (_maybe(_TEXT), "Naam van de organisatie."),
            "site": (_maybe(_TEXT), "Naam van de website."),
            "verklaringen": (_maybe(_TEXT), "Adres van alle verklaringen."),
            "pagina": (_maybe(_TEXT), "Adres van deze verklaring."),
            "functionaris": (_maybe(_TEXT), "Functie van wie tekent."),
            "contact": (_maybe(_TEXT), "E-mailadres voor meldingen."),
            "telefoon": (_maybe(_TEXT), "Telefoonnummer voor meldingen."),
            "domein": (_TEXT, "Hoofddomein."),
            "andere_domeinen": (_list(_TEXT), "Andere domeinen."),
            "wet": (
                _table(
                    {
                        "besluit": (_TEXT, "Naam van het besluit."),
                        "geldig_vanaf": (_DAY, "Vanaf wanneer deze regels gelden."),
                        "norm": (_TEXT, "Norm met versie."),
                        "wcag": (_TEXT, "Versie van WCAG."),
                        "eisen": (_COUNT, "Aantal eisen."),
                    }
                ),
                "De regels die golden.",
            ),
            "status": (
                _table(
                    {
                        "letter": ({"enum": list("ABCDE")}, "De status."),
                        "naam": (_TEXT, "De naam ervan."),
                        "redenen": (_list(_TEXT), "Waarom, als vaste woorden."),
                        "uitleg": (_TEXT, "Hetzelfde in zinnen."),
                        "beter": ({"enum": [*"ABCD", None]}, "De volgende betere status."),
                        "ontbreekt": (_list(_TEXT), "Wat daarvoor nog nodig is."),
                    }
                ),
                "De nalevingsstatus.",
            ),
            "akkoord": (
                _table(
                    {
                        "ondertekend": (_maybe(_DAY), "Dag van ‘gezien en akkoord’."),
                        "herzien": (_maybe(_DAY), "Dag waarop alles is nagekeken."),
                    }
                ),
                "De akkoordverklaring.",
            ),
            "onderzoek_gepland": (_maybe(_DAY), "Dag van het geplande onderzoek."),
            "onderzoeken": (_list(_RESEARCH), "Onderzoeken die zijn gedaan."),
            "beroep_onevenredige_last": (_maybe({"type": "boolean"}), "Voor de hele site."),
            "scan": (
                _table(
                    {
                        "datum": (_DAY, "Dag van de scan."),
                        "bekeken": (_COUNT, "Bekeken pagina's."),
                        "wachtend": (_COUNT, "Pagina's die nog wachtten."),
                        "afgemaakt": ({"type": "boolean"}, "Of de scan klaar was."),
                        "niet_bekeken": (
                            {"type": "object", "additionalProperties": _COUNT},
                            "Per reden hoeveel pagina's niet zijn bekeken.",
                        ),
                    }
                ),
                "De automatische controle.",
            ),
            "afwijkingen": (_list(_DEVIATION), "Een per oorzaak."),
            "nog_te_onderzoeken": (_list(_TEXT), "Regels waarover een mens moet beslissen."),
            "open": (_list(_TEXT), "Wat nog moet worden ingevuld."),
        }
    ),
}


def as_table() -> str:
    """The fields as a table in Markdown, for ``docs/json-verklaring.md``."""
    rows = ["| veld | wat het is |", "|---|---|", *_rows("", SCHEMA)]
    return "\n".join(rows) + "\n"


def _rows(prefix: str, kind: Mapping[str, Any]) -> list[str]:
    rows: list[str] = []
    for name, field in kind.get("properties", {}).items():
        items = field.get("items", {})
        mark = "[]" if field.get("type") == "array" else ""
        rows.append(f"| `{prefix}{name}{mark}` | {field['description']} |")
        rows += _rows(f"{prefix}{name}{mark}.", items or field)
    return rows
