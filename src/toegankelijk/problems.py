"""Findings of all pages grouped by cause: what a person mends once stands here once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toegankelijk.crawl.scope import matches
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import (
    Finding,
    Outcome,
    PageResult,
    Product,
    RuleKind,
    Scan,
    Severity,
    Visited,
)
from toegankelijk.rule import Owner

if TYPE_CHECKING:
    from toegankelijk.rulebook import Rule, Rulebook

SHOWN = (Outcome.FAILED, Outcome.CANT_TELL)
"""Outcomes that ask something of a person, in the order in which they are shown."""

COUNTED = (RuleKind.WCAG, RuleKind.LANGUAGE)
"""Kinds of rule that can make a scan exceed its threshold."""

WIDESPREAD = 0.8
"""Share of the checked pages from which on a cause is taken to be a fixed part of the site."""
WIDESPREAD_PAGES = 5
"""Least number of checked pages to say so."""

MAX_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A finding and the page that it was found on."""

    page: str
    """``Job.url``."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Problem:
    """All findings of one rule, with one outcome, that have one cause."""

    rule: str
    kind: RuleKind
    outcome: Outcome
    severity: Severity
    """The worst of its findings."""
    component: str
    findings: int
    """At least 1."""
    pages: tuple[str, ...]
    """URLs (``Job.url``) in the order of the scan, each once."""
    examples: tuple[Example, ...]
    """At most ``MAX_EXAMPLES`` that differ in their evidence, and at least one. First comes the
    first of the worst findings that has a picture, else the first of the worst."""
    products: tuple[str, ...]
    """Names of the products that a page of it belongs to, in the order of the settings."""
    owner: Owner
    """Who usually mends it: as its rule says, but a fixed part of a site is no work of editors."""

    @property
    def example(self) -> Finding:
        """The finding to show when there is room for one."""
        return self.examples[0].finding

    @property
    def id(self) -> str:
        """Ten hexadecimal digits that stay the same from scan to scan."""
        return problem_id(self.example)


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """What was found on one success criterion."""

    failed: int
    """Problems that do not meet it."""
    cant_tell: int
    """Problems that a person has to look at."""
    findings: int
    """Findings of the failed problems."""
    pages: int
    """Pages with at least one of those."""


@dataclass(slots=True)
class _Group:
    best: Example
    findings: int = 0
    pages: dict[str, None] = field(default_factory=dict)
    products: set[int] = field(default_factory=set)
    others: dict[str, Example] = field(default_factory=dict)

    def add(self, example: Example, products: tuple[int, ...]) -> None:
        if _is_better(example.finding, self.best.finding):
            self.best = example
        self.findings += 1 + example.finding.left_out
        self.pages[example.page] = None
        self.products.update(products)
        if len(self.others) < MAX_EXAMPLES:
            self.others.setdefault(example.finding.evidence, example)

    def examples(self) -> tuple[Example, ...]:
        shown = self.best.finding.evidence
        rest = (example for evidence, example in self.others.items() if evidence != shown)
        return (self.best, *rest)[:MAX_EXAMPLES]


def problem_id(finding: Finding) -> str:
    """The ``Problem.id`` of the problem that a finding belongs to."""
    key = "\0".join((finding.rule, finding.outcome, finding.component))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def severity_of(finding: Finding, rule: Rule) -> Severity:
    """How bad a finding is: what the rule says, else what the finding brought.

    A rule of plain language has limits, so there each finding knows better than its rule.
    """
    if rule.kind is RuleKind.LANGUAGE or rule.severity is None:
        return finding.severity
    return rule.severity


def problems(scan: Scan, rulebook: Rulebook) -> tuple[Problem, ...]:
    """The problems of a scan: failed first, then the worst, then those on the most pages."""
    groups: dict[tuple[str, Outcome, str], _Group] = {}
    for page, visited in scan.visited:
        products = _fitting(page, scan.site.products)
        for finding in visited.findings:
            if finding.outcome not in SHOWN:
                continue
            key = (finding.rule, finding.outcome, finding.component)
            example = Example(page.job.url, finding)
            groups.setdefault(key, _Group(example)).add(example, products)
    names = tuple(product.name for product in scan.site.products)
    checked = len(scan.visited)
    found = (
        Problem(
            rule=rule.id,
            kind=rule.kind,
            outcome=outcome,
            severity=severity_of(group.best.finding, rule),
            component=component,
            findings=group.findings,
            pages=tuple(group.pages),
            examples=group.examples(),
            products=tuple(names[index] for index in sorted(group.products)),
            owner=_owner(rule, len(group.pages), checked),
        )
        for (rule_id, outcome, component), group in groups.items()
        for rule in (rulebook.rule(rule_id),)
    )
    return tuple(sorted(found, key=_order))


def widespread(pages: int, checked: int) -> bool:
    """Whether what was found on so many of the checked pages is a fixed part of the site."""
    return checked >= WIDESPREAD_PAGES and pages >= WIDESPREAD * checked


def _owner(rule: Rule, pages: int, checked: int) -> Owner:
    """Of a problem. The text of a fixed part is still written by an editor."""
    if rule.owner is Owner.EDITOR and rule.kind is not RuleKind.LANGUAGE:
        return Owner.DEVELOPER if widespread(pages, checked) else rule.owner
    return rule.owner


def exceeds(found: Iterable[Problem], threshold: Severity) -> bool:
    """Whether a problem is as bad as the threshold or worse.

    Only what surely fails counts, and only against the norm or in language: advice and what a
    person still has to look at never do.
    """
    return any(
        problem.outcome is Outcome.FAILED
        and problem.kind in COUNTED
        and problem.severity.rank >= threshold.rank
        for problem in found
    )


def per_criterion(found: Iterable[Problem], rulebook: Rulebook) -> Mapping[str, CriterionCount]:
    """Counts for each criterion that a problem against the norm speaks of, in numeric order."""
    gathered: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.kind is RuleKind.WCAG:
            for number in rulebook.rule(problem.rule).criteria:
                gathered.setdefault(number, []).append(problem)
    return {number: _count(gathered[number]) for number in sorted(gathered, key=criterion_order)}


def criterion_order(number: str) -> tuple[int, ...]:
    """Sorts "1.4.3" before "1.4.10"."""
    return tuple(int(part) for part in re.findall(r"\d+", number))


def pages_of_product(scan: Scan) -> Mapping[Product, tuple[PageResult, ...]]:
    """The pages of each product, checked or not, in the order of the scan; every product is there.

    A page belongs to a product when its address, as asked for or as arrived at, fits one of the
    patterns of the product. A page may belong to several.
    """
    products = scan.site.products
    gathered: dict[int, list[PageResult]] = {index: [] for index in range(len(products))}
    for page in scan.pages:
        for index in _fitting(page, products):
            gathered[index].append(page)
    return {product: tuple(gathered[index]) for index, product in enumerate(products)}


def _count(found: list[Problem]) -> CriterionCount:
    failed = [problem for problem in found if problem.outcome is Outcome.FAILED]
    return CriterionCount(
        failed=len(failed),
        cant_tell=len(found) - len(failed),
        findings=sum(problem.findings for problem in failed),
        pages=len({page for problem in failed for page in problem.pages}),
    )


def _order(problem: Problem) -> tuple[int, int, int, str, str]:
    return (
        SHOWN.index(problem.outcome),
        -problem.severity.rank,
        -len(problem.pages),
        problem.rule,
        problem.component,
    )


def _is_better(finding: Finding, held: Finding) -> bool:
    if finding.severity is not held.severity:
        return finding.severity.rank > held.severity.rank
    return held.picture is None and finding.picture is not None


def _fitting(page: PageResult, products: tuple[Product, ...]) -> tuple[int, ...]:
    """Indexes of the products that a page belongs to."""
    if not products:
        return ()
    urls = {page.job.url}
    if isinstance(page.outcome, Visited):
        urls.add(page.outcome.final_url)
    addresses = [address for url in urls if (address := canonical(url)) is not None]
    return tuple(
        index
        for index, product in enumerate(products)
        if any(matches(product.patterns, address) for address in addresses)
    )
