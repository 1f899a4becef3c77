"""The style sheets, scripts and frames that pages are made of, each asked for once in a scan."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

from toegankelijk.crawl.fetch import Answer, Fetcher
from toegankelijk.crawl.fingerprint import fingerprint, steady
from toegankelijk.crawl.markup import text_of
from toegankelijk.model import Asset

MAX_BYTES = 5_000_000
MAX_ASSETS = 2_000
"""Of one scan; what comes after counts as changed."""


class Assets:
    """How each asset is now, and whether that is how it was. Safe to use from several threads."""

    def __init__(
        self,
        fetch: Fetcher,
        before: Mapping[str, Asset] | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        """``before``: how they were in an earlier scan. ``tell`` gets each address asked for."""
        self._fetch = fetch
        self._before = before or {}
        self._tell = tell
        self._seen: dict[str, Asset] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def same(self, urls: Iterable[str]) -> bool:
        """Whether none of them changed since the earlier scan."""
        return all(self._same(url) for url in urls)

    def see(self, url: str) -> Asset:
        """The asset as it is in this scan; asked for at most once."""
        with self._lock:
            if url not in self._locks and len(self._locks) >= MAX_ASSETS:
                return Asset(url, "")
            lock = self._locks.setdefault(url, threading.Lock())
        with lock:
            if url not in self._seen:
                self._seen[url] = self._asked(url)
            return self._seen[url]

    def _same(self, url: str) -> bool:
        before = self._before.get(url)
        return before is not None and before.digest != "" and self.see(url).digest == before.digest

    def _asked(self, url: str) -> Asset:
        self._tell(url)
        before = self._before.get(url)
        answer = self._fetch(url, MAX_BYTES, headers=conditions(before))
        if answer.status == 304 and before is not None:
            return before
        return Asset(
            url, _digest(answer), answer.headers.get("etag"), answer.headers.get("last-modified")
        )


def conditions(known: object) -> dict[str, str]:
    """Headers that ask for a new version only (RFC 9110, 13.1)."""
    etag, modified = getattr(known, "etag", None), getattr(known, "modified", None)
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value and _is_header(value)}


def _is_header(value: str) -> bool:
    return value.isprintable() and value.isascii() and len(value) < 500


def _digest(answer: Answer) -> str:
    if answer.status != 200:
        return f"{answer.trouble or answer.status}"
    kind = answer.headers.get("content-type")
    if "html" in (kind or ""):
        page = fingerprint(text_of(answer.body, kind), answer.url)
        return page.content if page else "leeg"
    text = steady(answer.body.decode("utf-8", "replace"))
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
