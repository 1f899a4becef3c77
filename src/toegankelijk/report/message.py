"""The sentence that tells what one finding is about."""

from __future__ import annotations

from toegankelijk.model import Finding, Scalar
from toegankelijk.report.dutch import number
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rule


def message(rule: Rule, finding: Finding) -> str | None:
    """The message of a rule of plain language with the values of the finding filled in.

    ``None`` for rules without a message, and for a finding that lacks a value of it.
    """
    if rule.language is None:
        return None
    values = {key: _told(value) for key, value in finding.values.items()}
    try:
        return rule.language.told(finding.values).format_map(values)
    except (KeyError, IndexError, ValueError):
        return None


def _told(value: Scalar) -> str:
    match value:
        case str():
            return shown(value, 200)
        case float() if not value.is_integer():
            return number(value, 1)
        case _:
            return number(value)
