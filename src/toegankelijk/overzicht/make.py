"""From all scans and settings to the files of an overview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from toegankelijk import settings as settings_file
from toegankelijk.errors import SettingsError
from toegankelijk.model import Scan
from toegankelijk.overzicht.paper import as_paper, told
from toegankelijk.overzicht.portfolio import Portfolio, label, member, no_scan, scans_of
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.keep import write_all
from toegankelijk.paper.texts import Texts
from toegankelijk.plan.progress import trend
from toegankelijk.report.safe import cell
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.make import draft_for
from toegankelijk.verklaring.words import Words


def make_portfolio(
    settings: Path | None, scans: Sequence[Scan], rulebook: Rulebook, texts: Texts, now: datetime
) -> Portfolio:
    """A member for each site of the settings, in their order; ``now`` with a time zone.

    Raises ``SettingsError`` when there is no site in them.
    """
    known = settings_file.load(settings)
    if not known.sites:
        raise SettingsError(
            texts("geen_sites"),
            where=str(settings_file.find(settings) or settings_file.FILE_NAME),
            mend=texts("geen_sites_hoe"),
        )
    today, members = now.astimezone().date(), []
    for index, site in enumerate(known.sites):
        mine = scans_of(index, known, scans)
        checked = [scan for scan in mine if scan.visited]
        newest = checked[0] if checked else no_scan(site, known, now)
        draft = draft_for(newest, rulebook, settings, today)
        points = trend(mine, rulebook, rulebook.law)
        members.append(member(draft, newest, points, label(site)))
    return Portfolio(known.organisation.name, today, tuple(members))


def write_portfolio(
    portfolio: Portfolio, texts: Texts, words: Words, folder: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """``overzicht.html`` and so on; a file that a person edited stays."""
    paper = as_paper(portfolio, texts, words)
    made: Mapping[str, Callable[[], str | bytes]] = {
        "html": lambda: as_html(paper),
        "docx": lambda: as_docx(paper),
        "csv": lambda: as_csv(portfolio, texts),
        "json": lambda: as_json(portfolio),
    }
    return write_all(folder, {f"overzicht.{name}": made[name]() for name in formats})


def as_csv(portfolio: Portfolio, texts: Texts) -> str:
    """All terms, for a spreadsheet."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(("site", "status", "wat", "wanneer", "stand"))
    for each in portfolio.members:
        for term in each.terms:
            alarm = term.alarm(portfolio.today)
            row = (each.name, each.verdict.status.value, told(term, texts), term.on.isoformat())
            writer.writerow(cell(text) for text in (*row, alarm.value))
    return "\ufeff" + file.getvalue()


def as_json(portfolio: Portfolio) -> str:
    """The same facts for another program; ``docs/json-verklaring.md`` explains them."""
    data = {
        "versie": 1,
        "organisatie": portfolio.organisation,
        "datum": portfolio.today.isoformat(),
        "sites": [
            {
                "naam": each.name,
                "status": each.verdict.status.value,
                "redenen": [reason.value for reason in each.verdict.why],
                "afwijkingen": each.deviations,
                "zonder_plan": each.unplanned,
                "gescand": each.scanned.isoformat() if each.scanned else None,
                "termijnen": [
                    {
                        "wat": term.what.value,
                        "naam": term.name or None,
                        "datum": term.on.isoformat(),
                        "stand": term.alarm(portfolio.today).value,
                    }
                    for term in each.terms
                ],
                "verloop": [
                    {"datum": p.on.isoformat(), "afwijkingen": p.deviations, "paginas": p.pages}
                    for p in each.points
                ],
            }
            for each in portfolio.members
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
