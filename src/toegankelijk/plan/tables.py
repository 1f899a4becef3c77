"""The plan for a spreadsheet."""

from __future__ import annotations

import csv
import io

from toegankelijk.paper.texts import Texts
from toegankelijk.plan.paper import Plan, state, work
from toegankelijk.report.safe import cell

COLUMNS = (
    *("nummer", "naam", "maatregel", "eisen", "wie", "werk", "effect", "paginas", "producten"),
    *("klaar_op", "afgesproken", "stand", "sleutel"),
)


def as_csv(plan: Plan, texts: Texts) -> str:
    """With semicolons and a mark of UTF-8, as Dutch spreadsheets like it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for index, each in enumerate(plan.measures, 1):
        deviation, cause = each.deviation, each.deviation.cause
        row = (
            str(index),
            deviation.name,
            each.what.replace("`", ""),
            ", ".join(criterion.number for criterion in deviation.criteria),
            texts(each.owner, of="wie"),
            work(each, texts),
            f"{each.effect:.0f}",
            str(cause.pages) if cause else "",
            ", ".join(cause.products) if cause else "",
            each.by.isoformat(),
            "ja" if each.agreed else "nee",
            state(each, texts),
            deviation.key,
        )
        writer.writerow(cell(text, 2_000) for text in row)
    return "\ufeff" + file.getvalue()
