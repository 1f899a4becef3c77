"""Reading tables and lists: one row an entry, a semicolon between the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from toegankelijk.errors import RuleError

if TYPE_CHECKING:
    from _csv import Reader


EXCEPTIONS = "uitzonderingen.csv"
"""The list of expressions that are plain although a word in them stands in another list."""
TERMS = "vaktermen.csv"
"""The list of words of the trade."""
OWN = "moeilijk.csv"
"""The list that a user's own words are added to."""
KINDS = ("ww", "znw", "bn", "")
"""Verb, noun, adjective; and words that are written as they stand."""
ONLY = "!"
"""After a kind: only where the word is used as that, since it is another word too."""

_WORDS = ("moeilijk", "beter")
_MORE = ("soort", "toelichting", "bron")
_TERMS = ("vakterm", "uitleg")
_MORE_OF_TERMS = ("beter", "soort", "bron")


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A difficult word or expression with what may stand in its place."""

    forms: tuple[str, ...]
    """The lemma alone where there is a ``kind``; else all forms, written by hand."""
    better: tuple[str, ...]
    """Aligned with ``forms``; empty strings where there is no alternative in that form."""
    note: str
    source: str
    list: str
    """File name of the list."""
    kind: str = ""
    """One of ``KINDS``."""
    only: bool = False
    """Whether the word counts only where it is used as its ``kind``."""
    where: str = ""
    """File and line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade that may stay when the text says what it means."""

    forms: tuple[str, ...]
    """The lemma alone where there is a ``kind``; else all forms, written by hand."""
    meaning: str
    better: str
    """A plain word for those who do not need the term; may be empty."""
    kind: str


def read_words(path: Path) -> Iterator[WordEntry]:
    """The entries of one list; raises ``RuleError`` with the line.

    The columns ``soort``, ``toelichting`` and ``bron`` may be left out.
    """
    for line, row in read_table(path, _WORDS, _MORE):
        where = f"{path}, regel {line}"
        hard, better = row["moeilijk"], row["beter"]
        kind = _kind(row["soort"], where)
        by_hand = "|" in hard or not kind
        pairs = (
            tuple(zip_longest(_forms(hard), _forms(better), fillvalue=""))
            if by_hand
            else ((hard, better),)
        )
        _check_forms(hard, pairs, where)
        yield WordEntry(
            forms=tuple(form for form, _ in pairs),
            better=tuple(form for _, form in pairs),
            note=row["toelichting"],
            source=row["bron"],
            list=path.name,
            kind="" if by_hand else kind,
            only=row["soort"].endswith(ONLY),
            where=where,
        )


def with_own(words: Iterable[WordEntry], own: Iterable[WordEntry]) -> tuple[WordEntry, ...]:
    """``words`` with a user's ``own``, which go first where both have the same word.

    A row of the user's own that says nothing better is an exception: the word is left alone.
    """
    added = tuple(
        replace(entry, list=OWN if any(entry.better) or entry.note else EXCEPTIONS) for entry in own
    )
    taken = _taken(added)
    kept = (e for e in words if taken.isdisjoint(form.casefold() for form in e.forms))
    return (*kept, *added)


def without_own(terms: Iterable[Term], own: Iterable[WordEntry]) -> tuple[Term, ...]:
    """``terms`` without those that a user has a row of their own for."""
    taken = _taken(own)
    return tuple(t for t in terms if taken.isdisjoint(form.casefold() for form in t.forms))


def _taken(own: Iterable[WordEntry]) -> set[str]:
    return {form.casefold() for entry in own for form in entry.forms}


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of one list; raises ``RuleError`` with the line."""
    terms = []
    for line, row in read_table(path, _TERMS, _MORE_OF_TERMS):
        where = f"{path}, regel {line}"
        kind = _kind(row["soort"], where)
        if not row["vakterm"] or not row["uitleg"]:
            raise RuleError(
                "Bij een vakterm hoort een uitleg.",
                where=where,
                mend="Vul de kolommen 'vakterm' en 'uitleg' in.",
            )
        terms.append(Term(_forms(row["vakterm"]), row["uitleg"], row["beter"], kind))
    return tuple(terms)


def _kind(cell: str, where: str) -> str:
    kind = cell.removesuffix(ONLY)
    if kind not in KINDS:
        raise RuleError(
            f"De soort {kind!r} is niet bekend.",
            where=where,
            mend=f"Kies uit: {', '.join(filter(None, KINDS))}. Of laat de kolom leeg.",
        )
    return kind


def _check_forms(hard: str, pairs: Iterable[tuple[str, str]], where: str) -> None:
    for form, _ in pairs:
        if not form:
            raise RuleError(
                f"Bij het woord {hard!r} staan meer betere vormen dan moeilijke vormen.",
                where=where,
                mend="Zet achter elke vorm één vorm die in de plaats kan komen.",
            )
        if not any(map(str.isalnum, form)):
            raise RuleError(
                f"In {form!r} staat geen letter en geen cijfer, dus dit is geen woord.",
                where=where,
                mend="Haal het weg, of schrijf het woord helemaal uit.",
            )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split("|")) if cell.strip() else ()


def read_table(
    path: Path, needed: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the number of their line; columns by name, in the order of the header.

    ``optional`` columns that the file does not have are empty. Raises ``RuleError`` with the line.
    """
    reader = csv.reader(_text(path).splitlines(), delimiter=";", strict=True)
    header = tuple(name.strip().lower() for name in _next(reader, path) or ())
    known = (*needed, *optional)
    if not set(needed) <= set(header) <= set(known) or len(set(header)) < len(header):
        raise RuleError(
            "De eerste regel klopt niet.",
            where=f"{path}, regel 1",
            mend=f"Zet daar: {';'.join(known)}",
        )
    while (row := _next(reader, path)) is not None:
        if not any(row):
            continue
        _check_columns(row, len(header), f"{path}, regel {reader.line_num}")
        cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
        yield reader.line_num, {name: cells.get(name, "") for name in known}


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
        _check_columns(row, len(names), f"{path}, regel {reader.line_num}")
        yield tuple(cell.strip() for cell in row)


def _check_columns(row: list[str], count: int, where: str) -> None:
    if len(row) != count:
        raise RuleError(
            f"Hier staan {len(row)} kolommen en dat moeten er {count} zijn.",
            where=where,
            mend="Zet tussen de kolommen een puntkomma.",
        )


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
