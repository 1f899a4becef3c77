"""What a published statement lacks: a pure function of what it says and of what its links gave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from toegankelijk.law import Terms
from toegankelijk.report.dutch import day as written
from toegankelijk.report.dutch import number
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.published.deviations import Named, deviations, speaks_of_them
from toegankelijk.verklaring.published.lines import Page
from toegankelijk.verklaring.published.recognise import Said, recognise
from toegankelijk.verklaring.published.words import CheckWords
from toegankelijk.verklaring.status import Status, add_months

MAX_TOLD = 6
"""Deviations or links that are named one by one."""


class Mark(StrEnum):
    """How something stands; the words stand in ``rules/verklaring/controle.toml``."""

    GOOD = "goed"
    WRONG = "fout"
    LOOK = "kijk"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    id: str
    mark: Mark
    notes: tuple[str, ...]
    """In words; what comes from the page is made harmless."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Where links to the statement were looked for."""

    pages: tuple[str, ...]
    without: tuple[str, ...]
    whole: bool
    """From a scan; else only the home page was looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All checks of one statement."""

    url: str
    said: Said
    deviations: tuple[Named, ...]
    checks: tuple[Check, ...]

    def count(self, mark: Mark) -> int:
        """How many checks have this mark."""
        return sum(check.mark is mark for check in self.checks)


def check(
    page: Page,
    words: CheckWords,
    terms: Terms,
    today: date,
    answers: Mapping[str, bool | None],
    linked: Linked | None,
) -> Checked:
    """``answers``: for each link that was asked for whether it works; ``None`` for no answer."""
    said = recognise(page, words)
    found = deviations(page.lines, words)
    say = _Say(words)
    contact = _found("contact", ", ".join(said.contact[:3]), say)
    every = (
        _linked(linked, say),
        _found("status", said.status and f"{said.status}", say),
        _norm(said, say),
        *_dates(said, terms, today, say),
        _found("functie", said.official, say),
        _found("ombudsman", "ja" if said.ombudsman else None, say),
        _with_links(contact, said.contact, answers, say),
        _with_links(_research(said, terms, today, say), said.reports, answers, say),
        _links(answers, say),
        _deviations(said, found, say, told=speaks_of_them(page.lines, words)),
        _planning(found, today, say),
        _unfilled(said, say),
    )
    return Checked(page.url, said, found, every)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one page, but for their fragment, ``www.`` and a last slash."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/") or "/", parts.query, ""))


class _Say:
    """The words of ``[zegt]``, filled in with harmless values."""

    def __init__(self, words: CheckWords) -> None:
        self._says = words.says

    def __call__(self, key: str, **values: object) -> str:
        return self._says[key].format(**{k: shown(str(v), 160) for k, v in values.items()})


def _found(id: str, value: str | None, say: _Say) -> Check:
    if value:
        return Check(id, Mark.GOOD, (say("gevonden", wat=value),))
    return Check(id, Mark.WRONG, (say("niet_gevonden"),))


def _with_links(
    made: Check, urls: Sequence[str], answers: Mapping[str, bool | None], say: _Say
) -> Check:
    """What is there but does not work is not in order."""
    broken = [url for url in urls if answers.get(url.partition("#")[0]) is False]
    if not broken:
        return made
    notes = (say("links_fout", wat=url) for url in broken[:MAX_TOLD])
    return Check(made.id, Mark.WRONG, (*made.notes, *notes))


def _linked(linked: Linked | None, say: _Say) -> Check:
    if linked is None or not linked.pages:
        return Check("gelinkt", Mark.LOOK, (say("gelinkt_onbekend"),))
    if not linked.whole:
        if linked.without:
            note = say("gelinkt_niet_home", wat=linked.pages[0])
            return Check("gelinkt", Mark.WRONG, (note,))
        return Check("gelinkt", Mark.LOOK, (say("gelinkt_home"),))
    if linked.without:
        counts = {"aantal": number(len(linked.without)), "bekeken": number(len(linked.pages))}
        note = say("gelinkt_fout", wat=linked.without[0], **counts)
        return Check("gelinkt", Mark.WRONG, (note,))
    note = say("gelinkt_goed", aantal=number(len(linked.pages)))
    return Check("gelinkt", Mark.GOOD, (note,))


def _norm(said: Said, say: _Say) -> Check:
    if said.norm is None and said.has_wcag:
        return Check("norm", Mark.WRONG, (say("norm_alleen_wcag"),))
    return _found("norm", said.norm, say)


def _dates(said: Said, terms: Terms, today: date, say: _Say) -> Iterator[Check]:
    past = [each for each in said.days if each.day <= today]
    signed = [each.day for each in past if each.label == "datum_verklaring"]
    labelled = [each.day for each in past if each.label]
    future = [each.day for each in said.days if each.label and each.day > today]
    if signed:
        yield Check("datum", Mark.GOOD, (say("gevonden", wat=written(max(signed))),))
    elif future:
        yield Check("datum", Mark.WRONG, (say("dag_toekomst", dag=written(min(future))),))
    elif labelled or past:
        newest = max(labelled or [each.day for each in past])
        yield Check("datum", Mark.LOOK, (say("dag_onzeker", dag=written(newest)),))
    else:
        yield Check("datum", Mark.WRONG, (say("niet_gevonden"),))
    if not labelled:
        yield Check("herzien", Mark.LOOK, (say("niet_gevonden"),))
        return
    newest = max(labelled)
    if today > add_months(newest, terms.review_months):
        note = say("te_oud", dag=written(newest), maanden=terms.review_months)
        yield Check("herzien", Mark.WRONG, (note,))
    else:
        yield Check("herzien", Mark.GOOD, (say("jong", dag=written(newest)),))


def _research(said: Said, terms: Terms, today: date, say: _Say) -> Check:
    days = [day for day in said.research if day <= today]
    if said.status is None:
        return Check("onderzoek", Mark.LOOK, (say("onderzoek_status_onbekend"),))
    if said.status not in (Status.A, Status.B):
        note = say("onderzoek_niet_nodig", letter=said.status)
        return Check("onderzoek", Mark.GOOD, (note,))
    if not days or not said.report_links:
        return Check("onderzoek", Mark.WRONG, (say("onderzoek_verplicht", letter=said.status),))
    newest = max(days)
    if today >= add_months(newest, terms.investigation_months):
        note = say("onderzoek_oud", dag=written(newest), maanden=terms.investigation_months)
        return Check("onderzoek", Mark.WRONG, (note,))
    return Check("onderzoek", Mark.GOOD, (say("gevonden", wat=written(newest)),))


def _links(answers: Mapping[str, bool | None], say: _Say) -> Check:
    if not answers:
        return Check("links", Mark.LOOK, (say("links_geen"),))
    broken = [url for url, works in answers.items() if works is False]
    silent = [url for url, works in answers.items() if works is None]
    notes = (
        *(say("links_fout", wat=url) for url in broken[:MAX_TOLD]),
        *(say("links_later", wat=url) for url in silent[:MAX_TOLD]),
    )
    if broken:
        return Check("links", Mark.WRONG, notes)
    if silent:
        return Check("links", Mark.LOOK, notes)
    return Check("links", Mark.GOOD, (say("links_goed", aantal=number(len(answers))),))


def _deviations(said: Said, found: Sequence[Named], say: _Say, *, told: bool) -> Check:
    """``told``: there is text about deviations, in words of its own where none was ``found``."""
    if not found:
        if told:
            return Check("afwijkingen", Mark.LOOK, (say("afwijkingen_eigen_woorden"),))
        if said.status is Status.B:
            return Check("afwijkingen", Mark.WRONG, (say("afwijkingen_verplicht", letter="B"),))
        mark = Mark.GOOD if said.status is Status.A else Mark.LOOK
        return Check("afwijkingen", mark, (say("afwijkingen_geen"),))
    notes = []
    for index, one in enumerate(found, start=1):
        lacks = (not one.has_measure, one.planned is None and not one.is_burden)
        if any(lacks):
            what = say(
                {(True, True): "zonder_beide", (True, False): "zonder_maatregel"}.get(
                    lacks, "zonder_datum"
                )
            )
            notes.append(say("afwijking_zonder", naam=_name(one, index, say), wat=what))
    if notes:
        return Check("afwijkingen", Mark.WRONG, tuple(notes[:MAX_TOLD]))
    note = say("afwijkingen_goed", aantal=number(len(found)))
    return Check("afwijkingen", Mark.GOOD, (note,))


def _name(one: Named, index: int, say: _Say) -> str:
    return one.name.rstrip(" :.") or say("afwijking_nummer", nummer=index)


def _planning(found: Sequence[Named], today: date, say: _Say) -> Check:
    planned = [
        (_name(one, index, say), one.planned)
        for index, one in enumerate(found, start=1)
        if one.planned
    ]
    if not planned:
        return Check("planning", Mark.GOOD, (say("planning_geen"),))
    late = [(name, day) for name, day in planned if day < today]
    if late:
        notes = (say("planning_voorbij", naam=name, dag=written(day)) for name, day in late)
        return Check("planning", Mark.WRONG, tuple(notes)[:MAX_TOLD])
    return Check("planning", Mark.GOOD, (say("planning_goed"),))


def _unfilled(said: Said, say: _Say) -> Check:
    if said.unfilled:
        note = say("concept_fout", wat=", ".join(said.unfilled))
        return Check("concept", Mark.WRONG, (note,))
    return Check("concept", Mark.GOOD, (say("concept_goed"),))
