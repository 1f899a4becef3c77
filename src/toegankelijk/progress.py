"""How far a scan is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is."""

    done: int
    waiting: int
    failed: int
    """Findings that do not meet the norm, so far."""
    url: str | None = None
    """The page that came in last."""
    unchanged: int = 0
    """Pages that were kept as an earlier scan found them."""
