"""How the scan went over the site: its sample, what it kept, what it left alone, its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from toegankelijk.crawl.urls import hostname
from toegankelijk.model import FoundFile, Reason, SampleReason, Scan
from toegankelijk.reach import Reach, reaches
from toegankelijk.report.coverage import MAX_LISTED, Listed
from toegankelijk.report.safe import href, shown
from toegankelijk.report.spots import PageIndex, PageLink


@dataclass(frozen=True, slots=True)
class Document:
    """A document, ready to show."""

    title: str
    href: str | None
    address: str
    kind: str
    """The end of its name, in capitals: PDF."""
    size: int | None
    modified: datetime | None
    status: int | None
    page: PageLink
    links: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page of the sample with why it is in."""

    page: PageLink
    reasons: tuple[SampleReason, ...]
    template: int | None


@dataclass(frozen=True, slots=True)
class Crawled:
    """The part of the report on finding pages."""

    sample: Listed[Chosen] | None
    by_reason: Mapping[SampleReason, int]
    unchanged: int
    """Pages that were kept as an earlier scan found them."""
    oldest: datetime | None
    """When the page that was looked at longest ago was looked at."""
    left_alone: tuple[str, ...]
    """Hosts that failed too often."""
    only_login: bool
    """All that could be seen is pages that ask for a password."""
    documents: Listed[Document]
    reaches: tuple[Reach, ...]


def crawled(scan: Scan, pages: PageIndex) -> Crawled:
    """Gathered from the facts of the scan."""
    kept = [page.at for page in scan.pages if page.unchanged is not None]
    alone = (page.job.url for page, o in scan.not_visited if o.reason is Reason.HOST_FAILING)
    return Crawled(
        sample=_sample(scan, pages),
        by_reason=Counter(
            reason
            for page in (scan.sample.chosen if scan.sample else ())
            for reason in page.reasons
        ),
        unchanged=len(kept),
        oldest=min(kept, default=None),
        left_alone=tuple(dict.fromkeys(shown(hostname(url), 100) for url in alone)),
        only_login=_only_login(scan),
        documents=_documents(scan, pages),
        reaches=reaches(scan),
    )


def _only_login(scan: Scan) -> bool:
    if scan.visited:
        return all(seen.login for _, seen in scan.visited)
    return any(o.reason is Reason.LOGIN for _, o in scan.not_visited)


def _sample(scan: Scan, pages: PageIndex) -> Listed[Chosen] | None:
    if scan.sample is None:
        return None
    chosen = scan.sample.chosen
    items = tuple(
        Chosen(pages.link(page.url), page.reasons, page.template) for page in chosen[:MAX_LISTED]
    )
    return Listed(items, len(chosen))


def _documents(scan: Scan, pages: PageIndex) -> Listed[Document]:
    items = tuple(_document(found, pages) for found in scan.files[:MAX_LISTED])
    return Listed(items, len(scan.files))


def _document(found: FoundFile, pages: PageIndex) -> Document:
    return Document(
        title=shown(found.title, 120),
        href=href(found.url),
        address=shown(found.url, 200),
        kind=kind_of(found),
        size=found.size,
        modified=found.modified,
        status=found.status,
        page=pages.link(found.pages[0]),
        links=found.links,
    )


def kind_of(found: FoundFile) -> str:
    """The end of the name of a document in capitals, else what the server says it is."""
    name = found.url.partition("?")[0].rpartition("/")[2]
    ending = name.rpartition(".")[2]
    if "." in name and ending.isalnum() and len(ending) <= 8:
        return ending.upper()
    return shown((found.kind or "").rpartition("/")[2], 30)
