"""Verbs whose parts stand apart: *vraagt … aan*, *stelt … ter beschikking*, *dient … te*."""

from __future__ import annotations

import re
from typing import NamedTuple, assert_never

from toegankelijk.text.inflect import GAP, TO, Far, Form
from toegankelijk.text.inflect_spelling import words
from toegankelijk.text.inflect_verbs import FINITE
from toegankelijk.text.word_index import Target, keys
from toegankelijk.text.word_line import Line

_FAR = 25
"""Words between the two parts; more make it chance."""
_NEAR = 8
"""Words after a fixed part in which its verb ends the clause."""
_CLUSTER = 3
"""Helping verbs that may stand between a fixed part and its verb."""
_HELPING = frozenset(
    words(
        """is zijn was waren bent ben wordt worden werd werden heeft hebben hebt heb had hadden te
        kan kunnen kunt moet moeten moest zal zullen zult mag mogen zou zouden wil willen geworden
        blijft blijven laten laat"""
    )
)
_NO_BREAK = re.compile(r"[^.,;:!?()–]*")
_OPEN_QUOTE = re.compile(r"[‘“„«][^’”»]*$")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)–]|$)")
_NEXT_CLAUSE = frozenset(
    words("en of maar omdat als zodat dat voordat nadat wanneer zodra terwijl want waarna tenzij")
)
_OTHER_SENSE = frozenset(words("als om ter"))
"""*Dient als*, *dient om*, *dient ter*: the verb has its own meaning."""


class Apart(NamedTuple):
    """The two parts as found."""

    forms: tuple[Form, ...]
    verb: int
    """Number of the word that is the verb."""
    other: int
    """Number of the last word of the other part."""
    whole: str
    """As the reader is told: *stelt … ter beschikking*."""


def find_apart(line: Line, target: Target, first: int, last: int) -> Apart | None:
    """The other part of what stands at the words ``first`` to ``last``; ``None`` without it."""
    far = next(iter(target.apart.values()))[0].far
    assert far is not None
    match far:
        case Far.PARTICLE:
            return _particle(line, target, last)
        case Far.VERB:
            return _verb(line, target, first, last)
        case Far.LATER:
            return _later(line, target, last)
        case _:
            assert_never(far)


def _particle(line: Line, target: Target, verb: int) -> Apart | None:
    """By the parser, or else where the clause ends right after it."""
    _, end = line.sentence(verb)
    for number in range(verb + 1, min(end, verb + 1 + _FAR)):
        forms = target.apart.get(line.keys[number])
        if forms is None or _is_quoted(line, verb, number):
            continue
        if not (_is_parsed(line, verb, number) or _ends_clause(line, number)):
            continue
        rest = keys(forms[0].apart)
        if line.keys[number : number + len(rest)] == rest:
            last = number + len(rest) - 1
            return Apart(forms, verb, last, _whole(line, (verb, verb), (number, last)))
    return None


def _is_quoted(line: Line, verb: int, particle: int) -> bool:
    """Whether the particle stands in quotation marks that the verb stands before."""
    between = line.text[line.words[verb].end() : line.words[particle].start()]
    return _OPEN_QUOTE.search(between) is not None or between.count('"') % 2 == 1


def _is_parsed(line: Line, verb: int, particle: int) -> bool:
    at, head = line.token(particle), line.token(verb)
    if at < 0 or head < 0:
        return False
    return line.grammar.dep[at] == "compound:prt" and line.grammar.head[at] == head


def _ends_clause(line: Line, number: int) -> bool:
    after = line.words[number].end()
    if _CLAUSE_END.match(line.text, after):
        return True
    return number + 1 < len(line.keys) and line.keys[number + 1] in _NEXT_CLAUSE


def _verb(line: Line, target: Target, first: int, last: int) -> Apart | None:
    """In the cluster right after the fixed part, or before it, or at the end of its clause."""
    begin, end = line.sentence(first)
    for number in range(last + 1, min(end, last + 2 + _CLUSTER)):
        if (forms := target.apart.get(line.keys[number])) and line.keys[number] not in _HELPING:
            return Apart(forms, number, last, line.quote(first, number))
        if line.keys[number] not in _HELPING:
            break
    for number in range(first - 1, max(begin, first - _FAR) - 1, -1):
        finite = tuple(f for f in target.apart.get(line.keys[number], ()) if f.use in FINITE)
        if finite:
            return Apart(finite, number, last, _whole(line, (number, number), (first, last)))
    for number in range(last + 1, min(end, last + 1 + _NEAR)):
        if not _NO_BREAK.fullmatch(line.between(number - 1, number)):
            return None
        if forms := target.apart.get(line.keys[number]):
            return Apart(forms, number, last, _whole(line, (first, last), (number, number)))
    return None


def _later(line: Line, target: Target, verb: int) -> Apart | None:
    _, end = line.sentence(verb)
    for number in range(verb + 1, min(end, verb + 1 + _FAR)):
        word = line.keys[number]
        if word in _OTHER_SENSE or not _NO_BREAK.fullmatch(line.between(number - 1, number)):
            return None
        if (forms := target.apart.get(word)) is None:
            continue
        infinitive = line.keys[number + 1] if number + 1 < end else ""
        if word == TO and not infinitive.endswith("n"):
            continue
        return Apart(forms, verb, number, _whole(line, (verb, verb), (number, number)))
    return None


def _whole(line: Line, one: tuple[int, int], other: tuple[int, int]) -> str:
    """Both parts, with a mark where words stand between: *vraagt … aan*."""
    (first, second), (third, last) = sorted((one, other))
    if third == second + 1:
        return line.quote(first, last)
    return f"{line.quote(first, second)} {GAP} {line.quote(third, last)}"
