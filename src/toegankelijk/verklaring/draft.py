"""A draft of the statement as facts: what is known, what was found, and what a person must add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toegankelijk.law import Law
from toegankelijk.model import Reason, Scan
from toegankelijk.problems import problems
from toegankelijk.rulebook import Rulebook
from toegankelijk.settings import host_of
from toegankelijk.verklaring.deviations import Deviation, Divided, divide
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.status import Evidence, Verdict, judge
from toegankelijk.verklaring.words import OF_A_DEVIATION, Open

Value = str | date | int | Open


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a rendering of the draft needs beside the words."""

    values: Mapping[str, Value]
    """What the words may name between ``{`` and ``}``; hostile where it comes from a site."""
    verdict: Verdict
    found: Divided
    domain: str
    domains: tuple[str, ...]
    """Hosts beside the main one."""
    missed: tuple[tuple[Reason, int], ...]
    """Why pages were not checked, the most frequent first."""
    complete: bool
    """Whether the scan came to its end and looked at a page."""
    law: Law
    particulars: Particulars

    @property
    def open(self) -> tuple[Open, ...]:
        """What is open once, in the order of the statement."""
        return tuple(value for value in self.values.values() if isinstance(value, Open))

    @property
    def open_count(self) -> int:
        """How many places are marked in the text."""
        return len(self.open) + len(OF_A_DEVIATION) * len(self.new_deviations)

    @property
    def new_deviations(self) -> tuple[Deviation, ...]:
        """Those that do not only refer to an earlier one."""
        return tuple(each for each in self.found.deviations if not each.only_refers)


def make_draft(
    scan: Scan, rulebook: Rulebook, law: Law, particulars: Particulars, today: date
) -> Draft:
    """The draft of ``today``, a date in the time zone of this machine."""
    evidence = Evidence(today, particulars.investigation_planned)
    verdict = judge(evidence, law.terms)
    host, *others = dict.fromkeys(_hosts(scan, particulars))
    reasons: dict[Reason, int] = {}
    for _, missed in scan.not_visited:
        reasons[missed.reason] = reasons.get(missed.reason, 0) + 1
    return Draft(
        values=_values(scan, rulebook, law, particulars, today) | {"domein": host},
        verdict=verdict,
        found=divide(problems(scan, rulebook), scan, rulebook, law),
        domain=host,
        domains=tuple(others),
        missed=tuple(sorted(reasons.items(), key=lambda item: -item[1])),
        complete=scan.finished is not None and bool(scan.visited) and not scan.waiting,
        law=law,
        particulars=particulars,
    )


def _values(
    scan: Scan, rulebook: Rulebook, law: Law, particulars: Particulars, today: date
) -> dict[str, Value]:
    """Open values come first, in the order in which a person meets them."""
    organisation = scan.organisation
    scanned = (scan.finished or scan.started).astimezone().date()
    known: dict[str, Value] = {
        "organisatie": organisation.name or Open.ORGANISATION,
        "site": scan.site.name or Open.SITE,
        "beroep": Open.APPEAL,
        "verklaringen": organisation.statements_url or Open.STATEMENTS,
        "pagina": particulars.page or Open.PAGE,
        "ondertekend": particulars.signed or Open.SIGNED,
        "functionaris": organisation.official or Open.OFFICIAL,
        "herzien": particulars.reviewed or Open.REVIEWED,
        "contact": organisation.contact or Open.CONTACT,
        "telefoon": organisation.phone or Open.PHONE,
        "rapport": particulars.report or Open.REPORT,
    }
    criteria = sum(law.demands(criterion) for criterion in rulebook.criteria.values())
    axe = f", axe-core {scan.versions.axe}" if scan.versions.axe else ""
    return known | {
        "besluit": law.decree,
        "norm": law.norm,
        "wcag": law.wcag,
        "niveaus": " + ".join(law.levels),
        "eisen": criteria,
        "onderzoek_maanden": law.terms.investigation_months,
        "plan_maanden": law.terms.plan_months,
        "bevestiging_werkdagen": law.terms.confirm_workdays,
        "afhandeling_weken": law.terms.settle_weeks,
        "ombudsman": law.ombudsman.name,
        "onderzoek_gepland": particulars.investigation_planned or "",
        "onderzoek_door": particulars.investigator or "",
        "datum": today,
        "datum_scan": scanned,
        "programma": f"toegankelijk {scan.versions.tool}{axe}",
        "bekeken": len(scan.visited),
        "wachtend": scan.waiting,
    }


def _hosts(scan: Scan, particulars: Particulars) -> list[str]:
    """The main host first; may repeat."""
    return [host_of(place) for place in (*scan.site.start, *scan.site.hosts, *particulars.domains)]
