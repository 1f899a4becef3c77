"""The plan as a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk.paper.content import (
    Block,
    Bullets,
    Chart,
    Line,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Table,
    Text,
)
from toegankelijk.paper.texts import Texts
from toegankelijk.plan.measures import Measure, State
from toegankelijk.plan.progress import Improvement, Point
from toegankelijk.report.dutch import day, number
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.phrases import rich


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the plan says."""

    site: str
    today: date
    scanned: date
    measures: tuple[Measure, ...]
    solved: tuple[str, ...]
    """Names of what the scan before this one found, and this one did not."""
    before: date | None
    """Day of that scan."""
    points: tuple[Point, ...]
    improvement: Improvement | None


def as_paper(plan: Plan, texts: Texts) -> Paper:
    """Summary, table, each measure, and whether it gets better."""
    measures = tuple(
        _measure(index, each, plan, texts) for index, each in enumerate(plan.measures, 1)
    )
    return Paper(
        title=texts("titel", site=plan.site),
        mark="",
        notice=None,
        contents=texts("inhoud"),
        skip=texts("naar_tekst"),
        sections=(
            Section("samenvatting", texts("samenvatting"), tuple(_summary(plan, texts))),
            Section("maatregelen", texts("maatregelen"), tuple(_table(plan, texts))),
            *([Section("elke-maatregel", texts("per_maatregel"), measures)] if measures else []),
            Section("verbetering", texts("verbetering"), tuple(_improvement(plan, texts))),
            Section(
                "uitleg",
                texts("uitleg_kop"),
                tuple(_paragraph(texts(key)) for key in ("uitleg_effect", "uitleg_werk")),
            ),
        ),
        closing=((Text(texts("gemaakt", datum=plan.today, gescand=plan.scanned)),),),
    )


def due(measure: Measure, today: date, texts: Texts) -> str:
    """The date, with what it is worth."""
    if not measure.agreed:
        return texts("datum_voorstel", dag=measure.by)
    return texts("datum_voorbij", dag=measure.by) if measure.is_late(today) else day(measure.by)


def work(measure: Measure, texts: Texts) -> str:
    """Days that staff gave, else the estimate."""
    if measure.days is None:
        return texts(measure.work, of="werk")
    return texts("dagen", aantal=number(measure.days, 0 if measure.days.is_integer() else 1))


def state(measure: Measure, texts: Texts) -> str:
    """What came of it since the scan before this one."""
    progress = measure.progress
    if progress is None or progress.state in (State.NEW, State.UNKNOWN):
        return texts(progress.state if progress else State.NEW, of="stand")
    word = texts(progress.state, of="stand")
    return texts("stand_getal", stand=word, toen=progress.before, nu=progress.now)


def _summary(plan: Plan, texts: Texts) -> Iterator[Block]:
    yield _paragraph(texts("samenvatting_zin", aantal=len(plan.measures)))
    late = sum(each.is_late(plan.today) for each in plan.measures)
    loose = sum(not each.agreed for each in plan.measures)
    if late:
        yield _paragraph(texts("laat", aantal=late))
    if loose:
        yield _paragraph(texts("zonder_datum", aantal=loose))
    if plan.solved and plan.before:
        yield _paragraph(texts("opgelost_zin", toen=plan.before, nu=plan.scanned))
        yield Bullets(tuple((Text(shown(name)),) for name in plan.solved))


def _table(plan: Plan, texts: Texts) -> Iterator[Block]:
    if not plan.measures:
        yield _paragraph(texts("geen"))
        return
    rows = tuple(
        tuple(
            (Text(cell),)
            for cell in (
                f"{index}. {shown(each.deviation.name, 120)}",
                texts(each.owner, of="wie"),
                work(each, texts),
                number(each.effect),
                due(each, plan.today, texts),
                state(each, texts),
            )
        )
        for index, each in enumerate(plan.measures, 1)
    )
    names = ("maatregel", "wie", "werk", "effect", "datum", "stand")
    yield Table(texts("maatregelen"), tuple(texts(name) for name in names), rows)


def _measure(index: int, measure: Measure, plan: Plan, texts: Texts) -> Section:
    deviation, cause = measure.deviation, measure.deviation.cause
    rows: list[tuple[str, str]] = [
        ("maatregel", shown(measure.what, 2_000)),
        ("afwijking", shown(cause.rule.explanation if cause else deviation.name, 1_000)),
        ("eisen", ", ".join(f"{c.number} {c.name}" for c in deviation.criteria)),
    ]
    if cause:
        pages = texts("paginas_waarde", aantal=cause.pages, plekken=cause.places)
        rows += [("paginas", pages), ("ernst", texts(cause.severity, of="ernst"))]
        if cause.products:
            rows.append(("producten", shown(", ".join(cause.products), 500)))
    rows += [
        ("wie", texts(measure.owner, of="wie")),
        ("werk", work(measure, texts)),
        ("datum", due(measure, plan.today, texts)),
    ]
    told = tuple(Row(texts(key), (Paragraph(rich(text)),)) for key, text in rows if text)
    title = texts("kop", nummer=index, naam=deviation.name)
    return Section(f"maatregel-{index}", title, (Rows(told),))


def _improvement(plan: Plan, texts: Texts) -> Iterator[Block]:
    yield _paragraph(texts("verbetering_zin"))
    found = plan.improvement
    if found is None:
        yield _paragraph(texts("verbetering_een"))
    else:
        yield _paragraph(
            texts(
                "verbetering_ja" if found.shown else "verbetering_nee",
                toen=found.first.on,
                nu=found.last.on,
                eerst=found.first.deviations,
                laatst=found.last.deviations,
            )
        )
    yield from chart_of(plan.points, texts)


def chart_of(points: Sequence[Point], texts: Texts) -> Iterator[Block]:
    """The trend as bars and as a table."""
    if points:
        title = texts("verloop")
        yield Chart(title, tuple((f"{p.on:%d-%m-%Y}", p.deviations) for p in points))
        rows: tuple[tuple[Line, ...], ...] = tuple(
            ((Text(day(p.on)),), (Text(number(p.deviations)),), (Text(number(p.pages)),))
            for p in points
        )
        head = (texts("scan"), texts("afwijkingen"), texts("bekeken"))
        yield Table(title, head, rows)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
