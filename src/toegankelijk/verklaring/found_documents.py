"""From scans to what is known of each document of a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toegankelijk.model import Scan
from toegankelijk.problems import pages_of_product
from toegankelijk.verklaring.documents import DocumentFacts
from toegankelijk.verklaring.opened_documents import Opened, Trouble

_NOT_ASKED = (Trouble.INWARD, Trouble.TOO_MANY, Trouble.NO_ANSWER)
"""After these nothing new is known of whether it is there."""


def documents_of(
    scans: Sequence[Scan], opened: Mapping[str, Opened] | None = None
) -> tuple[DocumentFacts, ...]:
    """The documents of the newest scan, with what earlier scans of the site tell of them.

    ``scans``: the newest first, at least one. ``opened``: what the documents told when
    they were got just now; that goes before what the scan heard.
    """
    now, opened = scans[0], opened or {}
    known = {found.url: found for found in now.files}
    products: dict[str, list[str]] = {}
    for product, pages in pages_of_product(now).items():
        for page in pages:
            products.setdefault(page.job.url, []).append(product.name)

    def facts(url: str, title: str, size: int | None, pages: tuple[str, ...]) -> DocumentFacts:
        told = opened.get(url, Opened())
        heard = known.get(url)
        modified = heard.modified.date() if heard and heard.modified else None
        asked = told.trouble not in _NOT_ASKED and url in opened
        was_gone = heard is not None and heard.status in (404, 410)
        touched = dict.fromkeys(name for page in pages for name in products.get(page, ()))
        return DocumentFacts(
            url=url,
            title=told.title or title,
            size=size,
            pages=pages,
            first_seen=min((_day(s) for s in scans if _has(s, url)), default=None),
            absent_before=_absent_before(scans, url, pages),
            modified=told.modified or modified,
            created=told.dates.created,
            saved=told.dates.saved,
            products=tuple(touched),
            gone=told.trouble is Trouble.NO_DOCUMENT if asked else was_gone,
        )

    if now.files:
        return tuple(facts(f.url, f.title, f.size, f.pages) for f in now.files)
    linked: dict[str, tuple[str, list[str]]] = {}
    for page, seen in now.visited:
        for link in seen.files:
            linked.setdefault(link.url, (link.text, []))[1].append(page.job.url)
    return tuple(facts(url, text, None, tuple(on)) for url, (text, on) in linked.items())


def _has(scan: Scan, url: str) -> bool:
    return any(f.url == url for f in scan.files) or any(
        link.url == url for _, seen in scan.visited for link in seen.files
    )


def _absent_before(scans: Sequence[Scan], url: str, pages: tuple[str, ...]) -> date | None:
    """Day of the last scan without it that did see a page that links to it now."""
    for scan in scans[1:]:
        if not _has(scan, url) and {page.job.url for page, _ in scan.visited} & set(pages):
            return _day(scan)
    return None


def _day(scan: Scan) -> date:
    return (scan.finished or scan.started).astimezone().date()
