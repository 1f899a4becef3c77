"""Getting documents one by one, for the dates that they tell: GET only, bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toegankelijk.crawl.answers import moment_of
from toegankelijk.crawl.fetch import Answer, Fetch, follow
from toegankelijk.crawl.inward import host_in, leads_inward
from toegankelijk.documents.dates import OwnDates, own_dates
from toegankelijk.documents.titles import own_title

MAX_FILES = 500
MAX_BYTES = 20_000_000

_NO_DATES = OwnDates()
_GONE = (404, 410)
_PAGES = ("text/html", "application/xhtml+xml")
_MARKUP = (b"<!doctype html", b"<html")


class Trouble(StrEnum):
    """Why a document told less than it could; the words stand in ``documenten.toml``."""

    NO_DOCUMENT = "geen_document"
    """The server says that it is not there, or gives a page instead."""
    NO_ANSWER = "geen_antwoord"
    """It may well be there: the server refused, was in trouble, or said nothing."""
    TOO_LARGE = "te_groot"
    """Only the beginning was read."""
    TOO_MANY = "te_veel"
    """Not asked for: ``MAX_FILES`` were before it."""
    INWARD = "binnennet"
    """Not asked for: it leads into this machine or its network."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What one document told; nothing where there is a ``trouble`` but ``TOO_LARGE``."""

    dates: OwnDates = _NO_DATES
    modified: date | None = None
    """``Last-Modified`` of the server, in the time zone of this machine."""
    trouble: Trouble | None = None
    title: str = ""
    """What it calls itself; hostile."""


def open_each(
    urls: Iterable[str],
    fetch: Fetch,
    own: Iterable[str],
    wait: Callable[[str], None],
) -> Iterator[tuple[str, Opened]]:
    """All of ``urls`` in order; ``wait`` is called before each question.

    ``own``: addresses of the site, whose hosts may be asked wherever they are.
    """
    hosts = frozenset(host_in(each) for each in own) - {None}
    asked = 0

    def allowed(url: str) -> bool:
        return not leads_inward(url, hosts)

    for url in urls:
        if not allowed(url):
            yield url, Opened(trouble=Trouble.INWARD)
        elif asked >= MAX_FILES:
            yield url, Opened(trouble=Trouble.TOO_MANY)
        else:
            asked += 1
            wait(url)
            yield url, _told(follow(fetch, url, MAX_BYTES, allowed=allowed))


def _told(answer: Answer) -> Opened:
    if answer.status in _GONE:
        return Opened(trouble=Trouble.NO_DOCUMENT)
    if answer.status != 200:
        return Opened(trouble=Trouble.NO_ANSWER)
    if _is_page(answer.body, answer.headers):
        return Opened(trouble=Trouble.NO_DOCUMENT)
    moment = moment_of(answer.headers.get("last-modified"))
    return Opened(
        dates=own_dates(answer.body),
        title=own_title(answer.body),
        modified=moment.astimezone().date() if moment else None,
        trouble=Trouble.TOO_LARGE if answer.truncated else None,
    )


def _is_page(body: bytes, headers: Mapping[str, str]) -> bool:
    """A page in the place of a document: a log-in, or a kind way to say that it is gone.

    The first bytes go before the type: servers give a PDF any type.
    """
    if body.startswith((b"%PDF", b"PK")):
        return False
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in _PAGES or body.lstrip()[:20].lower().startswith(_MARKUP)
