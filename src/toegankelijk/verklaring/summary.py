"""What the command line tells of a draft, on one screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from toegankelijk.verklaring.content import Line
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.phrases import Phrases
from toegankelijk.verklaring.sections import gaps, warnings
from toegankelijk.verklaring.words import Open, Words

WIDTH = 80


def summary(draft: Draft, words: Words, paths: Sequence[Path]) -> str:
    """Status, deviations, what is still open, and where the files lie."""
    return "\n".join(_lines(draft, Phrases(words, draft.values), paths))


def _lines(draft: Draft, say: Phrases, paths: Sequence[Path]) -> Iterator[str]:
    status, found = draft.verdict.status, draft.found
    unnamed = draft.values["site"] is Open.SITE
    yield say.string("scherm_kop_zonder" if unnamed else "scherm_kop")
    yield ""
    for key in warnings(draft):
        yield from _wrapped(say.string(key))
        yield ""
    name = say.words.status[status].name
    yield say.string("scherm_status", letter=status.value, status=name)
    yield from _wrapped(_plain(say.fill(say.words.why[draft.verdict.why])))
    yield say.string("scherm_afwijkingen", aantal=len(found.deviations))
    yield say.string("scherm_onderzoeken", aantal=len(found.to_investigate))
    yield ""
    yield say.string("scherm_open")
    for gap in gaps(draft, say):
        yield from _wrapped(_plain(gap), "- ")
    yield ""
    yield say.string("scherm_bestanden")
    yield from (f"  {path}" for path in paths)


def _plain(line: Line) -> str:
    return "".join(inline.text for inline in line)


def _wrapped(text: str, bullet: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))
