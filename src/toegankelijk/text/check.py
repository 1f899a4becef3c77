"""Holds a document against the rules of plain language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from toegankelijk.model import Block, BlockKind, Document, Finding, Passage
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.methods.registry import methods
from toegankelijk.text.parsed import parsed
from toegankelijk.text.reading import Reading

if TYPE_CHECKING:
    from toegankelijk.text.pipeline import Pipeline


_QUOTED = re.compile(r"“[^“”]+”|„[^„”]+”|‘[^‘’]+’|«[^«»]+»")


def check(
    document: Document, rulebook: Rulebook, pipeline: Pipeline | None = None
) -> tuple[Finding, ...]:
    """The findings of all language rules on the Dutch blocks of ``document``, in their order.

    ``pipeline`` is the bundled one when not given. Raises ``RuleError`` for a rule whose method is
    not known.
    """
    return found_in(tuple(readings(document, rulebook.abbreviations, pipeline)), rulebook)


def found_in(read: Sequence[Reading], rulebook: Rulebook) -> tuple[Finding, ...]:
    """The same on a document that was read before; for who needs the parse too, as a level does."""
    ready = methods(rulebook)
    found = [
        finding
        for reading in read
        for method in ready.blocks[reading.block.kind]
        for finding in method(reading)
    ]
    found += (finding for method in ready.documents for finding in method(read))
    said = {reading.index: _quotations(reading.block) for reading in read}
    kept = (f for f in found if f.rule in ready.on_quotations or not _is_said(f, said))
    return tuple(sorted(kept, key=_place))


def _quotations(block: Block) -> list[tuple[int, int]]:
    """Where others speak, in offsets into the document: their words are not ours to mend."""
    return [block.span(m.start() + 1, m.end() - 1) for m in _QUOTED.finditer(block.text)]


def _is_said(finding: Finding, said: Mapping[int, Sequence[tuple[int, int]]]) -> bool:
    assert isinstance(finding.where, Passage)
    start, end = finding.where.start, finding.where.end
    spans = said[finding.where.block]
    before = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return before >= 0 and end <= spans[before][1]


def _place(finding: Finding) -> tuple[int, int]:
    assert isinstance(finding.where, Passage)
    return finding.where.block, finding.where.start


def readings(
    document: Document, abbreviations: tuple[str, ...], pipeline: Pipeline | None = None
) -> Iterator[Reading]:
    """The blocks that the rules look at, parsed in one go; no model is loaded if there are none."""
    blocks = [
        (index, block)
        for index, block in dutch_blocks(document)
        if block.kind is not BlockKind.CODE and block.role.is_judged
    ]
    if not blocks:
        return
    if pipeline is None:
        from toegankelijk.text.pipeline import load_pipeline

        pipeline = load_pipeline()
    found = parsed([block for _, block in blocks], abbreviations, pipeline)
    for (index, block), each in zip(blocks, found, strict=True):
        yield Reading(document.source, index, block, each.sentences, each.tokens, each.doc)
