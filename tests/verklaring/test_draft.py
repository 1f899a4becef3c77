"""The draft: all sections of the official model in order, what is known, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fabriek
from fabriek import finding, missed, page, scan
from toegankelijk.law import load_law
from toegankelijk.model import Organisation, Outcome, PageResult, Reason, Scan, Site
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown
from toegankelijk.paper.content import (
    Block,
    Bullets,
    Gap,
    Inline,
    Link,
    Named,
    Paper,
    Paragraph,
    Rows,
    Section,
)
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.draft import Draft, make_draft
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.words import Open, load_words

TODAY = date(2026, 3, 14)
LAW = load_law(TODAY)
WORDS = load_words()
RULES = load_rulebook()

KNOWN = Organisation(
    name="Gemeente Voorbeeldstad",
    contact="toegankelijk@voorbeeldstad.nl",
    phone="14 078",
    official="Hoofd Communicatie",
    statements_url="https://www.voorbeeldstad.nl/verklaringen",
)
TOLD = Particulars(
    domains=("belastingen.voorbeeldstad.nl",),
    page="https://www.voorbeeldstad.nl/toegankelijkheid",
    report_form="https://www.voorbeeldstad.nl/meld",
    report="https://www.voorbeeldstad.nl/rapport",
    investigation_planned=date(2026, 9, 1),
    investigator="Bureau Voorbeeld",
    signed=date(2026, 3, 2),
    reviewed=date(2026, 3, 3),
)
SITE = Site((f"{fabriek.ROOT}/",), name="Website Voorbeeldstad", hosts=("formulieren.nl",))


def draft(made: Scan, particulars: Particulars = Particulars()) -> Draft:  # noqa: B008
    return make_draft(made, RULES, LAW, particulars, TODAY)


def statement(made: Scan, particulars: Particulars = Particulars()) -> Paper:  # noqa: B008
    return compose(draft(made, particulars), WORDS, RULES)


def sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.blocks)


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Paragraph(line):
                yield from line
            case Bullets(items):
                yield from (inline for item in items for inline in item)
            case Rows(rows):
                yield from (inline for row in rows for inline in inlines(row.blocks))
            case Section():
                yield from inlines(block.blocks)


def text(made: Paper, id: str) -> str:
    notice = (made.notice,) if made.notice else ()
    section = next(s for s in sections((*notice, *made.sections)) if s.id == id)
    return "".join(inline.text for inline in inlines(section.blocks))


def full_scan() -> Scan:
    return scan(page("/", finding("image-alt")), organisation=KNOWN, site=SITE)


def test_the_sections_stand_in_the_order_of_the_official_model() -> None:
    made = statement(scan(page("/")))
    ids = [section.id for section in sections(made.sections)]
    official = [
        "samenvatting",
        "verklaring",
        "verklaring-nalevingsstatus",
        "verklaring-akkoordverklaring",
        "verklaring-feedback-en-contactgegevens",
        "onderbouwing",
        "onderbouwing-onderzoeksresultaten",
        "onderbouwing-afwijkingen-van-de-toegankelijkheidsstandaard",
        "onderbouwing-andere-toegankelijkheidsissues",
        "onderbouwing-onevenredige-last",
        "algemene-toelichting",
    ]
    assert [id for id in ids if id in official] == official
    assert len(ids) == len(set(ids))


def test_the_values_carry_the_names_of_the_official_model() -> None:
    made = statement(full_scan(), TOLD)
    all_inlines = [*inlines(made.sections), *(i for line in made.closing for i in line)]
    names = {i.itemprop for i in all_inlines if isinstance(i, Named | Link) and i.itemprop}
    assert names == {
        "data-application_name",
        "data-info_government_agency",
        "data-compliance_result",
        "data-agreement_date",
        "data-agreement_url",
        "data-info_regulation_name",
        "data-application_domain",
        "result-date",
        "result-type",
        "result-by_who",
        "result-standard",
        "result-current",
        "result-criteria",
        "result-quality",
        "template_version",
    }


def test_what_is_known_is_filled_in_and_only_a_decision_is_left_open() -> None:
    made = draft(full_scan(), TOLD)
    assert made.open == (Open.APPEAL,)
    assert made.verdict.status is Status.C
    assert made.domain == "www.voorbeeldstad.nl"
    assert made.domains == ("formulieren.nl", "belastingen.voorbeeldstad.nl")
    shown = statement(full_scan(), TOLD)
    whole = "".join(inline.text for inline in inlines(shown.sections))
    for known in (
        "Gemeente Voorbeeldstad",
        "toegankelijk@voorbeeldstad.nl",
        "14 078",
        "Hoofd Communicatie",
        "2 maart 2026",
        "3 maart 2026",
        "1 september 2026",
        "Bureau Voorbeeld",
        "https://www.voorbeeldstad.nl/meld",
        "Nationale ombudsman",
    ):
        assert known in whole


def test_what_is_not_known_is_marked_and_listed() -> None:
    made = scan(page("/"), organisation=Organisation(), site=Site((f"{fabriek.ROOT}/",)))
    everything = draft(made)
    assert set(everything.open) == set(Open) - {
        Open.CAUSE,
        Open.ALTERNATIVE,
        Open.MEASURE,
        Open.BURDEN,
        Open.PLANNING,
    }
    shown = compose(everything, WORDS, RULES)
    marked = {inline.text for inline in inlines(shown.sections) if isinstance(inline, Gap)}
    for item in everything.open:
        assert f"[nog invullen: {WORDS.open[item].text}]" in marked
        assert WORDS.open[item].where in text(shown, "concept-open")


def test_each_deviation_has_the_fields_of_the_model_and_asks_what_a_person_knows() -> None:
    made = statement(full_scan())
    (deviation,) = [s for s in sections(made.sections) if s.id == "afwijking-1"]
    assert deviation.title == f"Afwijking 1: {RULES.rule('image-alt').name} (1.1.1)"
    (rows,) = deviation.blocks
    assert isinstance(rows, Rows)
    labels = [row.label for row in rows.rows]
    assert labels == [
        "Succescriterium",
        "Beschrijving",
        "Oorzaak",
        "Gevolg",
        "Alternatief",
        "Maatregel",
        "Onevenredige last?",
        "Planning",
    ]
    asks = {r.label: any(isinstance(i, Gap) for i in inlines(r.blocks)) for r in rows.rows}
    assert [label for label in labels if not asks[label]] == [
        "Succescriterium",
        "Beschrijving",
        "Gevolg",
    ]
    told = {row.label: "".join(i.text for i in inlines(row.blocks)) for row in rows.rows}
    image_alt = RULES.rule("image-alt")
    assert told["Succescriterium"] == "Niet-tekstuele content (1.1.1, niveau A)"
    assert image_alt.explanation.replace("`", "") in told["Beschrijving"]
    assert "Pagina’s: 1 van de 1. Plekken: 1." in told["Beschrijving"]
    assert image_alt.impact.replace("`", "") in told["Gevolg"]
    assert image_alt.remedy.replace("`", "") in told["Maatregel"]


def test_an_incomplete_scan_says_so() -> None:
    broken = scan(page("/"), finished=None, waiting=1234)
    made = draft(broken)
    assert not made.complete
    assert "1.234" in text(compose(made, WORDS, RULES), "concept")
    assert "niet afgemaakt" in text(compose(made, WORDS, RULES), "concept")
    assert draft(scan(page("/"))).complete


def test_a_scan_without_a_page_says_so() -> None:
    made = draft(scan(missed("/", Reason.NETWORK)))
    assert not made.complete
    assert "geen enkele pagina" in text(compose(made, WORDS, RULES), "concept")


def test_it_is_told_when_the_settings_do_not_name_the_site() -> None:
    warning = "(www.voorbeeldstad.nl) staat niet bij start in toegankelijk.toml"
    assert warning in text(statement(full_scan(), Particulars(listed=False)), "concept")
    assert warning not in text(statement(full_scan()), "concept")


def test_no_findings_is_not_told_as_conformance() -> None:
    shown = statement(scan(page("/")))
    told = text(shown, "onderbouwing-afwijkingen-van-de-toegankelijkheidsstandaard")
    assert "vond geen afwijkingen" in told
    assert "kunnen er wel zijn" in told


def test_pages_that_were_not_checked_are_counted_by_reason() -> None:
    made = scan(page("/"), missed("/a", Reason.LOGIN), missed("/b", Reason.LOGIN))
    told = text(statement(made), "onderbouwing-automatische-controle")
    assert f"{RULES.reasons[Reason.LOGIN].name}: 2" in told


OUTCOMES = st.sampled_from(list(Outcome))
FINDINGS = st.builds(
    lambda rule, outcome, component: finding(rule, outcome=outcome, component=component),
    st.sampled_from(sorted(RULES.rules)),
    OUTCOMES,
    st.sampled_from("abc"),
)
PAGES = st.lists(
    st.lists(FINDINGS, max_size=4).map(lambda found: page("/", *found)), max_size=4
).map(lambda pages: tuple(pages))
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))


@settings(max_examples=60)
@given(PAGES, DAYS, DAYS, DAYS, st.booleans())
def test_no_scan_gives_a_statement_that_claims_a_or_b(
    pages: tuple[PageResult, ...],
    planned: date | None,
    signed: date | None,
    reviewed: date | None,
    finished: bool,
) -> None:
    made = scan(
        *pages,
        organisation=KNOWN,
        site=SITE,
        finished=datetime(2026, 3, 12, tzinfo=UTC) if finished else None,
    )
    told = Particulars(investigation_planned=planned, signed=signed, reviewed=reviewed)
    shown = statement(made, told)
    claims = [
        i.text
        for i in inlines(shown.sections)
        if isinstance(i, Named) and i.itemprop == "data-compliance_result"
    ]
    assert len(claims) == 1
    assert claims[0] in ("C - eerste maatregelen genomen", "D - voldoet niet")
    titles = {section.id: section.title for section in sections(shown.sections)}
    status = titles["verklaring-nalevingsstatus"].removeprefix("Nalevingsstatus: ")
    assert status in ("eerste maatregelen genomen", "voldoet niet")
    statement_part = text(shown, "verklaring")
    for claim in ("voldoet volledig", "voldoet gedeeltelijk", "status A", "status B"):
        assert claim not in statement_part
    assert shown.title in as_html(shown)
    assert "Dit is een concept" in as_html(shown)
    assert as_markdown(shown).startswith("# Concept: ")


@pytest.mark.parametrize("url", fabriek.HOSTILE_URLS)
def test_a_strange_start_address_still_gives_a_domain(url: str) -> None:
    assert draft(scan(page("/"), site=Site((url,)))).domain
