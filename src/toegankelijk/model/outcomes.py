"""What a rule can say, how much that hinders, and what kind of rule it is."""

from __future__ import annotations

from enum import StrEnum

Scalar = str | int | float


class Outcome(StrEnum):
    """The outcome values of EARL 1.0 (W3C). ``UNTESTED`` is never shown as passed."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Severity(StrEnum):
    """How much a finding hinders a reader, from least to most; the order is that of definition."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (minor) to 3 (critical)."""
        return tuple(Severity).index(self)


class RuleKind(StrEnum):
    """What a rule speaks of. Only ``WCAG`` can make a page fail the norm."""

    WCAG = "wcag"
    ADVICE = "advies"
    LANGUAGE = "taal"
