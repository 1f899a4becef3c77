"""Methods for words that belong together and stand far apart: ``tang-…``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toegankelijk.model import Finding, Scalar
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.frequency import zipf
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.inflect_spelling import words
from toegankelijk.text.inflect_verbs import is_known
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import Method, Reading

_Pair = tuple[int, int]
_Find = Callable[[Grammar, int, int], Iterator[_Pair]]
"""From a sentence (first token, one after its last) the pairs that stand apart in it."""

_LOOSE = frozenset(
    words(
        """aan af bij binnen bijeen deel dicht door gelijk in klaar kwijt los mede mee na neer om
        onder op open over plaats rond samen stil stop tegemoet tegen teleur teniet terecht terug
        thuis toe uit uiteen vast vol voor voort vooruit vrij weg"""
    )
)
"""First parts of verbs, as they stand at the end of a main clause."""
_NOUNS = frozenset({"deel", "plaats", "stop", "weg"})
_CLAUSES = frozenset(
    words(
        """als dat omdat die waar wat wie of terwijl toen waarom hoe om nadat voordat zonder waarbij
        waarin waardoor waarmee waarna waarvan waarop waaruit zodat doordat totdat"""
    )
)
_WITH_TE = frozenset({"om", "zonder"})
"""These begin a clause only with *te*."""
_STRANDED = frozenset({"er", "daar", "waar", "hier"})
"""With one of these a preposition at the end is no part of a verb: *geeft daar een reactie op*."""
_FINITE = frozenset(
    words(
        """heb heeft hebben had hadden wil wilt willen kan kunt kunnen moet moeten mag mogen zal
        zult zullen zou zouden wordt worden wilde wilden kon konden moest moesten"""
    )
)
_DETERMINERS = frozenset(
    {"de", "het", "een", "deze", "uw", "onze", "ons", "hun", "haar", "alle", "van"}
)
# A determiner and then one of these begins a description: "de door u ingediende aanvraag".
_INWARD = frozenset(
    {"aan", "bij", "binnen", "door", "in", "krachtens", "met", "naar", "namens", "onder", "op"}
    | {"over", "per", "sinds", "te", "ten", "ter", "tijdens", "tot", "tussen", "uit", "van", "via"}
    | {"volgens", "voor", "ingevolge", "conform", "vanuit", "vanaf", "wegens"}
)
_ATTRIBUTIVE = re.compile(
    r"(?:aan|af|bij|door|in|mee|mede|na|om|op|over|terug|toe|uit|vast|voor|weg)?"
    r"(?:ge|be|ver|ont|her|er)\w{2,}(?:de|te|en)|\w{3,}(?:[^aeiou]|[aeiou]{2})ende|hebbende|zijnde"
)
_INVERTED = 2
"""Words that stand between in any question or order, and so do not count: *Kunt u ons*."""
_LONGEST = 14
"""Tokens of a description; what is longer is more likely something else."""
_SHORTEST = 2
"""Words between the determiner and the participle: ``de door u ingediende``."""


def far_verbs(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """A finite verb, and the participle or infinitive that goes with it."""
    return _far(rules, _verb_pairs)


def far_particles(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """The two parts of a verb: *stuurt … op*."""
    return _far(rules, _particle_pairs)


def _far(rules: Sequence[Rule], pairs: _Find) -> Method:
    """Findings with ``woorden`` (between the two), ``eerste`` and ``tweede``."""
    all_given = [given(rule, limits=True) for rule in rules]
    least = min(each.lowest for each in all_given)

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            if end - start <= least:
                continue
            seen: set[int] = set()
            for first, last in pairs(read, start, end):
                between = read.words(first + 1, last) - (_INVERTED if first == start else 0)
                if between < least or first in seen:
                    continue
                seen.add(first)
                for each in all_given:
                    yield from _found(each, reading, first, last, between)

    return find


def _found(each: Given, reading: Reading, first: int, last: int, between: int) -> Iterator[Finding]:
    severity = each.graded(between)
    if severity is None:
        return
    one, two = reading.tokens[first], reading.tokens[last]
    values: dict[str, Scalar] = {"woorden": between, "eerste": one.text, "tweede": two.text}
    cause = f"{one.text} {two.text}".lower()
    yield reading.finding(each.id, severity, one.start, two.end, cause, values)


def _verb_pairs(read: Grammar, start: int, end: int) -> Iterator[_Pair]:
    for index in range(start, end):
        head = read.head[index]
        if (
            read.dep[index] in {"aux", "aux:pass"}
            and index < head
            and read.verb_form(index) == "Fin"
            and read.verb_form(head) in {"Part", "Inf"}
            and read.lower[head].endswith(("d", "t", "n"))
            and read.lower[head - 1] != "te"
            and not any(_opens(read, at, head) for at in range(index + 1, head))
            and not _crosses(read, index, head)
        ):
            others = (c for c in read.children[head] if index < c and read.dep[c][:3] == "aux")
            yield index, min((head, *others))
        elif read.lower[index] in _FINITE and (last := _closing(read, index, end)) is not None:
            yield index, last


def _closing(read: Grammar, index: int, end: int) -> int | None:
    """The verb that closes the clause, where the parse does not tie it to the finite one."""
    for at in range(index + 1, end):
        if _opens(read, at, end) or read.lower[at] in {",", ";", ":", "(", "en"}:
            return None
        follows = read.lower[at + 1] if at + 1 < end else "."
        closes = at + 1 == end or not read.is_word[at + 1] or follows in _CLAUSES
        if closes:
            is_verb = read.pos[at] == "VERB" and read.verb_form(at) in {"Part", "Inf"}
            return at if is_verb else None
    return None


def _opens(read: Grammar, at: int, end: int) -> bool:
    """Whether a clause begins here."""
    word = read.lower[at]
    return word in _CLAUSES and (word not in _WITH_TE or "te" in read.lower[at + 1 : end])


def _crosses(read: Grammar, first: int, last: int) -> bool:
    """Whether a clause begins between the two: then the parse, or a comma, sets them apart."""
    return any(read.lower[i] in {";", ":", "(", ")", "`", "#"} for i in range(first + 1, last))


def _particle_pairs(read: Grammar, start: int, end: int) -> Iterator[_Pair]:
    for index in range(start, end):
        if read.lower[index] not in _LOOSE:
            continue
        head, begin = read.head[index], _main_clause(read, start, index)
        # The particle of an infinitive or participle stands before it, never behind.
        behind = head < index and read.verb_form(head) in {"Inf", "Part"}
        if read.dep[index] != "compound:prt" or behind or head < begin:
            verb = _verb_of(read, index, begin, end)
            if verb is not None and not _crosses(read, verb, index):
                yield verb, index
            continue
        if not _is_verb(read, index, head):
            continue
        if head < index and read.verb_form(head) == "Fin" and not _crosses(read, head, index):
            yield head, index


def _main_clause(read: Grammar, start: int, index: int) -> int:
    """Where the clause of the word begins: *Neemt u vrij, dan betalen wij dat uit* has two."""
    places = range(index - 1, start, -1)
    return next((i for i in places if read.lower[i - 1 : i + 1] == (",", "dan")), start)


def _verb_of(read: Grammar, index: int, start: int, end: int) -> int | None:
    """The verb of a word that closes the sentence, where the parse takes it for something else."""
    closes = index + 1 == end or (index + 2 >= end and not read.is_word[index + 1])
    is_noun = read.pos[index] == "NOUN" and read.lower[index] in _NOUNS
    if not closes or is_noun or read.lower[start] in _CLAUSES:
        return None
    verbs = [i for i in range(start, index) if read.pos[i] in {"VERB", "AUX"}]
    finite = [i for i in verbs if read.verb_form(i) == "Fin"]
    if not finite or finite[0] != verbs[0]:
        return None
    # Within other clauses the parts of a verb are one word: what closes is of the main clause.
    alone = len(finite) == 1 or read.dep[finite[0]] == "ROOT"
    if not alone or not {"en", "maar", "want", ":", ";"}.isdisjoint(read.lower[finite[-1] : index]):
        return None
    pairs = zip(read.lower[finite[0] : index], read.lower[finite[0] + 1 : index], strict=False)
    if any(mark == "," and word in {"en", "maar", "want"} for mark, word in pairs):
        return None  # another main clause, with a verb of its own
    if len(finite) > 1 and _CLAUSES.isdisjoint(read.lower[finite[0] : finite[1]]):
        return None
    together = zipf(read.lower[index] + read.lemma[finite[0]].lower()) > 0
    return finite[0] if together and _is_verb(read, index, finite[0]) else None


def _is_verb(read: Grammar, particle: int, verb: int) -> bool:
    """Whether the two make a verb that exists: *op* and *sturen*."""
    if read.pos[verb] == "AUX" or read.lower[verb] in _FINITE or read.pos[particle] == "PROPN":
        return False
    if not _STRANDED.isdisjoint(read.lower[verb + 1 : particle]):
        return False
    return is_known(read.lower[particle] + read.lemma[verb].lower())


def descriptions(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """A determiner far from its noun: *de door u ingediende aanvraag*.

    Findings with ``woord`` (the noun). ``goed`` are words that may follow a determiner, ``gewoon``
    are adjectives that look like participles.
    """
    all_given = [given(rule, words=("goed", "gewoon")) for rule in rules]
    plain = frozenset().union(*(each.words["gewoon"] for each in all_given))

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            done = start
            for index in range(start, end - 3):
                if index < done or read.lower[index] not in _DETERMINERS:
                    continue
                noun = _noun(read, index, end, plain)
                if noun is None:
                    continue
                done = noun
                for each in all_given:
                    if read.lower[index + 1] in each.words["goed"]:
                        continue
                    first, last = reading.span(index, noun + 1)
                    word = reading.tokens[noun].text
                    yield reading.finding(
                        each.id, each.severity, first, last, word.lower(), {"woord": word}
                    )

    return find


def _noun(read: Grammar, index: int, end: int, plain: frozenset[str]) -> int | None:
    """The noun of the determiner at ``index``, past a description with a participle."""
    pair = (read.lower[index], read.lower[index + 1])
    if pair == ("een", "van") or (pair[0] == "het" and read.pos[index] == "PRON"):
        return None
    if pair[1] not in _INWARD or read.pos[index + 1] not in {"ADP", "ADV"}:
        return None
    for at in range(index + 2, min(end - 1, index + _LONGEST)):
        word = read.lower[at]
        before_noun = _ATTRIBUTIVE.fullmatch(word) is not None and read.pos[at + 1] == "NOUN"
        if not read.is_word[at] or read.pos[at] == "SCONJ":
            return None
        if read.verb_form(at) == "Fin" and not before_noun:
            return None
        if at - index <= _SHORTEST or _ATTRIBUTIVE.fullmatch(word) is None:
            continue
        if read.pos[at] not in {"VERB", "ADJ"} or word in plain:
            continue
        noun = at + 1
        while noun < end and read.pos[noun] in {"ADJ", "NUM"}:
            noun += 1
        if noun < end and read.pos[noun] in {"NOUN", "PROPN"}:
            return noun
        if noun - 1 > at and read.lower[noun - 1].endswith("en"):
            return noun - 1  # what is taken for an adjective has no noun to go with: it is one
    return None
