"""How a passive sentence starts when it is made active: *Een expert stelde de schade vast*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toegankelijk.model import Token
from toegankelijk.text.grammar import Grammar
from toegankelijk.text.infinitive import infinitive
from toegankelijk.text.inflect_spelling import words
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
_DOERS: Mapping[str, str] = {"ons": "wij", "hem": "hij", "haar": "zij", "hen": "zij"}
"""As the subject; with *ik*, *u* and *je* the verb has forms of its own: those are left out."""
_NOT = frozenset({"niet", "nooit"})
_LIMITS = frozenset(
    words(
        """alleen pas slechts uitsluitend enkel voorlopig nog geen nauwelijks zelden soms zonder
        onder tenzij mits meer langer hooguit deels maximaal minstens minimaal eerst gedeeltelijk
        niemand eventueel mogelijk"""
    )
)
"""What says when or how far it holds. A sketch without it would say something else."""
_LIGHT = frozenset(
    words(
        """stellen zetten houden brengen nemen wijzen leggen geven doen maken laten krijgen roepen
        slaan trekken schrijven lezen"""
    )
)
"""Verbs that often say nothing without a phrase: *in gang gezet*, *op de hoogte gesteld*."""
_NO_DOERS = frozenset(
    words(
        """week dag jaar maand nacht jaren dagen weken eeuwen tijd loop fout vergissing vertraging
        storing drukte omstandigheid omstandigheden gebrek ziekte weer storm brand corona reden
        oorzaak regen sneeuw middel werkzaamheden toedoen ongeluk ongeval"""
    )
)
"""After *door* these tell when or why, and do nothing themselves."""
_HAVE, _HAD = ("heeft", "hebben"), ("had", "hadden")
_PERFECT = {"is": _HAVE, "zijn": _HAVE, "ben": _HAVE, "bent": _HAVE, "was": _HAD, "waren": _HAD}


def active(passive: Passive, grammar: Grammar, tokens: Sequence[Token]) -> str:
    """The doer, the verb and its object; empty where one of the two last is not sure.

    Without a doer in the sentence there is ``[wie?]`` in its place. *Niet* and *nooit* stay; where
    something else says how far it holds, there is none.
    """
    at, end = passive.participle, passive.sentence[1]
    if grammar.dep[at] in {"acl:relcl", "conj"} or grammar.lower[end - 1] == "?":
        return ""
    if not _IN_PHRASES.isdisjoint(grammar.lower[i] for i in range(*passive.clause)):
        return ""
    made = _verb(grammar, at)
    thing = _object(grammar, at)
    if made is None or not thing:
        return ""
    who, doer = UNNAMED, list[int]()
    if passive.agent is not None:
        if grammar.dep[grammar.head[passive.agent]] != "obl:agent":
            return ""
        doer = _doer(grammar, passive.agent)
        who = _subject(doer, grammar, tokens)
        if not who:
            return ""
    told = _told(thing, grammar, tokens)
    held = _held(passive, grammar, made, {*thing, *doer})
    if not told or held is None:
        return ""
    clause = _clause(passive, grammar, made, f"{told} {held}".rstrip(), _is_many(doer, grammar))
    if not clause:
        return ""
    return f"{who[0].upper()}{who[1:]} {clause}."


def _held(passive: Passive, grammar: Grammar, made: Verb, used: set[int]) -> str | None:
    """*niet* or *nooit* or nothing; ``None`` for what such a short sentence cannot say."""
    rest = [i for i in range(*passive.clause) if i not in used]
    if any(grammar.lower[i] in _LIMITS for i in rest):
        return None
    has_phrase = any(grammar.pos[i] == "ADP" and i != passive.agent for i in rest)
    if made.infinitive in _LIGHT and has_phrase:
        return None
    found = [i for i in rest if grammar.lower[i] in _NOT]
    if not found:
        return ""
    own = (passive.auxiliary, passive.participle)
    between = range(found[0] + 1, min(own))
    others = any(grammar.pos[i] in {"VERB", "AUX"} for i in between)
    sure = len(found) == 1 and found[0] < max(own) and not others
    return grammar.lower[found[0]] if sure else None


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


def _doer(grammar: Grammar, preposition: int) -> list[int]:
    """The words of the doer; empty where it is not sure that these are all."""
    if grammar.lower[preposition] != "door":
        return []
    head = grammar.head[preposition]
    row = [i for i in grammar.subtree(head) if i != preposition]
    # What comes after another preposition is more often about the deed than about the doer.
    stops = (i for i in row if grammar.pos[i] == "ADP" and grammar.lower[i] != "van")
    stop = next(stops, None)
    row = [i for i in row if stop is None or i < stop]
    if not row or row[0] < preposition or grammar.lower[head] in _NO_DOERS:
        return []
    after = row[-1] + 1
    goes_on = after < len(grammar.pos) and grammar.pos[after] in {"PROPN", "NOUN", "CCONJ"}
    ends_halfway = grammar.lower[row[-1]] in {"heer", "mevrouw"}
    return [] if goes_on or ends_halfway or head not in row else row


def _subject(row: Sequence[int], grammar: Grammar, tokens: Sequence[Token]) -> str:
    if len(row) == 1 and grammar.pos[row[0]] == "PRON":
        return _DOERS.get(grammar.lower[row[0]], "")
    named = any(grammar.pos[i] in {"NOUN", "PROPN"} for i in row)
    return _text(row, tokens) if named else ""


def _is_many(row: Sequence[int], grammar: Grammar) -> bool:
    """Whether the doer is more than one."""
    if any(grammar.lower[i] in {"ons", "hen", "en"} for i in row):
        return True
    heads = [i for i in row if grammar.pos[i] in {"NOUN", "PROPN"} and grammar.head[i] not in row]
    # A model takes "Belastingdienst" for more than one at times; no plural ends like that.
    return any(
        "Number=Plur" in grammar.morph[i] and grammar.lower[i].endswith(("n", "s")) for i in heads
    )


def _object(grammar: Grammar, participle: int) -> list[int]:
    """The words of what is done to; empty where that is not sure."""
    for index in grammar.children[participle]:
        if grammar.dep[index] in {"nsubj:pass", "nsubj"}:
            if grammar.pos[index] == "PRON":
                return [index]
            if grammar.pos[index] not in {"NOUN", "PROPN"}:
                return []
            row = grammar.subtree(index)
            bare = len(row) == 1 and "Number=Plur" not in grammar.morph[index]
            unsure = grammar.pos[row[0]] == "ADP" or (bare and grammar.pos[index] == "NOUN")
            return [] if unsure else row
    return []


def _told(row: Sequence[int], grammar: Grammar, tokens: Sequence[Token]) -> str:
    if len(row) == 1 and grammar.pos[row[0]] == "PRON":
        return _OBJECTS.get(grammar.lower[row[0]], "")
    return _small(_text(row, tokens))


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
