"""The list of documents as a paper and for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from toegankelijk.paper.content import Bullets, Line, Link, Paper, Paragraph, Section, Table, Text
from toegankelijk.paper.texts import Texts
from toegankelijk.report.dutch import day
from toegankelijk.report.safe import cell, shown
from toegankelijk.verklaring.documents import DocumentFacts, DocumentVerdict, Judgement

Judged = Sequence[tuple[DocumentFacts, Judgement]]
COLUMNS = (
    *("adres", "titel", "oordeel", "waarom", "gezien", "server", "gemaakt", "bewaard"),
    *("bytes", "paginas"),
)


def as_paper(judged: Judged, site: str, placed_before: date, texts: Texts, today: date) -> Paper:
    """Counts and advice first, then all documents."""
    counts = dict.fromkeys(DocumentVerdict, 0)
    for _, judgement in judged:
        counts[judgement.verdict] += 1
    told = tuple(
        (Text(texts("telt", oordeel=texts(verdict, of="oordeel"), aantal=count)),)
        for verdict, count in counts.items()
    )
    keys = ("document", "oordeel", "waarom", "gezien", "veranderd", "gemaakt", "bewaard")
    rows = tuple(_row(facts, judgement, placed_before, texts) for facts, judgement in judged)
    table = Table(texts("lijst"), tuple(texts(key) for key in keys), rows)
    return Paper(
        title=texts("titel", site=site),
        mark="",
        notice=None,
        contents=texts("inhoud"),
        skip=texts("naar_tekst"),
        sections=(
            Section(
                "samenvatting",
                texts("samenvatting"),
                (Bullets(told), *(Paragraph((Text(texts(key)),)) for key in ("wet", "advies"))),
            ),
            Section(
                "documenten",
                texts("lijst"),
                (table if rows else Paragraph((Text(texts("geen")),)),),
            ),
        ),
        closing=((Text(texts("gemaakt_op", datum=today)),),),
    )


def as_csv(judged: Judged, placed_before: date, texts: Texts) -> str:
    """With semicolons and a mark of UTF-8, as Dutch spreadsheets like it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for facts, judgement in judged:
        days = (facts.first_seen, facts.modified, facts.created, facts.saved)
        row = (
            facts.url,
            facts.title,
            texts(judgement.verdict, of="oordeel"),
            why(facts, judgement, placed_before, texts),
            *(each.isoformat() if each else "" for each in days),
            str(facts.size) if facts.size is not None else "",
            " ".join(facts.pages),
        )
        writer.writerow(cell(text, 2_000) for text in row)
    return "\ufeff" + file.getvalue()


def why(facts: DocumentFacts, judgement: Judgement, placed_before: date, texts: Texts) -> str:
    """The ground of a verdict in words."""
    products = ", ".join(facts.products)
    return texts(judgement.ground, of="grond", dag=placed_before, wat=products)


def _row(
    facts: DocumentFacts, judgement: Judgement, placed_before: date, texts: Texts
) -> tuple[Line, ...]:
    days = (facts.first_seen, facts.modified, facts.created, facts.saved)
    name = shown(facts.title or facts.url.rpartition("/")[2], 120)
    return (
        (Link(facts.url, name),),
        (Text(texts(judgement.verdict, of="oordeel")),),
        (Text(why(facts, judgement, placed_before, texts)),),
        *((Text(day(each) if each else texts("onbekend")),) for each in days),
    )
