"""Documents that pages link to: how large they are and when they last changed, without reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from toegankelijk.crawl.answers import moment_of
from toegankelijk.crawl.fetch import MAX_REDIRECTS, Answer, Fetcher
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import FoundFile, Link, NotVisited, PageResult, Reason, Sighting, Visited

MAX_FILES = 5_000
"""Of one scan that are listed."""
MAX_PAGES = 50
"""Pages that link to one document that are named."""

_TOTAL = re.compile(r"bytes [0-9*-]{1,40}/(\d{1,15})")
_NO_TEXT = 200


@dataclass(slots=True)
class Listing:
    """Gathers documents in the order in which they are found."""

    _found: dict[str, FoundFile] = field(default_factory=dict)

    def add(self, files: Iterable[Link], page: str) -> None:
        """Take in the links of one page."""
        for link in files:
            known = self._found.get(link.url)
            if known is None and len(self._found) < MAX_FILES:
                title = link.text.strip()[:_NO_TEXT] or _name(link.url)
                self._found[link.url] = FoundFile(link.url, title, (page,), 1)
            elif known is not None and page not in known.pages:
                pages = (*known.pages, page)[:MAX_PAGES]
                self._found[link.url] = replace(known, pages=pages, links=known.links + 1)

    def take(self, results: Iterable[PageResult], sightings: Iterable[Sighting]) -> None:
        """Take in the pages of a scan: those that a browser showed, and those only fetched."""
        shown: set[str] = set()
        for result in results:
            shown.add(result.job.url)
            match result.outcome:
                case Visited() as seen:
                    self.add(seen.files, result.job.url)
                case NotVisited(Reason.DOWNLOAD):
                    link = Link(result.job.url, "")
                    self.add((link,), result.job.found_on or result.job.url)
        for fetched in sightings:
            if fetched.url not in shown:
                self.add(fetched.files, fetched.url)

    def __iter__(self) -> Iterator[FoundFile]:
        return iter(self._found.values())


def ask(found: FoundFile, fetch: Fetcher, allowed: Callable[[str], bool]) -> FoundFile:
    """What the server says of the document.

    With HEAD; a server that does not take that gets a GET of one byte, or the beginning of a GET.
    """
    answer = _end_of(found.url, fetch, allowed, head=True)
    if answer.status is None or answer.status >= 400:
        answer = _end_of(found.url, fetch, allowed, head=False)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()[:100]
    return replace(
        found,
        kind=kind or None,
        size=_size(answer) if (answer.status or 999) < 400 else None,
        modified=moment_of(answer.headers.get("last-modified")),
        status=answer.status,
    )


def _end_of(url: str, fetch: Fetcher, allowed: Callable[[str], bool], *, head: bool) -> Answer:
    """The answer at the end of the redirects, as far as they stay in scope."""
    answer = Answer(url)
    for _ in range(MAX_REDIRECTS + 1):
        if head:
            answer = fetch(url, 0, method="HEAD")
        else:
            answer = fetch(url, 1, headers={"Range": "bytes=0-0"})
        if answer.location is None or answer.status not in (301, 302, 303, 307, 308):
            break
        target = canonical(answer.location, url)
        if target is None or not allowed(target):
            break
        url = target
    return answer


def _size(answer: Answer) -> int | None:
    total = _TOTAL.match(answer.headers.get("content-range", ""))
    if total is not None:
        return int(total[1])
    length = answer.headers.get("content-length", "")
    packed = answer.headers.get("content-encoding", "identity") != "identity"
    plain = length.isascii() and length.isdigit() and len(length) < 16
    return int(length) if plain and not packed and answer.status != 206 else None


def _name(url: str) -> str:
    return unquote(url.partition("?")[0].rpartition("/")[2])[:_NO_TEXT] or url[:_NO_TEXT]
