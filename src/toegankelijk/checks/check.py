"""What a check is, and what it may say.

A check is one file with one ``CHECK``, listed in ``checks.CHECKS``. Its words, its criteria and its
severity stand in ``rules/wcag/<rule>.toml``, for each of the rules that it can report.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toegankelijk.model import Outcome, Scalar, State

if TYPE_CHECKING:
    from toegankelijk.checks.tab import Tab


@dataclass(frozen=True, slots=True)
class Raw:
    """One rule on one element, as a check found it. Hostile and not yet bounded."""

    rule: str
    outcome: Outcome
    """``PASSED`` says that the rule applied here, ``FAILED`` only when that is sure."""
    selector: str = "html"
    place: str = "html"
    html: str = "<html>"
    frame: tuple[str, ...] = ()
    evidence: str = ""
    """What to show; ``html`` where it is empty."""
    values: Mapping[str, Scalar] = field(default_factory=dict)
    state: State | None = None
    """Where a check brings the page into a state of its own; else the state that it was in."""


@dataclass(frozen=True, slots=True)
class StaticCheck:
    """Reads the page as it stands. All of them run in one question to each frame.

    The function is ``js/<script>``: a generator ``function* (tools, data)`` that yields
    ``tools.failed(rule, element, evidence?, values?)``, ``tools.doubt(…)`` or
    ``tools.passed(rule)``. It may not change anything. See ``js/tools.js`` for the tools.
    """

    id: str
    rules: tuple[str, ...]
    script: str
    limit: float = 1.0
    """Seconds in one frame."""
    data: Callable[[], object] | None = None
    """What the script gets as ``data``, such as phrases of ``wordlists``; must be JSON."""
    judge: Callable[[tuple[Raw, ...]], Iterable[Raw]] | None = None
    """A last word in Python on what the script gathered in one frame, such as on a language."""


@dataclass(frozen=True, slots=True)
class DynamicCheck:
    """Does something in the page: makes it narrow, tabs, points. Runs on the main frame.

    It leaves the page as it was; ``Tab`` helps with that.
    """

    id: str
    rules: tuple[str, ...]
    run: Callable[[Tab], Awaitable[Iterable[Raw]]]
    limit: float = 8.0
    """Seconds on one page."""


Check = StaticCheck | DynamicCheck
