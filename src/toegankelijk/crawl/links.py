"""The links of a rendered page, sorted into pages of the scan and documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from toegankelijk.crawl.scope import Scope, Verdict
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Link
from toegankelijk.resources import rules_directory
from toegankelijk.wordlists import read_lines

MAX_LINKS = 5_000
"""Links of one page that are looked at."""
_WORD = re.compile(r"\w+")


def sort_links(raw: Sequence[Link], scope: Scope) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Pages in scope, and documents on its hosts; each URL once, canonical, in order of appearance.

    A link keeps its first text that is not empty. One that logs out, by its text, is left out.
    ``rel="nofollow"`` speaks to search engines, not to an investigation that the owner of the site
    asked for, and makes no difference.
    """
    found: dict[Verdict, dict[str, str]] = {Verdict.PAGE: {}, Verdict.FILE: {}}
    for link in islice(raw, MAX_LINKS):
        if is_logout(link.text):
            continue
        url = canonical(link.url)
        texts = found.get(scope.verdict(url)) if url is not None else None
        if url is not None and texts is not None:
            texts[url] = texts.get(url) or link.text.strip()
    pages, files = (
        tuple(Link(url, text) for url, text in texts.items()) for texts in found.values()
    )
    return pages, files


def is_logout(text: str) -> bool:
    """Whether a link of this text ends a session; the words stand in ``rules/uitloggen.txt``.

    >>> is_logout("» Uitloggen"), is_logout("Hoe kan ik uitloggen?")
    (True, False)
    """
    return _plain(text) in _logouts(rules_directory() / "uitloggen.txt")


@cache
def _logouts(file: Path) -> frozenset[str]:
    return frozenset(_plain(line) for line in read_lines(file))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text[:100].casefold()))
