"""The file of a store: its tables, and that one scan at a time writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toegankelijk.errors import StoreError

FORMAT = 3
"""Version of the tables below, kept in SQLite's ``user_version``."""

_TABLES = """
CREATE TABLE scan (
    id INTEGER PRIMARY KEY, reach TEXT NOT NULL, organisation TEXT NOT NULL, site TEXT NOT NULL,
    versions TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, cuts TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE url (
    scan INTEGER NOT NULL REFERENCES scan, position INTEGER NOT NULL, url TEXT NOT NULL,
    depth INTEGER NOT NULL, found_on TEXT, PRIMARY KEY (scan, position), UNIQUE (scan, url)
) WITHOUT ROWID;
CREATE TABLE page (
    scan INTEGER NOT NULL REFERENCES scan, url TEXT NOT NULL, result BLOB NOT NULL,
    PRIMARY KEY (scan, url)
);
CREATE TABLE picture (
    scan INTEGER NOT NULL REFERENCES scan, key TEXT NOT NULL, image BLOB NOT NULL,
    PRIMARY KEY (scan, key)
);
"""
_CRAWL_TABLES = """
ALTER TABLE scan ADD COLUMN sample TEXT;
ALTER TABLE scan ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0;
CREATE TABLE sighting (
    scan INTEGER NOT NULL REFERENCES scan, url TEXT NOT NULL, seen BLOB NOT NULL,
    PRIMARY KEY (scan, url)
);
CREATE TABLE fingerprint (
    scan INTEGER NOT NULL REFERENCES scan, url TEXT NOT NULL, print TEXT NOT NULL,
    PRIMARY KEY (scan, url)
) WITHOUT ROWID;
CREATE TABLE asset (
    scan INTEGER NOT NULL REFERENCES scan, url TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (scan, url)
) WITHOUT ROWID;
CREATE TABLE file (
    scan INTEGER NOT NULL REFERENCES scan, url TEXT NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (scan, url)
);
"""
"""What form 3 has beside form 2, so that a file of before keeps its scans."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Raises ``StoreError`` for a file that is missing, no store, or of another version."""
    if not create and not path.is_file():
        raise StoreError(
            "Hier staat geen bestand met scans.",
            where=str(path),
            mend="Maak eerst een scan met: toegankelijk scan ADRES",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _prepare(connection, path)
    except sqlite3.Error as error:
        foreign = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB
        raise StoreError(
            "Dit bestand met scans is niet te openen.",
            where=str(path),
            mend="Het is stuk, of van een ander programma. Kies een bestand zoals scan.db."
            if foreign
            else "Kijk of u hier mag schrijven. Of kies een andere map.",
        ) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == FORMAT:
        connection.execute("SELECT id, reach, cuts FROM scan LIMIT 1").fetchone()
        return
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version == 2:
        _make(connection, _CRAWL_TABLES)
        return
    if version != 0 or tables:
        raise StoreError(
            f"Dit bestand hoort bij een andere versie van toegankelijk (vorm {version}).",
            where=str(path),
            mend="Zet het weg en scan opnieuw.",
        )
    _make(connection, _TABLES + _CRAWL_TABLES)


def _make(connection: sqlite3.Connection, tables: str) -> None:
    connection.executescript(f"BEGIN; {tables} PRAGMA user_version = {FORMAT}; COMMIT;")


@contextmanager
def claim(store: Path) -> Iterator[None]:
    """Nobody else scans into this store meanwhile; raises ``StoreError`` when somebody does.

    Ends with the process, however that ends.
    """
    lock = sqlite3.connect(f"{store}.bezig", timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise StoreError(
            "In deze map loopt al een scan.",
            where=str(store.parent),
            mend="Wacht tot die klaar is, of kies een andere map met --map.",
        ) from error
    try:
        yield
    finally:
        lock.close()
        Path(f"{store}.bezig").unlink(missing_ok=True)
