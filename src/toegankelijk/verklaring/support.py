"""The part of the statement that supports it: the investigation, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toegankelijk.paper.content import (
    Block,
    Bullets,
    Line,
    Link,
    Paragraph,
    Row,
    Rows,
    Section,
    Text,
)
from toegankelijk.report.dutch import day, number
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Owner, Rulebook
from toegankelijk.settingscheck import split
from toegankelijk.verklaring.deviations import Cause, Deviation, Divided, Example, Note
from toegankelijk.verklaring.draft import Draft, open_in
from toegankelijk.verklaring.particulars import Research
from toegankelijk.verklaring.phrases import MAX_TEXT, Phrases, rich, strong, why
from toegankelijk.verklaring.status import Kind, add_months
from toegankelijk.verklaring.words import Open

MAX_NOTES = 8
_INTROS = {
    (True, False): "afwijkingen_zin",
    (True, True): "afwijkingen_zin_mensen",
    (False, False): "afwijkingen_geen",
    (False, True): "afwijkingen_geen_mensen",
}
"""Whether there are deviations, and whether people investigated → key of the words."""
_KINDS = {
    Kind.FULL: "soort_volledig",
    Kind.RETEST: "soort_herinspectie",
    Kind.PART: "soort_deel",
}
_YES_NO = {True: "ja", False: "nee"}

SCAN_ROWS = {
    "scan_datum": "result-date",
    "scan_soort": "result-type",
    "scan_door": "result-by_who",
    "scan_norm": "result-standard",
    "scan_actueel": "result-current",
    "scan_methode": None,
    "scan_vastlegging": None,
    "scan_alle_eisen": "result-criteria",
    "scan_representatief": "result-quality",
    "scan_omvang": None,
}
"""Key of the words for what the official model asks of an investigation → its name there."""


def support(draft: Draft, say: Phrases, rulebook: Rulebook) -> Section:
    """The third section of the model, ``onderbouwing``."""
    found = draft.found
    by_people = bool(draft.particulars.research)
    intro = say.paragraph(_INTROS[bool(found.deviations), by_people])
    return Section(
        "onderbouwing",
        say.string("onderbouwing"),
        (
            _research(draft, say, rulebook),
            Section(
                "onderbouwing-afwijkingen-van-de-toegankelijkheidsstandaard",
                say.string("afwijkingen"),
                (intro, *(deviation(each, say) for each in found.deviations)),
            ),
            Section(
                "onderbouwing-andere-toegankelijkheidsissues",
                say.string("andere"),
                tuple(_other_issues(draft, say)),
            ),
            Section(
                "onderbouwing-onevenredige-last",
                say.string("onevenredig"),
                tuple(_burden(draft, say)),
            ),
        ),
    )


def _research(draft: Draft, say: Phrases, rulebook: Rulebook) -> Section:
    blocks: list[Block] = [Paragraph(why(draft, say))]
    if draft.particulars.investigator and draft.particulars.investigation_planned:
        blocks.append(say.paragraph("onderzoek_gepland_door"))
    blocks += [_by_people(index, each, draft, say) for index, each in _newest_first(draft)]
    rows = [say.row("rapport", say.address("rapport"))] if draft.values["rapport"] else []
    for key, itemprop in SCAN_ROWS.items():
        value = say.string(f"{key}_waarde") if key != "scan_datum" else draft.values["datum_scan"]
        rows.append(say.row(key, say.named(itemprop, value) if itemprop else say.show(value)))
    if draft.missed:
        items = tuple(
            (Text(f"{rulebook.reasons[reason].name}: {number(count)}"),)
            for reason, count in draft.missed
        )
        rows.append(Row(say.string("scan_niet"), (Bullets(items),)))
    scan = Section(
        "onderbouwing-automatische-controle", say.string("scan_kop"), (Rows(tuple(rows)),)
    )
    return Section("onderbouwing-onderzoeksresultaten", say.string("onderzoek"), (*blocks, scan))


def _newest_first(draft: Draft) -> list[tuple[int, Research]]:
    numbered = list(enumerate(draft.particulars.research, start=1))
    return sorted(numbered, key=lambda item: item[1].on, reverse=True)


def _by_people(index: int, research: Research, draft: Draft, say: Phrases) -> Section:
    """An investigation by people, with all that the official model asks of it."""
    until = add_months(research.on, draft.law.terms.investigation_months)
    current = "onderzoek_actueel" if draft.evidence.today < until else "onderzoek_te_oud"
    whole = research.kind is Kind.FULL
    met = say.line("onderzoek_score", voldoet=research.met) if research.met is not None else ()
    report = Link(research.report, research.report) if research.report else None
    rows = (
        say.row("rapport", report or Text(say.string("rapport_geen"))),
        say.row("scan_datum", say.named("result-date", research.on)),
        say.row("scan_soort", say.named("result-type", say.string(_KINDS[research.kind]))),
        say.row("scan_door", say.named("result-by_who", research.by)),
        say.row("scan_norm", say.named("result-standard", say.string("scan_norm_waarde"))),
        say.row("scan_actueel", say.named("result-current", say.string(current, tot=until))),
        say.row("scan_methode", say.show(research.method)),
        say.row("scan_alle_eisen", say.named("result-criteria", say.string(_YES_NO[whole]))),
        say.row("scan_representatief", say.named("result-quality", say.string(_YES_NO[whole]))),
        *([say.row("score", *met)] if met else []),
    )
    title = say.string("onderzoek_kop", datum_onderzoek=research.on)
    return Section(f"onderbouwing-onderzoek-{index}", title, (Rows(rows),))


def _burden(draft: Draft, say: Phrases) -> Iterator[Block]:
    yield Paragraph((*say.line("onevenredig_zin"), Text(" "), say.show(draft.values["beroep"])))
    waived = [each for each in draft.found.deviations if each.answer.burden]
    if waived:
        yield say.paragraph("onevenredig_afwijkingen")
        yield Bullets(tuple(say.line("zie", nummer=_refer(each)) for each in waived))


def deviation(one: Deviation, say: Phrases) -> Section:
    """A deviation with the rows of the official model: as staff told, else as drafted."""
    title = say.string(
        "afwijking_kop",
        nummer=one.number,
        naam=shown(one.name),
        criteria=", ".join(criterion.number for criterion in one.criteria),
    )
    return Section(_id(one.number), title, (Rows(tuple(_rows(one, say))),))


def _rows(one: Deviation, say: Phrases) -> Iterator[Row]:
    answer, cause = one.answer, one.cause
    hint = [say.paragraph("vast_onderdeel")] if cause and cause.widespread else []
    impact = [Paragraph(rich(cause.rule.impact))] if cause else [say.paragraph("gevolg_algemeen")]
    gaps = open_in(one)
    told: tuple[tuple[Open | None, str, str | None, Iterable[Block]], ...] = (
        (Open.CAUSE, "oorzaak", answer.cause, hint),
        (None, "gevolg", answer.impact, impact),
        (Open.ALTERNATIVE, "alternatief", answer.alternative, ()),
        (Open.MEASURE, "maatregel", answer.measure, _measures(cause, say) if cause else ()),
        (Open.BURDEN, "last", _burden_of(one, say), ()),
        (Open.PLANNING, "planning", day(answer.planned) if answer.planned else None, ()),
    )
    norm = tuple(
        say.line("criterium", nummer=c.number, naam=shown(c.name), niveau=c.level)
        for c in one.criteria
    )
    yield Row(say.string("succescriterium"), (Bullets(norm),))
    yield Row(say.string("beschrijving"), tuple(_description(one, say)))
    for gap, key, text, drafted in told:
        blocks = [Paragraph((Text(shown(text, MAX_TEXT)),))] if text else [*drafted]
        if gap in gaps and gap is not None:
            blocks.append(Paragraph((say.show(gap),)))
        elif not blocks:
            blocks.append(say.paragraph("niet_nodig"))
        yield Row(say.string(key), tuple(blocks))


def _burden_of(one: Deviation, say: Phrases) -> str | None:
    answer = one.answer
    if answer.burden is None:
        return None
    word = say.string(_YES_NO[answer.burden])
    return f"{word}. {answer.burden_reason}" if answer.burden_reason else f"{word}."


def _other_issues(draft: Draft, say: Phrases) -> Iterator[Block]:
    """What a person has to look at, and what the norm does not ask: for the makers only."""
    found = Divided() if draft.final else draft.found
    if not (found.to_investigate or found.advice):
        yield say.paragraph("andere_geen")
    if found.to_investigate:
        questions = tuple(_question(cause, say) for cause in found.to_investigate)
        yield Section(
            "onderbouwing-nog-te-onderzoeken",
            say.string("te_onderzoeken"),
            (say.paragraph("te_onderzoeken_zin"), Bullets(questions)),
        )
    if found.advice:
        tips = tuple(
            (strong(cause.rule.name), Text(". "), *_scale(cause, say)) for cause in found.advice
        )
        yield Section(
            "onderbouwing-adviezen",
            say.string("adviezen"),
            (say.paragraph("adviezen_zin"), Bullets(tips)),
        )


def _description(one: Deviation, say: Phrases) -> Iterator[Block]:
    cause = one.cause
    if one.answer.description:
        yield Paragraph((Text(shown(one.answer.description, MAX_TEXT)),))
    elif cause:
        yield Paragraph(rich(cause.rule.explanation))
    elif not one.notes:
        yield say.paragraph("beschrijving_geen")
    if one.notes and not one.answer.description:
        yield say.paragraph("onderzoekers")
        yield Bullets(tuple(_note(note) for note in one.notes[:MAX_NOTES]))
        if len(one.notes) > MAX_NOTES:
            yield say.paragraph("onderzoekers_meer", aantal=len(one.notes) - MAX_NOTES)
    if cause is None:
        return
    yield Paragraph(_scale(cause, say))
    if cause.products:
        yield say.paragraph("producten", namen=", ".join(cause.products))
    yield say.paragraph("voorbeelden")
    yield Bullets(tuple(_page(example) for example in cause.examples))


def _note(note: Note) -> Line:
    page = [Text(f"{shown(note.page, 80)}: ")] if note.page else []
    return (*page, Text(shown(note.text, 400)))


def _measures(cause: Cause, say: Phrases) -> Iterator[Block]:
    yield Paragraph((*say.line("voorstel"), Text(" "), *rich(cause.rule.remedy)))
    yield say.paragraph("wie", namen=", ".join(o.value for o in Owner if o in cause.owners))


def _question(cause: Cause, say: Phrases) -> Line:
    numbers = ", ".join(cause.rule.criteria)
    asked = rich(cause.rule.question) if cause.rule.question else say.line("vraag_algemeen")
    return (
        strong(cause.rule.name),
        Text(f" ({numbers}). "),
        *asked,
        Text(" "),
        *_scale(cause, say),
    )


def _scale(cause: Cause, say: Phrases) -> Line:
    return say.line("omvang", paginas=cause.pages, plekken=cause.findings)


def _page(example: Example) -> Line:
    """The title as a link, and the path in print, where a link cannot be followed."""
    parts = split(example.url)
    path = parts.path if parts and parts.path else example.url
    title = shown(example.title, 80)
    return (Link(example.url, title or path), *((Text(f" ({shown(path, 80)})"),) if title else ()))


def _refer(one: Deviation) -> Link:
    return Link(f"#{_id(one.number)}", str(one.number))


def _id(number: int) -> str:
    return f"afwijking-{number}"
