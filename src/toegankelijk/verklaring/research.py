"""Investigations that staff name with a file: the file tells which criteria are not met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from toegankelijk.law import Criterion, Law
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import (
    WHOLE,
    Investigation,
    is_full,
    met,
    results,
    table,
)
from toegankelijk.onderzoek.wcagem_read import read
from toegankelijk.verklaring.deviations import Note
from toegankelijk.verklaring.particulars import Particulars, Research
from toegankelijk.verklaring.status import Kind

Failed = Mapping[str, tuple[Note, ...]]


def with_files(
    told: Particulars, folder: Path, criteria: Mapping[str, Criterion], law: Law
) -> tuple[Particulars, Failed]:
    """The particulars with what the files of investigations say, and the criteria not met.

    A file is counted from ``folder``. What it says goes before a number that staff typed, and an
    investigation in which something was left undecided is none of the whole. Of several, the
    newest tells what is not met. Raises ``InputError`` with file and line.
    """
    norm = tuple(number for number, each in criteria.items() if law.demands(each))
    failed: Failed = {}
    done: list[Research] = []
    for research in sorted(told.research, key=lambda each: each.on):
        if research.file is None:
            done.append(research)
            continue
        made = read(folder / research.file, criteria)
        outcomes = results(made, norm)
        whole = is_full(outcomes)
        kind = Kind.PART if research.kind is Kind.FULL and not whole else research.kind
        done.append(replace(research, met=met(outcomes) if whole else None, kind=kind))
        if research.kind is not Kind.PART:
            failed = failures(made, outcomes)
    return replace(told, research=tuple(done)), failed


def failures(made: Investigation, outcomes: Mapping[str, Outcome]) -> Failed:
    """The criteria that are not met, with what people wrote about them, page by page."""
    known, titles = table(made), {page.id: page.title for page in made.pages}

    def notes(criterion: str) -> tuple[Note, ...]:
        found = ((page, known.get((criterion, page))) for page in (WHOLE, *titles))
        return tuple(
            Note(titles.get(page, ""), verdict.note)
            for page, judged in found
            if judged is not None and judged.outcome is Outcome.FAILED
            for verdict in judged.verdicts
            if verdict.outcome is Outcome.FAILED and verdict.note and not verdict.automatic
        )

    return {n: notes(n) for n, outcome in outcomes.items() if outcome is Outcome.FAILED}
