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
from toegankelijk.verklaring.answers import Answers
from toegankelijk.verklaring.deviations import Deviation, Divided, Note, divide, last_solved
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.status import Evidence, Verdict, add_months, judge, valid_full
from toegankelijk.verklaring.words import Open

Value = str | date | int | Open
NO_ANSWERS = Answers()
_APPEAL: Mapping[bool | None, Value] = {None: Open.APPEAL, True: "ja", False: "nee"}


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
    evidence: Evidence
    answers: Answers

    @property
    def open(self) -> tuple[Open, ...]:
        """What is open once, in the order of the statement."""
        return tuple(value for value in self.values.values() if isinstance(value, Open))

    @property
    def unanswered(self) -> tuple[tuple[Deviation, tuple[Open, ...]], ...]:
        """The deviations of which something is open, with what that is."""
        every = ((each, open_in(each)) for each in self.found.deviations)
        return tuple((each, gaps) for each, gaps in every if gaps)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Keys of the words for what keeps it from being published, beside what is open."""
        signs = {
            "leeg": not self.values["bekeken"],
            "niet_af": bool(self.values["bekeken"]) and not self.complete,
            "site_onbekend": not self.particulars.listed,
            "herzien_oud": self.review_is_over,
        }
        return tuple(key for key, shows in signs.items() if shows)

    @property
    def review_is_over(self) -> bool:
        """Nobody looked at it within the yearly term."""
        reviewed = self.particulars.reviewed
        term = self.law.terms.review_months
        return reviewed is not None and self.evidence.today > add_months(reviewed, term)

    @property
    def final(self) -> bool:
        """Whether all that must be there is there: then it is no draft any more."""
        return not (self.open or self.unanswered or self.warnings)


def open_in(deviation: Deviation) -> tuple[Open, ...]:
    """What only a person can tell of a deviation, and has not told yet."""
    answer, promise = deviation.answer, deviation.promise
    asked = {
        Open.CAUSE: answer.cause is None,
        Open.ALTERNATIVE: answer.alternative is None,
        Open.MEASURE: answer.measure is None and not promise.waived,
        Open.BURDEN: answer.burden is None or (answer.burden and not promise.reasoned),
        Open.PLANNING: answer.planned is None and not promise.waived,
    }
    return tuple(item for item, is_open in asked.items() if is_open)


def make_draft(
    scan: Scan,
    rulebook: Rulebook,
    law: Law,
    particulars: Particulars,
    today: date,
    answers: Answers = NO_ANSWERS,
    failed: Mapping[str, tuple[Note, ...]] | None = None,
) -> Draft:
    """The draft of ``today``, a date in the time zone of this machine.

    ``failed``: what investigations found not met, with what people wrote there.
    """
    told = answers.of(*names_of(scan))
    found = divide(problems(scan, rulebook), scan, rulebook, law, told, failed)
    evidence = Evidence(
        today=today,
        criteria=sum(law.demands(criterion) for criterion in rulebook.criteria.values()),
        investigations=tuple(each.investigated for each in particulars.research),
        promises=tuple(each.promise for each in found.deviations),
        appeal=bool(particulars.appeal),
        planned=particulars.investigation_planned,
        first_measures=particulars.first_measures,
        improved=last_solved(told.values(), today),
    )
    verdict = judge(evidence, law.terms)
    host, *others = dict.fromkeys(_hosts(scan, particulars))
    reasons: dict[Reason, int] = {}
    for _, missed in scan.not_visited:
        reasons[missed.reason] = reasons.get(missed.reason, 0) + 1
    return Draft(
        values=_values(scan, law, particulars, evidence) | {"domein": host},
        verdict=verdict,
        found=found,
        domain=host,
        domains=tuple(others),
        missed=tuple(sorted(reasons.items(), key=lambda item: -item[1])),
        complete=scan.finished is not None and bool(scan.visited) and not scan.waiting,
        law=law,
        particulars=particulars,
        evidence=evidence,
        answers=answers,
    )


def names_of(scan: Scan) -> tuple[str, ...]:
    """What a site goes by in the answers: its name, and the addresses where it starts."""
    return (*([scan.site.name] if scan.site.name else []), *scan.site.start)


def _values(scan: Scan, law: Law, particulars: Particulars, evidence: Evidence) -> dict[str, Value]:
    """Open values come first, in the order in which a person meets them."""
    organisation = scan.organisation
    scanned = (scan.finished or scan.started).astimezone().date()
    known: dict[str, Value] = {
        "organisatie": organisation.name or Open.ORGANISATION,
        "site": scan.site.name or Open.SITE,
        "beroep": _APPEAL[particulars.appeal],
        "verklaringen": organisation.statements_url or Open.STATEMENTS,
        "pagina": particulars.page or Open.PAGE,
        "ondertekend": particulars.signed or Open.SIGNED,
        "functionaris": organisation.official or Open.OFFICIAL,
        "herzien": particulars.reviewed or Open.REVIEWED,
        "contact": organisation.contact or Open.CONTACT,
        "telefoon": organisation.phone or Open.PHONE,
        "rapport": particulars.report or ("" if particulars.research else Open.REPORT),
    }
    newest = max((r.on for r in particulars.research), default=None)
    full = valid_full(evidence, law.terms)
    counted = full.on if full else newest
    until = add_months(counted, law.terms.investigation_months) if counted else ""
    axe = f", axe-core {scan.versions.axe}" if scan.versions.axe else ""
    return known | {
        "besluit": law.decree,
        "norm": law.norm,
        "wcag": law.wcag,
        "niveaus": " + ".join(law.levels),
        "eisen": evidence.criteria,
        "herziening_maanden": law.terms.review_months,
        "onderzoek_datum": counted or "",
        "onderzoek_verloopt": until,
        "status_c_sinds": particulars.first_measures or "",
        "onderzoek_maanden": law.terms.investigation_months,
        "plan_maanden": law.terms.plan_months,
        "bevestiging_werkdagen": law.terms.confirm_workdays,
        "afhandeling_weken": law.terms.settle_weeks,
        "ombudsman": law.ombudsman.name,
        "onderzoek_gepland": particulars.investigation_planned or "",
        "onderzoek_door": particulars.investigator or "",
        "datum": evidence.today,
        "datum_scan": scanned,
        "programma": f"toegankelijk {scan.versions.tool}{axe}",
        "bekeken": len(scan.visited),
        "wachtend": scan.waiting,
    }


def _hosts(scan: Scan, particulars: Particulars) -> list[str]:
    """The main host first; may repeat."""
    return [host_of(place) for place in (*scan.site.start, *scan.site.hosts, *particulars.domains)]
