"""A form in one state, as the checks take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toegankelijk.checks.check import Raw
from toegankelijk.forms.panel import Button, Field, Message, Panel
from toegankelijk.model import LOADED, Outcome, Stage, State


@dataclass(frozen=True, slots=True)
class Seen:
    """A form in one state."""

    step: int
    stage: Stage
    panel: Panel
    opened: Panel | None = None
    """The same step as it was when it opened."""
    filled: Mapping[str, str] = field(default_factory=dict)
    """What was filled in, by ``Field.same``."""
    pressed: bool = False
    """"Next" was pressed, and the form stayed on this step."""
    stopped: bool = False
    """A request that writes was stopped meanwhile: then silence says nothing."""
    state: State = LOADED
    arrived: bool = False
    """The step came in the place of another one, without a new page."""

    @property
    def provoked(self) -> bool:
        """Errors are to be expected."""
        return self.stage in {Stage.EMPTY, Stage.WRONG}


def raw(
    rule: str, outcome: Outcome, at: Field | Button | Message, evidence: str = "", **values: str
) -> Raw:
    """A rule on one element of a panel."""
    return Raw(
        rule=rule,
        outcome=outcome,
        selector=at.selector,
        place=at.place,
        html=at.html,
        evidence=evidence,
        values={name: value[:200] for name, value in values.items()},
    )
