"""The same statement as HTML and as Markdown: complete, well made, and harmless."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import fabriek
from toegankelijk.law import load_law
from toegankelijk.model import Scan
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown, escape
from toegankelijk.paper.content import (
    Bullets,
    Link,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Text,
)
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.draft import make_draft
from toegankelijk.verklaring.particulars import Particulars
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 14)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
MARKY = st.text(st.sampled_from("ab1 .)-+=*_`[]()<>&;#!|~\\:/\"'@$"), max_size=40)


def statement() -> Paper:
    made = fabriek.scan(
        fabriek.page("/", fabriek.finding("image-alt"), fabriek.finding("link-name")),
        fabriek.page("/contact", fabriek.finding("region"), title="Contact & *adres*"),
    )
    return composed(made)


def composed(made: Scan) -> Paper:
    book = load_rulebook()
    draft = make_draft(made, book, load_law(TODAY), Particulars(), TODAY)
    return compose(draft, load_words(), book)


def one_text(text: str) -> Paper:
    section = Section(
        "id",
        text,
        (
            Paragraph((Text(text),)),
            Bullets(((Text(text),), (Link("https://a.nl/", text),))),
            Rows((Row(text, (Paragraph((Text(text),)),)),)),
        ),
    )
    return Paper(text, "Concept", section, "Inhoud", "Naar", (section,), ((Text(text),),))


@pytest.fixture(scope="module")
def html() -> BeautifulSoup:
    return BeautifulSoup(as_html(statement()), "lxml")


def test_the_page_holds_together(html: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in html.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for tag in html.select("[aria-labelledby]"):
        assert tag["aria-labelledby"] in ids
    for link in html.find_all("a", href=re.compile("^#")):
        assert str(link["href"])[1:] in ids
    levels = [int(tag.name[1]) for tag in html.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deep <= before + 1 for before, deep in pairwise(levels))


def test_every_itemprop_belongs_to_an_item(html: BeautifulSoup) -> None:
    props = html.select("[itemprop]")
    assert len(props) >= 10
    assert all(tag.find_parent(attrs={"itemscope": True}) for tag in props)


def test_the_page_loads_nothing_and_runs_nothing(html: BeautifulSoup) -> None:
    assert not html.find_all(["script", "iframe", "object", "link", "img", "form"])
    assert not [t for t in html.find_all(True) for name in t.attrs if name.startswith("on")]
    policy = html.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    assert str(policy["content"]).startswith("default-src 'none'")
    assert "url(" not in as_html(statement())


def test_it_says_that_it_is_a_concept(html: BeautifulSoup) -> None:
    assert html.title
    assert html.title.text.startswith("Concept: ")
    assert html.select_one(".stamp")
    assert html.h2
    assert html.h2.text == "Dit is een concept: nog niet publiceren"


def test_both_formats_say_the_same() -> None:
    made = statement()
    rendered = BeautifulSoup(MarkdownIt().render(as_markdown(made)), "lxml")
    page = BeautifulSoup(as_html(made), "lxml")
    titles = [tag.text for tag in page.find_all(re.compile("^h[2-6]$")) if tag.text != "Inhoud"]
    assert [tag.text for tag in rendered.find_all(re.compile("^h[2-6]$"))] == titles
    gaps = [mark.text for mark in page.find_all("mark")]
    assert [t.text for t in rendered.find_all("strong") if t.text.startswith("[nog")] == gaps
    followed = [a["href"] for a in page.find_all("a") if not str(a["href"]).startswith("#")]
    assert [a["href"] for a in rendered.find_all("a")] == followed


@pytest.mark.parametrize("text", [text[:500] for text in fabriek.HOSTILE])
def test_nothing_of_a_site_acts_in_either_format(text: str) -> None:
    made = one_text(shown(text))
    markdown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(as_markdown(made))
    for page in (BeautifulSoup(as_html(made), "lxml"), BeautifulSoup(markdown, "lxml")):
        assert not page.find_all(["script", "img", "textarea"])
        assert {a["href"] for a in page.find_all("a")} <= {"https://a.nl/", "#tekst", "#id"}
        assert not [t for t in page.find_all(True) if "onmouseover" in t.attrs]


def test_a_hostile_scan_gives_two_harmless_files() -> None:
    made = composed(fabriek.hostile_scan())
    markdown = MarkdownIt("commonmark", {"html": True}).render(as_markdown(made))
    for page in (BeautifulSoup(as_html(made), "lxml"), BeautifulSoup(markdown, "lxml")):
        assert not page.find_all(["script", "img", "textarea"])
        schemes = {str(a["href"]).partition(":")[0] for a in page.find_all("a")}
        assert {s for s in schemes if not s.startswith("#")} <= {"http", "https", "mailto", "tel"}
        assert "alert(1)" in page.text
    assert len(as_html(made)) < 200_000


@given(TEXTS | MARKY)
def test_any_text_comes_through_markdown_as_it_is(text: str) -> None:
    clean = " ".join(text.split())
    rendered = MarkdownIt("commonmark").render(as_markdown(one_text(clean)))
    page = BeautifulSoup(rendered, "lxml")
    main = page.find_all("h2")[-1]
    seen = " ".join(main.text.split())
    assert seen == clean
    assert not page.find_all(["em", "code", "ol", "hr", "pre", "img"])
    items = [" ".join(li.text.split()) for li in page.find_all("li")]
    colon = "" if clean.endswith("?") else ":"
    assert items[-3:] == [clean, clean, f"{clean}{colon} {clean}".strip()]


@given(TEXTS | MARKY)
def test_any_text_comes_through_html_as_it_is(text: str) -> None:
    clean = " ".join(text.split())
    page = BeautifulSoup(as_html(one_text(clean)), "lxml")
    assert page.h1
    assert " ".join(page.h1.text.split()) == clean


@pytest.mark.parametrize(
    "plain",
    [
        "Bel 14 078 (werkdagen, 9.00-17.00 uur): R&D, zie www.a.nl/pad-naam!",
        "Vul in: max_paginas bij [[site]] en naam bij [organisatie] (in toegankelijk.toml)",
        "C# | 5 > 3 en 3 < 5, pad C:\\map",
    ],
)
def test_what_needs_no_escape_stays_legible(plain: str) -> None:
    assert escape(plain) == plain


def test_a_reader_of_the_file_itself_sees_no_backslash() -> None:
    assert "\\" not in as_markdown(composed(fabriek.scan(fabriek.page("/", fabriek.finding()))))


@given(TEXTS | MARKY, TEXTS | MARKY)
def test_no_piece_of_a_line_makes_something_with_its_neighbour(before: str, after: str) -> None:
    first, last = (" ".join(text.split()) for text in (before, after))
    line = (Text(first), Link("https://a.nl/", "hier"), Text(last), Text("(x)"))
    section = Section("id", "Kop", (Paragraph(line), Rows((Row("Naam", (Paragraph(line),)),))))
    made = Paper("Titel", "Concept", section, "Inhoud", "Naar", (section,), ())
    page = BeautifulSoup(MarkdownIt("commonmark").render(as_markdown(made)), "lxml")
    assert not page.find_all(["img", "em", "code"])
    shown_lines = [" ".join(tag.text.split()) for tag in page.find_all(["p", "li"])]
    told = " ".join(f"{first}hier{last}(x)".split())
    assert shown_lines.count(told) == 2
    assert shown_lines.count(f"Naam: {told}") == 2
    assert {a["href"] for a in page.find_all("a")} == {"https://a.nl/"}
