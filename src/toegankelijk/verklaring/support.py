"""The part of the statement that supports it: the investigation, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toegankelijk.report.dutch import number
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Owner, Rulebook
from toegankelijk.settingscheck import split
from toegankelijk.verklaring.content import (
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
from toegankelijk.verklaring.deviations import Cause, Deviation, Divided, Example
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.phrases import Phrases, rich, strong
from toegankelijk.verklaring.words import Open

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
    intro = say.paragraph("afwijkingen_zin" if found.deviations else "afwijkingen_geen")
    return Section(
        "onderbouwing",
        say.string("onderbouwing"),
        (
            _research(draft, say, rulebook),
            Section(
                "onderbouwing-afwijkingen-van-de-toegankelijkheidsstandaard",
                say.string("afwijkingen"),
                (intro, *(_deviation(each, say) for each in found.deviations)),
            ),
            Section(
                "onderbouwing-andere-toegankelijkheidsissues",
                say.string("andere"),
                tuple(_other_issues(found, say)),
            ),
            Section(
                "onderbouwing-onevenredige-last",
                say.string("onevenredig"),
                (Paragraph((*say.line("onevenredig_zin"), Text(" "), say.show(Open.APPEAL))),),
            ),
        ),
    )


def _research(draft: Draft, say: Phrases, rulebook: Rulebook) -> Section:
    blocks: list[Block] = [Paragraph(say.fill(say.words.why[draft.verdict.why]))]
    if draft.particulars.investigator and draft.particulars.investigation_planned:
        blocks.append(say.paragraph("onderzoek_gepland_door"))
    rows = [say.row("rapport", say.address("rapport"))]
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


def _deviation(one: Deviation, say: Phrases) -> Section:
    """A deviation with the rows of the official model, drafted as far as a scan can."""
    criterion = one.criterion
    title = say.string(
        "afwijking_kop",
        nummer=one.number,
        criterium=criterion.number,
        naam=criterion.name,
        niveau=criterion.level,
    )
    return Section(_id(one.number), title, (Rows(tuple(_rows(one, say))),))


def _rows(one: Deviation, say: Phrases) -> Iterator[Row]:
    new = tuple(cause for cause in one.causes if cause.rule.id not in one.told)
    hint = [say.paragraph("vast_onderdeel")] if any(cause.widespread for cause in new) else []
    drafted: tuple[tuple[str, Iterable[Block], Open | None], ...] = (
        ("oorzaak", hint, Open.CAUSE),
        ("gevolg", _each(cause.rule.impact for cause in new), None),
        ("alternatief", (), Open.ALTERNATIVE),
        ("maatregel", _measures(new, say), Open.MEASURE),
        ("last", (), Open.BURDEN),
        ("planning", (), Open.PLANNING),
    )
    earlier = [Paragraph(_refer(number, say)) for number in sorted(set(one.told.values()))]
    yield Row(say.string("beschrijving"), tuple(_descriptions(one, say)))
    for key, blocks, gap in drafted:
        if one.only_refers:
            yield Row(say.string(key), tuple(earlier))
        else:
            asked = [Paragraph((say.show(gap),))] if gap else []
            yield Row(say.string(key), (*blocks, *asked))


def _other_issues(found: Divided, say: Phrases) -> Iterator[Block]:
    """What a person has to look at, and what the norm does not ask."""
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


def _descriptions(one: Deviation, say: Phrases) -> Iterator[Block]:
    for cause in one.causes:
        if cause.rule.id in one.told:
            name = strong(f"{cause.rule.name}.")
            yield Paragraph((name, Text(" "), *_refer(one.told[cause.rule.id], say)))
        else:
            yield from _description(cause, say)


def _description(cause: Cause, say: Phrases) -> Iterator[Block]:
    name = strong(f"{cause.rule.name}.")
    yield Paragraph((name, Text(" "), *rich(cause.rule.explanation)))
    yield Paragraph(_scale(cause, say))
    if cause.products:
        yield say.paragraph("producten", namen=", ".join(cause.products))
    yield say.paragraph("voorbeelden")
    yield Bullets(tuple(_page(example) for example in cause.examples))


def _measures(causes: tuple[Cause, ...], say: Phrases) -> Iterator[Block]:
    owners = {owner for cause in causes for owner in cause.owners}
    yield say.paragraph("voorstel")
    yield Bullets(tuple(rich(text) for text in dict.fromkeys(c.rule.remedy for c in causes)))
    yield say.paragraph("wie", namen=", ".join(o.value for o in Owner if o in owners))


def _each(texts: Iterable[str]) -> Iterator[Block]:
    for text in dict.fromkeys(texts):
        yield Paragraph(rich(text))


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


def _refer(number: int, say: Phrases) -> Line:
    return say.line("zie", nummer=Link(f"#{_id(number)}", str(number)))


def _id(number: int) -> str:
    return f"afwijking-{number}"
