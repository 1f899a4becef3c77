import pytest

from toegankelijk.crawl.soft404 import SHORT, is_soft_404

LONG = "woord " * (SHORT + 1)


@pytest.mark.parametrize(
    "title",
    [
        "Pagina niet gevonden - Gemeente Voorbeeldstad",
        "Gemeente Voorbeeldstad | 404",
        "404",
        "404 Not Found",
        "Error 404 – Voorbeeldstad",
        "Deze pagina bestaat niet (meer).",
    ],
)
def test_a_title_that_says_the_page_is_not_there(title: str) -> None:
    assert is_soft_404(title, [], LONG, 200)


@pytest.mark.parametrize(
    "heading", ["Pagina niet gevonden", "Oops! That page can’t be found.", "404"]
)
def test_a_heading_says_so_on_a_short_page_only(heading: str) -> None:
    assert is_soft_404("Voorbeeldstad", ["Menu", heading], "Ga naar de voorpagina.", 200)
    assert not is_soft_404("Voorbeeldstad", ["Menu", heading], LONG, 200)


def test_a_short_page_may_say_it_in_its_own_words() -> None:
    heading = "Sorry, deze pagina bestaat niet meer op onze site"
    assert is_soft_404("Voorbeeldstad", [heading], "Ga naar de voorpagina.", 200)
    assert not is_soft_404("Voorbeeldstad", [heading], LONG, 200)


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (
            "Identiteitsbewijs verloren of niet gevonden - Voorbeeldstad",
            "Identiteitsbewijs verloren",
        ),
        ("Gevonden voorwerpen - Voorbeeldstad", "Gevonden voorwerpen"),
        ("Buslijn 404 rijdt weer - Voorbeeldstad", "Buslijn 404 rijdt weer"),
        ("Kavel 404", "Kavel 404 te koop"),
        ("", ""),
    ],
)
def test_a_page_that_only_looks_a_bit_like_it(title: str, heading: str) -> None:
    assert not is_soft_404(title, [heading], "Korte tekst.", 200)


@pytest.mark.parametrize("status", [404, 410, 301, 500])
def test_another_status_speaks_for_itself(status: int) -> None:
    assert not is_soft_404("Pagina niet gevonden", [], "", status)


def test_a_page_without_a_status_is_looked_at() -> None:
    assert is_soft_404("Pagina niet gevonden", [], "", None)


def test_hostile_lengths_are_no_trouble() -> None:
    assert not is_soft_404("a" * 10**6, ["b - " * 10**5] * 1000, "c " * 10**6, 200)
