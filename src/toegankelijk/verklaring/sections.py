"""The sections of the official model, in its order, from a draft and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toegankelijk.paper.content import (
    Block,
    Bullets,
    Inline,
    Line,
    Link,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Strong,
    Text,
)
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.deviations import Deviation
from toegankelijk.verklaring.draft import Draft, Value
from toegankelijk.verklaring.phrases import Phrases, why
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.support import support
from toegankelijk.verklaring.words import Open, Words

MAX_NAMED = 5
"""Deviations with the same open questions that are listed one by one."""
FEEDBACK = "verklaring-feedback-en-contactgegevens"


def compose(draft: Draft, words: Words, rulebook: Rulebook) -> Paper:
    """The statement as a document. Raises ``RuleError`` when the words lack one that is needed."""
    say = Phrases(words, draft.values)
    return Paper(
        title=say.string("titel" if draft.values["site"] is Open.SITE else "titel_van"),
        mark="" if draft.final else say.string("concept"),
        notice=None if draft.final else _notice(draft, say),
        contents=say.string("inhoud"),
        skip=say.string("naar_inhoud"),
        sections=(
            _summary(draft, say),
            _statement(draft, say),
            support(draft, say, rulebook),
            _explanation(draft, say),
        ),
        closing=(
            say.line("gemaakt_definitief" if draft.final else "gemaakt"),
            (
                Text(f"{say.string('model')}: "),
                say.named("template_version", draft.law.model),
            ),
        ),
    )


def gaps(draft: Draft, say: Phrases) -> Iterator[Line]:
    """What a person must add, and where: each thing once."""
    for item in draft.open:
        words = say.words.open[item]
        yield (Text(f"{words.text} ({words.where})"),)
    together: dict[tuple[Open, ...], list[Deviation]] = {}
    for deviation, open_ in draft.unanswered:
        together.setdefault(open_, []).append(deviation)
    for open_, deviations in together.items():
        what = ", ".join(say.string(item.value).rstrip("?").lower() for item in open_)
        if len(deviations) > MAX_NAMED:
            yield say.line("open_afwijkingen", nummers=numbers(deviations), wat=what)
            continue
        for each in deviations:
            name = shown(each.name)
            yield say.line("open_afwijking", nummer=each.number, naam=name, wat=what)
    if draft.unanswered:
        yield say.line("open_hoe")


def numbers(deviations: Sequence[Deviation]) -> str:
    """Their numbers, with three or more in a row told as the first and the last."""
    runs: list[list[int]] = []
    for each in deviations:
        if runs and each.number == runs[-1][-1] + 1:
            runs[-1].append(each.number)
        else:
            runs.append([each.number])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(told)


def hints(draft: Draft, say: Phrases) -> Iterator[Line]:
    """What staff should know of their answers: none of it keeps a statement from being final."""
    for answer in draft.found.gone:
        yield say.line("niet_meer_gevonden", regel=answer.key, plaats=draft.answers.place(answer))
    for answer in draft.found.back:
        yield say.line("toch_gevonden", regel=answer.key, plaats=draft.answers.place(answer))
    for deviation in draft.found.deviations:
        planned = deviation.answer.planned
        if planned is not None and planned < draft.evidence.today:
            place = draft.answers.place(deviation.answer)
            yield say.line("planning_voorbij", nummer=deviation.number, dag=planned, plaats=place)


def _notice(draft: Draft, say: Phrases) -> Section:
    better = draft.verdict.better
    told = tuple(hints(draft, say))
    return Section(
        "concept",
        say.string("concept_kop"),
        (
            *(Paragraph((Strong(say.string(key)),)) for key in draft.warnings),
            say.paragraph("concept_wat"),
            say.paragraph("concept_grens"),
            Section(
                "concept-open",
                say.string("open_kop"),
                (say.paragraph("open_uitleg"), Bullets(tuple(gaps(draft, say)))),
            ),
            *([Section("concept-let-op", say.string("let_op"), (Bullets(told),))] if told else []),
            *([_better(draft, say, better)] if better else []),
        ),
    )


def _better(draft: Draft, say: Phrases, better: Status) -> Section:
    asked = tuple(say.fill(say.words.missing[item]) for item in draft.verdict.missing)
    title = say.string("beter_kop", status=better.value)
    return Section("concept-beter", title, (Bullets(asked),))


def _summary(draft: Draft, say: Phrases) -> Section:
    values, status = draft.values, draft.verdict.status
    rows = (
        say.row("website", say.named("data-application_name", values["site"])),
        say.row(
            "organisatie", say.named("data-info_government_agency", draft.values["organisatie"])
        ),
        say.row(
            "status",
            say.named("data-compliance_result", f"{status} - {say.words.status[status].name}"),
        ),
        say.row("beroep", say.show(values["beroep"])),
        say.row("probleem", Link(f"#{FEEDBACK}", say.string("probleem_link"))),
        say.row("datum_verklaring", say.named("data-agreement_date", values["ondertekend"])),
        say.row("alle_verklaringen", say.address("verklaringen")),
    )
    return Section("samenvatting", say.string("samenvatting"), (Rows(rows),))


def _statement(draft: Draft, say: Phrases) -> Section:
    status = draft.verdict.status
    name = say.words.status[status].name
    others = ", ".join(draft.domains) or say.string("geen")
    decree = say.named("data-info_regulation_name", draft.law.decree)
    return Section(
        "verklaring",
        say.string("verklaring"),
        (
            say.paragraph("streeft", besluit=decree),
            say.paragraph("gaat_over"),
            Rows(
                (
                    say.row("hoofddomein", say.named("data-application_domain", draft.domain)),
                    say.row("andere_domeinen", say.show(others)),
                    say.row("adres_verklaring", say.address("pagina", "data-agreement_url")),
                    say.row("alle_verklaringen", say.address("verklaringen")),
                )
            ),
            Section(
                "verklaring-nalevingsstatus",
                say.string("nalevingsstatus", status=name),
                (
                    say.paragraph("status_zin", letter=status.value, status=name),
                    Paragraph(why(draft, say)),
                ),
            ),
            Section(
                "verklaring-akkoordverklaring",
                say.string("akkoord"),
                (
                    say.paragraph("akkoord_zin"),
                    Rows(
                        tuple(
                            say.row(key, say.show(draft.values[value]))
                            for key, value in (
                                ("akkoord_datum", "ondertekend"),
                                ("akkoord_functie", "functionaris"),
                                ("akkoord_herzien", "herzien"),
                            )
                        )
                    ),
                ),
            ),
            Section(FEEDBACK, say.string("feedback"), tuple(_feedback(draft, say))),
        ),
    )


def _feedback(draft: Draft, say: Phrases) -> Iterator[Block]:
    yield say.paragraph("feedback_zin")
    contact, phone = draft.values["contact"], draft.values["telefoon"]
    rows = [
        say.row("feedback_mail", _reach(say, contact, "mailto:")),
        say.row("feedback_telefoon", _reach(say, phone, "tel:")),
    ]
    if form := draft.particulars.report_form:
        rows.append(say.row("feedback_pagina", Link(form, form)))
    yield Rows(tuple(rows))
    keys = ("verwachten_bevestiging", "verwachten_voortgang", "verwachten_afhandeling")
    yield Section(
        f"{FEEDBACK}-verwachten",
        say.string("verwachten"),
        (Bullets(tuple(say.line(key) for key in keys)),),
    )
    ombudsman = draft.law.ombudsman
    yield Section(
        f"{FEEDBACK}-handhaving",
        say.string("handhaving"),
        (say.paragraph("handhaving_zin", ombudsman=Link(ombudsman.url, ombudsman.name)),),
    )


def _explanation(draft: Draft, say: Phrases) -> Section:
    law = draft.law
    statuses = tuple(
        Row(
            f"{status}: {say.words.status[status].name}",
            (Paragraph(say.fill(say.words.status[status].explanation)),),
        )
        for status in Status
    )
    return Section(
        "algemene-toelichting",
        say.string("toelichting"),
        (
            Section("toelichting-statussen", say.string("uitleg_status"), (Rows(statuses),)),
            Section(
                "toelichting-last", say.string("uitleg_last"), (say.paragraph("uitleg_last_zin"),)
            ),
            Section(
                "toelichting-buiten-het-besluit",
                say.string("buiten"),
                (
                    say.paragraph("buiten_zin"),
                    Bullets(tuple((Text(exception),) for exception in law.exceptions)),
                ),
            ),
            Section(
                "toelichting-bronnen",
                say.string("bronnen"),
                (Bullets(tuple((Link(source.url, source.name),) for source in law.sources)),),
            ),
        ),
    )


def _reach(say: Phrases, value: Value, scheme: str) -> Inline:
    """An e-mail address or telephone number; both were checked when the settings were read."""
    if isinstance(value, Open) or not isinstance(value, str):
        return say.show(value)
    return Link(scheme + "".join(c for c in value if c not in " ()"), value)
