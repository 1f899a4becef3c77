"""``toegankelijk verklaring --vragen``: asks what is open, one by one, and keeps each answer."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import click

from toegankelijk.errors import SettingsError
from toegankelijk.model import Scan
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.phrases import Phrases
from toegankelijk.verklaring.questions import (
    Keeper,
    Kind,
    Question,
    Refused,
    only_reason,
    questions,
    read_answer,
)
from toegankelijk.verklaring.words import Words

STOP = "stop"
_HINTS = {
    Kind.YES_NO: "scherm_ja_nee",
    Kind.PAST: "scherm_datum",
    Kind.COMING: "scherm_datum",
}


class _Stopped(Exception):
    """The user wants no more questions."""


def ask(
    draft: Draft, words: Words, scan: Scan, rulebook: Rulebook, settings: Path | None, today: date
) -> None:
    """Ask all that is open. Each answer is kept at once, so that stopping loses nothing."""
    say = Phrases(words, draft.values)
    keeper = Keeper(scan, settings, rulebook, today)
    todo = tuple(questions(draft))
    key = "scherm_nog" if todo else "scherm_vragen_klaar"
    _tell(say.string(key, aantal=len(todo)))
    told = 0
    try:
        for question in todo:
            deviation = question.deviation
            if deviation is not None and deviation.number != told:
                told = deviation.number
                _tell("", _headline(question, say))
            _ask(question, say, keeper)
    except _Stopped:
        return


def _ask(question: Question, say: Phrases, keeper: Keeper) -> None:
    """Until there is an answer that can be kept, or none is given."""
    words = say.words.open[question.about]
    hint = f" {say.string(_HINTS[question.kind])}" if question.kind in _HINTS else ""
    if question.proposal:
        _tell(say.string("scherm_voorstel", voorstel=shown(question.proposal, 500)))
    while True:
        try:
            if only_reason(question):
                reason = _prompt(f"{words.question} {say.string('scherm_reden')}")
                kept = reason and keeper.keep(question, value=True, reason=reason)
            else:
                typed = _prompt(f"{words.question}{hint}")
                if not typed:
                    return
                value = read_answer(question, typed, keeper.today)
                wants_reason = question.deviation is not None and value is True
                reason = _prompt(say.string("scherm_reden")) if wants_reason else ""
                kept = keeper.keep(question, value, reason)
        except Refused as refused:
            _tell(say.string(str(refused)))
        except SettingsError as error:
            _tell(" ".join(part for part in (error.what, error.mend) if part))
        else:
            if kept:
                _tell(say.string("scherm_bewaard", bestand=str(kept)))
            return


def _headline(question: Question, say: Phrases) -> str:
    deviation = question.deviation
    assert deviation is not None, "asked for"
    cause = deviation.cause
    scale = say.string("omvang", paginas=cause.pages, plekken=cause.findings) if cause else ""
    name = shown(deviation.name)
    return say.string("scherm_afwijking", nummer=deviation.number, naam=name, omvang=scale).strip()


def _prompt(text: str) -> str:
    answer: str = click.prompt(text, default="", show_default=False, prompt_suffix=" ")
    if answer.strip().lower() == STOP:
        raise _Stopped
    return answer.strip()


def _tell(*lines: str) -> None:
    for line in lines:
        click.echo(textwrap.fill(line, 80))
