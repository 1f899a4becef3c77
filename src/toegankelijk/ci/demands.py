"""What breaks a build: more new problems of a kind than was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toegankelijk.ci.addresses import Addresses
from toegankelijk.ci.exemptions import on_page
from toegankelijk.model import Demand, Element, Finding, Outcome, RuleKind, Scan, Site, Subject
from toegankelijk.problems import COUNTED, problem_id, severity_of
from toegankelijk.rulebook import Rule, Rulebook

_KINDS = {
    Subject.WCAG: RuleKind.WCAG,
    Subject.ADVICE: RuleKind.ADVICE,
    Subject.LANGUAGE: RuleKind.LANGUAGE,
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A demand that is not met."""

    demand: Demand | None
    """``None`` for the threshold of the site."""
    problems: tuple[str, ...]
    """``Problem.id`` of the new problems that count against it, sorted."""
    most: int
    """So many were allowed."""


def breaches(scan: Scan, rulebook: Rulebook, names: Addresses) -> tuple[Breach, ...]:
    """The demands that the findings of ``scan``, which holds the new ones only, do not meet."""
    against: dict[int, set[str]] = {}
    for page, visited in scan.visited:
        for finding in visited.findings:
            if finding.outcome is Outcome.FAILED:
                number = _counts_against(finding, page.job.url, scan.site, rulebook, names)
                if number is not None:
                    against.setdefault(number, set()).add(problem_id(finding))
    return tuple(_over(against, scan.site))


def _over(against: dict[int, set[str]], site: Site) -> Iterator[Breach]:
    for number, found in sorted(against.items()):
        demand = site.demands[number] if number < len(site.demands) else None
        most = demand.most if demand is not None else 0
        if len(found) > most:
            yield Breach(demand, tuple(sorted(found)), most)


def _counts_against(
    finding: Finding, page: str, site: Site, rulebook: Rulebook, names: Addresses
) -> int | None:
    """Index of the first demand that speaks of a finding; ``len`` of them for the threshold."""
    rule = rulebook.rule(finding.rule)
    rank = severity_of(finding, rule).rank
    for number, demand in enumerate(site.demands):
        if _speaks_of(demand, finding, rule) and on_page(demand.pages, page, names):
            least = demand.severity or site.threshold
            return number if demand.counts and rank >= least.rank else None
    counts = rule.kind in COUNTED and rank >= site.threshold.rank
    return len(site.demands) if counts else None


def _speaks_of(demand: Demand, finding: Finding, rule: Rule) -> bool:
    if demand.rules and rule.id not in demand.rules:
        return False
    if demand.criteria and not set(demand.criteria) & set(rule.criteria):
        return False
    match demand.subject:
        case None:
            return rule.kind in COUNTED
        case Subject.FORM:
            return rule.kind in COUNTED and in_form(finding)
        case subject:
            return rule.kind is _KINDS[subject]


def in_form(finding: Finding) -> bool:
    """Whether a finding lies in a form."""
    place = finding.where.place if isinstance(finding.where, Element) else ""
    return "form" in _steps(place)


def _steps(place: str) -> Iterable[str]:
    return (step.strip().partition(":")[0] for step in place.split(">"))
