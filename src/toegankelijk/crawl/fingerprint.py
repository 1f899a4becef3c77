"""What matters in a page as the server sent it, so that two versions can be held side by side.

What differs at each request and never changes what a visitor meets is left out: dates and times,
tokens, nonces, comments, numbers that caches write. What is left goes into one digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from toegankelijk.crawl.markup import MAX_ELEMENTS, tree_of
from toegankelijk.crawl.names import MEASURING
from toegankelijk.crawl.urls import canonical, hostname
from toegankelijk.model import Fingerprint

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ASSETS = 100
"""Style sheets, scripts and frames of a page that are followed."""
SCRIPTED = 1.5
"""Times more words in the browser than in the HTML: then scripts wrote the page."""
FEW_WORDS = 40

_MONTHS = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|"
    r"jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# A pattern that first looks at one letter is up to three times as fast as one that tries each word.
_CHANGING: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (
            r"(?=[bcenrstvx])(?P<name>token|nonce|csrf|xsrf|session_?id|sid|build_?id|request_?id|timestamp|"
            r"view_?state|event_?validation)(?P<sign>[\"']?\s{0,3}[:=]\s{0,3}[\"']?)[^\"'\s,;&<>]+",
            r"\g<name>\g<sign>~",
        ),
        (r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "~"),
        (r"(?=[cejs])\b(?:css|sc|jss|emotion|svelte|styled)-[0-9a-z]{5,}", "~"),
        (
            r"\b(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
            "@",
        ),
        (rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTHS}\b\.?(?:[ -]\d{{4}})?", "@"),
        (rf"(?=[adfjmnos])\b{_MONTHS} \d{{1,2}}(?:, ?\d{{4}})?\b", "@"),
        (r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b", "@"),
        (r"(?=[dmvwz])\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b", "@"),
        (r"(?=[fmstw])\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", "@"),
        (r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: uur| u\b)?", "@"),
        (
            r"\b(?:\d{1,4}|een|één) (?:second[en]{1,2}|minu(?:ut|ten)|uur|uren|dag(?:en)?|"
            r"we(?:ek|ken)|maand(?:en)?|jaar) geleden",
            "@",
        ),
        (r"@(?:[ ,]{1,3}(?:om )?@){1,5}", "@"),
        (r"(?:©|&copy;|copyright)\s{0,3}\d{4}(?:\s?[-–]\s?\d{4})?", "©@"),
    )
)
_RUN = re.compile(r"[0-9A-Za-z]{8,}")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_SPACE = re.compile(r"\s+")
_SECRET_NAME = re.compile(r"csrf|xsrf|token|nonce|captcha|form_build_id|viewstate", re.IGNORECASE)
_DROPPED = frozenset(["nonce", "integrity", "crossorigin"])
_META = frozenset({"viewport", "refresh", "content-security-policy", "robots", "color-scheme"})
_DATA = frozenset({"application/ld+json", "speculationrules"})
_LINKS = frozenset({"stylesheet", "canonical", "alternate", "icon"})
_VERSION = re.compile(r"[0-9A-Fa-f._-]+|v?[0-9.]+|[0-9A-Za-z]{20,}")


def fingerprint(
    html: str,
    url: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    shown_words: int | None = None,
) -> Fingerprint | None:
    """What matters of the page at ``url``; ``None`` for HTML that cannot be read.

    ``shown_words`` is how many words the browser showed, where one looked.
    """
    root = tree_of(html)
    if root is None:
        return None
    return of_tree(root, url, etag=etag, modified=modified, shown_words=shown_words)


def of_tree(
    root: HtmlElement,
    url: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    shown_words: int | None = None,
) -> Fingerprint:
    """The same of HTML that was read before."""
    digest = blake2b(steady("".join(_told(root))).encode("utf-8", "replace"), digest_size=16)
    whole = shown_words is None or shown_words <= SCRIPTED * _words(root) + FEW_WORDS
    return Fingerprint(digest.hexdigest(), etag, modified, tuple(_assets(root, url)), whole)


def steady(text: str) -> str:
    """``text`` without what differs at each request.

    >>> steady('<p>Vandaag is het vrijdag 27 november 2026, 23:45 uur.') == steady(
    ...     '<p>Vandaag is het zaterdag 2 mei 2027, 9.05 uur.')
    True
    >>> steady("Een paspoort kost 80 euro.")
    'Een paspoort kost 80 euro.'
    """
    for pattern, to in _CHANGING:
        text = pattern.sub(to, text)
    return _RUN.sub(_drawn, text)


def _drawn(match: re.Match[str]) -> str:
    """A run of letters and figures that nobody would write is taken out."""
    run = match[0]
    figures = sum(map(str.isdigit, run))
    if not figures:
        return run
    drawn = _HEX.fullmatch(run) or (figures >= 2 and len(run) >= 12)
    return "~" if drawn else run


def _told(root: HtmlElement) -> Iterator[str]:
    """The page as text: tags with their attributes, and the words between them."""
    skipped: object | None = None
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        if count > 2 * MAX_ELEMENTS:
            return
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if skipped is None and _is_noise(element):
                skipped = element
            if skipped is None:
                yield f"<{element.tag}"
                yield from _attributes(element)
                yield ">" + _folded(element.text)
        else:
            if skipped is None:
                yield "</>"
            elif skipped is element:
                skipped = None
            if skipped is None:
                yield _folded(element.tail)


def _is_noise(element: etree._Element) -> bool:
    match element.tag:
        case "meta":
            name = element.get("name") or element.get("http-equiv") or ""
            return name.lower() not in _META
        case "link":
            return not _LINKS & set((element.get("rel") or "").lower().split())
        case "script":
            return (element.get("type") or "").lower() in _DATA
        case _:
            return False


def _attributes(element: etree._Element) -> Iterator[str]:
    hidden = element.tag == "input" and (element.get("type") or "").lower() == "hidden"
    secret = _SECRET_NAME.search(element.get("name") or "") is not None
    sheet = element.tag in ("script", "link", "iframe")
    for name, value in sorted(element.attrib.items()):
        if name in _DROPPED or _SECRET_NAME.search(name):
            continue
        if name in ("value", "content") and (hidden or secret):
            continue
        if sheet and name in ("src", "href"):
            value = value.partition("?")[0]  # its content is held side by side
        yield f' {name}="{_SPACE.sub(" ", value.strip())}"'


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text and not text.isspace() else ""


def _assets(root: HtmlElement, url: str) -> Iterator[str]:
    """Addresses of what the page is made of, each once, without what only marks a version."""
    base = next((b.get("href") for b in root.iter("base") if b.get("href")), None)
    home = canonical(base, url) if base else url
    found: dict[str, None] = {}
    for element in root.iter("link", "script", "iframe", "frame"):
        source = element.get("href" if element.tag == "link" else "src")
        if element.tag == "link" and "stylesheet" not in (element.get("rel") or "").lower():
            continue
        address = canonical(source, home or url) if source else None
        if address is None or _measures(address):
            continue
        if element.tag in ("iframe", "frame") and hostname(address) != hostname(url):
            continue
        found.setdefault(_plain(address))
    yield from islice(found, MAX_ASSETS)


def _plain(address: str) -> str:
    """Without a query that is only a version: the content tells of a change."""
    stem, _, query = address.partition("?")
    values = [part.rpartition("=")[2] for part in query.split("&")]
    return stem if all(_VERSION.fullmatch(value) for value in values) else address


def _measures(address: str) -> bool:
    """Whether it counts visitors: it changes often and shows nothing."""
    rest = address.partition("://")[2]
    return any(name in rest for name in MEASURING)


def _words(root: HtmlElement) -> int:
    return sum(
        len(text.split())
        for element in root.iter()
        if isinstance(element.tag, str)
        for text in (
            None if element.tag in ("script", "style", "head", "title") else element.text,
            element.tail,
        )
        if text
    )
