"""The sample of WCAG-EM, step 3: structured pages with a reason each, and a random tenth on top."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import PageResult, Reason, Scan, Visited
from toegankelijk.onderzoek.facts import SamplePage
from toegankelijk.paper.texts import Texts
from toegankelijk.problems import pages_of_product
from toegankelijk.resources import rules_directory
from toegankelijk.settingscheck import split

MAX_STRUCTURED = 30
MAX_SHAPES = 12
MAX_DOCUMENTS = 3
MAX_FORMS = 4
RANDOM_SHARE = 0.1
"""Of the structured sample, as WCAG-EM 1.0 step 3.d has it."""


@dataclass(frozen=True, slots=True)
class PageSort:
    """A kind of page that belongs in every sample."""

    reason: str
    paths: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    def fits(self, url: str, title: str) -> bool:
        """Whether the address or the title has one of the pieces."""
        path, folded = _path(url).casefold(), title.casefold()
        return any(piece in path for piece in self.paths) or any(
            piece in folded for piece in self.titles
        )


@dataclass(frozen=True, slots=True)
class _File:
    sorts: tuple[PageSort, ...]


def load_sorts(rules: Path | None = None) -> tuple[PageSort, ...]:
    """``rules/onderzoek/steekproef.toml``. Raises ``RuleError`` with the line of a mistake."""
    toml = tomlfile.load((rules or rules_directory()) / "onderzoek" / "steekproef.toml", RuleError)
    keys = {
        _File: {"soort": "sorts"},
        PageSort: {"reden": "reason", "adres": "paths", "titel": "titles"},
    }
    return tomlfile.structure(toml, _File, keys).sorts


def propose(
    scan: Scan, sorts: Sequence[PageSort], texts: Texts, earlier: Sequence[SamplePage] = ()
) -> tuple[SamplePage, ...]:
    """At most ``MAX_STRUCTURED`` pages and those of ``earlier``, then the random ones.

    The random choice depends on the addresses alone: the same site gives the same choice.
    """
    titles = {page.job.url: seen.title for page, seen in scan.visited}
    chosen: dict[str, SamplePage] = {
        page.id: SamplePage(page.id, page.title, page.url, texts("vorige", of="reden"), page.random)
        for page in earlier
    }
    most = MAX_STRUCTURED + len(chosen)
    for url, title, key, what in _structured(scan, sorts):
        if len(chosen) >= most:
            break
        reason = texts(key, of="reden", wat=what)
        chosen.setdefault(url, SamplePage(url, title or titles.get(url, ""), "", reason))
    rest = [url for url in titles if url not in chosen]
    wanted = ceil(RANDOM_SHARE * sum(not page.random for page in chosen.values()))
    wanted -= sum(page.random for page in chosen.values())
    for url in sorted(rest, key=_lot)[: max(0, wanted)]:
        reason = texts("willekeurig", of="reden")
        chosen[url] = SamplePage(url, titles[url], "", reason, random=True)
    return tuple(chosen.values())


def _structured(scan: Scan, sorts: Sequence[PageSort]) -> Iterator[tuple[str, str, str, str]]:
    """Address, title, key of the reason, and what it may name; the most needed first."""
    seen = scan.visited
    for page, visited in seen[:1]:
        yield page.job.url, visited.title, "start", ""
    for sort in sorts:
        for page, visited in seen:
            if sort.fits(page.job.url, visited.title):
                yield page.job.url, visited.title, sort.reason, ""
                break
    for product, pages in pages_of_product(scan).items():
        for url in _first(pages):
            yield url, "", "product", product.name
    forms = sorted((p for p in seen if p[1].forms), key=lambda item: -item[1].forms)
    for page, visited in forms[:MAX_FORMS]:
        yield page.job.url, visited.title, "formulier", ""
    for page, visited in [item for item in seen if item[1].frames][:1]:
        yield page.job.url, visited.title, "kader", ""
    files = {file.url: file.text for _, visited in seen for file in visited.files}
    for url, text in list(files.items())[:MAX_DOCUMENTS]:
        yield url, text or url.rpartition("/")[2], "document", ""
    for missed, _ in [p for p in scan.not_visited if p[1].reason is Reason.LOGIN][:1]:
        yield missed.job.url, _path(missed.job.url), "inloggen", ""
    yield from _shapes(seen)


def _first(pages: Sequence[PageResult]) -> list[str]:
    """The page of a product with the most to find, if one was checked."""
    checked = [(p.job.url, p.outcome) for p in pages if isinstance(p.outcome, Visited)]
    checked.sort(key=lambda item: -len(item[1].findings))
    return [url for url, _ in checked[:1]]


def _shapes(
    seen: Sequence[tuple[PageResult, Visited]],
) -> Iterator[tuple[str, str, str, str]]:
    """Of each folder of the site the page with the most to find, the largest folders first."""
    folders: dict[str, list[tuple[PageResult, Visited]]] = {}
    for item in seen:
        path = _path(item[0].job.url).rstrip("/").rpartition("/")[0]
        folders.setdefault(path, []).append(item)
    by_size = sorted(folders.items(), key=lambda entry: -len(entry[1]))
    for path, items in by_size[:MAX_SHAPES]:
        page, visited = max(items, key=lambda item: len(item[1].findings))
        yield page.job.url, visited.title, "soort", f"{path}/…"


def _path(url: str) -> str:
    """Empty for what is no address."""
    parts = split(url)
    return parts.path if parts else ""


def _lot(url: str) -> bytes:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()
