"""From scans and answers to the files of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from toegankelijk.model import Scan
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.keep import write_all
from toegankelijk.paper.texts import Texts
from toegankelijk.plan.calendar import as_ics, events
from toegankelijk.plan.measures import State, measures
from toegankelijk.plan.paper import Plan, as_paper
from toegankelijk.plan.progress import compare, improvement, trend
from toegankelijk.plan.tables import as_csv
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.draft import Draft

FORMATS = ("html", "docx", "csv", "ics")


def make_plan(draft: Draft, scans: Sequence[Scan], rulebook: Rulebook) -> Plan:
    """``scans``: of one site, the newest first; the draft is of the first of them."""
    law, now = draft.law, scans[0]
    older = [scan for scan in scans[1:] if scan.finished is not None and scan.visited]
    before = older[0] if older else None
    progress = compare(before, now, rulebook, law) if before else None
    points = trend(scans, rulebook, law)
    solved = [key for key, each in (progress or {}).items() if each.state is State.DONE]
    name = draft.values["site"]
    return Plan(
        site=shown(name) if isinstance(name, str) and now.site.name else draft.domain,
        today=draft.evidence.today,
        scanned=(now.finished or now.started).astimezone().date(),
        measures=measures(draft, draft.particulars.usage, progress),
        solved=tuple(rulebook.rule(key).name for key in solved),
        before=(before.finished or before.started).astimezone().date() if before else None,
        points=points,
        improvement=improvement(points, law.terms.review_months),
    )


def write_plan(
    plan: Plan, draft: Draft, texts: Texts, folder: Path, formats: Sequence[str], now: datetime
) -> tuple[Path, ...]:
    """``verbeterplan.html`` and so on; a file that a person edited stays."""
    paper = as_paper(plan, texts)
    made: Mapping[str, Callable[[], str | bytes]] = {
        "html": lambda: as_html(paper),
        "docx": lambda: as_docx(paper),
        "csv": lambda: as_csv(plan, texts),
        "ics": lambda: as_ics(events(plan, draft, texts), draft.domain, now),
    }
    return write_all(folder, {f"verbeterplan.{name}": made[name]() for name in formats})
