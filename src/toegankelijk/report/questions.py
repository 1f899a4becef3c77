"""Questions to a person, with what was gathered: to read, to print, for a sheet or a program."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk import __version__
from toegankelijk.law import Criterion
from toegankelijk.model import (
    Answer,
    Gathered,
    GatheredKind,
    PageResult,
    Question,
    Scan,
    Visited,
)
from toegankelijk.questions.ask import MOST_PAGES, questions, sample
from toegankelijk.questions.words import QuestionWords, load_questions
from toegankelijk.report.safe import cell, href, shown
from toegankelijk.report.templating import environment, source
from toegankelijk.rulebook import Rulebook

COLUMNS = ("criterium", "naam", "pagina", "titel", "antwoord", "vraag", "wat u doet", "gevonden")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its words."""

    question: Question
    criterion: Criterion
    words: QuestionWords
    failed: tuple[str, ...]
    """Names of the rules that failed."""
    look: tuple[str, ...]
    """Questions of the rules that could not decide."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with all that is asked about it, and what was gathered there."""

    page: PageResult
    title: str
    asked: tuple[Asked, ...]
    gathered: Mapping[str, tuple[Gathered, ...]]

    def with_answer(self, answer: str) -> tuple[Asked, ...]:
        """The criteria that have this answer here."""
        return tuple(a for a in self.asked if a.question.answer == answer)

    @property
    def drawn(self) -> tuple[tuple[int, int, int, int], ...]:
        """Boxes of what can have the focus, in the order of Tab; a sketch is made of them."""
        return tuple(item.box for item in self.gathered.get("bediening", ()) if item.box)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of that sketch in CSS pixels, each at least 1 and at most 6000."""
        right = max((left + width for left, _, width, _ in self.drawn), default=1)
        bottom = max((top + height for _, top, _, height in self.drawn), default=1)
        return min(max(right, 1), 2000), min(max(bottom, 1), 6000)


def sheets(
    scan: Scan,
    rulebook: Rulebook,
    *,
    most: int = MOST_PAGES,
    criterion: str | None = None,
    url: str | None = None,
) -> tuple[Sheet, ...]:
    """The pages of the sample, or just ``url``, with their questions."""
    words = load_questions(rulebook)
    if criterion is not None:
        words = {number: text for number, text in words.items() if number == criterion}
    seen = tuple(page for page, _ in scan.visited)
    pages = sample(scan, most) if url is None else [p for p in seen if p.job.url == url]
    asked: dict[str, list[Asked]] = {}
    for question in questions(pages, rulebook, words):
        asked.setdefault(question.page, []).append(_asked(question, rulebook, words))
    return tuple(
        Sheet(
            page,
            page.outcome.title,
            tuple(asked.get(page.job.url, ())),
            _by_kind(page.outcome.gathered or ()),
        )
        for page in pages
        if isinstance(page.outcome, Visited)
    )


def _asked(question: Question, rulebook: Rulebook, words: Mapping[str, QuestionWords]) -> Asked:
    look = (rulebook.rule(rule).question or rulebook.rule(rule).name for rule in question.look)
    return Asked(
        question,
        rulebook.criteria[question.criterion],
        words[question.criterion],
        tuple(rulebook.rule(rule).name for rule in question.failed),
        tuple(dict.fromkeys(look)),
    )


def _by_kind(gathered: Sequence[Gathered]) -> Mapping[str, tuple[Gathered, ...]]:
    held: dict[str, list[Gathered]] = {str(kind): [] for kind in GatheredKind}
    for item in gathered:
        held[item.kind].append(item)
    return {kind: tuple(items) for kind, items in held.items()}


def as_questions_html(scan: Scan, found: Sequence[Sheet]) -> str:
    """To read or print. Needs nothing beside itself."""
    style = source("rapport.css") + source("vragen.css")
    return (
        environment()
        .get_template("vragen.html.j2")
        .render(
            scan=scan,
            sheets=found,
            style=style,
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
            version=__version__,
            today=date.today(),  # noqa: DTZ011 - the day as the user's clock has it
        )
    )


def as_questions_csv(scan: Scan, found: Sequence[Sheet]) -> str:  # noqa: ARG001 - as the others
    """A row for each criterion on each page, for Excel: with a place to write the answer."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*COLUMNS, "uw oordeel", "uw toelichting"))
    for sheet in found:
        for asked in sheet.asked:
            row = (
                asked.criterion.number,
                asked.criterion.name,
                asked.question.page,
                sheet.title,
                asked.question.answer,
                asked.words.question,
                " ".join(asked.words.steps),
                ", ".join((*asked.failed, *asked.look)),
            )
            writer.writerow([*(cell(text) for text in row), "", ""])
    return "\ufeff" + out.getvalue()


def as_questions_json(scan: Scan, found: Sequence[Sheet]) -> str:
    """For programs: questions and what was gathered."""
    pages = [
        {
            "pagina": sheet.page.job.url,
            "titel": sheet.title,
            "vragen": [
                {
                    "criterium": asked.criterion.number,
                    "antwoord": asked.question.answer,
                    "vraag": asked.words.question,
                    "stappen": asked.words.steps,
                    "goed": asked.words.good,
                    "fout": asked.words.bad,
                    "regels_niet": asked.question.failed,
                    "regels_kijken": asked.question.look,
                    "gegevens": [str(kind) for kind in asked.words.gathered],
                }
                for asked in sheet.asked
            ],
            "gegevens": {
                kind: [
                    {"tekst": item.text, "bij": item.about, **item.values, "plek": item.box}
                    for item in items
                ]
                for kind, items in sheet.gathered.items()
                if items
            },
        }
        for sheet in found
    ]
    whole = {"scan": scan.started.isoformat(), "versie": scan.versions.tool, "paginas": pages}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_questions_text(found: Sequence[Sheet], *, everything: bool = False) -> Iterator[str]:
    """Lines for a terminal: per page what is known, and what to look at."""
    for sheet in found:
        counts = {answer: len(sheet.with_answer(answer)) for answer in Answer}
        told = ", ".join(f"{count} {answer}" for answer, count in counts.items() if count)
        yield ""
        yield shown(sheet.title or sheet.page.job.url, 100)
        yield shown(sheet.page.job.url, 200)
        yield f"{len(sheet.asked)} eisen: {told}"
        for asked in sheet.asked:
            if asked.question.answer is Answer.ASK or everything:
                yield from _lines(asked, sheet)


def _lines(asked: Asked, sheet: Sheet) -> Iterator[str]:
    number, answer = asked.criterion.number, asked.question.answer
    if answer is not Answer.ASK:
        why = f": {'; '.join(asked.failed)}" if asked.failed else ""
        yield f"  {number:7s} {answer}{why}"
        return
    yield f"  {number:7s} {asked.words.question}"
    for step in asked.words.steps:
        yield f"          - {step}"
    for hint in asked.look:
        yield f"          ? {hint}"
    for kind in asked.words.gathered:
        if count := len(sheet.gathered[kind]):
            yield f"          {kind}: {count}"


FORMATS: Mapping[str, Callable[[Scan, Sequence[Sheet]], str]] = {
    "html": as_questions_html,
    "csv": as_questions_csv,
    "json": as_questions_json,
}
"""File extension → what writes it."""

__all__ = ["FORMATS", "Sheet", "as_questions_text", "href", "sheets"]
