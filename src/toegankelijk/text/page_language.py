"""Whether a page and its parts are in the language that they say they are in (3.1.1, 3.1.2).

By the words of the running text. A language that cannot be told apart from those that we know, such
as Frisian, is never called wrong. Of a short text one cannot be sure: a person has to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toegankelijk.model import (
    Block,
    BlockKind,
    Document,
    Element,
    Finding,
    Outcome,
    Passage,
    Severity,
)
from toegankelijk.text.language import LANGUAGES, MIN_LENGTH, told_language

PAGE, PART = "lang-pagina-klopt-niet", "lang-deel-klopt-niet"
ENOUGH = 200
"""Characters of a page from which its language is sure."""
ENOUGH_OF_PART = 120
"""The same of one block."""
MAX_PARTS = 20
"""Blocks of a page that are told one by one."""

_KNOWN = frozenset(LANGUAGES.split())
_SAME = {"nld": "nl", "dut": "nl", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr"}
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CELL})


def language_findings(document: Document, url: str) -> tuple[Finding, ...]:
    """What does not fit, the page itself first."""
    declared = main_tag(document.language)
    running = [block for block in document.blocks if _is_running(block)]
    spoken = _of_page(running)
    found = [] if spoken is None else list(_page(document, url, declared, spoken, running))
    parts = _parts(document, declared if not found else spoken)
    return (*found, *(part for _, part in zip(range(MAX_PARTS), parts, strict=False)))


def outcomes_of(document: Document, found: Sequence[Finding]) -> Mapping[str, Outcome]:
    """The worst outcome of each of the two rules, for ``Visited.rules``."""
    running = any(_is_running(block) for block in document.blocks)
    usual = Outcome.PASSED if running else Outcome.INAPPLICABLE
    made = {PAGE: usual if main_tag(document.language) else Outcome.INAPPLICABLE, PART: usual}
    for finding in found:
        if made[finding.rule] is not Outcome.FAILED:
            made[finding.rule] = finding.outcome
    return made


def main_tag(tag: str | None) -> str:
    """The language itself of a BCP 47 tag, in two letters where it has those.

    >>> main_tag("nl-BE"), main_tag("NLD"), main_tag(None)
    ('nl', 'nl', '')
    """
    main = (tag or "").strip().lower().replace("_", "-").partition("-")[0]
    return _SAME.get(main, main)


def _of_page(running: Sequence[Block]) -> str | None:
    """The language of most of the running text, by the blocks whose language is clear."""
    amounts: dict[str, int] = {}
    for block in running:
        if (language := told_language(block.text)) is not None:
            amounts[language] = amounts.get(language, 0) + len(block.text)
    if not amounts:
        return told_language(" ".join(block.text for block in running))
    language, amount = max(amounts.items(), key=lambda item: item[1])
    return language if amount > 0.6 * sum(amounts.values()) else None


def _page(
    document: Document, url: str, declared: str, spoken: str, running: Sequence[Block]
) -> Iterator[Finding]:
    if declared not in _KNOWN or declared == spoken:
        return
    said = (document.language or "")[:35]
    # Text in another language that is marked as such is no reason to doubt the page.
    text = [block for block in running if main_tag(block.language) in ("", declared)]
    length = sum(len(block.text) for block in text if told_language(block.text) == spoken)
    if not length:
        return
    yield Finding(
        PAGE,
        Outcome.FAILED if length >= ENOUGH else Outcome.CANT_TELL,
        Severity.SERIOUS,
        Element(url, "html", f'<html lang="{said}">', place="html"),
        f'<html lang="{said}">',
        {"taal": declared, "gehoord": spoken},
        component=f"{declared}>{spoken}",
    )


def _parts(document: Document, page: str | None) -> Iterator[Finding]:
    """Blocks in another language than they, or else the page, say."""
    for index, block in enumerate(document.blocks):
        declared = main_tag(block.language) or page or ""
        if not _is_running(block) or declared not in _KNOWN:
            continue
        spoken = told_language(block.text)
        if spoken is None or spoken == declared or not block.text:
            continue
        start, end = block.span(0, len(block.text))
        yield Finding(
            PART,
            Outcome.FAILED if len(block.text) >= ENOUGH_OF_PART else Outcome.CANT_TELL,
            Severity.MODERATE,
            Passage(document.source, index, start, end),
            block.text[:200],
            {"taal": declared, "gehoord": spoken},
            component=f"{declared}>{spoken}",
        )


def _is_running(block: Block) -> bool:
    return block.kind in _RUNNING and block.role.is_judged and len(block.text) >= MIN_LENGTH
