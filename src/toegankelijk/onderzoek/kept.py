"""Investigations in the file of a scan. A verdict is only ever added, so that none is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toegankelijk import serial
from toegankelijk.errors import StoreError
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import Investigation, Verdict
from toegankelijk.storefile import connect

_TABLES = """
CREATE TABLE IF NOT EXISTS investigation (
    id INTEGER PRIMARY KEY, scan INTEGER NOT NULL, facts TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS verdict (
    investigation INTEGER NOT NULL REFERENCES investigation, criterion TEXT NOT NULL,
    page TEXT NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL, who TEXT NOT NULL,
    at TEXT NOT NULL, automatic INTEGER NOT NULL, earlier INTEGER NOT NULL,
    UNIQUE (investigation, criterion, page, outcome, note, who, at, automatic, earlier)
);
"""


def keep(path: Path, scan: int, investigation: Investigation) -> int:
    """Number of a new investigation in the file at ``path``. Raises ``StoreError``."""
    facts = serial.dumps(replace(investigation, verdicts=()))
    with _open(path) as db, db:
        cursor = db.execute("INSERT INTO investigation (scan, facts) VALUES (?, ?)", (scan, facts))
        number = cursor.lastrowid
        assert number is not None
        _add(db, number, investigation.verdicts)
    return number


def change(path: Path, number: int, investigation: Investigation) -> None:
    """New facts beside the verdicts, such as who it was done by."""
    facts = serial.dumps(replace(investigation, verdicts=()))
    with _open(path) as db, db:
        db.execute("UPDATE investigation SET facts = ? WHERE id = ?", (facts, number))


def add(path: Path, number: int, verdicts: Iterable[Verdict]) -> int:
    """How many of ``verdicts`` were not there yet. All are kept, or with an error none."""
    with _open(path) as db, db:
        return _add(db, number, verdicts)


def newest(path: Path) -> tuple[int, int, Investigation]:
    """Number, scan, and the last investigation that was begun in a file. Raises ``StoreError``."""
    with _open(path) as db:
        row = db.execute("SELECT id, scan, facts FROM investigation ORDER BY id DESC").fetchone()
        if row is None:
            raise StoreError(
                "Hier is nog geen onderzoek begonnen.",
                where=str(path),
                mend="Begin met: toegankelijk onderzoek start",
            )
        number, scan, facts = row
        rows = db.execute(
            "SELECT criterion, page, outcome, note, who, at, automatic, earlier FROM verdict"
            " WHERE investigation = ? ORDER BY rowid",
            (number,),
        )
        verdicts = tuple(_verdict(*row) for row in rows)
    return number, scan, replace(serial.loads(facts, Investigation), verdicts=verdicts)


def has_any(path: Path) -> bool:
    """Whether an investigation was begun in a file."""
    with _open(path) as db:
        return db.execute("SELECT 1 FROM investigation LIMIT 1").fetchone() is not None


def _add(db: sqlite3.Connection, number: int, verdicts: Iterable[Verdict]) -> int:
    before = db.total_changes
    db.executemany(
        "INSERT OR IGNORE INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                v.criterion,
                v.page,
                v.outcome.value,
                v.note,
                v.who,
                v.at.isoformat() if v.at else "",
                v.automatic,
                v.earlier,
            )
            for v in verdicts
        ),
    )
    return db.total_changes - before


def _verdict(
    criterion: str,
    page: str,
    outcome: str,
    note: str,
    who: str,
    at: str,
    automatic: int,
    earlier: int,
) -> Verdict:
    moment = datetime.fromisoformat(at) if at else None
    return Verdict(
        criterion, page, Outcome(outcome), note, who, moment, bool(automatic), bool(earlier)
    )


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(connect(path, create=False)) as db:
            db.isolation_level = "IMMEDIATE"
            db.executescript(_TABLES)
            yield db
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            "Het onderzoek in dit bestand is niet te lezen of te bewaren.",
            where=str(path),
            mend="Kijk of de schijf vol is, en of u hier mag schrijven.",
        ) from error
