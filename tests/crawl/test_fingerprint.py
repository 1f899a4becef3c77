"""What changes at each request is no change; what a visitor meets is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.crawl.fingerprint import fingerprint, steady

PAGE = """<!doctype html><html lang="nl"><head><title>Afval</title>
<meta name="csrf-token" content="{token}"><meta name="generator" content="CMS {count}">
<link rel="stylesheet" href="/stijl.css?v={count}">
<script nonce="{token}">var config = {{"token": "{token}", "menu": true}};</script></head>
<body><!-- cache {count} --><p>Vandaag: {date}, {clock} uur. {text}</p>
<div class="blok_{token}" data-build-id="{token}"><img src="/a.jpg" alt="{alt}"></div>
<form><input type="hidden" name="form_id" value="{token}"><input name="naam"></form>
<p>© {year} Voorbeeldstad</p></body></html>"""
USUAL = {
    "token": "9f86d081884c7d659a2feaa0c55ad015",
    "count": "101",
    "date": "vrijdag 27 november 2026",
    "clock": "9.30",
    "text": "Het kost 80 euro.",
    "alt": "Een container",
    "year": "2026",
}
URL = "https://www.voorbeeldstad.nl/afval"


def content(**changes: str) -> str:
    made = fingerprint(PAGE.format(**{**USUAL, **changes}), URL)
    assert made is not None
    return made.content


@pytest.mark.parametrize(
    "change",
    [
        {"token": "60303ae22b998861bce3b28f33eec1be"},
        {"count": "102"},
        {"date": "zaterdag 1 mei 2027"},
        {"date": "2027-05-01"},
        {"date": "3 uur geleden"},
        {"clock": "23:45"},
        {"year": "2027"},
    ],
)
def test_a_date_or_a_token_is_no_change(change: dict[str, str]) -> None:
    if change.get("date") == "3 uur geleden":
        assert content(date="5 dagen geleden") == content(**change)
    else:
        assert content(**change) == content()


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Het kost 90 euro."},
        {"text": "Het kost <b>80</b> euro."},
        {"alt": ""},
        {"alt": "Een rolcontainer"},
        {"text": "Het kost 80 euro.</p><p lang=en>It costs 80 euro."},
    ],
)
def test_what_a_visitor_meets_is_a_change(change: dict[str, str]) -> None:
    assert content(**change) != content()


def test_style_sheets_and_scripts_are_named_without_their_version() -> None:
    html = """<base href="/map/"><link rel="stylesheet" href="stijl.css?v=12&t=99">
    <link rel=icon href=/i.png><script src="https://cdn.nl/app.js?modules=menu|zoek"></script>
    <script src="https://www.googletagmanager.com/gtm.js?id=x"></script>
    <iframe src="/kaart"></iframe><iframe src="https://video.nl/1"></iframe>"""
    made = fingerprint(html, URL)
    assert made is not None
    assert made.assets == (
        "https://www.voorbeeldstad.nl/map/stijl.css",
        "https://cdn.nl/app.js?modules=menu%7Czoek",
        "https://www.voorbeeldstad.nl/kaart",
    )


def test_a_page_that_scripts_write_is_not_told_by_its_html() -> None:
    shell = "<div id=app></div><script src=/app.js></script>"
    full = fingerprint(PAGE.format(**USUAL), URL, shown_words=15)
    written = fingerprint(shell, URL, shown_words=300)
    assert full is not None
    assert full.whole
    assert written is not None
    assert not written.whole


@given(st.text(max_size=300))
def test_any_text_becomes_steady_once(text: str) -> None:
    assert isinstance(steady(text), str)
    fingerprint(text, URL)


def test_hostile_html_ends() -> None:
    assert fingerprint("<div>" * 50_000, URL) is not None
    assert fingerprint("token=" * 100_000, URL) is not None
    assert fingerprint("", URL) is None
