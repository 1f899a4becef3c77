"""What is known of pages and files without looking at them in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from toegankelijk.model.pages import Link, NotVisited


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How a page was served: enough to tell later whether it changed."""

    content: str
    """Digest of what matters in the HTML: no dates, tokens, nonces or comments."""
    etag: str | None = None
    modified: str | None = None
    """``Last-Modified`` as the server wrote it."""
    assets: tuple[str, ...] = ()
    """Style sheets, scripts and frames that the page uses."""
    whole: bool = True
    """False for a page whose text is made by scripts: of that the HTML tells too little."""
    looked: datetime | None = None
    """When a browser last looked at it, UTC."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet, script or frame as it was at a moment."""

    url: str
    digest: str
    """Of its content, or the reason why there is none."""
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page that was fetched and not opened in a browser."""

    url: str
    at: datetime
    """UTC."""
    outcome: NotVisited | None
    """Why there is no page; ``None`` for one that a browser could open."""
    fingerprint: Fingerprint | None = None
    same: bool = False
    """Nothing that matters differs from the version that it was held against."""
    title: str = ""
    links: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    forms: tuple[int, ...] = ()
    """A digest of each form that a person fills in; the same for the same form on other pages."""
    shingles: tuple[int, ...] = ()
    """As ``crawl.structure`` makes them."""
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document (PDF, Office) that a page links to."""

    url: str
    title: str
    """The text of the first link to it, else the name of the file. Hostile."""
    pages: tuple[str, ...]
    """Pages that link to it, in the order of the scan; at most fifty."""
    links: int
    """How many pages link to it."""
    kind: str | None = None
    """Media type, as the server says."""
    size: int | None = None
    """Bytes."""
    modified: datetime | None = None
    """What the server says of its last change; the file may be older."""
    status: int | None = None
    """Of HTTP; ``None`` when there was no answer."""


class SampleReason(StrEnum):
    """Why a page is in the sample, by the steps of WCAG-EM. The words stand in the report."""

    START = "start"
    TEMPLATE = "template"
    FEATURE = "feature"
    """The only page of its template with a kind of element, such as a table or a film."""
    TITLE = "title"
    """Its title is that of another page too."""
    FORM = "form"
    PRODUCT = "product"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Sampled:
    """A page of the sample."""

    url: str
    reasons: tuple[SampleReason, ...]
    template: int | None
    """Number of its template, from 1; pages of one template have the same structure."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Which pages stand for the whole site."""

    seed: int
    known: int
    """Pages that were found, in the sample or not."""
    templates: int
    chosen: tuple[Sampled, ...]
