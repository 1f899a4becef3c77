"""The report tells of each walked form: how far, what was seen and left alone; and of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from fabriek import HOSTILE, ROOT, page, rulebook, scan
from toegankelijk.formbook import form_words
from toegankelijk.model import (
    Ending,
    FormSettings,
    FormState,
    FormWalk,
    NotDone,
    Scan,
    Site,
    Stage,
)
from toegankelijk.report.as_html import as_html
from toegankelijk.report.summary import summary
from toegankelijk.report.walked import MAX_LEFT_ALONE, MAX_WALKS

WALK = FormWalk(
    url=f"{ROOT}/verhuizen",
    name="Verhuizing doorgeven",
    ending=Ending.WRITES,
    steps=2,
    states=(
        FormState(1, Stage.OPENED, "Formulier, stap 1: geopend", "Uw adres", 4, 0, 1),
        FormState(1, Stage.EMPTY, "Formulier, stap 1: leeg gelaten", "Uw adres", 4, 3, 2),
    ),
    not_done=(NotDone("Inloggen met DigiD", "login"),),
    told_steps=5,
    stopped=2,
    last_step=1,
)


def walked(*walks: FormWalk) -> Scan:
    return scan(*(page(f"/{n}", walks=(walk,), forms=1) for n, walk in enumerate(walks)))


def part(made: Scan) -> Tag | None:
    found = BeautifulSoup(as_html(made, rulebook()), "lxml").select_one("#formulieren")
    assert found is None or isinstance(found, Tag)
    return found


def text(made: Scan) -> str:
    found = part(made)
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).split())


def test_a_form_is_told_with_how_far_it_came_why_it_stopped_and_what_was_left_alone() -> None:
    told = text(walked(WALK))
    for words in (
        "Verhuizing doorgeven",
        form_words().endings["writes"].explanation,
        "2 stappen geopend. Het formulier zegt zelf dat het er 5 heeft.",
        "niet op een testhost",
        "Het hield 2 verzoeken tegen. Bij 1 daarvan",
        "2 keer bekeken, 3 fouten",
        "Formulier, stap 1: leeg gelaten Uw adres 4 3 2",
        "Inloggen met DigiD Deze knop logt in.",
    ):
        assert words in told


def test_a_test_host_says_what_went_through() -> None:
    told = text(walked(replace(WALK, test_host=True, written=1, stopped=0)))
    assert "staat op een testhost. Het programma liet 1 tussenstap naar de server gaan." in told
    assert "Het hield" not in told


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_has_its_words(ending: Ending) -> None:
    words = form_words().endings[ending]
    told = text(walked(replace(WALK, ending=ending)))
    assert f"{words.name}. {words.explanation} {words.remedy}" in told


def test_the_forms_that_did_not_get_to_their_end_come_first() -> None:
    done = replace(WALK, name="Af", ending=Ending.OVERVIEW)
    told = text(walked(done, WALK))
    assert told.index("Verhuizing doorgeven") < told.index("Af Welkom")


@pytest.mark.parametrize(
    ("site", "why"),
    [
        (Site((f"{ROOT}/",), quick=True), "gedaan met --snel"),
        (Site((f"{ROOT}/",), quick=False, forms=FormSettings(walk=False)), "lopen = false"),
        (Site((f"{ROOT}/",), quick=False), "Dat kan drie redenen hebben"),
    ],
)
def test_a_form_that_was_not_walked_is_listed_with_why(site: Site, why: str) -> None:
    told = text(scan(page("/contact", title="Contact", forms=1), site=site))
    assert "Het programma liep door geen enkel formulier." in told
    assert "Niet doorgelopen 1" in told
    assert "Contact /contact" in told
    assert why in told


def test_a_page_whose_form_was_walked_is_not_among_the_others() -> None:
    assert "Niet doorgelopen" not in text(walked(WALK))


def test_a_scan_without_forms_says_nothing_of_them() -> None:
    made = scan(page("/"))
    assert part(made) is None
    assert "#formulieren" not in as_html(made, rulebook())
    assert "Formulier" not in summary(made, rulebook())


def test_the_summary_has_a_line_on_forms() -> None:
    done = replace(WALK, ending=Ending.OVERVIEW)
    assert "2 formulieren doorgelopen, 1 tot het overzicht." in summary(
        walked(WALK, done), rulebook()
    )


def test_what_a_form_says_does_no_harm_and_is_bounded() -> None:
    walks = [
        replace(
            WALK,
            name=each,
            detail=each,
            states=(replace(WALK.states[0], title=each, name=each),) * 100,
            not_done=(NotDone(each, "send"),) * 100,
        )
        for each in HOSTILE * 10
    ]
    html = as_html(walked(*walks), rulebook())
    soup = BeautifulSoup(html, "lxml")
    found = soup.select_one("#formulieren")
    assert found is not None
    assert not found.find_all(["script", "img", "style"])
    assert "\x1b" not in html
    assert len(found.find_all("article")) == MAX_WALKS < len(walks)
    assert len(found.select("article:first-of-type ul.paginas > li")) == MAX_LEFT_ALONE
    assert f"En nog {len(walks) - MAX_WALKS} formulieren" in found.get_text()
    assert len(html) < 8_000_000
