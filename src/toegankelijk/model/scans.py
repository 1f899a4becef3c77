"""A scan: enough to render every output again without the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from toegankelijk.model.crawling import FoundFile, Sample
from toegankelijk.model.pages import NotVisited, PageResult, Visited
from toegankelijk.model.settings import Organisation, Site


@dataclass(frozen=True, slots=True)
class Versions:
    """What the scan was made with."""

    tool: str
    python: str
    browser: str | None = None
    axe: str | None = None
    language_model: str | None = None
    """Name and version."""
    rules: str | None = None
    """Digest of the rules and word lists, the user's own too."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Enough to render every output again without the network."""

    id: int
    organisation: Organisation
    site: Site
    versions: Versions
    started: datetime
    finished: datetime | None
    """``None`` for a scan that was broken off."""
    pages: tuple[PageResult, ...]
    waiting: int = 0
    """URLs that were found and not yet looked at."""
    cuts: Mapping[str, int] = field(default_factory=dict)
    """Patterns of URLs without end (calendars, filters) and how many of each were left out."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """WebP cut-outs of elements by the key that findings use."""
    sample: Sample | None = None
    """Which pages were chosen; ``None`` for a scan of all pages."""
    files: tuple[FoundFile, ...] = ()
    """Documents that pages link to, in the order of the scan."""

    @property
    def visited(self) -> tuple[tuple[PageResult, Visited], ...]:
        """The pages that were checked, in the order of the scan."""
        return tuple((p, p.outcome) for p in self.pages if isinstance(p.outcome, Visited))

    @property
    def forms_waiting(self) -> int:
        """Forms of checked pages that are still to be walked."""
        return sum(page.form_waits is not None for _, page in self.visited)

    @property
    def not_visited(self) -> tuple[tuple[PageResult, NotVisited], ...]:
        """The pages that were not, each with its reason."""
        return tuple((p, p.outcome) for p in self.pages if isinstance(p.outcome, NotVisited))
