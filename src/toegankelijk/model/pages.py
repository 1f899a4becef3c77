"""What became of each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from toegankelijk.model.findings import Finding
from toegankelijk.model.forms import FormWalk
from toegankelijk.model.gathered import Gathered, GatheredKind
from toegankelijk.model.levels import Level
from toegankelijk.model.outcomes import Outcome
from toegankelijk.model.texts import Document, Measures


class Reason(StrEnum):
    """Why a page was not checked. The words for it stand in ``rules/redenen.toml``."""

    ROBOTS = "robots"
    TIMEOUT = "timeout"
    CRASH = "crash"
    DOWNLOAD = "download"
    NOT_HTML = "not_html"
    LOGIN = "login"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_OUT = "redirect_out"
    REDIRECT_SEEN = "redirect_seen"
    TOO_LARGE = "too_large"
    NOT_FOUND = "not_found"
    SOFT_NOT_FOUND = "soft_not_found"
    HTTP_ERROR = "http_error"
    NETWORK = "network"
    CHECK_FAILED = "check_failed"
    HOST_FAILING = "host_failing"
    """Its host failed so often in a row that the scan left it alone."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to look at."""

    url: str
    """Canonical form."""
    depth: int = 0
    """Links from a start address; 0 for start addresses and what stands in a sitemap."""
    found_on: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a rendered page, resolved to an absolute URL without fragment."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that was opened and looked at."""

    final_url: str
    status: int | None
    title: str
    language: str | None
    """The ``lang`` of the root element; ``None`` where it has none."""
    document: Document
    measures: Measures
    findings: tuple[Finding, ...]
    rules: Mapping[str, Outcome]
    """The worst outcome of each rule that ran on the page."""
    links: tuple[Link, ...]
    files: tuple[Link, ...]
    """Links to documents (PDF, Office)."""
    forms: int
    """Forms with at least one field that a person fills in."""
    frames: int
    frames_untested: tuple[str, ...]
    """URLs of frames that could not be looked into."""
    dialogs: tuple[str, ...]
    """Texts of alert, confirm and prompt dialogs, which were dismissed."""
    stopped: int
    """Requests other than GET, HEAD and OPTIONS that were stopped at the network."""
    settled: bool
    """False for a page that kept changing until the waiting time was over."""
    html_hash: str
    login: bool = False
    """The page asks for a password."""
    level: Level | None = None
    """Of the running text; ``None`` for pages that an earlier version of the tool kept."""
    walks: tuple[FormWalk, ...] = ()
    """Forms of the page that were walked; what was found in their states is in ``findings``."""
    gathered: tuple[Gathered, ...] | None = None
    """For who judges the page; ``None`` where nobody gathered it, bounded in number."""
    form_waits: str | None = None
    """Where its form stands, while that is still to be walked."""
    unwalked: str | None = None
    """In a part of a scan: the page as JSON, as it was before its form was walked."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Names of the fields on the page: the same for pages with the same form."""
        gathered = self.gathered or ()
        return tuple(sorted({each.text for each in gathered if each.kind is GatheredKind.FIELD}))


@dataclass(frozen=True, slots=True)
class NotVisited:
    """A page that could not be checked: a fact with a reason, counted in every report."""

    reason: Reason
    detail: str = ""
    """What the browser or the server said; hostile."""
    status: int | None = None
    retry_after: float | None = None
    """Seconds that the server asks to be left alone for."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one job."""

    job: Job
    outcome: Visited | NotVisited
    at: datetime
    """When it was looked at, UTC."""
    seconds: float
    """Time that a worker spent on it."""
    unchanged: datetime | None = None
    """When a later scan saw that the page is still the same, UTC; the findings are of ``at``."""
