"""The dates that a document itself tells: when it was made, and last saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from toegankelijk.documents.archive import Archive
from toegankelijk.errors import InputError

# Read as bytes, not parsed: a PDF is hostile, and its dates stand there as they are, or in XMP.
_PDF = {
    "created": re.compile(rb"/CreationDate\s*\(\s*D?:?\s*(\d{8})"),
    "saved": re.compile(rb"/ModDate\s*\(\s*D?:?\s*(\d{8})"),
}
_XMP = {
    "created": re.compile(rb"xmp:CreateDate(?:>|=\")\s*(\d{4}-\d\d-\d\d)"),
    "saved": re.compile(rb"xmp:ModifyDate(?:>|=\")\s*(\d{4}-\d\d-\d\d)"),
}
_ZIPPED = {
    "docProps/core.xml": {
        "created": re.compile(rb"<dcterms:created[^>]*>\s*(\d{4}-\d\d-\d\d)"),
        "saved": re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d\d-\d\d)"),
    },
    "meta.xml": {
        "created": re.compile(rb"<meta:creation-date>\s*(\d{4}-\d\d-\d\d)"),
        "saved": re.compile(rb"<dc:date>\s*(\d{4}-\d\d-\d\d)"),
    },
}
FIRST_YEAR = 1990
"""A program that does not know the day writes 1970, 1980 or 1601."""


@dataclass(frozen=True, slots=True)
class OwnDates:
    """``None`` for what a document does not tell."""

    created: date | None = None
    saved: date | None = None


def own_dates(data: bytes) -> OwnDates:
    """Of a PDF, or of a file of Office or LibreOffice. Never raises: any other file tells none."""
    if data.startswith(b"%PDF"):
        # A PDF that was changed keeps what it said before, and says it again behind that.
        saved = max(_sound(data, (_PDF["saved"], _XMP["saved"])), default=None)
        return OwnDates(_first(data, _PDF["created"], _XMP["created"]), saved)
    if data.startswith(b"PK"):
        return _zipped(data)
    return OwnDates()


def _zipped(data: bytes) -> OwnDates:
    try:
        archive = Archive(data, "")
        for member, patterns in _ZIPPED.items():
            if text := archive.read(member):
                return OwnDates(*(_first(text, patterns[name]) for name in ("created", "saved")))
    except InputError:
        return OwnDates()
    return OwnDates()


def _first(data: bytes, *patterns: re.Pattern[bytes]) -> date | None:
    return next(_sound(data, patterns), None)


def _sound(data: bytes, patterns: Iterable[re.Pattern[bytes]]) -> Iterator[date]:
    for pattern in patterns:
        for found in pattern.finditer(data):
            digits = found[1].replace(b"-", b"").decode()
            try:
                day = date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
            except ValueError:
                continue
            if day.year >= FIRST_YEAR:
                yield day
