"""An investigation as facts: who looked at which pages, and what each found on each criterion.

WCAG-EM 1.0 (W3C): scope, exploration, sample, verdicts and report. A verdict is kept as it was
given; what counts is worked out from all of them, so that no one's work is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from toegankelijk.model import Outcome

WHOLE = ""
"""As a page: a verdict on the sample as a whole."""

_WORST = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)
"""What a criterion is over several pages: the first of these that one of them has."""

DECIDED = (Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE)
"""Outcomes after which there is nothing left to look at."""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A page of the sample. All texts may come from a site: escape them."""

    id: str
    """URL, or another name that is used only once in the sample."""
    title: str
    url: str = ""
    """Where it is; empty when that is not known, or when ``id`` says it."""
    reason: str = ""
    """Why it is in the sample."""
    random: bool = False

    @property
    def address(self) -> str:
        """The best that is known of where it is."""
        return self.url or self.id


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody found on one criterion, on one page."""

    criterion: str
    page: str
    """``SamplePage.id``, or ``WHOLE``."""
    outcome: Outcome
    note: str = ""
    who: str = ""
    at: datetime | None = None
    automatic: bool = False
    """Given by a tool: any word of a person goes before it."""
    earlier: bool = False
    """Taken along from an earlier investigation: it waits for a person to say it again."""


@dataclass(frozen=True, slots=True)
class Scope:
    """WCAG-EM step 1 and 2."""

    name: str = ""
    description: str = ""
    wcag: str = "2.1"
    target: str = "AA"
    baseline: str = ""
    """Browsers and aids that it has to work with."""
    requirements: str = ""
    technologies: tuple[str, ...] = ()
    functionality: str = ""
    page_types: str = ""


@dataclass(frozen=True, slots=True)
class Investigation:
    """All of one investigation."""

    scope: Scope = Scope()
    title: str = ""
    commissioner: str = ""
    evaluator: str = ""
    on: date | None = None
    summary: str = ""
    specifics: str = ""
    """How it was done: tools, aids, settings."""
    retest: bool = False
    pages: tuple[SamplePage, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    """In the order in which they were given."""
    raw: Mapping[str, Any] = field(default_factory=dict)
    """The file that it was read from, whole: what we do not know is written back as it was."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """People who looked at the same thing and found different things."""

    criterion: str
    page: str
    verdicts: tuple[Verdict, ...]
    """The last of each of them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What counts for one criterion on one page."""

    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    """The last of each person, or else of each tool."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was written with the verdicts that led to the outcome, each once."""
        told = (v.note for v in self.verdicts if v.outcome is self.outcome and v.note)
        return tuple(dict.fromkeys(told))


def judged(verdicts: Iterable[Verdict], criterion: str, page: str) -> Judged:
    """What counts: the last word of each person; the words of tools only where no person spoke.

    People who differ make it ``FAILED`` when one of them says so, else ``CANT_TELL``. A tool can
    make nothing ``PASSED`` or ``INAPPLICABLE``.
    """
    here = [v for v in verdicts if (v.criterion, v.page) == (criterion, page)]
    return _judged(here)


def table(investigation: Investigation) -> Mapping[tuple[str, str], Judged]:
    """``judged`` for each criterion and page that somebody spoke of."""
    grouped: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in investigation.verdicts:
        grouped.setdefault((verdict.criterion, verdict.page), []).append(verdict)
    return {key: _judged(group) for key, group in grouped.items()}


def results(investigation: Investigation, criteria: Iterable[str]) -> Mapping[str, Outcome]:
    """The outcome of each criterion over the whole sample.

    A verdict on the sample as a whole counts for the pages that nobody judged one by one.
    """
    known = table(investigation)
    nothing = Judged(Outcome.UNTESTED)

    def over_all(criterion: str) -> Outcome:
        whole = known.get((criterion, WHOLE), nothing).outcome
        pages = [known.get((criterion, p.id), nothing).outcome for p in investigation.pages]
        filled = [whole if outcome is Outcome.UNTESTED else outcome for outcome in pages]
        if whole is Outcome.FAILED or not filled:
            return whole
        return next(outcome for outcome in _WORST if outcome in filled)

    return {criterion: over_all(criterion) for criterion in criteria}


def conflicts(investigation: Investigation) -> tuple[Conflict, ...]:
    """Where people differ, in the order in which that came about."""
    return tuple(
        Conflict(criterion, page, found.verdicts)
        for (criterion, page), found in table(investigation).items()
        if len({v.outcome for v in found.verdicts if not v.automatic}) > 1
    )


def met(outcomes: Mapping[str, Outcome]) -> int:
    """How many criteria are met: passed, or not applicable."""
    return sum(o in (Outcome.PASSED, Outcome.INAPPLICABLE) for o in outcomes.values())


def with_unique_titles(investigation: Investigation) -> Investigation:
    """The first page with a title keeps it; the others get a number behind it."""
    taken: set[str] = set()

    def named(page: SamplePage) -> SamplePage:
        title = base = page.title or page.address
        number = 1
        while title in taken:
            number += 1
            title = f"{base} ({number})"
        taken.add(title)
        return replace(page, title=title)

    return replace(investigation, pages=tuple(named(page) for page in investigation.pages))


def is_full(outcomes: Mapping[str, Outcome]) -> bool:
    """Whether every criterion was decided on."""
    return bool(outcomes) and all(outcome in DECIDED for outcome in outcomes.values())


def merged(mine: Investigation, other: Iterable[Verdict]) -> Investigation:
    """``mine`` with the verdicts of somebody else added, each once, in the order of time."""
    every = dict.fromkeys((*mine.verdicts, *other))
    order = sorted(every, key=lambda v: v.at.timestamp() if v.at else 0.0)
    return replace(mine, verdicts=tuple(order))


def _judged(here: Iterable[Verdict]) -> Judged:
    given = [v for v in here if v.outcome is not Outcome.UNTESTED and not v.earlier]
    people = tuple(_last_of_each(v for v in given if not v.automatic))
    if people:
        outcomes = {v.outcome for v in people}
        if len(outcomes) == 1:
            return Judged(people[0].outcome, people)
        split = Outcome.FAILED if Outcome.FAILED in outcomes else Outcome.CANT_TELL
        return Judged(split, people)
    tools = tuple(
        v
        for v in _last_of_each(v for v in given if v.automatic)
        if v.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    )
    worst = next((o for o in _WORST if any(v.outcome is o for v in tools)), Outcome.UNTESTED)
    return Judged(worst, tools)


def _last_of_each(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    by_name: dict[str, Verdict] = {}
    for verdict in verdicts:
        by_name[verdict.who] = verdict
    yield from by_name.values()
