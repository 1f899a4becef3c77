"""What became of walking a form: which states it was brought into, and where it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How a form stood when it was looked at. The words stand in ``rules/formulier.toml``."""

    START = "start"
    """Before the first question: what the form is for, with a button to start."""
    OPENED = "opened"
    EMPTY = "empty"
    """Required fields left empty, and "next" pressed."""
    WRONG = "wrong"
    """Values of a wrong form filled in."""
    FILLED = "filled"
    OVERVIEW = "overview"
    """All answers together, with the button that sends; that one is not pressed."""


class Ending(StrEnum):
    """Why a walk stopped. The words for it stand in ``rules/formulier.toml``."""

    OVERVIEW = "overview"
    SEND = "send"
    """The only way on is the button that sends, pays or signs."""
    LOGIN = "login"
    WRITES = "writes"
    """The form goes on only by a request that writes, and its host is no test host."""
    UNCLEAR = "unclear"
    """The only way on is a button that does not say what it does."""
    NO_BUTTON = "no_button"
    """There is nothing to go on or send with."""
    STUCK = "stuck"
    """The form refuses what was filled in."""
    LEFT = "left"
    """The way on led to another page of the site, which is no part of the form."""
    TIME = "time"
    STEPS = "steps"
    NO_FORM = "no_form"
    BROKEN = "broken"
    """The page could not be looked at; ``detail`` says what the browser said."""


@dataclass(frozen=True, slots=True)
class FormState:
    """One state in which the form was checked."""

    step: int
    """From 1; 0 before the first step."""
    stage: Stage
    name: str
    """As in ``State.name`` of the findings."""
    title: str
    """The heading of the step; hostile."""
    fields: int
    messages: int
    """Error messages that the form showed."""
    findings: int


@dataclass(frozen=True, slots=True)
class NotDone:
    """Something in a form that was left alone, and why (a key of ``rules/formulier.toml``)."""

    what: str
    """Text of the button or field; hostile."""
    why: str


@dataclass(frozen=True, slots=True)
class FormWalk:
    """What became of one form."""

    url: str
    name: str
    """Hostile."""
    ending: Ending
    steps: int
    """Steps that were opened."""
    states: tuple[FormState, ...] = ()
    not_done: tuple[NotDone, ...] = ()
    told_steps: int | None = None
    """How many steps the form says it has."""
    test_host: bool = False
    """Whether writing requests were let through."""
    written: int = 0
    """Writing requests that were let through."""
    stopped: int = 0
    """Writing requests that were stopped."""
    last_step: int = 0
    """Of those: requests that would have sent, paid, signed or logged in."""
    detail: str = ""
    """What the form said last, such as its error; hostile."""
    seconds: float = 0.0

    @property
    def errors_shown(self) -> bool:
        """Whether the first step was seen with its errors."""
        return any(state.step == 1 and state.messages for state in self.states)
