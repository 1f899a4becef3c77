"""Methods for what is better shown than told: a list in a sentence, a paragraph without end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toegankelijk.model import Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.methods.given import given
from toegankelijk.text.reading import Method, Reading, fingerprint

_STARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_JOIN = frozenset({"en", "of"})
_MANY = 5
"""Items that are hard to keep in mind, however short they are."""
_LONGEST_LAST = 14
"""Words after the last *en* or *of* that may still be an item."""
_CLAUSE_STARTS = frozenset(
    {"die", "dat", "omdat", "als", "wat", "wie", "waar", "want", "maar", "dus", "toen", "terwijl"}
)


def inline_lists(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Items in a sentence. Findings with ``delen`` (how many).

    A row counts from ``woorden`` words on, one of ``_MANY`` items from ``woorden_veel``; short ones
    (*soep, salade, brood en kaas*) read well.
    """
    all_given = [given(rule, numbers=("woorden", "woorden_veel"), limits=True) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            items = _items(read, start, end)
            if not items:
                continue
            first, last = reading.span(items[0][0], items[-1][1])
            count = read.words(items[0][0], items[-1][1])
            names = sum(
                read.pos[i] in {"PROPN", "NUM", "X", "SYM"} for a, b in items for i in range(a, b)
            )
            if 3 * names > count:
                continue
            for each in all_given:
                severity = each.graded(len(items))
                many = len(items) >= _MANY and count >= each.numbers["woorden_veel"]
                if severity is not None and (many or count >= each.numbers["woorden"]):
                    cause = fingerprint(reading.block.text[first:last])
                    values = {"delen": len(items)}
                    yield reading.finding(each.id, severity, first, last, cause, values)

    return find


def _items(read: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between commas up to the last, which holds *en* or *of*; none is a clause."""
    commas = [i for i in range(start, end) if read.lower[i] == ","]
    if len(commas) < 2:
        return []
    joined = [i for i in range(commas[-1], end) if read.lower[i] in _JOIN]
    if not joined:
        return []
    last = _end(read, joined[0] + 1, end)
    items: list[tuple[int, int]] = []
    if joined[0] > commas[-1] + 1:
        items.append((commas[-1] + 1, joined[0]))
    items.append((joined[0] + 1, last))
    for left, right in zip(reversed(commas[:-1]), reversed(commas[1:]), strict=True):
        items.insert(0, (left + 1, right))
    alike = _alike(read, items)
    if len(alike) < 2:
        while items and _is_clause(read, *items[0]):
            items.pop(0)
        if any(_is_clause(read, *item) for item in items) or len(items) < 2:
            return []
    else:
        items = alike
    if not all(read.pos[i] in _STARTS or read.verb_form(i) == "Inf" for i, _ in items):
        return []
    before = _first_item(read, start, items[0][0] - 1, items[0])
    return [before, *items]


def _alike(read: Grammar, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last items, as far as all begin with the same article: these are no clauses."""
    first = read.lower[items[-1][0]]
    if read.pos[items[-1][0]] != "DET":
        return []
    kept: list[tuple[int, int]] = []
    for item in reversed(items):
        if read.lower[item[0]] != first:
            break
        kept.insert(0, item)
    return kept


def _first_item(read: Grammar, start: int, end: int, like: tuple[int, int]) -> tuple[int, int]:
    """What stands before the first comma, from the word on that looks like the start of an item."""
    size = like[1] - like[0]
    for at in range(end - 1, start - 1, -1):
        if read.lower[at] == read.lower[like[0]] and read.pos[at] == "DET":
            return at, end
        if read.verb_form(at) == "Fin" or end - at > size + 6:
            break
    return max(start, end - min(size, 3)), end


def _end(read: Grammar, first: int, end: int) -> int:
    """Where the last item ends: at a mark, a clause, a finite verb or the end of the sentence."""
    for at in range(first, min(end, first + _LONGEST_LAST)):
        begins = at > first and read.lower[at] in _CLAUSE_STARTS
        if not read.is_word[at] or begins or read.verb_form(at) == "Fin":
            return max(at, first + 1)
    return min(end, first + _LONGEST_LAST)


def _is_clause(read: Grammar, first: int, last: int) -> bool:
    if first >= last or read.lower[first] in _CLAUSE_STARTS:
        return True
    return any(
        read.verb_form(i) == "Fin" or read.dep[i] in {"nsubj", "nsubj:pass"}
        for i in range(first, last)
        if read.pos[i] in {"VERB", "AUX", "PRON"}
    )


def long_paragraphs(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Blocks of more than ``zinnen`` sentences or ``woorden`` words; findings with both counts."""
    all_given = [given(rule, numbers=("zinnen", "woorden", "minste_woorden")) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        count = sum(token.is_word for token in reading.tokens)
        many = len(reading.sentences)
        for each in all_given:
            least, most = each.numbers["minste_woorden"], each.numbers["woorden"]
            if (many > each.numbers["zinnen"] and count >= least) or (count > most and many > 1):
                text = reading.block.text
                yield reading.finding(
                    each.id,
                    each.severity,
                    0,
                    len(text),
                    fingerprint(text),
                    {"zinnen": many, "woorden": count},
                )

    return find
