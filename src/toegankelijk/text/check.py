"""Holds a document against the rules of plain language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from toegankelijk.errors import RuleError
from toegankelijk.model import BlockKind, Document, Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.listed_words import abbreviations, listed_words
from toegankelijk.text.long_sentences import long_sentences
from toegankelijk.text.reading import Method, MethodMaker, Reading
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import tokens

if TYPE_CHECKING:
    from toegankelijk.text.pipeline import Pipeline

METHODS: Mapping[str, MethodMaker] = {
    "zinslengte": long_sentences,
    "woordenlijst": listed_words,
    "afkorting": abbreviations,
}
"""``methode`` in ``rules/taal`` → what prepares it."""


def check(
    document: Document, rulebook: Rulebook, pipeline: Pipeline | None = None
) -> tuple[Finding, ...]:
    """The findings of all language rules on the Dutch blocks of ``document``, in their order.

    ``pipeline`` is the bundled one when not given. Raises ``RuleError`` for a rule whose method is
    not known.
    """
    methods = _methods(rulebook)
    return tuple(
        finding
        for reading in readings(document, rulebook.abbreviations, pipeline)
        for method in methods
        for finding in method(reading)
    )


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
    cuts = [sentences(block, abbreviations) for _, block in blocks]
    words = [[tokens(sentence.text, sentence.start) for sentence in cut] for cut in cuts]
    docs = pipeline.parse(words)
    for (index, block), cut, parts, doc in zip(blocks, cuts, words, docs, strict=True):
        flat = tuple(token for part in parts for token in part)
        yield Reading(document.source, index, block, cut, flat, doc)


@lru_cache(maxsize=4)
def _methods(rulebook: Rulebook) -> tuple[Method, ...]:
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in rulebook.rules.values():
        if rule.language is None:
            continue
        if rule.language.method not in METHODS:
            raise RuleError(
                f"De methode {rule.language.method!r} bestaat niet.",
                where=f"{rule.id}.toml",
                mend=f"Kies uit: {', '.join(METHODS)}.",
            )
        rules[rule.language.method].append(rule)
    return tuple(METHODS[name](found, rulebook) for name, found in rules.items())
