"""Methods for sentences that are heavy with nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toegankelijk.model import Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import Method, Reading

_DEED = re.compile(r"\w{3,}(?:ing|atie|itie|ectie|uctie|entie|name|sie)(?:s|en)?")
_DEED_KINDS = frozenset({"NOUN", "ADJ"})
"""A model takes *toename* for an adjective at times; no adjective looks like a deed."""
_INFINITIVE = re.compile(r"\w{2,}en")
_NEXT = 3
"""Tokens from such a word to its deed, with nothing else between: *sprake van een toename*."""
_TAKES = frozenset({"vindt", "vinden", "vond", "vonden"})
_OF = frozenset({"van", "tot", "op", "door", "aan", "in"})
_IN_CHAIN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PRON", "VERB"})


def noun_style(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Deeds that are written as nouns. Findings with ``woorden``, those nouns.

    A sentence has too many from ``aantal`` on; one is enough beside a verb of ``lege_werkwoorden``
    that says nothing itself. ``gewoon`` are nouns that look like deeds and are none; ``kort`` are
    deeds that do not look like it.
    """
    names = ("gewoon", "kort", "lege_werkwoorden")
    all_given = [given(rule, numbers=("aantal",), words=names) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            for each in all_given:
                yield from _in_sentence(each, reading, read, start, end)

    return find


def _in_sentence(
    each: Given, reading: Reading, read: Grammar, start: int, end: int
) -> Iterator[Finding]:
    deeds = [i for i in range(start, end - 1) if _is_deed(each, read, i, start)]
    if not deeds:
        return
    empty = _empty_verb(each, read, deeds, start, end)
    if len(deeds) < each.numbers["aantal"] and empty is None:
        return
    places = deeds if empty is None else [*deeds, empty]
    first, last = reading.span(min(places), max(places) + 1)
    words = [reading.tokens[i].text for i in deeds]
    told = " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    yield reading.finding(
        each.id, each.severity, first, last, told.lower(), {"woorden": told, "aantal": len(deeds)}
    )


def _is_deed(each: Given, read: Grammar, index: int, start: int) -> bool:
    """A noun for a deed, with what is done after it: *de beoordeling van*, *het doen van*."""
    word = read.lower[index]
    follows = read.lower[index + 1]
    if follows not in _OF or word in each.words["gewoon"]:
        return False
    if follows == "van" and index > start and read.lower[index - 1] in {"het", "door", "tot"}:
        looks_so = _INFINITIVE.fullmatch(word) is not None and read.pos[index] in {"VERB", "NOUN"}
        return looks_so and not _ends_on_plain(each, word)
    if read.pos[index] not in _DEED_KINDS or follows in {"op", "in", "aan", "door"}:
        return False
    looks_so = _DEED.fullmatch(word) is not None or word in each.words["kort"]
    return looks_so and not _ends_on_plain(each, word)


def _ends_on_plain(each: Given, word: str) -> bool:
    """Whether it is a compound of a noun that is no deed: *woonvergunning*. The list is long."""
    return any(word.endswith(plain) for plain in each.words["gewoon"] if len(plain) > 5)


def _empty_verb(
    each: Given, read: Grammar, deeds: Sequence[int], start: int, end: int
) -> int | None:
    """A verb like *plaatsvinden* whose subject or object is the deed."""
    for index in range(start, end):
        lemma, word = read.lemma[index].lower(), read.lower[index]
        if word == "plaats" and not _TAKES.isdisjoint(read.lower[start:end]):
            return index
        particle = next((c for c in read.children[index] if read.dep[c] == "compound:prt"), None)
        whole = f"{read.lower[particle]}{lemma}" if particle is not None else lemma
        if {whole, lemma, word} & each.words["lege_werkwoorden"] and any(
            read.head[d] == index or read.head[read.head[d]] == index or 0 < d - index <= _NEXT
            for d in deeds
        ):
            return max(index, particle or 0)
    return None


def preposition_chains(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Prepositions in a row without a verb. Findings with ``aantal``.

    ``woorden`` is the most words that a chain may take up; those of ``vast`` do not count, and
    neither does one before a number or a name.
    """
    all_given = [given(r, numbers=("woorden",), words=("vast",), limits=True) for r in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            for each in all_given:
                yield from _chains(each, reading, read, start, end)

    return find


def _chains(
    each: Given, reading: Reading, read: Grammar, start: int, end: int
) -> Iterator[Finding]:
    links: list[int] = []
    for index in range(start, end + 1):
        goes_on = index < end and read.pos[index] in _IN_CHAIN and read.verb_form(index) != "Fin"
        if goes_on and (not links or index - links[0] < each.numbers["woorden"]):
            if _links(each, read, index, end):
                links.append(index)
            continue
        severity = each.graded(len(links))
        if severity is not None:
            yield _chain(each, reading, read, links, index)
        links = [index] if goes_on and _links(each, read, index, end) else []


def _chain(each: Given, reading: Reading, read: Grammar, links: list[int], end: int) -> Finding:
    while end > links[-1] + 2 and read.pos[end - 1] != "NOUN":
        end -= 1
    first, last = reading.span(links[0], end)
    row = " … ".join(read.lower[i] for i in links)
    severity = each.graded(len(links)) or each.severity
    return reading.finding(
        each.id, severity, first, last, row, {"aantal": len(links), "woorden": row}
    )


def _links(each: Given, read: Grammar, index: int, end: int) -> bool:
    if read.pos[index] != "ADP" or read.lower[index] in each.words["vast"] or index + 1 >= end:
        return False
    return read.pos[index + 1] in {"DET", "ADJ", "NOUN", "PRON", "VERB"}
