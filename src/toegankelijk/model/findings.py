"""What a rule found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toegankelijk.model.outcomes import Outcome, Scalar, Severity
from toegankelijk.model.places import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, one place, one outcome."""

    rule: str
    outcome: Outcome
    severity: Severity
    where: Place
    evidence: str
    """The words or the markup itself, bounded in length. Hostile: escape it where it is shown."""
    values: Mapping[str, Scalar] = field(default_factory=dict)
    """Numbers and names that the words in ``rules/`` may use, such as ``{"woorden": 31}``."""
    component: str = ""
    """The same for findings with one cause: the same shape at the same place of the template."""
    picture: str | None = None
    """Key into ``Scan.pictures``."""
    left_out: int = 0
    """More places of the same rule on this page that were counted and not kept."""
    also: tuple[str, ...] = ()
    """Names of the other states of the page in which the same was found at the same place."""
