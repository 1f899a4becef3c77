"""Tables that are written beside the table of findings: products and documents."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from toegankelijk.model import Scan
from toegankelijk.problems import problems
from toegankelijk.reach import reaches
from toegankelijk.report.crawled import kind_of
from toegankelijk.report.safe import cell
from toegankelijk.rulebook import Rulebook

PRODUCTS = (
    *("product", "paginas", "pagina_gevonden", "formulier", "telefoon", "balie"),
    *("telefoon_elders_op_pagina", "problemen"),
)
DOCUMENTS = ("adres", "titel", "soort", "bytes", "laatst_veranderd", "http", "links", "paginas")


def products_csv(scan: Scan, rulebook: Rulebook) -> str | None:
    """One row a product: is there a page, a form, a phone, a desk?"""
    if not scan.site.products:
        return None
    found = problems(scan, rulebook)
    return written(
        PRODUCTS,
        (
            (
                reach.product.name,
                str(len(reach.pages)),
                _yes(reach.page),
                reach.form or "",
                reach.phone or "",
                reach.desk or "",
                _yes(reach.general_phone),
                str(sum(reach.product.name in each.products for each in found)),
            )
            for reach in reaches(scan)
        ),
    )


def documents_csv(scan: Scan, _: Rulebook) -> str | None:
    """One row a document."""
    return written(DOCUMENTS, _documents(scan)) if scan.files else None


def _documents(scan: Scan) -> Iterator[tuple[str, ...]]:
    for found in scan.files:
        yield (
            found.url,
            found.title,
            kind_of(found),
            "" if found.size is None else str(found.size),
            "" if found.modified is None else found.modified.date().isoformat(),
            "" if found.status is None else str(found.status),
            str(found.links),
            " ".join(found.pages),
        )


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """With a byte order mark and ``;``: a Dutch Excel opens that in columns, with its accents."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(text) for text in row])
    return "\ufeff" + sheet.getvalue()


def _yes(value: bool) -> str:
    return "ja" if value else "nee"
