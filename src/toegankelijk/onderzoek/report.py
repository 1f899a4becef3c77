"""The report of an investigation, with all that WCAG-EM step 5 and the model statement ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from toegankelijk.law import Criterion, Law
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import (
    DECIDED,
    WHOLE,
    Conflict,
    Investigation,
    Judged,
    conflicts,
    met,
    results,
    table,
)
from toegankelijk.paper.content import (
    Block,
    Bullets,
    Gap,
    Inline,
    Line,
    Link,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Table,
    Text,
)
from toegankelijk.paper.texts import Texts
from toegankelijk.report.dutch import day
from toegankelijk.report.safe import shown

Results = Mapping[str, Outcome]


def as_paper(
    made: Investigation,
    criteria: Sequence[Criterion],
    law: Law,
    texts: Texts,
    today: date,
    program: str,
) -> Paper:
    """A draft until each criterion has a verdict, people agree, and all required is filled in."""
    outcomes = results(made, [criterion.number for criterion in criteria])
    writer = _Writer(made, criteria, law, texts, outcomes)
    notice = writer.notice()
    return Paper(
        title=made.title or texts("titel", site=made.scope.name),
        mark=texts("concept") if notice else "",
        notice=notice,
        contents=texts("inhoud"),
        skip=texts("naar_tekst"),
        sections=(
            writer.summary(),
            writer.about(),
            writer.scope(),
            writer.sample(),
            writer.overview(),
            writer.findings(),
        ),
        closing=((Text(texts("gemaakt", datum=today, programma=program)),),),
    )


def undecided(outcomes: Results) -> int:
    """How many criteria wait for a person."""
    return sum(outcome not in DECIDED for outcome in outcomes.values())


class _Writer:
    """The parts of one report."""

    def __init__(
        self,
        made: Investigation,
        criteria: Sequence[Criterion],
        law: Law,
        texts: Texts,
        outcomes: Results,
    ) -> None:
        self._made, self._criteria, self._law = made, criteria, law
        self._texts, self._outcomes = texts, outcomes
        self._known = table(made)
        self._titles = {page.id: page.title or page.address for page in made.pages}
        self._values: dict[str, Any] = {
            "site": made.scope.name,
            "score": met(outcomes),
            "eisen": len(outcomes),
            "norm": law.norm,
            "open": undecided(outcomes),
        }

    def notice(self) -> Section | None:
        """What keeps it from being a report; ``None`` when it is one."""
        texts, blocks = self._texts, list[Block]()
        if self._values["open"]:
            blocks.append(self._paragraph("concept_wat"))
        if lacks := [texts(key) for key, value in self._required() if not value]:
            blocks.append(self._paragraph("concept_mist", wat=", ".join(lacks)))
        if split := conflicts(self._made):
            blocks.append(self._paragraph("concept_botsing"))
            blocks.append(Bullets(tuple((Text(self.conflict(each)),) for each in split)))
        return Section("concept", texts("concept_kop"), tuple(blocks)) if blocks else None

    def conflict(self, found: Conflict) -> str:
        """Who said what, in one sentence."""
        said = (
            f"{shown(v.who, 60)}: {self._texts(v.outcome, of='uitkomst')}" for v in found.verdicts
        )
        page = self._titles.get(found.page, self._texts("hele_site"))
        told = "; ".join(said)
        return self._texts("botsing", eis=found.criterion, pagina=page, oordelen=told)

    def summary(self) -> Section:
        """The score in one sentence, and the summary of the evaluator."""
        blocks = [self._paragraph("samenvatting_zin")]
        if self._values["open"]:
            blocks.append(self._paragraph("samenvatting_open"))
        if self._made.summary:
            blocks.append(Paragraph((Text(shown(self._made.summary, 4_000)),)))
        return Section("samenvatting", self._texts("samenvatting"), tuple(blocks))

    def about(self) -> Section:
        """Who, when, for whom, by which norm and method, which version, and the score."""
        texts, made = self._texts, self._made
        kind = "soort_hertest" if made.retest else "soort_volledig"
        norm = texts(
            "norm_waarde", norm=self._law.norm, wcag=made.scope.wcag, niveau=made.scope.target
        )
        version = texts("versie_waarde", datum=made.on) if made.on else ""
        rows = (
            ("door", made.evaluator),
            ("datum", made.on),
            ("opdrachtgever", made.commissioner),
            ("norm", norm),
            ("soort", texts(kind)),
            ("versie", version),
            ("methode", texts("methode_waarde")),
            ("score", texts("score_waarde", **self._values)),
            ("hulpmiddelen", made.specifics),
        )
        return Section("onderzoek", texts("gegevens"), (self._rows(rows),))

    def scope(self) -> Section:
        """Step 1 and 2 of WCAG-EM."""
        scope = self._made.scope
        rows = (
            ("website", scope.name),
            ("omvang", scope.description),
            ("basis", scope.baseline),
            ("technieken", ", ".join(scope.technologies)),
            ("functies", scope.functionality),
            ("soorten", scope.page_types),
            ("bijzonder", scope.requirements),
        )
        needless = ("functies", "soorten", "bijzonder")
        told = tuple(row for row in rows if row[1] or row[0] not in needless)
        return Section("bereik", self._texts("bereik"), (self._rows(told),))

    def sample(self) -> Section:
        """All of it, with the reason of each page."""
        texts, pages = self._texts, self._made.pages
        chance = sum(page.random for page in pages)
        intro = texts("steekproef_zin", aantal=len(pages), willekeurig=chance)
        rows = tuple(
            (
                (Text(shown(page.title, 120) or shown(page.address, 120)),),
                (Link(page.address, shown(page.address, 200)),),
                (Text(shown(page.reason or (texts("willekeurig", of="reden") * page.random))),),
            )
            for page in pages
        )
        head = (texts("pagina"), texts("adres"), texts("waarom"))
        return Section(
            "steekproef",
            texts("steekproef"),
            (Paragraph((Text(intro),)), Table(texts("steekproef"), head, rows)),
        )

    def overview(self) -> Section:
        """A verdict for each criterion, by principle."""
        texts = self._texts
        head = (texts("eis"), texts("niveau"), texts("uitkomst"))
        parts = []
        for principle in "1234":
            rows = tuple(
                (
                    (Text(f"{c.number} {c.name}"),),
                    (Text(c.level),),
                    (self._outcome(self._outcomes[c.number]),),
                )
                for c in self._criteria
                if c.number.startswith(f"{principle}.")
            )
            name = texts(f"principe_{principle}")
            parts.append(Section(f"principe-{principle}", name, (Table(name, head, rows),)))
        return Section("overzicht", texts("overzicht"), tuple(parts))

    def findings(self) -> Section:
        """For each criterion the words that go with the verdict, page by page."""
        parts = tuple(self._of_criterion())
        blocks: tuple[Block, ...] = parts or (self._paragraph("per_eis_geen"),)
        return Section("bevindingen", self._texts("per_eis"), blocks)

    def _of_criterion(self) -> Iterator[Section]:
        for criterion in self._criteria:
            rows = tuple(self._said(criterion.number))
            if rows:
                title = self._texts("bevinding_kop", eis=criterion.number, naam=criterion.name)
                yield Section(f"eis-{criterion.number.replace('.', '-')}", title, (Rows(rows),))

    def _said(self, number: str) -> Iterator[Row]:
        for page in (WHOLE, *self._titles):
            found = self._known.get((number, page))
            if found is None or (found.outcome is not Outcome.FAILED and not found.notes):
                continue
            title = self._titles.get(page, self._texts("hele_site"))
            yield Row(shown(title, 120), tuple(self._lines(found)))

    def _lines(self, found: Judged) -> Iterator[Paragraph]:
        yield Paragraph((self._outcome(found.outcome),))
        for verdict in found.verdicts:
            by = shown(verdict.who, 80)
            who = self._texts("automatisch", wie=by) if verdict.automatic else by
            told = f"{shown(verdict.note, 1_500)} ({who})" if verdict.note else f"({who})"
            yield Paragraph((Text(told),))

    def _outcome(self, outcome: Outcome) -> Inline:
        word = self._texts(outcome, of="uitkomst")
        return Text(word) if outcome in DECIDED else Gap(word)

    def _required(self) -> tuple[tuple[str, object], ...]:
        made = self._made
        return (
            ("door", made.evaluator),
            ("datum", made.on),
            ("opdrachtgever", made.commissioner),
            ("website", made.scope.name),
            ("basis", made.scope.baseline),
            ("technieken", made.scope.technologies),
            ("steekproef", made.pages),
        )

    def _rows(self, rows: Sequence[tuple[str, object]]) -> Rows:
        def line(value: object) -> Line:
            if not value:
                return (Gap(f"[{self._texts('niet_bekend')}]"),)
            said = day(value) if isinstance(value, date) else shown(str(value), 2_000)
            return (Text(said),)

        return Rows(tuple(Row(self._texts(k), (Paragraph(line(v)),)) for k, v in rows))

    def _paragraph(self, key: str, **values: Any) -> Paragraph:
        return Paragraph((Text(self._texts(key, **{**self._values, **values})),))
