"""Reading tables and lists: one row an entry, a semicolon between the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from toegankelijk.errors import RuleError

if TYPE_CHECKING:
    from _csv import Reader


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A difficult word or expression with what may stand in its place."""

    forms: tuple[str, ...]
    better: tuple[str, ...]
    """Aligned with ``forms``; empty strings where there is no alternative in that form."""
    note: str
    source: str
    list: str
    """File name of the list."""


def read_words(path: Path) -> Iterator[WordEntry]:
    """The entries of one list; raises ``RuleError`` with the line."""
    for row in read_rows(path, ("moeilijk", "beter", "toelichting", "bron")):
        hard, better, note, source = row
        pairs = tuple(zip_longest(_forms(hard), _forms(better), fillvalue=""))
        if any(not form for form, _ in pairs):
            raise RuleError(
                f"Bij het woord {hard!r} staan meer betere vormen dan moeilijke vormen.",
                where=str(path),
                mend="Zet achter elke vorm één vorm die in de plaats kan komen.",
            )
        for form, _ in pairs:
            if not any(map(str.isalnum, form)):
                raise RuleError(
                    f"In {form!r} staat geen letter en geen cijfer, dus dit is geen woord.",
                    where=str(path),
                    mend="Haal het weg, of schrijf het woord helemaal uit.",
                )
        yield WordEntry(
            forms=tuple(form for form, _ in pairs),
            better=tuple(form for _, form in pairs),
            note=note,
            source=source,
            list=path.name,
        )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split("|")) if cell.strip() else ()


def read_rows(path: Path, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows under a header of just these ``names``; raises ``RuleError`` with the line."""
    reader = csv.reader(_text(path).splitlines(), delimiter=";", strict=True)
    header = tuple(_next(reader, path) or ())
    if header != names:
        raise RuleError(
            "De eerste regel klopt niet.",
            where=f"{path}, regel 1",
            mend=f"Zet daar: {';'.join(names)}",
        )
    while (row := _next(reader, path)) is not None:
        if not any(row):
            continue
        if len(row) != len(names):
            raise RuleError(
                f"Hier staan {len(row)} kolommen en dat moeten er {len(names)} zijn.",
                where=f"{path}, regel {reader.line_num}",
                mend="Zet tussen de kolommen een puntkomma.",
            )
        yield tuple(cell.strip() for cell in row)


def read_lines(path: Path) -> tuple[str, ...]:
    """The lines that are not empty and no comment (``#``)."""
    lines = (line.strip() for line in _text(path).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _next(reader: Reader, path: Path) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise RuleError(
            "Deze regel is niet te lezen.",
            where=f"{path}, regel {reader.line_num}",
            mend="Kijk of bij elk aanhalingsteken ook een tweede staat.",
        ) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleError(
            "Dit bestand kan niet worden gelezen.",
            where=str(path),
            mend="Kijk of het bestaat en of u het mag openen.",
        ) from error
    except UnicodeDecodeError as error:
        raise RuleError(
            "Dit bestand is niet opgeslagen als UTF-8.",
            where=str(path),
            mend="Sla het in uw tekstprogramma op met de codering UTF-8.",
        ) from error
