"""Methods for how a sentence is built: clauses, its start, stacked verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toegankelijk.model import Finding, Scalar
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import Grammar, grammar
from toegankelijk.text.methods.given import given
from toegankelijk.text.reading import Method, Reading, fingerprint

_CLAUSES = frozenset({"advcl", "ccomp", "csubj", "acl:relcl", "acl", "xcomp"})
_WILL = frozenset({"zal", "zult", "zullen", "zou", "zouden", "moet", "moeten", "kan", "kunnen"})
_MAY = frozenset({"kunnen", "moeten", "mogen", "willen", "hoeven", "gaan", "laten"})
_THEN = frozenset({"worden", "hebben", "zijn", "kunnen", "moeten", "mogen", "gaan", "blijven"})
_OPENS = frozenset(
    {"als", "omdat", "wanneer", "hoewel", "nadat", "voordat", "doordat", "indien", "toen", "dat"}
    | {"die", "wie", "wat", "waar", "zodra", "aangezien", "terwijl", "of", "waarin", "waarop"}
    | {"waarvan", "waarmee", "zoals", "tenzij", "mits", "opdat", "zolang", "alvorens", "nu"}
)
"""Words that may begin a clause with a finite verb of its own."""
_ALWAYS_OPENS = frozenset(
    {"dat", "omdat", "doordat", "zodat", "nadat", "voordat", "totdat", "opdat", "aangezien"}
    | {"hoewel", "terwijl", "tenzij", "mits", "zodra", "indien", "wanneer"}
)
_ALSO_JOINS = frozenset({"of", "nu", "zoals"})
_STOPS = frozenset({":", ";", "?", "(", "`", "=", "‘", "“"})
_GOES_ON = frozenset({"en", "maar", "want", "dan", "dus", "ook", "zoals"})
_FAR = 9
"""Tokens between the finite verb and the others of a stack."""


def many_clauses(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Findings with ``bijzinnen`` (how many) and ``woorden`` of the sentence.

    A clause begins with a word of ``voegwoorden`` or ``verwijswoorden`` and has its own verb.
    ``korte_zin`` is the most words of a sentence that is left alone.
    """
    names = ("voegwoorden", "verwijswoorden")
    all_given = [given(r, numbers=("korte_zin",), words=names, limits=True) for r in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            length = end - start
            for each in all_given:
                if length <= each.numbers["korte_zin"]:
                    continue
                starts, links = each.words["voegwoorden"], each.words["verwijswoorden"]
                each_place = range(start, end)
                count = sum(_begins(read, i, (start, end), starts, links) for i in each_place)
                severity = each.graded(count)
                if severity is not None and read.words(start, end) > each.numbers["korte_zin"]:
                    first, last = reading.span(start, end)
                    cause = fingerprint(reading.block.text[first:last])
                    values = {"bijzinnen": count, "woorden": read.words(start, end)}
                    yield reading.finding(each.id, severity, first, last, cause, values)

    return find


def _begins(
    read: Grammar,
    index: int,
    sentence: tuple[int, int],
    starts: frozenset[str],
    links: frozenset[str],
) -> bool:
    start, end = sentence
    word = read.lower[index]
    head = read.head[index]
    if word in starts and read.dep[index] == "mark":
        if word in _ALWAYS_OPENS:  # whatever the parser hangs it from
            return any(read.verb_form(i) == "Fin" for i in range(index + 1, end))
        return read.dep[head] != "ROOT" and _has_finite(read, head)
    if word in starts - links:
        return False
    if word in links and index > start and read.pos[index] in {"PRON", "ADV", "SCONJ"}:
        return read.dep[head] == "acl:relcl" or (
            read.lower[index - 1] == "," and read.pos[index] == "PRON" and head > index
        )
    return False


def _has_finite(read: Grammar, index: int) -> bool:
    near = (index, *read.children[index])
    return any(read.verb_form(i) == "Fin" for i in near)


def long_starts(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Findings with ``woorden`` before ``vorm``, the finite verb of the main clause."""
    all_given = [given(rule, limits=True) for rule in rules]
    least = min(each.lowest for each in all_given)

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for start, end in read.sentences:
            if end - start <= least:
                continue
            verb = _main_verb(read, start, end)
            if verb is None or read.words(start, verb) < least:
                continue
            count = read.words(start, verb)
            for each in all_given:
                severity = each.graded(count)
                if severity is not None:
                    first, last = reading.span(start, verb)
                    cause = fingerprint(reading.block.text[first:last])
                    values: dict[str, Scalar] = {
                        "woorden": count,
                        "vorm": reading.tokens[verb].text,
                    }
                    yield reading.finding(each.id, severity, first, last, cause, values)

    return find


def _main_verb(read: Grammar, start: int, end: int) -> int | None:
    """The first finite verb of the main clause."""
    if read.lower[end - 1] == "?" or read.pos[start] in {"VERB", "AUX"}:
        return None
    first = next((i for i in range(start, end) if read.verb_form(i) == "Fin"), None)
    opens = _OPENS if read.lower[start] in _OPENS else _OPENS - _ALSO_JOINS
    if first is not None and opens.isdisjoint(read.lower[start:first]):
        unsure = not _STOPS.isdisjoint(read.lower[start:first]) or _hides_verb(read, start, first)
        return None if unsure else first
    # "Als u verhuist, moet u …", "De man, die hier woont, betaalt": the verb follows the clause.
    for at in range(start + 1, end):
        if read.lower[at - 1] != "," or read.lower[at] in _OPENS | _GOES_ON:
            continue
        if read.verb_form(at) == "Fin" or (at > 1 and read.verb_form(at - 2) == "Fin"):
            return at
    root = next((i for i in range(start, end) if read.head[i] == i), None)
    if root is None:
        return None
    near = [root, *(c for c in read.children[root] if read.dep[c][:3] in {"aux", "cop"})]
    finite = [i for i in near if read.verb_form(i) == "Fin"]
    if not finite or not _STOPS.isdisjoint(read.lower[start : min(finite)]):
        return None
    first = min(finite)
    # In a main clause the subject or one other part comes first; then comes the verb.
    earlier = any(read.dep[c] == "mark" and c < first for c in read.children[root])
    return None if earlier else first


def _hides_verb(read: Grammar, start: int, end: int) -> bool:
    """Two nouns in a row, or one that begins the sentence: one of these may well be the verb.

    So may a participle before any other verb, which the finite verb is often taken for:
    *De gemeente verwerkt gegevens voor zover dat nodig is*.
    """
    if any(_may_be_finite(read, i) for i in range(start + 1, end)):
        return True
    if read.pos[start] == "NOUN" and start + 1 < end and read.pos[start + 1] == "DET":
        return True
    return any(read.pos[i] == read.pos[i + 1] == "NOUN" for i in range(start, end - 1))


def _may_be_finite(read: Grammar, index: int) -> bool:
    word = read.lower[index]
    is_participle = read.verb_form(index) == "Part" and word.endswith(("d", "t"))
    return is_participle and not word.startswith("ge") and read.pos[index - 1] == "NOUN"


def stacked_verbs(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Three auxiliaries or more: *zou kunnen worden*. Findings with ``woorden``, those verbs."""
    all_given = [given(rule) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        for index, start, _ in read.each_with(_THEN):
            if index == start or read.lower[index - 1] not in _MAY:
                continue
            if read.lower[index] in {"zijn", "hebben"} and not _has_participle(read, index):
                continue
            finite = _finite_before(read, index - 1, start)
            if finite is None:
                continue
            first, last = reading.span(finite, index + 1)
            verbs = " ".join(reading.tokens[i].text for i in (finite, index - 1, index))
            for each in all_given:
                yield reading.finding(
                    each.id, each.severity, first, last, verbs.lower(), {"woorden": verbs}
                )

    return find


def _has_participle(read: Grammar, index: int) -> bool:
    near = (index - 2, index + 1)
    return any(read.verb_form(i) == "Part" for i in near if 0 <= i < len(read.lower))


def _finite_before(read: Grammar, index: int, start: int) -> int | None:
    for at in range(index - 1, max(start, index - _FAR) - 1, -1):
        if read.lower[at] in {",", ";", ":", "dat", "of", "als", "die"}:
            return None
        if read.lower[at] in _WILL:
            return at
    return None
