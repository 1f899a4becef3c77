"""What was checked of a published statement, on the screen and as a paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from toegankelijk.paper.content import Paper, Paragraph, Section, Table, Text
from toegankelijk.report.dutch import day
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.published.checks import Check, Checked, Mark
from toegankelijk.verklaring.published.words import CheckWords
from toegankelijk.verklaring.words import Words

WIDTH = 80


def on_screen(done: Checked, words: CheckWords, statuses: Words) -> str:
    """Each check with its mark, the bad ones first."""
    return "\n".join(_lines(done, words, statuses))


def as_paper(done: Checked, words: CheckWords, statuses: Words, today: date) -> Paper:
    """The same with a table, for whoever asked for the check."""
    rows = tuple(
        (
            (Text(words.names[check.id]),),
            (Text(words.says[check.mark]),),
            (Text(" ".join(check.notes)),),
        )
        for check in _ordered(done)
    )
    head = tuple(words.screen[key] for key in ("onderdeel", "uitkomst", "toelichting"))
    return Paper(
        title=words.screen["titel"],
        mark="",
        notice=None,
        contents=words.screen["inhoud"],
        skip=words.screen["naar_tekst"],
        sections=(
            Section(
                "uitkomsten",
                words.screen["uitkomsten"],
                (
                    *(Paragraph((Text(line),)) for line in _head(done, words, statuses)),
                    Table(words.screen["uitkomsten"], head, rows),
                    Paragraph((Text(_ending(done, words)),)),
                ),
            ),
        ),
        closing=((Text(words.screen["gemaakt"].format(datum=day(today))),),),
    )


def _lines(done: Checked, words: CheckWords, statuses: Words) -> Iterator[str]:
    yield from _head(done, words, statuses)
    yield ""
    for check in _ordered(done):
        yield f"{words.names[check.id]}: {words.says[check.mark]}"
        for note in check.notes:
            yield from textwrap.wrap(note, WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield _ending(done, words)


def _head(done: Checked, words: CheckWords, statuses: Words) -> Iterator[str]:
    if done.url:
        yield words.screen["kop"].format(adres=shown(done.url, 120))
    status = done.said.status
    if status is None:
        yield words.screen["geen_status"]
    else:
        name = statuses.status[status].name
        yield words.screen["status"].format(letter=status.value, naam=name)


def _ordered(done: Checked) -> list[Check]:
    order = (Mark.WRONG, Mark.LOOK, Mark.GOOD)
    return sorted(done.checks, key=lambda check: order.index(check.mark))


def _ending(done: Checked, words: CheckWords) -> str:
    wrong, look = done.count(Mark.WRONG), done.count(Mark.LOOK)
    if not (wrong or look):
        return words.screen["eind_goed"]
    return words.screen["eind_fout"].format(aantal=wrong, kijk=look)
