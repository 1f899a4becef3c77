"""Which URLs belong to a scan: hosts, patterns, and what kind of thing a URL points to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from toegankelijk.crawl.names import DOCUMENTS, NOT_PAGES
from toegankelijk.crawl.urls import canonical
from toegankelijk.errors import SettingsError
from toegankelijk.model import NotVisited, PageResult, Reason, Site


class Verdict(StrEnum):
    """What to do with a URL. Only ``PAGE`` is opened."""

    PAGE = "page"
    FILE = "file"
    """A document on a host in scope: listed, not opened."""
    NO_WEB_ADDRESS = "no_web_address"
    OTHER_HOST = "other_host"
    LOGOUT = "logout"
    """It would end the session of a scan that is logged in."""
    EXCLUDED = "excluded"
    NOT_A_PAGE = "not_a_page"
    """Images, style sheets, archives, data."""
    NOT_INCLUDED = "not_included"


_LOGOUT = re.compile(
    r"(?:^|[/?&=])(?:uit-?loggen|uitlog|log-?uit|log[-_]?(?:out|off)|sign[-_]?(?:out|off)|"
    r"(?:account|gebruiker|user|sessie|session|mijn[^/]*)/(?:afmelden|afsluiten|beeindigen)|"
    r"[a-z_]*_logout)(?:\.[a-z]+)?(?:$|[/?&=])"
)
_EXTENSION = re.compile(r"\.([a-z0-9]{1,11})$")
_PORT = re.compile(r":\d+$")


class Scope:
    """What ``Site`` takes in. URLs are given in canonical form.

    In scope are the hosts of ``site.start``, with and without ``www.``, at the port that they
    name, and those of ``site.hosts``, at any port unless they name one. The start addresses
    themselves are always in, whatever the patterns say.

    Raises ``SettingsError`` for a start address or host that is none.
    """

    def __init__(self, site: Site) -> None:
        self.start = tuple(_start(url) for url in site.start)
        self._start = frozenset(self.start)
        hosts = [_host(entry) for entry in site.hosts]
        self._at_port = frozenset(
            [twin for url in self.start for twin in _twins(urlsplit(url).netloc)]
            + [host for host in hosts if _PORT.search(host)]
        )
        self._any_port = frozenset(host for host in hosts if not _PORT.search(host))
        self._include = _any_of(site.include)
        self._exclude = _any_of(site.exclude)

    def allows(self, url: str) -> bool:
        """Whether its host is in scope."""
        netloc = urlsplit(url).netloc
        return netloc in self._at_port or _PORT.sub("", netloc) in self._any_port

    def verdict(self, url: str) -> Verdict:
        """What to do with it."""
        if not url.startswith(("http://", "https://")):
            return Verdict.NO_WEB_ADDRESS
        if url in self._start:
            return Verdict.PAGE
        if not self.allows(url):
            return Verdict.OTHER_HOST
        if _LOGOUT.search(url.partition("://")[2].partition("/")[2].lower()):
            return Verdict.LOGOUT
        if self._exclude is not None and _fits(self._exclude, url):
            return Verdict.EXCLUDED
        extension = _extension(url)
        if extension in DOCUMENTS:
            return Verdict.FILE
        if extension in NOT_PAGES:
            return Verdict.NOT_A_PAGE
        if self._include is not None and not _fits(self._include, url):
            return Verdict.NOT_INCLUDED
        return Verdict.PAGE


def matches(patterns: Iterable[str], url: str) -> bool:
    """Whether a canonical URL fits one of the patterns of ``Site`` or ``Product``.

    ``*`` stands for anything, all else for itself, in capitals or not. A pattern is held against
    the path, and against the path with its parameters; one with ``://`` against the whole URL.

    >>> matches(["/afval/*"], "https://voorbeeldstad.nl/afval/grof?p=2")
    True
    >>> matches(["/afval"], "https://voorbeeldstad.nl/afval/grof")
    False
    """
    pattern = _any_of(tuple(patterns))
    return pattern is not None and _fits(pattern, url)


def _fits(pattern: re.Pattern[str], url: str) -> bool:
    path = "/" + url.split("/", 3)[3]
    return any(map(pattern.fullmatch, (url, path, path.partition("?")[0])))


@lru_cache(maxsize=256)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for all; ``None`` for no patterns."""
    parts = [_expression(pattern.strip()) for pattern in patterns if pattern.strip()]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _expression(pattern: str) -> str:
    if "://" not in pattern and not pattern.startswith(("/", "*")):
        pattern = "/" + pattern
    escaped = quote(pattern, safe="!$&()*+,;=:@/?%~", errors="replace")
    return ".*".join(re.escape(part) for part in re.split(r"\*+", escaped))


def _extension(url: str) -> str:
    last = url.partition("?")[0].rpartition("/")[2].partition(";")[0]
    found = _EXTENSION.search(last.lower())
    return found[1] if found and url.count("/") > 2 else ""


def _start(url: str) -> str:
    start = canonical(url)
    if start is None:
        raise SettingsError(
            "Dit is geen webadres.",
            where=url[:200],
            mend="Begin het adres met https:// en schrijf het helemaal uit.",
        )
    return start


def _host(entry: str) -> str:
    """Host of the settings as a canonical URL has it, with a port if the entry names one."""
    name = entry.partition("://")[2] or entry
    named_port = _PORT.search(name.partition("/")[0])
    for scheme in ("https", "http"):
        url = canonical(f"{scheme}://{name}")
        if url is not None and (not named_port or _PORT.search(urlsplit(url).netloc)):
            return urlsplit(url).netloc
    raise SettingsError(
        "Dit is geen naam van een website.",
        where=entry[:200],
        mend="Schrijf alleen de naam, zoals formulieren.voorbeeldstad.nl.",
    )


def _twins(netloc: str) -> tuple[str, ...]:
    """The host with and without ``www.``; an address in numbers has no such twin."""
    try:
        ip_address(_PORT.sub("", netloc).strip("[]"))
    except ValueError:
        bare = netloc.removeprefix("www.")
        return bare, f"www.{bare}"
    return (netloc,)


def without_document(result: PageResult, site: Site) -> PageResult:
    """A redirect may end at a document, which is no page: that is then told."""
    match result.outcome:
        case NotVisited(Reason.REDIRECT_SEEN, target) as outcome:
            if Scope(site).verdict(target) is Verdict.FILE:
                return replace(result, outcome=replace(outcome, reason=Reason.DOWNLOAD))
    return result
