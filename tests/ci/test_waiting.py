"""A preview that is still starting, and the sitemap of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from toegankelijk.ci.listed import listed_pages
from toegankelijk.ci.waiting import seconds, wait_for
from toegankelijk.crawl.fetch import Answer
from toegankelijk.errors import InputError


def run(answers: list[int | None], patience: float) -> float:
    """Seconds that were waited."""
    now = 0.0

    def sleep(length: float) -> None:
        nonlocal now
        now += length

    wait_for("https://pr.test", patience, lambda _: answers.pop(0), clock=lambda: now, sleep=sleep)
    return now


def test_it_waits_until_the_preview_answers() -> None:
    assert run([None, 502, 404, 200], 60) == 6


@pytest.mark.parametrize("status", [200, 301, 401, 403])
def test_whatever_is_no_sign_of_starting_is_an_answer(status: int) -> None:
    assert run([status], 60) == 0


@pytest.mark.parametrize(
    ("answers", "told"), [([None] * 9, "geen antwoord"), ([503] * 9, "HTTP 503")]
)
def test_after_that_it_says_what_it_got(answers: list[int | None], told: str) -> None:
    with pytest.raises(InputError, match=told):
        run(answers, 10)


@pytest.mark.parametrize("text", ["", "0", "m", "10 jaar", "-5m", "1e9", "99999h", "nan"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert seconds(text) is None


@pytest.mark.parametrize(
    ("text", "length"), [("10m", 600), ("90s", 90), ("1u", 3600), ("1.5 min", 90)]
)
def test_a_length_of_time_has_a_unit(text: str, length: float) -> None:
    assert seconds(text) == length


def fetching(files: Mapping[str, str]) -> Callable[..., Answer]:
    def fetch(url: str, limit: int) -> Answer:
        body = files.get(url)
        return Answer(url, 404) if body is None else Answer(url, 200, body.encode()[:limit])

    return fetch


def sitemap(*urls: str) -> str:
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>https://www.gemeente.nl/deel.xml</loc></sitemap></sitemapindex>"
)


def test_the_sitemap_of_a_preview_names_pages_of_the_preview() -> None:
    fetch = fetching(
        {
            "https://pr.test/sitemap.xml": INDEX,
            "https://pr.test/deel.xml": sitemap(
                "https://www.gemeente.nl/b", "https://www.gemeente.nl/a"
            ),
        }
    )
    assert listed_pages("https://pr.test/sitemap.xml", fetch) == (
        "https://pr.test/a",
        "https://pr.test/b",
    )


def test_a_sitemap_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_text(sitemap("https://www.gemeente.nl/a"))
    assert listed_pages(str(path), fetching({})) == ("https://www.gemeente.nl/a",)


@pytest.mark.parametrize("name", ["https://pr.test/weg.xml", "weg.xml"])
def test_a_sitemap_without_pages_is_told(name: str) -> None:
    with pytest.raises(InputError, match="geen pagina"):
        listed_pages(name, fetching({}))
