"""What was gathered on a page for a person who judges it, and what is asked of that person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from toegankelijk.model.outcomes import Scalar


class GatheredKind(StrEnum):
    """What a thing on a page is to who judges it; the names that ``rules/vragen`` use."""

    IMAGE = "beelden"
    HEADING = "koppen"
    LINK = "links"
    FIELD = "velden"
    CONTROL = "bediening"
    """What can have the focus, in the order of Tab."""
    MEDIA = "media"
    TABLE = "tabellen"
    LANGUAGE = "taal"
    TITLE = "titel"


@dataclass(frozen=True, slots=True)
class Gathered:
    """One thing on a page. All texts are hostile and bounded."""

    kind: GatheredKind
    text: str
    """Its name: alternative text, heading, link, label. Empty where it has none."""
    about: str = ""
    """What stands beside it, or where it leads."""
    values: Mapping[str, Scalar] = field(default_factory=dict)
    """Such as the level of a heading or the type of a field."""
    box: tuple[int, int, int, int] | None = None
    """Left, top, width and height on the page, in CSS pixels."""


class Answer(StrEnum):
    """What is known of a criterion on a page before a person looks."""

    FAILED = "voldoet niet"
    """The tool found a fault that is sure."""
    PASSED = "voldoet"
    """Only for criteria that the tool can decide alone."""
    ABSENT = "komt niet voor"
    """Nothing on the page that the criterion speaks of."""
    ASK = "vraag"


@dataclass(frozen=True, slots=True)
class Question:
    """A success criterion on a page: an answer, or a question to a person."""

    criterion: str
    page: str
    """``Job.url``."""
    answer: Answer
    failed: tuple[str, ...] = ()
    """Rules that failed there."""
    look: tuple[str, ...] = ()
    """Rules that could not decide there."""
    passed: tuple[str, ...] = ()
    """Rules that found nothing wrong there."""
