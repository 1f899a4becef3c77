"""One SQLite file: the frontier, the results as they come, and the history of scans.

Each call is one transaction, so a process that is killed loses nothing but the page in hand.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from toegankelijk import serial
from toegankelijk.errors import StoreError
from toegankelijk.model import (
    Fingerprint,
    Job,
    NotVisited,
    Organisation,
    PageResult,
    Reason,
    Sample,
    Scan,
    Site,
    Versions,
    Visited,
)
from toegankelijk.storecrawl import CrawlStore
from toegankelijk.storefile import connect


class Store:
    """Open it with ``Store.open`` and use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        self.crawl = CrawlStore(connection, self._transaction)
        """What was fetched and not rendered."""

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Raises ``StoreError`` for a file that is missing, no store, or of another version."""
        return cls(connect(path, create=create), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._db.close()

    def begin(
        self, organisation: Organisation, site: Site, versions: Versions, *, fresh: bool = False
    ) -> int:
        """Number of a new scan; a ``fresh`` one keeps nothing of an earlier one."""
        with self._transaction():
            cursor = self._db.execute(
                "INSERT INTO scan (reach, organisation, site, versions, started, fresh)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    _reach(site),
                    serial.dumps(organisation),
                    serial.dumps(site),
                    serial.dumps(versions),
                    datetime.now(UTC).isoformat(),
                    fresh,
                ),
            )
        number = cursor.lastrowid
        assert number is not None
        return number

    def go_on(self, scan: int, organisation: Organisation, site: Site) -> None:
        """A scan that was broken off goes on; what is not its reach may have been changed."""
        self._set(scan, organisation=serial.dumps(organisation), site=serial.dumps(site))

    def unfinished(self, site: Site) -> int | None:
        """The last scan with the same reach, if it was broken off."""
        row = self._db.execute(
            "SELECT id, finished FROM scan WHERE reach = ? ORDER BY id DESC LIMIT 1",
            (_reach(site),),
        ).fetchone()
        return row[0] if row is not None and row[1] is None else None

    def add(self, scan: int, jobs: Iterable[Job]) -> None:
        """Keep what the frontier accepted, in its order."""
        with self._transaction():
            (last,) = self._db.execute(
                "SELECT coalesce(max(position), -1) FROM url WHERE scan = ?", (scan,)
            ).fetchone()
            self._db.executemany(
                "INSERT OR IGNORE INTO url VALUES (?, ?, ?, ?, ?)",
                (
                    (scan, position, job.url, job.depth, job.found_on)
                    for position, job in enumerate(jobs, last + 1)
                ),
            )

    def save(
        self,
        scan: int,
        result: PageResult,
        pictures: Mapping[str, bytes],
        fingerprint: Fingerprint | None = None,
    ) -> None:
        """Keep a result as soon as it is there."""
        packed = zlib.compress(serial.dumps(result).encode(), 3)
        with self._transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (scan, result.job.url, packed)
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO picture VALUES (?, ?, ?)",
                ((scan, key, image) for key, image in pictures.items()),
            )
            if fingerprint is not None:
                self._db.execute(
                    "INSERT OR REPLACE INTO fingerprint VALUES (?, ?, ?)",
                    (scan, result.job.url, serial.dumps(fingerprint)),
                )

    def finish(self, scan: int) -> None:
        """The scan is complete: the same command will make a new one."""
        self._set(scan, finished=datetime.now(UTC).isoformat())

    def keep_versions(self, scan: int, browser: str, axe: str) -> None:
        """Keep with which browser and axe the pages are looked at: known after the first one."""
        (versions,) = self._db.execute("SELECT versions FROM scan WHERE id = ?", (scan,)).fetchone()
        known = replace(serial.loads(versions, Versions), browser=browser, axe=axe)
        self._set(scan, versions=serial.dumps(known))

    def keep_cuts(self, scan: int, cuts: Mapping[str, int]) -> None:
        """Keep how many URLs of each endless pattern were left out so far."""
        self._set(scan, cuts=json.dumps(dict(cuts)))

    def jobs(self, scan: int) -> Iterator[Job]:
        """All URLs of a scan in the order in which the frontier accepted them."""
        rows = self._db.execute(
            "SELECT url, depth, found_on FROM url WHERE scan = ? ORDER BY position", (scan,)
        )
        yield from (Job(*row) for row in rows)

    def done(self, scan: int) -> frozenset[str]:
        """URLs that have a result."""
        rows = self._db.execute("SELECT url FROM page WHERE scan = ?", (scan,))
        return frozenset(url for (url,) in rows)

    def results(self, scan: int) -> Iterator[PageResult]:
        """Results in the order of the frontier; the few outside it (other hosts) come last."""
        rows = self._db.execute(
            "SELECT result FROM page LEFT JOIN url USING (scan, url) WHERE scan = ?"
            " ORDER BY position IS NULL, position, url",
            (scan,),
        )
        yield from (serial.loads(zlib.decompress(packed), PageResult) for (packed,) in rows)

    def forget(self, scan: int, reasons: Collection[Reason]) -> None:
        """Pages that were not checked for one of ``reasons`` wait for a turn again.

        Raises ``StoreError``.
        """
        with self._whole():
            urls = [
                result.job.url
                for result in self.results(scan)
                if isinstance(result.outcome, NotVisited) and result.outcome.reason in reasons
            ]
        with self._transaction():
            self._db.executemany(
                "DELETE FROM page WHERE scan = ? AND url = ?", ((scan, url) for url in urls)
            )

    def picture_keys(self, scan: int) -> frozenset[str]:
        """Keys of the cut-outs that are there already."""
        rows = self._db.execute("SELECT key FROM picture WHERE scan = ?", (scan,))
        return frozenset(key for (key,) in rows)

    def scan(self, number: int | None = None) -> Scan:
        """A scan with all that it holds; ``None`` for the newest. Raises ``StoreError``."""
        with self._whole():
            return self._scan(number)

    def numbers(self) -> tuple[int, ...]:
        """Of all scans, the newest first. Raises ``StoreError``."""
        with self._whole():
            rows = self._db.execute("SELECT id FROM scan ORDER BY id DESC").fetchall()
        return tuple(number for (number,) in rows)

    def checked_any(self, scan: int) -> bool:
        """Whether the scan looked at one page at least. Raises ``StoreError``."""
        with self._whole():
            return any(isinstance(result.outcome, Visited) for result in self.results(scan))

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What cannot be read makes the file a damaged one."""
        try:
            yield
        except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                "Dit bestand met scans is beschadigd.",
                where=str(self.path),
                mend="Zet het weg en scan opnieuw.",
            ) from error

    def _scan(self, number: int | None) -> Scan:
        row = self._db.execute(
            "SELECT id, organisation, site, versions, started, finished, cuts, sample FROM scan"
            " WHERE ? IS NULL OR id = ? ORDER BY id DESC LIMIT 1",
            (number, number),
        ).fetchone()
        if row is None:
            raise StoreError(
                "Hier staat nog geen scan in." if number is None else f"Scan {number} is er niet.",
                where=str(self.path),
                mend="Maak eerst een scan met: toegankelijk scan ADRES",
            )
        found, organisation, site, versions, started, finished, cuts, sample = row
        pictures = self._db.execute("SELECT key, image FROM picture WHERE scan = ?", (found,))
        pages = tuple(self.results(found))
        (known,) = self._db.execute(
            "SELECT count(*) FROM url WHERE scan = ? AND url NOT IN"
            " (SELECT url FROM page WHERE scan = ? UNION SELECT url FROM sighting WHERE scan = ?)",
            (found, found, found),
        ).fetchone()
        return Scan(
            id=found,
            organisation=serial.loads(organisation, Organisation),
            site=serial.loads(site, Site),
            versions=serial.loads(versions, Versions),
            started=datetime.fromisoformat(started),
            finished=datetime.fromisoformat(finished) if finished else None,
            pages=pages,
            waiting=known,
            cuts=json.loads(cuts),
            pictures=dict(pictures.fetchall()),
            sample=serial.loads(sample, Sample) if sample else None,
            files=self.crawl.files(found),
        )

    def _set(self, scan: int, **columns: str) -> None:
        names = ", ".join(f"{name} = ?" for name in columns)
        with self._transaction():
            self._db.execute(f"UPDATE scan SET {names} WHERE id = ?", (*columns.values(), scan))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                yield
        except sqlite3.Error as error:
            raise StoreError(
                "Het resultaat kan niet worden bewaard.",
                where=str(self.path),
                mend="Kijk of de schijf vol is. Typ daarna dezelfde opdracht om verder te gaan.",
            ) from error


def _reach(site: Site) -> str:
    """What makes two commands the same scan: where it starts and what it may take in."""
    reach = (site.start, site.hosts, site.include, site.exclude, site.max_pages, site.max_depth)
    more = (*((site.seed,) if site.sample else ()), *((site.share,) if site.share else ()))
    return json.dumps((*reach, *more))
