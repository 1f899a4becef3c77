"""Problems of one rule together, as the report tells them. Bounded, with what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from toegankelijk.model import Outcome, RuleKind, Scan, Severity
from toegankelijk.problems import Problem
from toegankelijk.report.safe import data_url, shown
from toegankelijk.report.spots import PageIndex, PageLink, Spot, spot
from toegankelijk.rulebook import Criterion, Owner, Rule, Rulebook

MAX_CAUSES: Mapping[str, int] = {"norm": 10, "kijken": 6, "taal": 25, "advies": 6}
"""Problems of one rule that are shown in full, by section."""
FIRST_PAGES = 10
"""Pages of a problem that are shown without a click."""
MAX_PAGES = 500
"""Pages of a problem that are listed."""
MAX_LINKS = 20_000
"""Links to pages in the whole of the problems; after that each problem shows its first ones."""
MAX_PICTURE = 400_000
"""Bytes of one picture."""
MAX_PICTURES = 8_000_000
"""Bytes of all pictures."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A problem with its examples and pages."""

    problem: Problem
    spots: tuple[Spot, ...]
    first: tuple[PageLink, ...]
    rest: tuple[PageLink, ...]
    left_out: int
    """Pages that are not listed."""

    @property
    def everywhere_the_same(self) -> bool:
        """The very same markup on several pages: mended once, mended on all of them."""
        return len(self.spots) == 1 and len(self.problem.pages) > 1 and bool(self.spots[0].html)


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """All problems of one rule with one outcome that the same kind of person mends."""

    anchor: str
    name: str
    """Of the rule; fit to show, also when nobody wrote words for it yet."""
    rule: Rule
    owner: Owner
    outcome: Outcome
    severity: Severity
    """Of its worst problem."""
    criteria: tuple[Criterion, ...]
    problems: int
    findings: int
    pages: int
    causes: tuple[Cause, ...]
    """The worst first, at most ``MAX_CAUSES`` of its section."""

    @property
    def fixed_part(self) -> bool:
        """Whether it lies in a fixed part of the site, where the rule mostly is about content."""
        return self.owner is not self.rule.owner


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    key: str
    groups: tuple[RuleGroup, ...]

    @property
    def problems(self) -> int:
        """All problems, shown or not."""
        return sum(group.problems for group in self.groups)


GroupKey = tuple[str, Owner]


def group_key(problem: Problem) -> GroupKey:
    """The same for the problems that stand in one group of their section."""
    return problem.rule, problem.owner


SECTIONS: Mapping[str, Callable[[Problem], bool]] = {
    "norm": lambda p: p.kind is RuleKind.WCAG and p.outcome is Outcome.FAILED,
    "kijken": lambda p: p.outcome is Outcome.CANT_TELL,
    "taal": lambda p: p.kind is RuleKind.LANGUAGE and p.outcome is Outcome.FAILED,
    "advies": lambda p: p.kind is RuleKind.ADVICE and p.outcome is Outcome.FAILED,
}
"""Which problems stand in which part; each stands in exactly one."""


def sections(
    found: Iterable[Problem], scan: Scan, rulebook: Rulebook, pages: PageIndex
) -> tuple[Section, ...]:
    """All sections, empty ones too; the worst rules first, then those on the most pages."""
    held = tuple(found)
    telling = _Telling(scan, rulebook, pages)
    return tuple(
        Section(key, tuple(telling.groups(key, filter(belongs, held))))
        for key, belongs in SECTIONS.items()
    )


class _Telling:
    """Spends the room that the report has on what comes first."""

    def __init__(self, scan: Scan, rulebook: Rulebook, pages: PageIndex) -> None:
        self._pictures = scan.pictures
        self._rulebook = rulebook
        self._pages = pages
        self._links = MAX_LINKS
        self._bytes = MAX_PICTURES

    def groups(self, key: str, found: Iterable[Problem]) -> Iterator[RuleGroup]:
        by_rule: dict[GroupKey, list[Problem]] = {}
        for problem in found:
            by_rule.setdefault(group_key(problem), []).append(problem)
        touched = {key: {url for p in held for url in p.pages} for key, held in by_rule.items()}
        by_weight = sorted(
            by_rule.items(), key=lambda item: (-item[1][0].severity.rank, -len(touched[item[0]]))
        )
        for number, (group, held) in enumerate(by_weight, 1):
            rule = self._rulebook.rule(group[0])
            yield RuleGroup(
                anchor=f"{key}-{number}",
                name=shown(rule.name, 120),
                rule=rule,
                owner=group[1],
                outcome=held[0].outcome,
                severity=held[0].severity,
                criteria=tuple(self._rulebook.criteria[number] for number in rule.criteria),
                problems=len(held),
                findings=sum(problem.findings for problem in held),
                pages=len(touched[group]),
                causes=tuple(self._cause(problem, rule) for problem in held[: MAX_CAUSES[key]]),
            )

    def _cause(self, problem: Problem, rule: Rule) -> Cause:
        count = max(FIRST_PAGES, min(MAX_PAGES, self._links))
        listed = tuple(self._pages.link(url) for url in islice(problem.pages, count))
        self._links -= len(listed)
        return Cause(
            problem,
            spots=tuple(
                spot(example, rule, self._pages, self._picture(example.finding.picture))
                for example in problem.examples
            ),
            first=listed[:FIRST_PAGES],
            rest=listed[FIRST_PAGES:],
            left_out=len(problem.pages) - len(listed),
        )

    def _picture(self, key: str | None) -> str | None:
        if key is None:
            return None
        url = data_url(self._pictures.get(key), min(MAX_PICTURE, self._bytes))
        self._bytes -= len(url or "")
        return url
