"""What is said of the level of a text."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.model import Verdict


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The verdict in words, worked out for the templates."""

    verdict: Verdict | None
    """``None`` for a text that is too short."""
    told: str
    """The verdict, or why there is none: with a capital, without a full stop for a verdict."""
    percent: int | None = None
    """The chance that an editor would still make the text plainer."""
    meaning: str = ""
    reasons: tuple[str, ...] = ()
    """What makes it so, the weightiest first."""
    plan: tuple[str, ...] = ()
    """What to change."""
    after: int | None = None
    """``percent`` after that."""
    enough: bool = False
    """Whether the text is then plain."""
