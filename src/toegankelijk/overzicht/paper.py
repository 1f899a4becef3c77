"""The overview as a paper: one page of summary first, then each site and each term."""

from __future__ import annotations

from collections.abc import Iterator

from toegankelijk.overzicht.portfolio import Member, Portfolio, Quarter, quarters
from toegankelijk.overzicht.terms import NEAR, Alarm, Term
from toegankelijk.paper.content import (
    Block,
    Bullets,
    Chart,
    Line,
    Paper,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from toegankelijk.paper.texts import Texts
from toegankelijk.report.dutch import day, number
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.words import Words

MAX_ACTIONS = 12


def as_paper(portfolio: Portfolio, texts: Texts, words: Words) -> Paper:
    """For the quarterly report of a manager, and for who keeps the terms."""
    name = portfolio.organisation
    return Paper(
        title=texts("titel_van", organisatie=name) if name else texts("titel"),
        mark="",
        notice=None,
        contents=texts("inhoud"),
        skip=texts("naar_tekst"),
        sections=(
            Section("samenvatting", texts("samenvatting"), tuple(_summary(portfolio, texts))),
            Section("nu-doen", texts("actie"), tuple(_actions(portfolio, texts))),
            Section("verloop", texts("verloop"), tuple(_trend(portfolio, texts))),
            Section("sites", texts("sites"), (_sites(portfolio, texts, words),)),
            Section("termijnen", texts("termijnen"), (_terms(portfolio, texts),)),
        ),
        closing=((Text(texts("gemaakt", datum=portfolio.today)),),),
    )


def told(term: Term, texts: Texts) -> str:
    """What a term is about."""
    return texts(term.what, of="termijn", wat=term.name)


def _summary(portfolio: Portfolio, texts: Texts) -> Iterator[Block]:
    members = portfolio.members
    counts = ", ".join(
        texts("status_telt", letter=status.value, aantal=count)
        for status, count in portfolio.statuses().items()
    )
    near, passed = portfolio.alarms(Alarm.NEAR), portfolio.alarms(Alarm.PASSED)
    lines = (
        texts("zin_sites", aantal=len(members)),
        texts("zin_statussen", wat=counts),
        texts("zin_voorbij", aantal=len(passed)),
        texts("zin_bijna", dagen=NEAR, bijna=len(near)),
        texts(
            "zin_werk",
            afwijkingen=sum(each.deviations or 0 for each in members),
            zonder=sum(each.unplanned for each in members),
        ),
        _year(portfolio, texts),
    )
    yield Bullets(tuple((Text(line),) for line in lines))


def _year(portfolio: Portfolio, texts: Texts) -> str:
    """The last quarter against that of a year before, or the first within the year."""
    found = quarters(portfolio.members)
    if not found:
        return texts("zin_trend_geen")
    *_, last = found
    year_ago = (last[0] - 1, last[1])
    earlier = [quarter for quarter in found if year_ago <= quarter < last]
    if not earlier:
        return texts("zin_trend_geen")
    return texts("zin_beter", toen=found[earlier[0]][0], nu=found[last][0])


def _actions(portfolio: Portfolio, texts: Texts) -> Iterator[Block]:
    urgent = (*portfolio.alarms(Alarm.PASSED), *portfolio.alarms(Alarm.NEAR))
    if not urgent:
        yield Paragraph((Text(texts("actie_geen")),))
        return
    yield Bullets(tuple(_action(*item, portfolio, texts) for item in urgent[:MAX_ACTIONS]))


def _action(member: Member, term: Term, portfolio: Portfolio, texts: Texts) -> Line:
    text = texts("actie_zin", site=member.name, wat=told(term, texts), dag=term.on)
    alarm = term.alarm(portfolio.today)
    return (Text(f"{text} "), Strong(f"({texts(alarm)})"))


def _trend(portfolio: Portfolio, texts: Texts) -> Iterator[Block]:
    found = quarters(portfolio.members)
    if not found:
        yield Paragraph((Text(texts("zin_trend_geen")),))
        return
    title = texts("verloop")
    yield Paragraph((Text(texts("verloop_zin")),))
    yield Chart(title, tuple((_short(q, texts), count) for q, (count, _) in found.items()))
    rows = tuple(
        (
            (Text(texts("kwartaal_naam", nummer=str(n), jaar=str(year))),),
            (Text(number(count)),),
            (Text(number(pages)),),
        )
        for (year, n), (count, pages) in found.items()
    )
    head = (texts("kwartaal"), texts("afwijkingen"), texts("bekeken"))
    yield Table(title, head, rows)


def _short(quarter: Quarter, texts: Texts) -> str:
    return texts("kwartaal_kort", jaar=str(quarter[0]), nummer=str(quarter[1]))


def _sites(portfolio: Portfolio, texts: Texts, words: Words) -> Table:
    def row(each: Member) -> tuple[Line, ...]:
        status = each.verdict.status
        name = texts("status_naam", letter=status.value, naam=words.status[status].name)
        told = each.draft.particulars
        last = max((research.on for research in told.research), default=None)
        count = each.deviations
        cells = (
            shown(each.name, 120),
            name,
            number(count) if count is not None else texts("nooit"),
            number(each.unplanned),
            *(day(d) if d else texts("nooit") for d in (told.reviewed, last, each.scanned)),
        )
        return tuple((Text(cell),) for cell in cells)

    keys = ("site", "status", "afwijkingen", "zonder", "nagekeken", "onderzoek", "gescand")
    rows = tuple(row(each) for each in portfolio.members)
    return Table(texts("sites"), tuple(texts(key) for key in keys), rows)


def _terms(portfolio: Portfolio, texts: Texts) -> Table:
    rows = tuple(
        (
            (Text(shown(member.name, 120)),),
            (Text(shown(told(term, texts), 200)),),
            (Text(day(term.on)),),
            (Text(texts(alarm)),),
        )
        for alarm in Alarm
        for member, term in portfolio.alarms(alarm)
    )
    head = (texts("site"), texts("wat"), texts("wanneer"), texts("stand"))
    return Table(texts("termijnen"), head, rows)
