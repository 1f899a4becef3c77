from __future__ import annotations

import doctest
import time
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fabriek
from toegankelijk.report import dutch, safe
from toegankelijk.report.safe import cell, data_url, href, lines, origin, shown

ANY = st.text(st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize("module", [safe, dutch])
def test_the_examples_in_the_docstrings_are_true(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@given(ANY)
def test_what_is_shown_is_printable_short_and_on_one_line(text: str) -> None:
    made = shown(text, 50)
    made.encode("utf-8")
    assert len(made.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in made)
    assert len(made) <= 50 * len("[U+E0000]")


@given(st.text(st.characters(categories=("L", "N", "P")), max_size=60))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert shown(text, 60) == text


@given(ANY)
def test_a_cell_never_begins_like_a_formula(text: str) -> None:
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_a_megabyte_is_cut_before_it_costs_time() -> None:
    huge = [text * (1_000_000 // max(1, len(text))) for text in fabriek.HOSTILE]
    started = time.process_time()
    for text in huge:
        assert len(shown(text)) < 3_000
        assert len(lines(text)) < 8_000
        href(text)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    "url",
    [
        *fabriek.HOSTILE_URLS[:3],
        *fabriek.HOSTILE_URLS[4:],
        "//evil.example/",
        "/pad",
        "",
        "https:///pad",
        "file:///etc/passwd",
        "java\nscript:alert(1)",
        "https://a.example/\u202egpj.exe",
        " https://a.example/",
    ],
)
def test_only_web_addresses_are_followed(url: str) -> None:
    assert href(url) is None
    assert origin(url) == ""


def test_a_web_address_is_kept_as_it_is() -> None:
    url = "http://127.0.0.1:8000/zoek?q=%22&p=é#deel"
    assert href(url) == url


@pytest.mark.parametrize(
    "picture", [None, b"", b"<svg onload=alert(1)>", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"0" * 99]
)
def test_only_small_pictures_of_known_kinds_are_shown(picture: bytes | None) -> None:
    assert data_url(picture, 100) is None


def test_a_picture_becomes_a_data_url() -> None:
    assert (data_url(fabriek.picture(), 10_000) or "").startswith("data:image/png;base64,iVBOR")
