"""The schemas of the JSON outputs, and their page in the manual.

``python -m toegankelijk.report.schema > docs/json.md`` writes that page anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

INTRODUCTION = """\
# De uitvoer json

Met `--uitvoer json` schrijft `toegankelijk scan` alle feiten van een scan in één bestand.
Een ander programma kan dat lezen, bijvoorbeeld voor een dashboard of een kwartaalrapport.

- Het veld `schema` noemt de opzet en de versie. Verandert er iets waar uw programma last van
  heeft, dan wordt het nummer hoger. Velden die erbij komen, staan in deze lijst.
- De volgorde ligt vast: dezelfde scan geeft precies hetzelfde bestand.
- Onbekend is `null`, nooit 0.
- Alles wat van een site komt, kan kwaad willen: titels, code, adressen en meldingen. Toon het
  alleen als tekst.
- De teksten en de plaatjes van de pagina’s staan er niet in.

U kunt een bestand controleren met het JSON-schema. Dat staat in
`src/toegankelijk/report/schema.json`. Deze lijst is uit dat schema gemaakt.
"""

TEXTS = """\
# De uitvoer json van een tekst

Ook `toegankelijk tekst` kent `--uitvoer json`. Daarvoor geldt hetzelfde als hierboven. De naam van
de opzet is anders. Het schema staat in `src/toegankelijk/report/text_schema.json`.
"""


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every output of a scan fits."""
    return _read("schema.json")


def text_schema() -> dict[str, Any]:
    """The same for every output of checked texts; what both have is written once, there."""
    held = _read("text_schema.json")
    held["$defs"]["measures"] = schema()["$defs"]["measures"]
    return held


def documentation() -> str:
    """The schemas as a page for people, in Markdown."""
    scan, texts = schema(), text_schema()
    parts = [INTRODUCTION, "## Het bestand", *_rows(scan), *_definitions(scan["$defs"])]
    own = {name: held for name, held in texts["$defs"].items() if name not in scan["$defs"]}
    parts += ["", TEXTS, "## Het bestand met teksten", *_rows(texts), *_definitions(own)]
    return "\n".join(parts) + "\n"


def _read(name: str) -> dict[str, Any]:
    file = resources.files("toegankelijk.report") / name
    held: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return held


def _definitions(held: Mapping[str, Any]) -> Iterator[str]:
    for name, definition in held.items():
        if "properties" in definition:
            yield from ("", f"## {name}", "", definition["description"], *_rows(definition))


def _rows(definition: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "| veld | soort | wat het is |", "|---|---|---|")
    yield from _fields(definition, "")


def _fields(definition: Mapping[str, Any], before: str) -> Iterator[str]:
    for name, field in definition["properties"].items():
        yield f"| `{before}{name}` | {_kind(field)} | {field.get('description', '')} |"
        if "properties" in field:
            yield from _fields(field, f"{before}{name}.")


def _kind(field: Mapping[str, Any]) -> str:
    """The type in words; a type that has a list of its own is a link."""
    match field:
        case {"$ref": str(target)}:
            return _linked(target.rsplit("/", 1)[1])
        case {"oneOf": [*choices]}:
            return " of ".join(_kind(choice) for choice in choices)
        case {"enum": [*choices]}:
            return ", ".join(f"`{choice}`" for choice in choices)
        case {"const": value}:
            return f"`{json.dumps(value)}`"
        case {"type": "array", "items": item}:
            return f"lijst van {_kind(item)}"
        case {"additionalProperties": dict(values)}:
            return f"naam met {_kind(values)}"
        case {"type": [*types]}:
            return " of ".join(_TYPES[each] for each in types)
        case {"type": str(name)}:
            return _TYPES[name]
        case _:
            raise ValueError(f"no words for {field}")


def _linked(name: str) -> str:
    definition = text_schema()["$defs"].get(name) or schema()["$defs"][name]
    return f"[{name}](#{name})" if "properties" in definition else _kind(definition)


_TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "`true` of `false`",
    "object": "velden",
    "null": "`null`",
}

if __name__ == "__main__":
    sys.stdout.buffer.write(documentation().encode("utf-8"))
