"""Whether a document of a site falls under the decree: a pure function of its dates.

Source: article 2, second paragraph, under a: office files placed before 23 September 2018 are left
out, unless somebody needs them to arrange something. The day of placing counts, not the file's own
dates; a program seldom knows that day, so it never says that a file is left out for sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PLACED_BEFORE = date(2018, 9, 23)
"""Office files from before this day may be left out; ``Law.documents_from`` has it as data."""


class DocumentVerdict(StrEnum):
    """What is known of a document; the words stand in ``rules/verklaring/documenten.toml``."""

    IN_SCOPE = "valt_onder"
    LIKELY_EXEMPT = "waarschijnlijk_uitgezonderd"
    LOOK = "uitzoeken"


class Ground(StrEnum):
    """Why that is thought."""

    NEEDED = "nodig_voor_product"
    """It hangs on a page of a product: an active procedure."""
    MADE_LATER = "later_gemaakt"
    """Its own date is after the day: it cannot have been placed before."""
    SEEN_LATER = "later_gezien"
    """A scan after the day saw the site without it."""
    PLACED_EARLIER = "eerder_geplaatst"
    """A date that only can be that of placing is before the day."""
    OLD_DATES = "oude_datums"
    """All dates that are known are before the day."""
    CHANGED_LATER = "later_veranderd"
    """The server says that it changed after the day: placed then, or moved with the site."""
    NO_DATES = "geen_datums"
    NOT_THERE = "geen_document"
    """The address gives no document now, so there is nothing to judge."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of one document; ``None`` is not known."""

    url: str
    title: str = ""
    size: int | None = None
    """Bytes."""
    pages: tuple[str, ...] = ()
    """Pages that link to it."""
    first_seen: date | None = None
    """Day of the first scan that saw it."""
    absent_before: date | None = None
    """Day of the last scan that did not see it, though it saw a page that links to it now."""
    modified: date | None = None
    """``Last-Modified`` of the server."""
    created: date | None = None
    """Its own day of making."""
    saved: date | None = None
    """Its own day of last change."""
    products: tuple[str, ...] = ()
    """Products of which a page links to it."""
    gone: bool = False
    """The server gives no document at its address now."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its ground."""

    verdict: DocumentVerdict
    ground: Ground


def judge_document(facts: DocumentFacts, placed_before: date = PLACED_BEFORE) -> Judgement:
    """The verdict on one document.

    What somebody needs for a product is in scope, however old. A date inside the file after the
    day proves that it was placed later. All dates before the day make it likely that it is left
    out. ``Last-Modified`` after the day with old dates inside proves nothing: a move to another
    server gives every file a new one.
    """
    if facts.gone:
        return Judgement(DocumentVerdict.LOOK, Ground.NOT_THERE)
    if facts.products:
        return Judgement(DocumentVerdict.IN_SCOPE, Ground.NEEDED)
    own = [day for day in (facts.created, facts.saved) if day is not None]
    if any(day >= placed_before for day in own):
        return Judgement(DocumentVerdict.IN_SCOPE, Ground.MADE_LATER)
    if facts.absent_before is not None and facts.absent_before >= placed_before:
        return Judgement(DocumentVerdict.IN_SCOPE, Ground.SEEN_LATER)
    if facts.first_seen is not None and facts.first_seen < placed_before:
        return Judgement(DocumentVerdict.LIKELY_EXEMPT, Ground.PLACED_EARLIER)
    if facts.modified is not None and facts.modified < placed_before:
        return Judgement(DocumentVerdict.LIKELY_EXEMPT, Ground.PLACED_EARLIER)
    if own and facts.modified is None:
        return Judgement(DocumentVerdict.LIKELY_EXEMPT, Ground.OLD_DATES)
    if facts.modified is not None:
        return Judgement(DocumentVerdict.LOOK, Ground.CHANGED_LATER)
    return Judgement(DocumentVerdict.LOOK, Ground.NO_DATES)


def judge_all(
    documents: Iterable[DocumentFacts], placed_before: date = PLACED_BEFORE
) -> tuple[tuple[DocumentFacts, Judgement], ...]:
    """All documents with their verdicts; those in scope first, then those to look into."""
    order = (DocumentVerdict.IN_SCOPE, DocumentVerdict.LOOK, DocumentVerdict.LIKELY_EXEMPT)
    judged = [(each, judge_document(each, placed_before)) for each in documents]
    return tuple(sorted(judged, key=lambda item: (order.index(item[1].verdict), item[0].url)))
