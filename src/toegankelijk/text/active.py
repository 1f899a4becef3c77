"""How a passive sentence starts when it is made active: *Een expert stelde de schade vast*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toegankelijk.model import Token
from toegankelijk.text.grammar import Grammar
from toegankelijk.text.infinitive import infinitive
from toegankelijk.text.inflect_verbs import Use, Verb, verb
from toegankelijk.text.passives import Passive

UNNAMED = "[wie?]"
"""Stands where the writer has to fill in who does it."""
_LONGEST = 8
"""Words of a doer or an object; longer ones make no clear example."""
_PLURAL = {
    "kan": "kunnen",
    "moet": "moeten",
    "mag": "mogen",
    "zal": "zullen",
    "zou": "zouden",
    "kon": "konden",
    "moest": "moesten",
    "mocht": "mochten",
}
_SINGULAR = {many: one for one, many in _PLURAL.items()}
_IN_PHRASES = frozenset(
    {"gelegenheid", "kennis", "staat", "aanmerking", "behandeling", "beschikking", "inzage"}
    | {"werking", "hoogte", "bezwaar", "rekening"}
)
"""With one of these the verb says nothing by itself: *in de gelegenheid gesteld*."""
_OBJECTS: Mapping[str, str] = {
    "u": "u", "het": "het", "dit": "dit", "dat": "dat", "alles": "alles", "ik": "mij", "hij": "hem",
    "wij": "ons", "we": "ons", "iets": "iets", "niets": "niets",
}  # fmt: skip
_DOERS: Mapping[str, str] = {"ons": "wij", "mij": "ik", "hem": "hij", "haar": "zij", "hen": "zij"}
"""As the subject; of *u* and *je* the verb has forms of its own, so those are left out."""
_HAVE, _HAD = ("heeft", "hebben"), ("had", "hadden")
_PERFECT = {"is": _HAVE, "zijn": _HAVE, "ben": _HAVE, "bent": _HAVE, "was": _HAD, "waren": _HAD}


def active(passive: Passive, grammar: Grammar, tokens: Sequence[Token]) -> str:
    """The doer, the verb and its object; empty where one of the two last is not sure.

    Without a doer in the sentence there is ``[wie?]`` in its place.
    """
    at = passive.participle
    if grammar.dep[at] in {"acl:relcl", "conj"}:
        return ""
    if not _IN_PHRASES.isdisjoint(grammar.lower[i] for i in range(*passive.clause)):
        return ""
    made = _verb(grammar, at)
    thing = _object(grammar, at, tokens)
    if made is None or not thing:
        return ""
    who, many = UNNAMED, False
    if passive.agent is not None:
        if grammar.dep[grammar.head[passive.agent]] != "obl:agent":
            return ""
        who = _doer(grammar, passive.agent, tokens)
        if not who:
            return ""
        doer = grammar.head[passive.agent]
        many = "Number=Plur" in grammar.morph[doer] or grammar.lower[doer] in {"ons", "hen"}
    clause = _clause(passive, grammar, made, thing, many)
    if not clause:
        return ""
    return f"{who[0].upper()}{who[1:]} {clause}."


def _verb(grammar: Grammar, at: int) -> Verb | None:
    found = infinitive(grammar.lower[at])
    return verb(found) if found else None


def _clause(passive: Passive, grammar: Grammar, made: Verb, thing: str, many: bool) -> str:
    auxiliary = grammar.lower[passive.auxiliary]
    if not passive.has_worden:
        pair = _PERFECT.get(auxiliary)
        return f"{pair[many]} {thing} {grammar.lower[passive.participle]}" if pair else ""
    if auxiliary == "worden" and (modal := _modal(passive, grammar)):
        finite = _PLURAL.get(modal, modal) if many else _SINGULAR.get(modal, modal)
        return f"{finite} {thing} {made.infinitive}"
    if auxiliary == "worden" and grammar.verb_form(passive.auxiliary) == "Inf":
        return ""
    use = (Use.THIRD, Use.PLURAL, Use.PAST, Use.PAST_PLURAL)
    past = auxiliary in {"werd", "werden"}
    return " ".join(filter(None, (made.base[use[2 * past + many]], thing, made.particle)))


def _modal(passive: Passive, grammar: Grammar) -> str:
    start, end = passive.sentence
    near = (i for i in grammar.children[passive.participle] if start <= i < end)
    modals = [grammar.lower[i] for i in near if grammar.dep[i] == "aux"]
    known = [m for m in modals if m in _PLURAL or m in _SINGULAR]
    return known[0] if len(modals) == 1 and known else ""


def _doer(grammar: Grammar, preposition: int, tokens: Sequence[Token]) -> str:
    if grammar.lower[preposition] != "door":
        return ""
    row = [i for i in grammar.subtree(grammar.head[preposition]) if i != preposition]
    # What comes after another preposition is more often about the deed than about the doer.
    stops = (i for i in row if grammar.pos[i] == "ADP" and grammar.lower[i] != "van")
    stop = next(stops, None)
    row = [i for i in row if stop is None or i < stop]
    if not row or row[0] < preposition:
        return ""
    if grammar.pos[grammar.head[preposition]] == "PRON":
        return _DOERS.get(grammar.lower[row[0]], "") if len(row) == 1 else ""
    return _text(row, tokens)


def _object(grammar: Grammar, participle: int, tokens: Sequence[Token]) -> str:
    for index in grammar.children[participle]:
        if grammar.dep[index] in {"nsubj:pass", "nsubj"}:
            if grammar.pos[index] == "PRON":
                return _OBJECTS.get(grammar.lower[index], "")
            if grammar.pos[index] not in {"NOUN", "PROPN"}:
                return ""
            row = grammar.subtree(index)
            bare = len(row) == 1 and "Number=Plur" not in grammar.morph[index]
            if grammar.pos[row[0]] == "ADP" or (bare and grammar.pos[index] == "NOUN"):
                return ""
            return _small(_text(row, tokens))
    return ""


def _small(text: str) -> str:
    """Without the capital of the start of a sentence."""
    first, _, _ = text.partition(" ")
    article = first.lower() in {"de", "het", "een", "uw", "deze", "dit", "die", "dat", "alle"}
    return text[:1].lower() + text[1:] if article or first.islower() else ""


def _text(row: Sequence[int], tokens: Sequence[Token]) -> str:
    """The tokens as they stand; empty when they are not together or too many."""
    if not row or row[-1] - row[0] + 1 != len(row) or len(row) > _LONGEST:
        return ""
    if not all(tokens[i].is_word for i in row):
        return ""
    return " ".join(tokens[i].text for i in row)
