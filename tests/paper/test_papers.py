"""Every kind of paper: valid HTML, the same in Word, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup
from docx import Document

import fabriek
from toegankelijk.model import Scan, Site
from toegankelijk.onderzoek.files import Bench
from toegankelijk.onderzoek.sample import load_sorts
from toegankelijk.onderzoek.start import begin
from toegankelijk.overzicht.make import make_portfolio
from toegankelijk.overzicht.paper import as_paper as overview
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown
from toegankelijk.paper.content import Paper
from toegankelijk.paper.texts import load_texts
from toegankelijk.plan.make import make_plan
from toegankelijk.plan.paper import as_paper as plan_paper
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 14)
BOOK = load_rulebook()


def ordinary() -> Scan:
    return fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), fabriek.finding("color-contrast")),
        fabriek.page("/contact", fabriek.finding("image-alt"), title="Contact"),
        site=Site((f"{fabriek.ROOT}/",), name="Website"),
    )


def statement(made: Scan) -> Paper:
    draft = make_draft(made, BOOK, BOOK.law, Particulars(), TODAY)
    return compose(draft, load_words(), BOOK)


def bench(made: Scan) -> Bench:
    texts = load_texts("onderzoek/woorden.toml")
    begun = begin(made, BOOK, texts, load_sorts(), TODAY)
    return Bench(begun, made, BOOK, texts, TODAY)


def plan(made: Scan) -> Paper:
    draft = make_draft(made, BOOK, BOOK.law, Particulars(), TODAY)
    return plan_paper(make_plan(draft, [made], BOOK), load_texts("plan/woorden.toml"))


def portfolio(made: Scan) -> Paper:
    import tempfile

    texts = load_texts("plan/overzicht.toml")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toegankelijk.toml"
        path.write_text(f"[[site]]\nstart = ['{fabriek.ROOT}/']\n", encoding="utf-8")
        found = make_portfolio(path, [made], BOOK, texts, datetime(2026, 3, 14, tzinfo=UTC))
    return overview(found, texts, load_words())


PAPERS: dict[str, Callable[[Scan], Paper]] = {
    "verklaring": statement,
    "onderzoek": lambda made: bench(made).report,
    "werklijst": lambda made: bench(made).worklist,
    "plan": plan,
    "overzicht": portfolio,
}


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Paper:
    return PAPERS[request.param](ordinary())


def test_a_strict_parser_finds_nothing_wrong(paper: Paper) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(as_html(paper))
    assert parser.errors == []


def test_ids_are_unique_and_headings_go_one_level_deeper_at_a_time(paper: Paper) -> None:
    page = BeautifulSoup(as_html(paper), "lxml")
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in page.select("a[href^='#']")} <= set(ids)
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    assert all(deep <= before + 1 for before, deep in pairwise(levels))


def test_word_and_markdown_have_the_same_headings(paper: Paper) -> None:
    page = BeautifulSoup(as_html(paper), "lxml")
    titles = [tag.text for tag in page.find_all(re.compile("^h[2-6]$")) if tag.text != "Inhoud"]
    word = Document(BytesIO(as_docx(paper)))
    styles = [(p.text, p.style.name or "") for p in word.paragraphs if p.style]
    assert [text for text, style in styles if style.startswith("Heading")] == titles
    markdown = [line.lstrip("> ") for line in as_markdown(paper).splitlines()]
    assert sum(line.startswith("##") for line in markdown) == len(titles)


def test_a_draft_in_word_says_so_on_every_page() -> None:
    word = Document(BytesIO(as_docx(statement(ordinary()))))
    assert word.sections[0].header.paragraphs[0].text == "CONCEPT"
    assert word.core_properties.language == "nl-NL"


@pytest.mark.parametrize("name", ["verklaring", "onderzoek", "plan", "overzicht"])
def test_nothing_of_a_hostile_site_acts(name: str) -> None:
    made = PAPERS[name](fabriek.hostile_scan())
    page = BeautifulSoup(as_html(made), "lxml")
    assert not page.find_all(["script", "img", "iframe", "textarea"])
    assert not [t for t in page.find_all(True) for attr in t.attrs if attr.startswith("on")]
    Document(BytesIO(as_docx(made)))
