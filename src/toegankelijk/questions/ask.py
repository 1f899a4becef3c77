"""From a scan to questions: what is known, what does not occur, and what a person must look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toegankelijk.model import Answer, Outcome, PageResult, Question, Scan, Visited
from toegankelijk.questions.words import QuestionWords
from toegankelijk.rulebook import Rulebook

MOST_PAGES = 10
"""Pages that are asked about when nobody says which."""


def sample(scan: Scan, most: int = MOST_PAGES) -> tuple[PageResult, ...]:
    """The pages to ask about: the first, those with a form or film, then the first of each shape.

    A shape is what the pages have in common to a reader: the path without its last part.
    """
    pages = scan.visited

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        page, seen = pages[at]
        media = any(item.kind == "media" for item in seen.gathered or ())
        return (at != 0, not (seen.forms or media), shapes[_shape(page.job.url)] != at, at)

    shapes: dict[str, int] = {}
    for at, (page, _) in enumerate(pages):
        shapes.setdefault(_shape(page.job.url), at)
    chosen = sorted(sorted(range(len(pages)), key=rank)[:most])
    return tuple(pages[at][0] for at in chosen)


def _shape(url: str) -> str:
    return url.partition("?")[0].rstrip("/").rpartition("/")[0]


def questions(
    pages: Sequence[PageResult], rulebook: Rulebook, words: Mapping[str, QuestionWords]
) -> tuple[Question, ...]:
    """One for each criterion on each of the pages that were looked at."""
    rules: dict[str, set[str]] = {number: set() for number in words}
    for rule in rulebook.rules.values():
        for number in rule.criteria:
            if number in rules:
                rules[number].add(rule.id)
    return tuple(
        question
        for page in pages
        if isinstance(page.outcome, Visited)
        for question in _of_page(page.job.url, page.outcome, rules, words)
    )


def _of_page(
    url: str,
    seen: Visited,
    rules: Mapping[str, set[str]],
    words: Mapping[str, QuestionWords],
) -> Iterator[Question]:
    kinds = None if seen.gathered is None else {item.kind for item in seen.gathered}
    for number, asked in words.items():
        ended = {rule: seen.rules[rule] for rule in sorted(rules[number]) if rule in seen.rules}
        failed = tuple(rule for rule, outcome in ended.items() if outcome is Outcome.FAILED)
        look = tuple(rule for rule, outcome in ended.items() if outcome is Outcome.CANT_TELL)
        passed = tuple(rule for rule, outcome in ended.items() if outcome is Outcome.PASSED)
        untested = any(outcome is Outcome.UNTESTED for outcome in ended.values())
        if failed:
            answer = Answer.FAILED
        elif (
            asked.absent
            and kinds is not None
            and not kinds & set(asked.gathered)
            and not (look or passed)
        ):
            answer = Answer.ABSENT if not seen.frames else Answer.ASK
        elif asked.decided and not look and not untested and ended:
            answer = Answer.PASSED
        else:
            answer = Answer.ASK
        yield Question(number, url, answer, failed, look, passed)
