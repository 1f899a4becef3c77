"""Pages of an earlier scan that did not change: kept with their findings, not looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from toegankelijk.crawl.assets import Assets
from toegankelijk.crawl.scout import Scout
from toegankelijk.model import (
    Asset,
    Fingerprint,
    Job,
    PageResult,
    Sighting,
    Visited,
)
from toegankelijk.store import Store

MAX_AGE = timedelta(days=90)
"""A page is looked at again after this, changed or not: much of a page comes from elsewhere."""


class Revisit:
    """Asks whether pages changed since the scan ``earlier``, in the threads of ``asking``.

    Without an earlier scan it only notes how things are, for the next one. The store is used by
    the caller's thread alone.
    """

    def __init__(
        self,
        store: Store,
        number: int,
        earlier: int | None,
        scout: Scout,
        assets: Assets,
        asking: Executor,
    ) -> None:
        self._store = store
        self._number = number
        self._earlier = earlier
        self._scout = scout
        self._assets = assets
        self._asking = asking
        self._noted: set[str] = set()
        self._coming: list[Future[Asset]] = []
        self._changed: dict[str, Fingerprint | None] = {}

    def before(self, url: str) -> Fingerprint | None:
        """How the page was served in the earlier scan, if that may tell that it is still the same.

        ``None`` too for a page that was found to have changed.
        """
        if self._earlier is None or url in self._changed:
            return None
        known = self._store.crawl.fingerprint(self._earlier, url)
        if known is None or not known.whole or known.looked is None:
            return None
        return known if datetime.now(UTC) - known.looked < MAX_AGE else None

    def ask(self, job: Job, before: Fingerprint) -> Future[Sighting]:
        """Fetch the page; what was fetched in this scan already is not fetched again."""
        seen = self._store.crawl.sighting(self._number, job.url)
        if seen is not None:
            done: Future[Sighting] = Future()
            done.set_result(seen)
            return done
        return self._asking.submit(self._scout, job, before)

    def kept(self, job: Job, seen: Sighting) -> tuple[PageResult, Mapping[str, bytes]] | None:
        """The result of the earlier scan and its pictures; ``None`` for a page to look at anew."""
        assert self._earlier is not None
        result = self._store.crawl.result(self._earlier, job.url) if seen.same else None
        if result is None or not isinstance(result.outcome, Visited):
            self._changed[job.url] = seen.fingerprint
            return None
        keys = {f.picture for f in result.outcome.findings if f.picture is not None}
        pictures = self._store.crawl.pictures(self._earlier, keys)
        return replace(result, job=job, unchanged=seen.at, seconds=0.0), pictures

    def fingerprint(self, result: PageResult, seen: Fingerprint | None) -> Fingerprint | None:
        """What the next scan will hold the page against: what the same kind of request gave."""
        if result.unchanged is not None:
            assert self._earlier is not None
            kept = self._store.crawl.fingerprint(self._earlier, result.job.url)
            return None if kept is None else self._note(kept)
        if seen is None:
            return None
        fetched = self._changed.get(result.job.url)
        if fetched is None and (own := self._store.crawl.sighting(self._number, result.job.url)):
            fetched = own.fingerprint
        return self._note(replace(fetched or seen, whole=seen.whole, looked=result.at))

    def finish(self) -> None:
        """Wait for what was asked for, and keep it."""
        for coming in self._coming:
            self._store.crawl.keep_asset(self._number, coming.result())
        self._coming.clear()

    def _note(self, seen: Fingerprint) -> Fingerprint:
        for url in seen.assets:
            if url not in self._noted:
                self._noted.add(url)
                self._coming.append(self._asking.submit(self._assets.see, url))
        waiting = []
        for coming in self._coming:
            if coming.done():
                self._store.crawl.keep_asset(self._number, coming.result())
            else:
                waiting.append(coming)
        self._coming = waiting
        return seen
