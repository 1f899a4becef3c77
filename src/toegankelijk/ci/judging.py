"""From a scan, its base and what was agreed to a judgement: what is new, and whether it fails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from toegankelijk.ci.addresses import Addresses, addresses
from toegankelijk.ci.baseline import Baseline, Known
from toegankelijk.ci.demands import Breach, breaches
from toegankelijk.ci.exemptions import Exempted, fitting, is_over
from toegankelijk.ci.matching import Comparison, Spot, compare, groups
from toegankelijk.ci.texts import HardText, hard_texts, hashes
from toegankelijk.model import Outcome, PageResult, RuleKind, Scan, Visited
from toegankelijk.problems import SHOWN, Problem, problems
from toegankelijk.rulebook import Rulebook


class Status(StrEnum):
    """How a problem stands to the base and to what was agreed."""

    NEW = "nieuw"
    KNOWN = "bekend"
    EXEMPTED = "uitzondering"


@dataclass(frozen=True, slots=True)
class Judged:
    """A problem, or that part of it that has this status."""

    problem: Problem
    status: Status
    failing: bool = False
    """It counts against a demand that is not met."""


@dataclass(frozen=True)
class Judgement:
    """What a pipeline is told."""

    scan: Scan
    names: Addresses
    problems: tuple[Judged, ...]
    """New ones first; within a status the worst first."""
    exempted: tuple[Exempted, ...] = ()
    """All exceptions, in the order of the settings."""
    breaches: tuple[Breach, ...] = ()
    hard: tuple[HardText, ...] = ()
    """New texts over the budget, where there is one."""
    solved: tuple[Known, ...] = ()
    unseen: tuple[Known, ...] = ()
    """Known problems that the scan could not see again."""
    has_base: bool = False

    @property
    def fails(self) -> bool:
        """Whether the build breaks."""
        return bool(self.breaches or self.hard)

    def of(self, status: Status) -> tuple[Problem, ...]:
        """The problems with this status."""
        return tuple(each.problem for each in self.problems if each.status == status)

    def counts(self, status: Status) -> tuple[int, int, int]:
        """How many of them break the norm, are hard language, and are for a person to look at."""
        found = self.of(status)
        failed = [problem for problem in found if problem.outcome is Outcome.FAILED]
        norm = sum(problem.kind is RuleKind.WCAG for problem in failed)
        language = sum(problem.kind is RuleKind.LANGUAGE for problem in failed)
        return norm, language, len(found) - norm - language


def judge(scan: Scan, rulebook: Rulebook, base: Baseline | None = None) -> Judgement:
    """Judge a scan. Without a base everything is new."""
    names = addresses(scan)
    compared = compare(scan, base or Baseline(), rulebook)
    status, counted = _statuses(scan, compared, names)
    parts = {each: _only(scan, [s for s, own in status.items() if own is each]) for each in Status}
    broken = breaches(parts[Status.NEW], rulebook, names)
    failing = {problem for breach in broken for problem in breach.problems}
    found = tuple(
        Judged(problem, each, each is Status.NEW and problem.id in failing)
        for each, part in parts.items()
        for problem in problems(part, rulebook)
    )
    today = scan.started.date()
    budget = scan.site.new_texts
    return Judgement(
        scan=scan,
        names=names,
        problems=found,
        exempted=tuple(
            Exempted(each, is_over(each, today), counted.get(index, 0))
            for index, each in enumerate(scan.site.exemptions)
        ),
        breaches=broken,
        hard=tuple(hard_texts(scan, base or Baseline(), rulebook, names)) if budget else (),
        solved=compared.solved,
        unseen=compared.unseen,
        has_base=base is not None,
    )


def exceptions_of(scan: Scan, rulebook: Rulebook) -> Judgement:
    """What became of the exceptions in a scan that is no pipeline: nothing else is judged."""
    site = replace(scan.site, new_texts=None)
    return replace(judge(replace(scan, site=site), rulebook), breaches=(), scan=scan)


def new_base(scan: Scan, rulebook: Rulebook, before: Baseline | None = None) -> Baseline:
    """The base as this scan leaves it, with what it could not see again of the one ``before``."""
    names = addresses(scan)
    pages = {
        names.key(page.job.url): hashes(visited.document) if scan.site.new_texts else ""
        for page, visited in scan.visited
    }
    found = tuple(group.known() for group in groups(scan, names))
    if before is None:
        return Baseline(found, pages, scan.site.quick)
    unseen = compare(scan, before, rulebook).unseen
    kept = {page for known in unseen for page in known.pages}
    if scan.waiting or scan.finished is None:
        kept.update(before.pages)
    kept_pages = {page: before.pages.get(page, "") for page in kept}
    quick = scan.site.quick and (before.quick or not unseen)
    return Baseline((*found, *unseen), kept_pages | pages, quick)


def _statuses(
    scan: Scan, compared: Comparison, names: Addresses
) -> tuple[dict[Spot, Status], dict[int, int]]:
    """Of each finding that is shown; and how many findings each exception speaks of."""
    today = scan.started.date()
    statuses: dict[Spot, Status] = {}
    counted: dict[int, int] = {}
    for number, (page, visited) in enumerate(scan.visited):
        for index, finding in enumerate(visited.findings):
            if finding.outcome not in SHOWN:
                continue
            status = Status.NEW if (number, index) in compared.new else Status.KNOWN
            for which in fitting(finding, page.job.url, scan.site.exemptions, names):
                counted[which] = counted.get(which, 0) + 1 + finding.left_out
                if not is_over(scan.site.exemptions[which], today):
                    status = Status.EXEMPTED
            statuses[number, index] = status
    return statuses, counted


def _only(scan: Scan, spots: Collection[Spot]) -> Scan:
    """The scan with just these findings; all its pages stay."""
    wanted = set(spots)
    pages: list[PageResult] = []
    number = 0
    for page in scan.pages:
        seen = page.outcome
        if not isinstance(seen, Visited):
            pages.append(page)
            continue
        kept = tuple(f for i, f in enumerate(seen.findings) if (number, i) in wanted)
        pages.append(replace(page, outcome=replace(seen, findings=kept)))
        number += 1
    return replace(scan, pages=tuple(pages))
