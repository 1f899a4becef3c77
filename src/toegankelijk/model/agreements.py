"""What was agreed on a site: exceptions for a time, and what a pipeline holds it to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toegankelijk.model.outcomes import Severity


@dataclass(frozen=True, slots=True)
class Exemption:
    """Findings that do not count for a while, because somebody said why and until when."""

    rule: str
    reason: str
    owner: str
    """Who sees to it that it is mended."""
    until: date
    """The last day on which it holds."""
    pages: tuple[str, ...] = ()
    """Patterns as those of ``Site.include``; empty for all pages."""
    place: str | None = None
    """A piece of the selector, the markup or the words; ``None`` for everywhere."""


class Subject(StrEnum):
    """What a demand is about: the kinds of rules, and forms, which are a kind of place."""

    WCAG = "wcag"
    ADVICE = "advies"
    LANGUAGE = "taal"
    FORM = "formulier"


@dataclass(frozen=True, slots=True)
class Demand:
    """How many new problems of a kind a pipeline lets through. The first that fits one counts."""

    subject: Subject | None = None
    criteria: tuple[str, ...] = ()
    """Numbers of success criteria; empty for all."""
    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    severity: Severity | None = None
    """Lighter problems do not count; ``None`` for the threshold of the site."""
    most: int = 0
    """More new problems than this fail."""
    counts: bool = True
    """False for what never fails."""


class TextBudget(StrEnum):
    """How plain new and changed texts have to be."""

    B1 = "B1"
