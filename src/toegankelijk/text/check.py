"""Holds a document against the rules of plain language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from toegankelijk.errors import RuleError
from toegankelijk.model import BlockKind, Document, Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.listed_words import abbreviations, listed_words
from toegankelijk.text.long_sentences import long_sentences
from toegankelijk.text.reading import Method, MethodMaker, Reading
from toegankelijk.text.sentences import sentences

METHODS: Mapping[str, MethodMaker] = {
    "zinslengte": long_sentences,
    "woordenlijst": listed_words,
    "afkorting": abbreviations,
}
"""``methode`` in ``rules/taal`` → what prepares it."""


def check(document: Document, rulebook: Rulebook) -> tuple[Finding, ...]:
    """The findings of all language rules on the Dutch blocks of ``document``, in their order.

    Raises ``RuleError`` for a rule whose method is not known.
    """
    return tuple(_check(document, rulebook))


def _check(document: Document, rulebook: Rulebook) -> Iterator[Finding]:
    methods = _methods(rulebook)
    for index, block in dutch_blocks(document):
        if block.kind is BlockKind.CODE or not block.role.is_judged:
            continue
        cut = sentences(block, rulebook.abbreviations)
        reading = Reading(document.source, index, block, cut)
        for method in methods:
            yield from method(reading)


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
