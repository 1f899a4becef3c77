"""The work list of an investigation: for each criterion and page what to look at, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toegankelijk.law import Criterion
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import Investigation, Judged, SamplePage, Verdict, table
from toegankelijk.paper.content import Block, Bullets, Paper, Paragraph, Row, Rows, Section, Text
from toegankelijk.paper.texts import Texts
from toegankelijk.report.safe import shown

MAX_GATHERED = 12
"""Things of one kind on one page that are shown; the file of a scan has them all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a person is asked about a criterion."""

    question: str
    steps: tuple[str, ...] = ()
    good: str = ""
    bad: str = ""


GatheredThere = Callable[[str, str], Sequence[str]]
"""Criterion and page → what the tool collected there for whoever judges it; hostile."""


@dataclass(frozen=True, slots=True)
class Task:
    """One criterion on one page."""

    criterion: Criterion
    page: SamplePage
    asked: Asked
    gathered: tuple[str, ...]
    found: Judged
    """What counts now."""
    earlier: Verdict | None
    """What was said in the earlier investigation."""


def tasks(
    investigation: Investigation,
    criteria: Sequence[Criterion],
    asked: Mapping[str, Asked],
    gathered: GatheredThere,
) -> Iterator[Task]:
    """For each criterion all pages, in the order of the norm and of the sample."""
    known = table(investigation)
    earlier = {(v.criterion, v.page): v for v in investigation.verdicts if v.earlier}
    for criterion in criteria:
        for page in investigation.pages:
            key = (criterion.number, page.id)
            yield Task(
                criterion=criterion,
                page=page,
                asked=asked[criterion.number],
                gathered=tuple(gathered(*key)),
                found=known.get(key, Judged(Outcome.UNTESTED)),
                earlier=earlier.get(key),
            )


def as_paper(
    investigation: Investigation, todo: Sequence[Task], criteria: Sequence[Criterion], texts: Texts
) -> Paper:
    """The list to work from: a part for each criterion, with the pages under it."""
    by_criterion: dict[str, list[Task]] = {}
    for task in todo:
        by_criterion.setdefault(task.criterion.number, []).append(task)
    return Paper(
        title=texts("werklijst_van", site=investigation.scope.name),
        mark="",
        notice=None,
        contents=texts("inhoud"),
        skip=texts("naar_tekst"),
        sections=tuple(
            _criterion(criterion, by_criterion[criterion.number], texts)
            for criterion in criteria
            if criterion.number in by_criterion
        ),
        closing=((Text(texts("werklijst_zin")),), (Text(texts("werklijst_hoe")),)),
    )


def _criterion(criterion: Criterion, todo: Sequence[Task], texts: Texts) -> Section:
    asked = todo[0].asked
    told = (("goed", asked.good), ("fout", asked.bad))
    how = [Row(texts(key), (Paragraph((Text(text),)),)) for key, text in told if text]
    if asked.steps:
        steps = Bullets(tuple((Text(step),) for step in asked.steps))
        how.insert(0, Row(texts("stappen"), (steps,)))
    slug = f"eis-{criterion.number.replace('.', '-')}"
    pages = tuple(_page(f"{slug}-{index}", task, texts) for index, task in enumerate(todo, 1))
    title = texts("norm_zegt", naam=criterion.name, nummer=criterion.number, niveau=criterion.level)
    blocks: tuple[Block, ...] = (Paragraph((Text(asked.question),)),)
    return Section(slug, title, (*blocks, *([Rows(tuple(how))] if how else []), *pages))


def _page(id_: str, task: Task, texts: Texts) -> Section:
    outcome = texts(task.found.outcome, of="uitkomst")
    rows = [Row(texts("uitkomst"), (Paragraph((Text(outcome),)),))]
    if task.found.verdicts:
        notes = (f"{shown(v.note, 600)} ({shown(v.who, 80)})" for v in task.found.verdicts)
        rows.append(Row(texts("uitleg"), tuple(Paragraph((Text(note),)) for note in notes)))
    if task.earlier:
        said = f"{texts(task.earlier.outcome, of='uitkomst')}. {shown(task.earlier.note, 400)}"
        rows.append(Row(texts("vorige_keer"), (Paragraph((Text(said),)),)))
    if task.gathered:
        items = tuple((Text(shown(item, 200)),) for item in task.gathered[:MAX_GATHERED])
        rows.append(Row(texts("verzameld"), (Bullets(items),)))
    return Section(id_, shown(task.page.title or task.page.address, 100), (Rows(tuple(rows)),))
