"""Every kind of paper: valid HTML, the same in Word, and nothing that acts."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import html5lib
import pytest
from bs4 import BeautifulSoup
from docx import Document

import fabriek
from papers import PAPERS, draft_statement, ordinary, rich
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown
from toegankelijk.paper.content import Paper


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Paper:
    return PAPERS[request.param](rich())


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
    word = Document(BytesIO(as_docx(draft_statement(ordinary()))))
    assert word.sections[0].header.paragraphs[0].text == "CONCEPT"
    assert word.core_properties.language == "nl-NL"


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_of_a_hostile_site_acts(name: str) -> None:
    made = PAPERS[name](fabriek.hostile_scan())
    page = BeautifulSoup(as_html(made), "lxml")
    assert not page.find_all(["script", "img", "iframe", "textarea"])
    assert not [t for t in page.find_all(True) for attr in t.attrs if attr.startswith("on")]
    Document(BytesIO(as_docx(made)))
