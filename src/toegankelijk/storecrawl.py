"""What a store keeps of pages that were fetched and not rendered, and of what pages are made of."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager

from toegankelijk import serial
from toegankelijk.model import (
    Asset,
    Fingerprint,
    FoundFile,
    PageResult,
    Sample,
    Sighting,
    Versions,
)


class CrawlStore:
    """Part of ``Store``; each call is one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._db = connection
        self._transaction = transaction

    def earlier(self, scan: int) -> int | None:
        """The last finished scan that started at the same addresses with the same versions.

        ``None`` too for a fresh scan, which keeps nothing.
        """
        rows = self._db.execute(
            "SELECT id, reach, versions FROM scan WHERE finished IS NOT NULL AND id < ?"
            " ORDER BY id DESC",
            (scan,),
        ).fetchall()
        reach, made, fresh = self._db.execute(
            "SELECT reach, versions, fresh FROM scan WHERE id = ?", (scan,)
        ).fetchone()
        if fresh:
            return None
        now = serial.loads(made, Versions)
        for number, other, versions in rows:
            before = serial.loads(versions, Versions)
            same = (before.tool, before.rules, before.language_model) == (
                now.tool,
                now.rules,
                now.language_model,
            )
            if same and now.rules is not None and json.loads(other)[0] == json.loads(reach)[0]:
                return int(number)
        return None

    def result(self, scan: int, url: str) -> PageResult | None:
        """What became of one page."""
        row = self._db.execute(
            "SELECT result FROM page WHERE scan = ? AND url = ?", (scan, url)
        ).fetchone()
        return None if row is None else serial.loads(zlib.decompress(row[0]), PageResult)

    def pictures(self, scan: int, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Cut-outs by their keys; those that are not there are left out."""
        rows = (
            self._db.execute(
                "SELECT key, image FROM picture WHERE scan = ? AND key = ?", (scan, key)
            ).fetchone()
            for key in keys
        )
        return {row[0]: row[1] for row in rows if row is not None}

    def keep_sighting(self, scan: int, seen: Sighting) -> None:
        """Keep what was fetched, in the place of what was fetched before."""
        packed = zlib.compress(serial.dumps(seen).encode(), 3)
        with self._transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO sighting VALUES (?, ?, ?)", (scan, seen.url, packed)
            )

    def sighting(self, scan: int, url: str) -> Sighting | None:
        """What was fetched of one page."""
        row = self._db.execute(
            "SELECT seen FROM sighting WHERE scan = ? AND url = ?", (scan, url)
        ).fetchone()
        return None if row is None else _unpacked(row[0])

    def sightings(self, scan: int) -> Iterator[Sighting]:
        """All that was fetched, in the order of the frontier."""
        rows = self._db.execute(
            "SELECT seen FROM sighting LEFT JOIN url USING (scan, url) WHERE scan = ?"
            " ORDER BY position IS NULL, position, url",
            (scan,),
        )
        yield from (_unpacked(packed) for (packed,) in rows)

    def seen(self, scan: int) -> frozenset[str]:
        """URLs that were fetched."""
        rows = self._db.execute("SELECT url FROM sighting WHERE scan = ?", (scan,))
        return frozenset(url for (url,) in rows)

    def fingerprint(self, scan: int, url: str) -> Fingerprint | None:
        """How a page was served."""
        row = self._db.execute(
            "SELECT print FROM fingerprint WHERE scan = ? AND url = ?", (scan, url)
        ).fetchone()
        return None if row is None else serial.loads(row[0], Fingerprint)

    def keep_asset(self, scan: int, asset: Asset) -> None:
        """Keep how an asset was when it was first seen."""
        with self._transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO asset VALUES (?, ?, ?)",
                (scan, asset.url, serial.dumps(asset)),
            )

    def assets(self, scan: int) -> Mapping[str, Asset]:
        """All assets by their addresses."""
        rows = self._db.execute("SELECT url, state FROM asset WHERE scan = ?", (scan,))
        return {url: serial.loads(state, Asset) for url, state in rows}

    def keep_files(self, scan: int, files: Iterable[FoundFile]) -> None:
        """Keep documents, each in the place of what was known of it."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?)",
                ((scan, found.url, serial.dumps(found)) for found in files),
            )

    def files(self, scan: int) -> tuple[FoundFile, ...]:
        """The documents in the order in which they were kept."""
        rows = self._db.execute("SELECT found FROM file WHERE scan = ? ORDER BY rowid", (scan,))
        return tuple(serial.loads(found, FoundFile) for (found,) in rows)

    def keep_sample(self, scan: int, sample: Sample) -> None:
        """Keep which pages stand for the whole."""
        with self._transaction():
            self._db.execute(
                "UPDATE scan SET sample = ? WHERE id = ?", (serial.dumps(sample), scan)
            )

    def sample(self, scan: int) -> Sample | None:
        """The sample, once it was chosen."""
        (held,) = self._db.execute("SELECT sample FROM scan WHERE id = ?", (scan,)).fetchone()
        return serial.loads(held, Sample) if held else None


def _unpacked(packed: bytes) -> Sighting:
    return serial.loads(zlib.decompress(packed), Sighting)
