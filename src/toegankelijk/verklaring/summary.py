"""What the command line tells of a draft, on one screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from toegankelijk.paper.content import Line
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.phrases import Phrases, why
from toegankelijk.verklaring.sections import gaps, hints
from toegankelijk.verklaring.words import Open, Words

WIDTH = 80


def summary(draft: Draft, words: Words, paths: Sequence[Path]) -> str:
    """Status, deviations, what is still open, and where the files lie."""
    return "\n".join(_lines(draft, Phrases(words, draft.values), paths))


def refusal(draft: Draft, words: Words) -> str:
    """Why this is no final statement: everything that is missing."""
    say = Phrases(words, draft.values)
    lines = [say.string("scherm_geweigerd")]
    for key in draft.warnings:
        lines += _wrapped(say.string(key), "- ")
    for gap in gaps(draft, say):
        lines += _wrapped(_plain(gap), "- ")
    return "\n".join(lines)


def _lines(draft: Draft, say: Phrases, paths: Sequence[Path]) -> Iterator[str]:
    status, found = draft.verdict.status, draft.found
    unnamed = draft.values["site"] is Open.SITE
    head = "scherm_kop_definitief" if draft.final else "scherm_kop"
    yield say.string("scherm_kop_zonder" if unnamed else head)
    yield ""
    for key in draft.warnings:
        yield from _wrapped(say.string(key))
        yield ""
    name = say.words.status[status].name
    yield say.string("scherm_status", letter=status.value, status=name)
    yield from _wrapped(_plain(why(draft, say)))
    yield say.string("scherm_afwijkingen", aantal=len(found.deviations))
    yield say.string("scherm_onderzoeken", aantal=len(found.to_investigate))
    yield ""
    for key, lines in (("scherm_open", gaps(draft, say)), ("scherm_let_op", hints(draft, say))):
        told = [line for each in lines for line in _wrapped(_plain(each), "- ")]
        if told:
            yield say.string(key)
            yield from told
            yield ""
    yield say.string("scherm_bestanden")
    yield from (f"  {path}" for path in paths)


def _plain(line: Line) -> str:
    return "".join(inline.text for inline in line)


def _wrapped(text: str, bullet: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))
