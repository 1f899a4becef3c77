"""All that the report and the summary show, worked out and bounded; templates only lay it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from toegankelijk.model import PageResult, Scan, Severity, Verdict, Visited
from toegankelijk.problems import Problem, pages_of_product, per_criterion, problems
from toegankelijk.report.coverage import Coverage, Listed, coverage
from toegankelijk.report.crawled import Crawled, crawled
from toegankelijk.report.groups import SECTIONS, RuleGroup, Section, group_key, sections
from toegankelijk.report.safe import shown
from toegankelijk.report.spots import PageIndex, PageLink
from toegankelijk.report.walked import Forms, walked_forms
from toegankelijk.rulebook import Owner, Rulebook
from toegankelijk.text.measures import MIN_SENTENCES, MIN_WORDS, flesch_douma

WORST_FIRST = tuple(reversed(Severity))

FIRST_ROWS = 5
"""Pages in the table of pages that are shown without a click: on a phone each is half a screen."""
MAX_ROWS = 2_000
"""Pages in the table of pages."""
MAX_ROW_GROUPS = 12
"""Links to problems in a row of a page or product."""
MAX_FIRST = 3
"""Things to begin with, of each list of each kind of person."""
MAX_WORST = 5
MAX_HARD_PAGES = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """Problems of a page or product by the part of the report that they stand in."""

    norm: Mapping[Severity, int]
    by_section: Mapping[str, int]
    groups: Listed[RuleGroup]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the table of pages."""

    page: PageLink
    tally: Tally
    words_per_sentence: float | None
    flesch_douma: float | None
    verdict: Verdict | None
    """Whether its language is likely to be hard; ``None`` on too little text."""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product and what was found on its pages."""

    name: str
    patterns: tuple[str, ...]
    pages: int
    visited: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Language:
    """Figures over the text of all pages that were checked."""

    words: int
    words_per_sentence: float | None
    flesch_douma: float | None
    hardest: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class Todo:
    """What one kind of person can begin with."""

    owner: Owner
    demanded: Listed[RuleGroup]
    """What the norm asks for."""
    language: Listed[RuleGroup]
    """What makes texts easier; no law asks for it."""


@dataclass(frozen=True, slots=True)
class View:
    """The report."""

    name: str
    scan: Scan
    sections: Mapping[str, Section]
    norm: Mapping[Severity, int]
    """Problems with the norm, the worst severity first."""
    worst: tuple[RuleGroup, ...]
    """What to begin with, whoever mends it."""
    todo: tuple[Todo, ...]
    language: Language
    pages: Listed[PageRow]
    products: tuple[ProductRow, ...]
    forms: Forms
    coverage: Coverage
    crawled: Crawled


def view(scan: Scan, rulebook: Rulebook) -> View:
    """Work out the report; linear in the number of findings."""
    found = problems(scan, rulebook)
    pages = PageIndex(scan)
    parts = {part.key: part for part in sections(found, scan, rulebook, pages)}
    tallies = _Tallies(found, parts)
    rows = sorted(
        (_row(page, seen, tallies, pages) for page, seen in scan.visited), key=_worst_row_first
    )
    return View(
        name=site_name(scan),
        scan=scan,
        sections=parts,
        norm=_by_severity(p for p in found if SECTIONS["norm"](p)),
        worst=_begin_with(parts)[:MAX_WORST],
        todo=tuple(_todo(owner, parts) for owner in Owner),
        language=_language(scan, rows),
        pages=Listed(tuple(rows[:MAX_ROWS]), len(rows)),
        products=tuple(
            ProductRow(
                shown(product.name, 100),
                tuple(shown(pattern, 100) for pattern in product.patterns[:10]),
                len(held),
                sum(isinstance(page.outcome, Visited) for page in held),
                tallies.of(page.job.url for page in held),
            )
            for product, held in pages_of_product(scan).items()
        ),
        forms=walked_forms(scan, pages),
        coverage=coverage(scan, rulebook, per_criterion(found, rulebook), pages),
        crawled=crawled(scan, pages),
    )


def site_name(scan: Scan) -> str:
    """The name of the site from the settings, else its host."""
    if scan.site.name:
        return shown(scan.site.name, 100)
    start = scan.site.start[0] if scan.site.start else ""
    try:
        host = urlsplit(start).netloc.rpartition("@")[2]
    except ValueError:
        host = ""
    return shown(host or start, 100)


class _Tallies:
    """Which problems each page has."""

    def __init__(self, found: Iterable[Problem], parts: Mapping[str, Section]) -> None:
        self._groups = {
            (key, (group.rule.id, group.owner)): group
            for key, part in parts.items()
            for group in part.groups
        }
        self._of_page: dict[str, list[tuple[str, Problem]]] = {}
        for problem in found:
            key = next(key for key, belongs in SECTIONS.items() if belongs(problem))
            for url in problem.pages:
                self._of_page.setdefault(url, []).append((key, problem))

    def of(self, urls: Iterable[str]) -> Tally:
        held = {
            problem.id: (key, problem)
            for url in urls
            for key, problem in self._of_page.get(url, ())
        }
        by_section = dict.fromkeys(SECTIONS, 0)
        for key, _ in held.values():
            by_section[key] += 1
        places = {(key, group_key(problem)) for key, problem in held.values()}
        ordered = [group for place, group in self._groups.items() if place in places]
        return Tally(
            _by_severity(problem for key, problem in held.values() if key == "norm"),
            by_section,
            Listed(tuple(ordered[:MAX_ROW_GROUPS]), len(ordered)),
        )


def _by_severity(found: Iterable[Problem]) -> dict[Severity, int]:
    counts = dict.fromkeys(WORST_FIRST, 0)
    for problem in found:
        counts[problem.severity] += 1
    return counts


def _row(page: PageResult, seen: Visited, tallies: _Tallies, pages: PageIndex) -> PageRow:
    measures = seen.measures
    return PageRow(
        pages.link(page.job.url),
        tallies.of((page.job.url,)),
        measures.words_per_sentence,
        measures.flesch_douma,
        None if seen.level is None else seen.level.verdict,
    )


def _worst_row_first(row: PageRow) -> tuple[int, ...]:
    tally = row.tally
    return (*(-count for count in tally.norm.values()), -tally.by_section["taal"])


def _begin_with(parts: Mapping[str, Section]) -> tuple[RuleGroup, ...]:
    """What the norm demands, the worst first; then language."""
    return (*parts["norm"].groups, *parts["taal"].groups)


def _todo(owner: Owner, parts: Mapping[str, Section]) -> Todo:
    def theirs(key: str) -> Listed[RuleGroup]:
        held = tuple(group for group in parts[key].groups if group.owner is owner)
        return Listed(held[:MAX_FIRST], len(held))

    return Todo(owner, theirs("norm"), theirs("taal"))


def _language(scan: Scan, rows: list[PageRow]) -> Language:
    measures = [seen.measures for _, seen in scan.visited]
    words = sum(m.words for m in measures)
    sentences = sum(m.sentences for m in measures)
    if words < MIN_WORDS or sentences < MIN_SENTENCES:
        return Language(words, None, None, ())
    weight = sum(m.syllables for m in measures) / words
    return Language(
        words, words / sentences, flesch_douma(words / sentences, weight), _hardest(rows)
    )


def _hardest(rows: list[PageRow]) -> tuple[PageRow, ...]:
    rated = [(r.flesch_douma, r) for r in rows if r.flesch_douma is not None]
    rated.sort(key=lambda pair: pair[0])
    return tuple(row for _, row in rated[:MAX_HARD_PAGES])
