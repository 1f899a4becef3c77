"""``methode`` in ``rules/taal`` → what prepares it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from toegankelijk.errors import RuleError
from toegankelijk.model import BlockKind
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.listed_words import abbreviations, listed_words
from toegankelijk.text.long_sentences import long_sentences
from toegankelijk.text.methods.clauses import long_starts, many_clauses, stacked_verbs
from toegankelijk.text.methods.labels import empty_labels, verbless_labels
from toegankelijk.text.methods.links import loose_sentences
from toegankelijk.text.methods.lists import inline_lists, long_paragraphs
from toegankelijk.text.methods.nominal import noun_style, preposition_chains
from toegankelijk.text.methods.passive import missing_doers, passive_verbs
from toegankelijk.text.methods.patterns import patterns
from toegankelijk.text.methods.pincers import (
    descriptions,
    far_particles,
    far_verbs,
)
from toegankelijk.text.methods.rarity import long_words, rare_words
from toegankelijk.text.methods.terms import unexplained_terms
from toegankelijk.text.methods.whole import average_length, mixed_address, mixed_words
from toegankelijk.text.reading import (
    DocumentMethod,
    DocumentMethodMaker,
    Method,
    MethodMaker,
)

METHODS: Mapping[str, MethodMaker] = {
    "zinslengte": long_sentences,
    "woordenlijst": listed_words,
    "afkorting": abbreviations,
    "zeldzaam-woord": rare_words,
    "lang-woord": long_words,
    "patroon": patterns,
    "lijdende-vorm": passive_verbs,
    "dader-ontbreekt": missing_doers,
    "tang-werkwoord": far_verbs,
    "tang-scheidbaar": far_particles,
    "tang-lidwoord": descriptions,
    "bijzinnen": many_clauses,
    "aanloop": long_starts,
    "hulpwerkwoorden": stacked_verbs,
    "naamwoordstijl": noun_style,
    "voorzetselketen": preposition_chains,
    "opsomming": inline_lists,
    "alinea": long_paragraphs,
    "losse-zinnen": loose_sentences,
    "lege-tekst": empty_labels,
    "zonder-werkwoord": verbless_labels,
}
DOCUMENT_METHODS: Mapping[str, DocumentMethodMaker] = {
    "gemiddelde": average_length,
    "aanspreekvorm": mixed_address,
    "wisselende-woorden": mixed_words,
    "vakterm": unexplained_terms,
}
"""Those that need all blocks of a document."""
ON_QUOTATIONS = frozenset({"woordenlijst", "afkorting"})
"""Methods for single words, which writers put between quotation marks for no reason."""


class Methods(NamedTuple):
    """What the rules in use come down to."""

    blocks: Mapping[BlockKind, tuple[Method, ...]]
    documents: tuple[DocumentMethod, ...]
    on_quotations: frozenset[str]
    """Rules that look at what stands between quotation marks too."""


@lru_cache(maxsize=64)
def methods(rulebook: Rulebook) -> Methods:
    """The methods of all rules in use, made ready.

    Raises ``RuleError`` for a rule whose method is not known, or that lacks what it needs.
    """
    by_method: dict[str, list[Rule]] = defaultdict(list)
    for rule in rulebook.rules.values():
        if rule.language is None or rule.id in rulebook.off:
            continue
        name = rule.language.method
        if name not in METHODS and name not in DOCUMENT_METHODS:
            raise RuleError(
                f"De methode {name!r} bestaat niet.",
                where=f"{rule.id}.toml",
                mend=f"Kies uit: {', '.join((*METHODS, *DOCUMENT_METHODS))}.",
            )
        by_method[name].append(rule)
    made: dict[tuple[str, ...], Method] = {}
    blocks = {
        kind: tuple(_ready(name, found, rulebook, made) for name, found in _used(by_method, kind))
        for kind in BlockKind
    }
    documents = (
        DOCUMENT_METHODS[name](found, rulebook)
        for name, found in by_method.items()
        if name in DOCUMENT_METHODS
    )
    on_quotations = {rule.id for name in ON_QUOTATIONS for rule in by_method.get(name, ())}
    return Methods(blocks, tuple(documents), frozenset(on_quotations))


def _used(by_method: Mapping[str, list[Rule]], kind: BlockKind) -> list[tuple[str, list[Rule]]]:
    """The methods on single blocks that have rules for this kind of block, with those rules."""
    found = []
    for name, rules in by_method.items():
        here = [r for r in rules if r.language is not None and r.language.looks_at(kind)]
        if here and name in METHODS:
            found.append((name, here))
    return found


def _ready(
    name: str,
    rules: list[Rule],
    rulebook: Rulebook,
    made: dict[tuple[str, ...], Method],
) -> Method:
    """One method serves all kinds of blocks that have the same rules: its index is made once."""
    key = (name, *(rule.id for rule in rules))
    if key not in made:
        made[key] = METHODS[name](rules, rulebook)
    return made[key]
