"""A checked text as people meet it: in a browser, by keyboard, on a phone, in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from toegankelijk.browser.axe import source
from toegankelijk.report.text_outputs import write_texts
from toegankelijk.report.text_view import checked
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.extract import TextKind, document

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("rapport")]

RULEBOOK = load_rulebook()
LETTER = (
    """\
Betreft: uw aanvraag

Geachte heer De Vries,

Naar aanleiding van uw aanvraag van 3 maart verstrekken wij u derhalve de gegevens m.b.t. uw \
dakkapel aan de voorkant van uw huis, waarvan de door u ingediende tekening niet goed is.

Onderzoek

Het besluit is genomen. U dient zo spoedig mogelijk te betalen. Wij verstrekken u niets.

- Neem uw paspoort mee.
- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsbestuurslid.

Hoogachtend,
"""
    + "Wij sturen u het besluit. Dat is derhalve goed. U hoort snel meer van ons. " * 10
)

Scheme = Literal["light", "dark"]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The index, the letter, and a plain text."""
    folder = tmp_path_factory.mktemp("tekst")
    texts = [
        checked(document(name, text, TextKind.PLAIN), RULEBOOK, letter=True)
        for name, text in (("brief.txt", LETTER), ("kort.txt", "U krijgt uw paspoort."))
    ]
    return write_texts(texts, {"weg.txt": "weg.txt: is er niet."}, RULEBOOK, "html", folder)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    contexts = []

    def open_(path: Path, width: int = 1280, scheme: Scheme = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_axe_finds_nothing(
    opened: Open, files: tuple[Path, ...], number: int, width: int, scheme: Scheme
) -> None:
    page = opened(files[number], width, scheme)
    page.evaluate(source())
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        (rule["id"], [node["target"] for node in rule["nodes"]][:3])
        for rule in result["violations"]
    ]
    assert told == []
    assert len(result["passes"]) > 15


@pytest.mark.parametrize("width", [1280, 360, 320])
@pytest.mark.parametrize("number", [0, 1])
def test_nothing_sticks_out_sideways(
    opened: Open, files: tuple[Path, ...], number: int, width: int
) -> None:
    page = opened(files[number], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_and_remarks_stand_side_by_side_on_a_desktop_only(
    opened: Open, files: tuple[Path, ...]
) -> None:
    for width, beside in ((1280, True), (360, False)):
        page = opened(files[1], width)
        text = page.locator(".rij:has(.noten) .blok").first.bounding_box()
        notes = page.locator(".rij .noten").first.bounding_box()
        assert text is not None
        assert notes is not None
        assert (notes["x"] > text["x"] + text["width"] / 2) == beside
        assert (notes["y"] >= text["y"] + text["height"]) != beside


def test_the_keyboard_goes_to_a_remark_and_back(opened: Open, files: tuple[Path, ...]) -> None:
    page = opened(files[1])
    mark = page.locator("a.nr").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#o1"
    assert page.locator("#o1").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    back = page.locator("#o1 a", has_text="Terug")
    back.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#p1-1"


def test_what_is_marked_differs_by_more_than_colour(opened: Open, files: tuple[Path, ...]) -> None:
    page = opened(files[1])
    assert "underline" in page.locator(".blok mark").first.evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )


def test_print_keeps_the_remarks_beside_the_text(opened: Open, files: tuple[Path, ...]) -> None:
    page = opened(files[1], 794)
    page.emulate_media(media="print")
    text = page.locator(".rij:has(.noten) .blok").first.bounding_box()
    notes = page.locator(".rij .noten").first.bounding_box()
    assert text is not None
    assert notes is not None
    assert notes["x"] > text["x"] + text["width"] / 2
    assert page.locator("#o1").is_visible()
    assert not page.locator(".sprong").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
