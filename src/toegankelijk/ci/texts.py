"""New and changed texts: the only ones that a language budget speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toegankelijk.ci.addresses import Addresses
from toegankelijk.ci.baseline import Baseline
from toegankelijk.ci.traits import block_digest
from toegankelijk.model import Block, BlockKind, Document, Level, Scan, Verdict
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.check import found_in, readings
from toegankelijk.text.level import level

_RUNNING = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CELL}
)


@dataclass(frozen=True, slots=True)
class HardText:
    """New text of a page that is likely to be harder than B1."""

    page: str
    """``Job.url``."""
    new_page: bool
    words: int
    """Of the new text."""
    sentences: tuple[str, ...]
    """The hardest of it, at most three; hostile."""


def hashes(document: Document) -> str:
    """What the base keeps of the text of a page: a hash of each block of running text, sorted."""
    return " ".join(sorted({block_digest(block.text) for block in _running(document)} - {""}))


def hard_texts(scan: Scan, base: Baseline, rulebook: Rulebook, names: Addresses) -> list[HardText]:
    """The pages of which the new text is too hard, in the order of the scan."""
    return [
        hard
        for page, visited in scan.visited
        if (hard := _hard(page.job.url, visited.document, base, rulebook, names)) is not None
    ]


def _hard(
    url: str, document: Document, base: Baseline, rulebook: Rulebook, names: Addresses
) -> HardText | None:
    key = names.key(url)
    before = set(base.pages.get(key, "").split())
    blocks = [block for block in _running(document) if block_digest(block.text) not in before]
    if not blocks:
        return None
    changed = replace(document, blocks=tuple(blocks))
    read = tuple(readings(changed, rulebook.abbreviations))
    found = level(read, found_in(read, rulebook))
    if not _too_hard(found):
        return None
    hardest = sorted(found.per_sentence, key=lambda each: -each.probability)[:3]
    sentences = tuple(
        document.text[each.where.start : each.where.end]
        for each in hardest
        if each.verdict is Verdict.HARD
    )
    return HardText(url, key not in base.pages, found.words, sentences)


def _too_hard(found: Level) -> bool:
    """By the text as a whole; of a few words only when every sentence is hard."""
    if found.verdict is not None:
        return found.verdict is Verdict.HARD
    judged = found.per_sentence
    return bool(judged) and all(each.verdict is Verdict.HARD for each in judged)


def _running(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.main and block.kind in _RUNNING)
