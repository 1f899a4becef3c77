"""Every paper that the tool writes, of any scan, for tests that look at all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import fabriek
from toegankelijk.law import Terms
from toegankelijk.model import FoundFile, Link, Organisation, Outcome, Product, Scan, Site
from toegankelijk.onderzoek.facts import WHOLE, Investigation, Verdict
from toegankelijk.onderzoek.files import Bench
from toegankelijk.onderzoek.sample import load_sorts
from toegankelijk.onderzoek.start import begin
from toegankelijk.overzicht.make import make_portfolio
from toegankelijk.overzicht.paper import as_paper as overview_paper
from toegankelijk.paper.content import Paper
from toegankelijk.paper.texts import load_texts
from toegankelijk.plan.make import make_plan
from toegankelijk.plan.paper import as_paper as plan_paper
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.answers import Answer, Answers
from toegankelijk.verklaring.documents import PLACED_BEFORE, judge_all
from toegankelijk.verklaring.documents_paper import as_paper as documents_paper
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.found_documents import documents_of
from toegankelijk.verklaring.particulars import Particulars, Research
from toegankelijk.verklaring.published import told
from toegankelijk.verklaring.published.checks import Linked, check
from toegankelijk.verklaring.published.lines import read_page
from toegankelijk.verklaring.published.words import load_check_words
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 14)
BOOK = load_rulebook()
RESEARCH = Research(
    date(2026, 1, 5), "Bureau Voorbeeld", met=48, report="https://bureau.example/rapport"
)
TOLD = Particulars(
    domains=("belastingen.voorbeeldstad.nl",),
    page=f"{fabriek.ROOT}/toegankelijkheid",
    report_form=f"{fabriek.ROOT}/meld",
    signed=date(2026, 3, 2),
    reviewed=date(2026, 3, 2),
    appeal=False,
    research=(RESEARCH,),
)
"""All that a final statement asks of staff, beside the deviations."""


def ordinary() -> Scan:
    """Two pages, and little told."""
    return fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), fabriek.finding("color-contrast")),
        fabriek.page("/contact", fabriek.finding("image-alt"), title="Contact"),
        site=Site((f"{fabriek.ROOT}/",), name="Website"),
    )


def rich() -> Scan:
    """Every rule of WCAG somewhere, a product, documents, and an organisation that is known."""
    rules = [rule.id for rule in BOOK.rules.values() if rule.kind == "wcag"]
    long = f"{fabriek.ROOT}/" + "verordening-precariobelasting-" * 6 + "besluit.pdf"
    files = (Link(f"{fabriek.ROOT}/a.pdf", "Besluit"), Link(long, ""))
    pages = (
        fabriek.page(
            f"/product/{n}",
            *(fabriek.finding(rule) for rule in rules[n::6]),
            fabriek.finding("color-contrast", outcome=Outcome.CANT_TELL),
            title=f"Afvalstoffenheffing en onroerendezaakbelasting {n}",
            files=files,
        )
        for n in range(6)
    )
    found = tuple(
        FoundFile(link.url, link.text, (f"{fabriek.ROOT}/product/0",), 6, modified=fabriek.START)
        for link in files
    )
    return fabriek.scan(
        *pages,
        organisation=Organisation(
            "Gemeente Voorbeeldstad",
            "toegankelijk@voorbeeldstad.nl",
            "14 078",
            "Gemeentesecretaris",
            f"{fabriek.ROOT}/verklaringen",
        ),
        site=Site(
            (f"{fabriek.ROOT}/",),
            name="Website Voorbeeldstad",
            products=(Product("Afvalstoffenheffing", ("/product/*",)),),
        ),
        files=found,
    )


def answered(made: Scan) -> Answers:
    """A word of staff on each deviation."""
    draft = make_draft(made, BOOK, BOOK.law, TOLD, TODAY)
    every = tuple(
        Answer(
            rule=each.key,
            cause="Bij het bouwen is hier niet op gelet.",
            alternative="Bel ons. Wij helpen u verder.",
            measure="De leverancier past het sjabloon aan.",
            burden=False,
            planned=date(2026, 12, 1),
            effort=2.5,
        )
        for each in draft.found.deviations
    )
    return Answers(None, every, tuple(range(1, len(every) + 1)))


def draft_statement(made: Scan) -> Paper:
    """Nothing is answered."""
    draft = make_draft(made, BOOK, BOOK.law, Particulars(), TODAY)
    return compose(draft, load_words(), BOOK)


def final_statement(made: Scan) -> Paper:
    """All is answered and signed; final when the scan knows its organisation."""
    draft = make_draft(made, BOOK, BOOK.law, TOLD, TODAY, answered(made))
    return compose(draft, load_words(), BOOK)


def bench(made: Scan) -> Bench:
    """An investigation that has just begun."""
    texts = load_texts("onderzoek/woorden.toml")
    begun = begin(made, BOOK, texts, load_sorts(), TODAY)
    return Bench(begun, made, BOOK, texts, TODAY)


def _judged(begun: Investigation, bench: Bench) -> Investigation:
    """A person has spoken of all; one criterion is not met, on a page and as a whole."""
    first, at = begun.pages[0].id, datetime(2026, 3, 14, tzinfo=UTC)
    every = [
        Verdict(each.number, WHOLE, Outcome.PASSED, "Bekeken.", "Anna", at)
        for each in bench.criteria
    ]
    failed = Verdict("1.1.1", first, Outcome.FAILED, "De foto heeft geen tekst.", "Anna", at)
    told = replace(begun, evaluator="Anna", commissioner="Gemeente", summary="Het gaat goed.")
    scope = replace(begun.scope, baseline="NVDA met Firefox", name="Website")
    return replace(told, scope=scope, verdicts=(*every, failed))


def finished_report(made: Scan) -> Paper:
    """The report when a person has judged all."""
    begun = bench(made)
    return replace(begun, made=_judged(begun.made, begun)).report


def retest_worklist(made: Scan) -> Paper:
    """The list of a retest: with what was said before."""
    begun = bench(made)
    again = begin(made, BOOK, begun.texts, load_sorts(), TODAY, _judged(begun.made, begun))
    return replace(begun, made=again).worklist


def plan(made: Scan) -> Paper:
    """With a scan before this one."""
    before = replace(
        made,
        id=1,
        started=made.started - timedelta(days=90),
        finished=fabriek.START - timedelta(days=90),
    )
    draft = make_draft(made, BOOK, BOOK.law, Particulars(), TODAY, answered(made))
    return plan_paper(make_plan(draft, [made, before], BOOK), load_texts("plan/woorden.toml"))


def overview(made: Scan) -> Paper:
    """A site with a term that passed, one that comes near, and one without a scan."""
    texts = load_texts("plan/overzicht.toml")
    settings = f"""
[[site]]
naam = "Website"
start = ['{fabriek.ROOT}/']
[site.verklaring]
pagina = "{fabriek.ROOT}/t"
herzien = 2025-03-01
onderzoek_gepland = 2026-05-01
[[site]]
start = ['https://raad.voorbeeldstad.nl/']
"""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toegankelijk.toml"
        path.write_text(settings, encoding="utf-8")
        found = make_portfolio(path, [made], BOOK, texts, datetime(2026, 3, 14, tzinfo=UTC))
    return overview_paper(found, texts, load_words())


def documents(made: Scan) -> Paper:
    """The documents of the scan with their verdicts."""
    judged = judge_all(documents_of([made]), PLACED_BEFORE)
    texts = load_texts("verklaring/documenten.toml")
    return documents_paper(judged, made.site.name or "", PLACED_BEFORE, texts, TODAY)


def outcome_of_a_check(made: Scan) -> Paper:
    """What a published statement lacks; its texts are those of the scan."""
    titles = "".join(f"<h2>Afwijking: {seen.title}</h2>" for _, seen in made.visited)
    page = read_page(f"<p>Voldoet niet</p>{titles}".encode("utf-8", "replace"), fabriek.ROOT)
    links = {page.job.url: False for page, _ in made.visited}
    linked = Linked((fabriek.ROOT,), (fabriek.ROOT,), whole=True)
    words, terms = load_check_words(), Terms(36, 6, 12, 5, 3)
    done = check(page, words, terms, TODAY, links, linked)
    return told.as_paper(done, words, load_words(), TODAY)


PAPERS: Mapping[str, Callable[[Scan], Paper]] = {
    "verklaring": draft_statement,
    "verklaring-definitief": final_statement,
    "onderzoek": lambda made: bench(made).report,
    "onderzoek-klaar": finished_report,
    "werklijst": lambda made: bench(made).worklist,
    "werklijst-hertest": retest_worklist,
    "plan": plan,
    "overzicht": overview,
    "documenten": documents,
    "controle": outcome_of_a_check,
}
"""By name: what makes it of a scan."""
