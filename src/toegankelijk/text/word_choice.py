"""Which form of a difficult word stands in a text, where its letters leave more ways open.

*Verstrekt* is a present tense or a participle, *verstrekte* a past tense or an adjective; what the
parser says of the word, and the words around it, decide. What stays open is offered as a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toegankelijk.text.grammar import Grammar
from toegankelijk.text.inflect import Form, Kind, Order
from toegankelijk.text.inflect_spelling import words
from toegankelijk.text.inflect_verbs import FINITE, Use
from toegankelijk.text.word_index import or_joined
from toegankelijk.text.word_line import Line

_SECOND_PERSON = frozenset({"u", "jij", "je"})
_OF_PARTICIPLES = frozenset(
    words("is zijn was waren ben bent heeft hebben heb hebt had hadden wordt worden werd werden")
)
_OF_INFINITIVES = frozenset(
    words("te kan kunnen kunt kon moet moeten moest zal zullen zult mag mogen wil willen wilt")
)
_PAST = frozenset({Use.PAST, Use.PAST_PLURAL})
_BENT = frozenset({Use.ATTRIBUTIVE, Use.PRESENT_ATTRIBUTIVE})
_PARTICIPLES = frozenset({Use.PARTICIPLE, Use.PRESENT_PARTICIPLE, *_BENT})
_SUBORDINATE = frozenset({"acl:relcl", "advcl", "acl", "csubj"})
_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "csubj"})
_POS = {
    Kind.VERB: frozenset({"VERB", "AUX", "ADJ"}),
    Kind.NOUN: frozenset({"NOUN"}),
    Kind.ADJECTIVE: frozenset({"ADJ", "ADV", "VERB"}),
}


def fits(kind: Kind, grammar: Grammar, at: int) -> bool:
    """Whether the token is used as a word of this ``kind``."""
    return at < 0 or kind not in _POS or grammar.pos[at] in _POS[kind]


def choose(forms: Sequence[Form], line: Line, number: int) -> str:
    """What to write instead; empty when no form has an alternative.

    ``number`` is that of the word that is the verb, the noun or the adjective.
    """
    left = [form for form in forms if form.better]
    if _is_open(left):
        # Of most verbs "u" has the form of "hij", and the list then knows that one only.
        own = any(form.use is Use.SECOND for form in left)
        for test in _tests(line, number, has_second=own):
            if _is_open(left):
                left = list(filter(test, left)) or left
    ways = list(dict.fromkeys(form.better for form in left))
    return or_joined(list(dict.fromkeys(option for way in ways for option in way))) if ways else ""


def _is_open(forms: Sequence[Form]) -> bool:
    return len({form.better for form in forms}) > 1


def _tests(line: Line, number: int, *, has_second: bool) -> Iterator[Callable[[Form], bool]]:
    around = line.around(number)
    second = has_second and not _SECOND_PERSON.isdisjoint(around)
    yield lambda form: form.use is not (Use.THIRD if second else Use.SECOND)
    if "ik" not in around:
        yield lambda form: form.use is not Use.FIRST
    if not _OF_PARTICIPLES.isdisjoint(around):
        yield lambda form: form.use is Use.PARTICIPLE
    if not _OF_INFINITIVES.isdisjoint(around):
        yield lambda form: form.use is Use.INFINITIVE
    if (at := line.token(number)) >= 0:
        yield from _by_grammar(line.grammar, at)
    yield lambda form: form.order is not Order.SUBORDINATE
    yield lambda form: form.use is not Use.ATTRIBUTIVE


def _by_grammar(grammar: Grammar, at: int) -> list[Callable[[Form], bool]]:
    form_of_verb, morph = grammar.verb_form(at), grammar.morph[at]
    if _stands_before_its_noun(grammar, at):
        return [lambda form: form.use in _BENT]
    if form_of_verb == "Part" and _lacks_auxiliary(grammar, at):
        return [lambda form: form.use in FINITE, lambda form: form.order is Order.SUBORDINATE]
    if grammar.pos[at] == "ADJ" or form_of_verb == "Part":
        is_bent = grammar.dep[at] == "amod" or grammar.lower[at].endswith("e")
        bent = _BENT if is_bent else _PARTICIPLES - _BENT
        return [lambda form: form.use in _PARTICIPLES, lambda form: form.use in bent]
    if form_of_verb == "Inf":
        return [lambda form: form.use is Use.INFINITIVE]
    if form_of_verb != "Fin":
        return []
    past = "Tense=Past" in morph
    order = Order.SUBORDINATE if _is_subordinate(grammar, at) else Order.MAIN
    return [
        lambda form: form.use in FINITE,
        lambda form: (form.use in _PAST) == past,
        lambda form: form.order in (None, order),
    ]


def _stands_before_its_noun(grammar: Grammar, at: int) -> bool:
    """Whether it is an adjective, whatever the parser calls it: *de door u verstrekte stukken*."""
    return grammar.dep[at] in {"acl", "amod"} and grammar.head[at] > at


def _lacks_auxiliary(grammar: Grammar, at: int) -> bool:
    """Whether a participle at the head of a clause cannot be one: *die de gemeente verstrekt*.

    A sentence of its own has a subject as well; without one it may be a heading.
    """
    below = [grammar.dep[child] for child in grammar.children[at]]
    is_sentence = grammar.dep[at] == "ROOT" and any(dep.startswith("nsubj") for dep in below)
    if grammar.dep[at] not in _CLAUSES and not is_sentence:
        return False
    return not any(dep.startswith(("aux", "cop")) for dep in below)


def _is_subordinate(grammar: Grammar, at: int) -> bool:
    head = at
    while grammar.dep[head] in ("aux", "aux:pass", "cop") and grammar.head[head] != head:
        head = grammar.head[head]
    if any(grammar.dep[child] == "mark" for child in grammar.children[head]):
        return True
    return grammar.dep[head].partition(":")[0] in _SUBORDINATE or grammar.dep[head] in _SUBORDINATE
