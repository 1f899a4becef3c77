"""What axe-core says, as findings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from toegankelijk.model import Element, Finding, Outcome, Scalar, Severity, State

MAX_EVIDENCE = 600
"""Characters of markup kept with a finding."""

_POSITION = re.compile(r":nth-(?:child|of-type)\(\d+\)")
_TAG = re.compile(r"<\s*([a-zA-Z][\w:-]*)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_MEANING = frozenset({"role", "type", "class"})
"""Attributes whose value belongs to the shape of an element; of the others only the name does."""

LOOK_YOURSELF = frozenset(
    {
        "focus-order-semantics",
        "p-as-heading",
        "table-fake-caption",
    }
)
"""Experimental rules of axe that are too often wrong to fail a page: a person must look."""

_KINDS: tuple[tuple[str, Outcome], ...] = (
    ("violations", Outcome.FAILED),
    ("incomplete", Outcome.CANT_TELL),
)
_OTHERS: tuple[tuple[str, Outcome], ...] = (
    ("inapplicable", Outcome.INAPPLICABLE),
    ("passes", Outcome.PASSED),
    ("incomplete", Outcome.CANT_TELL),
    ("violations", Outcome.FAILED),
)


def findings(raw: Mapping[str, Any], url: str, state: State) -> tuple[Finding, ...]:
    """One finding per rule and element, in axe's order."""
    return tuple(
        finding
        for kind, outcome in _KINDS
        for rule in raw[kind]
        for finding in _of_rule(rule, _softened(rule["id"], outcome), url, state)
    )


def outcomes(raw: Mapping[str, Any]) -> dict[str, Outcome]:
    """The worst outcome of each rule that ran."""
    ran: dict[str, Outcome] = {}
    for kind, outcome in _OTHERS:
        for rule in raw[kind]:
            rule_id = rule if isinstance(rule, str) else rule["id"]
            doubtful = not isinstance(rule, str) and all(n.get("doubt") for n in rule["nodes"])
            ended = Outcome.CANT_TELL if doubtful and outcome is Outcome.FAILED else outcome
            ran[rule_id] = _softened(rule_id, ended)
    return ran


def _softened(rule: str, outcome: Outcome) -> Outcome:
    doubtful = rule in LOOK_YOURSELF and outcome is Outcome.FAILED
    return Outcome.CANT_TELL if doubtful else outcome


def component(rule: str, place: str, html: str) -> str:
    """The same for elements of one shape at one place of the template, whatever page they are on.

    >>> first = component("link-name", "html > body > nav > a", '<a class="knop k1" href="/a">')
    >>> first == component("link-name", "html > body > nav > a", '<a href="/b" class="knop k22">')
    True
    """
    key = f"{rule}\n{place}\n{shape(html)}"
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


def shape(html: str) -> str:
    """Tag, names of attributes, and the classes and roles without the digits in them."""
    opening = html[: html.find(">") + 1] or html
    tag = _TAG.match(opening)
    if tag is None:
        return ""
    parts = set()
    for name, value in _ATTRIBUTE.findall(opening[tag.end() :][:2000]):
        name = name.lower()
        if name not in _MEANING:
            parts.add(name)
            continue
        for word in re.sub(r"\d+", "#", value.strip("\"'")).split():
            parts.add(f"{name}={word}")
    return " ".join([tag.group(1).lower(), *sorted(parts)])


def _of_rule(
    rule: Mapping[str, Any], outcome: Outcome, url: str, state: State
) -> Iterator[Finding]:
    kept = len(rule["nodes"])
    for number, node in enumerate(rule["nodes"], 1):
        *frames, selector = (_joined(step) for step in node["target"])
        place = " > ".join(_POSITION.sub("", _joined(step)) for step in node["ancestry"])
        html = str(node["html"])
        yield Finding(
            rule=rule["id"],
            outcome=Outcome.CANT_TELL if node.get("doubt") else outcome,
            severity=Severity(node["impact"] or rule["impact"] or Severity.MODERATE),
            where=Element(
                url=url,
                selector=selector,
                html=html[:MAX_EVIDENCE],
                frame=tuple(frames),
                place=place,
                state=state,
            ),
            evidence=html[:MAX_EVIDENCE],
            values=_values(node["data"]) | _reason(node.get("doubt")),
            component=component(rule["id"], place, html),
            left_out=max(0, int(rule["count"]) - kept) if number == kept else 0,
        )


def _reason(doubt: object) -> dict[str, Scalar]:
    """Why a second look doubts what axe is sure of."""
    return {"twijfel": str(doubt)[:100]} if doubt else {}


def _joined(step: str | list[str]) -> str:
    """One step of an axe target: CSS, or a list of it through open shadow roots."""
    return step if isinstance(step, str) else " >> ".join(step)


def _values(data: Mapping[str, Any] | None) -> dict[str, Scalar]:
    """The numbers and short texts that axe gives with a check, such as a contrast ratio."""
    return {
        key: value if isinstance(value, int | float) else value[:200]
        for key, value in (data or {}).items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
