"""From what was found to the deviations of a statement: one for each cause, as people would.

A cause is a rule that a scan found failed, once for each who has to mend it, or a criterion that
people found failed in another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from toegankelijk.law import Criterion, Law
from toegankelijk.model import Outcome, RuleKind, Scan, Severity
from toegankelijk.problems import Problem, criterion_order, widespread
from toegankelijk.rulebook import Owner, Rule, Rulebook
from toegankelijk.verklaring.answers import Answer, key_of, over
from toegankelijk.verklaring.status import Promise

MAX_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A page where it was found. Both come from the site: escape them."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    """What an investigator wrote about a criterion that is not met; hostile."""

    page: str
    """Title of the page; empty for the whole sample."""
    text: str


@dataclass(frozen=True, slots=True)
class Cause:
    """All problems of one rule with one outcome."""

    rule: Rule
    pages: int
    findings: int
    examples: tuple[Example, ...]
    """At most ``MAX_EXAMPLES``."""
    products: tuple[str, ...]
    """In the order of the settings."""
    widespread: bool
    """On nearly every checked page."""
    owners: frozenset[Owner]
    severity: Severity
    """The worst of its problems."""
    places: int
    """Places of the templates and texts that have to be mended: the problems."""
    urls: tuple[str, ...] = ()
    """All pages, in the order of the scan."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One cause for which the site does not meet the norm."""

    number: int
    """From 1, in the order of the criteria."""
    key: str
    """What an answer names it by: the id of a rule, also with whose ``part``, or a criterion."""
    criteria: tuple[Criterion, ...]
    """At least one."""
    cause: Cause | None
    """What a scan found; ``None`` for what only people found."""
    notes: tuple[Note, ...]
    answer: Answer
    part: Owner | None = None
    """Who has to mend it, where others have to mend the rest of what fails the same rule."""
    where: str = ""
    """For people: where that part stands."""

    @property
    def about(self) -> str:
        """The rule or criterion, whoever has to mend it."""
        return self.cause.rule.id if self.cause else self.criteria[0].number

    @property
    def name(self) -> str:
        """A short name for people."""
        name = self.cause.rule.name if self.cause else self.criteria[0].name
        return f"{name} ({self.where})" if self.where else name

    @property
    def promise(self) -> Promise:
        """As evidence for a status."""
        answer = self.answer
        return Promise(
            criteria=frozenset(criterion.number for criterion in self.criteria),
            measure=answer.measure is not None,
            by=answer.planned,
            burden=answer.burden,
            reasoned=answer.burden_reason is not None,
        )


@dataclass(frozen=True, slots=True)
class Divided:
    """What was found, divided over the parts of a statement."""

    deviations: tuple[Deviation, ...] = ()
    to_investigate: tuple[Cause, ...] = ()
    """What the tool could not decide."""
    advice: tuple[Cause, ...] = ()
    """What fails a rule that the norm does not demand. Language is left out: it has a report."""
    gone: tuple[Answer, ...] = ()
    """Answers about what this scan did not find any more; they are kept."""
    back: tuple[Answer, ...] = ()
    """Answers that say that it is solved, about what the scan found after that."""


def divide(
    found: Iterable[Problem],
    scan: Scan,
    rulebook: Rulebook,
    law: Law,
    answers: Mapping[str, Answer] | None = None,
    failed: Mapping[str, tuple[Note, ...]] | None = None,
) -> Divided:
    """Only what surely fails a criterion of the norm is a deviation.

    ``failed``: criteria that an investigation found not met, with what people wrote about them.
    """
    answers = answers or {}
    causes, unsure, advice = _causes(found, scan, rulebook, law)
    scanned = (scan.finished or scan.started).astimezone().date()

    def is_solved(answer: Answer | None) -> bool:
        """A scan knows nothing of what was mended on its day or later."""
        return answer is not None and answer.solved is not None and answer.solved >= scanned

    rules = [cause.rule.id for _, cause in causes]
    by_rule: list[_Found] = []
    for numbers, cause in causes:
        (owner,) = cause.owners
        id_ = cause.rule.id
        answer = over(answers.get(key_of(id_, owner)), answers.get(id_))
        part = owner if rules.count(id_) > 1 else None
        if not is_solved(answer):
            by_rule.append(_Found(key_of(id_, part), numbers, cause, (), answer, part))
    every = [*by_rule, *_by_people(causes, answers, failed or {})]
    every.sort(key=lambda each: criterion_order(each.numbers[0]))
    keys = {each.key for each in every}
    for each in by_rule:
        assert each.cause is not None, "found by a rule"
        keys |= {each.cause.rule.id, *(key_of(each.cause.rule.id, o) for o in each.cause.owners)}
    return Divided(
        deviations=tuple(
            Deviation(
                number=position,
                key=one.key,
                criteria=tuple(rulebook.criteria[n] for n in one.numbers),
                cause=one.cause,
                notes=one.notes,
                answer=one.answer or _blank(one),
                part=one.part,
                where=rulebook.terms["deel"][one.part] if one.part else "",
            )
            for position, one in enumerate(every, start=1)
        ),
        to_investigate=unsure,
        advice=advice,
        gone=tuple(a for k, a in answers.items() if a.rule and k not in keys and not a.solved),
        back=tuple(a for k, a in answers.items() if a.rule and k in keys and a.solved),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A deviation before it has its number."""

    key: str
    numbers: tuple[str, ...]
    cause: Cause | None
    notes: tuple[Note, ...]
    answer: Answer | None
    part: Owner | None = None


def _by_people(
    causes: Iterable[tuple[tuple[str, ...], Cause]],
    answers: Mapping[str, Answer],
    failed: Mapping[str, tuple[Note, ...]],
) -> Iterator[_Found]:
    """What an investigation found, and what staff typed themselves."""
    covered = {number for numbers, _ in causes for number in numbers}
    told = {key for key, answer in answers.items() if answer.criterion}
    for number in sorted({*failed, *told}, key=criterion_order):
        answer = answers.get(number)
        notes = failed.get(number, ())
        if (answer is not None and answer.solved) or (
            answer is None and not notes and number in covered
        ):
            continue
        yield _Found(number, (number,), None, notes, answer)


def _causes(
    found: Iterable[Problem], scan: Scan, rulebook: Rulebook, law: Law
) -> tuple[list[tuple[tuple[str, ...], Cause]], tuple[Cause, ...], tuple[Cause, ...]]:
    """What fails with the criteria of the norm, what is unsure, and what is only advice."""
    grouped: dict[tuple[str, Outcome, Owner | None], list[Problem]] = {}
    for problem in found:
        if problem.kind is not RuleKind.LANGUAGE:
            owner = problem.owner if problem.outcome is Outcome.FAILED else None
            grouped.setdefault((problem.rule, problem.outcome, owner), []).append(problem)
    titles = {page.job.url: visited.title for page, visited in scan.visited}
    failed: list[tuple[tuple[str, ...], Cause]] = []
    unsure: list[Cause] = []
    advice: list[Cause] = []
    for (rule_id, outcome, _), problems in grouped.items():
        rule = rulebook.rule(rule_id)
        cause = _cause(rule, problems, scan, titles)
        numbers = tuple(n for n in rule.criteria if law.demands(rulebook.criteria[n]))
        if outcome is not Outcome.FAILED:
            unsure += [cause] if numbers else []
        elif numbers:
            failed.append((tuple(sorted(numbers, key=criterion_order)), cause))
        else:
            advice.append(cause)
    return failed, tuple(unsure), tuple(advice)


def _cause(rule: Rule, problems: list[Problem], scan: Scan, titles: Mapping[str, str]) -> Cause:
    pages = list(dict.fromkeys(url for problem in problems for url in problem.pages))
    shown = dict.fromkeys((*(problem.examples[0].page for problem in problems), *pages))
    products = {name for problem in problems for name in problem.products}
    return Cause(
        rule=rule,
        pages=len(pages),
        findings=sum(problem.findings for problem in problems),
        examples=tuple(Example(url, titles.get(url, "")) for url in list(shown)[:MAX_EXAMPLES]),
        products=tuple(p.name for p in scan.site.products if p.name in products),
        widespread=widespread(len(pages), len(scan.visited)),
        owners=frozenset(problem.owner for problem in problems),
        severity=max((problem.severity for problem in problems), key=lambda each: each.rank),
        places=len(problems),
        urls=tuple(pages),
    )


def _blank(found: _Found) -> Answer:
    if found.cause is None:
        return Answer(criterion=found.key)
    return Answer(rule=found.cause.rule.id, part=found.part)


def last_solved(answers: Iterable[Answer], today: date) -> date | None:
    """When deviations were last solved."""
    days = (answer.solved for answer in answers)
    return max((day for day in days if day is not None and day <= today), default=None)
