"""Words that the treebanks lack, by kind and form: what our frequency list and spelling rules show.

The treebanks are small: of the words of another text a quarter is not in them, and these are most
of what is tagged wrongly. A word whose whole family is in use (*trainen, traint, trainde,
getraind*) tells its kind by that, so in training some words are replaced by others of the same kind
and form. Nothing of it is needed when the model is used.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.taalmodel.variation import Tree, Word, cased
from toegankelijk.text.frequency import listed, zipf
from toegankelijk.text.inflect_nouns import Degree, adjective, plurals
from toegankelijk.text.inflect_verbs import Use, verb

Entry = tuple[str, str]
"""A form and its lemma."""

_IN_USE = 1.8
"""Zipf."""
_MORPH: Mapping[Use, str] = {
    Use.INFINITIVE: "VerbForm=Inf",
    Use.THIRD: "Number=Sing|Tense=Pres|VerbForm=Fin",
    Use.PLURAL: "Number=Plur|Tense=Pres|VerbForm=Fin",
    Use.PAST: "Number=Sing|Tense=Past|VerbForm=Fin",
    Use.PAST_PLURAL: "Number=Plur|Tense=Past|VerbForm=Fin",
    Use.PARTICIPLE: "VerbForm=Part",
}
_SURE = (Use.THIRD, Use.PAST, Use.PARTICIPLE)
_SURE_APART = (Use.INFINITIVE, Use.PARTICIPLE)
"""Together only a verb has these."""
_PLURAL = "Number=Plur"
_ENDINGS = range(9, 3, -1)
"""Letters at the end of a noun that tell its gender, the most first."""
_LEAST_SEEN = 2
_KINDS = frozenset({"VERB", "ADJ", "NOUN"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a word may be replaced by."""

    forms: Mapping[tuple[str, str], Sequence[Entry]]
    """Word kind and features → forms, those of more use more often."""
    names: Sequence[str]

    def varied(self, tree: Tree, chance: random.Random, share: float) -> Tree:
        """The sentence with that share of its words replaced; names by halves of other names."""
        return tuple(
            self._other(word, chance) if chance.random() < share else word for word in tree
        )

    def _other(self, word: Word, chance: random.Random) -> Word:
        if word.pos == "PROPN":
            return replace(word, text=self._name(word.text, chance), lemma="")
        if word.pos not in _KINDS or not word.text.isalpha() or word.dep == "compound:prt":
            return word
        found = self.forms.get((word.pos, word.morph))
        if not found:
            return word
        text, lemma = chance.choice(found)
        return replace(word, text=cased(text, word.text), lemma=lemma)

    def _name(self, text: str, chance: random.Random) -> str:
        if len(text) < 4 or not text.isalpha() or not text[0].isupper() or not text[1:].islower():
            return text
        one, other = chance.choice(self.names), chance.choice(self.names)
        return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


def lexicon(trees: Iterable[Tree]) -> Lexicon:
    """Words of the frequency list; ``trees`` tell the gender of nouns, and give the names."""
    words = [word for tree in trees for word in tree]
    known = {word.text.lower() for word in words if word.pos != "PROPN"}
    made: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    taken: set[str] = set()
    candidates = [w for w in listed() if len(w) > 3 and w.isalpha() and zipf(w) >= _IN_USE]
    genders = _genders(words)
    for read in (_verb, _adjective, lambda word: _noun(word, genders)):
        found = [(word, entry) for word in candidates if word not in taken for entry in read(word)]
        for lemma, (pos, morph, form) in found:
            made[pos, morph].extend([(form, lemma)] * _weight(form, known))
            taken.add(form)
    names = {w.text for w in words if w.pos == "PROPN" and w.text.isalpha() and len(w.text) > 3}
    return Lexicon(dict(made), sorted(name for name in names if name == name.capitalize()))


def _weight(form: str, known: set[str]) -> int:
    """The treebanks teach their own words; of the others what is used most is met most."""
    return 0 if form in known else max(1, round(2 * (zipf(form) - 1.5)))


def _verb(infinitive: str) -> Iterator[tuple[str, str, str]]:
    if not infinitive.endswith(("en", "ën")):
        return
    try:
        found = verb(infinitive)
    except ValueError:
        return
    # A verb that comes apart is whole at the end of a clause.
    forms = {use: found.particle + form for use in _MORPH if (form := found.base.get(use))}
    forms[Use.INFINITIVE] = infinitive
    sure = {forms.get(use, "") for use in (_SURE_APART if found.particle else _SURE)}
    if len(sure) > 1 and all(zipf(form) >= _IN_USE for form in sure):
        yield from (("VERB", _MORPH[use], form) for use, form in forms.items() if form)


def _adjective(word: str) -> Iterator[tuple[str, str, str]]:
    if word.endswith(("e", "en", "er", "st")):
        return
    forms = adjective(word)
    bent, more = forms[Degree.INFLECTED], forms.get(Degree.COMPARATIVE, "")
    most = forms.get(Degree.SUPERLATIVE_E, "")
    if bent != word and zipf(bent) >= max(_IN_USE, zipf(word) - 1.5) and zipf(more) and zipf(most):
        yield "ADJ", "Degree=Pos", word
        yield "ADJ", "Degree=Pos", bent
        yield "ADJ", "Degree=Cmp", more


def _noun(word: str, genders: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    gender = next((g for size in _ENDINGS if (g := genders.get(word[-size:]))), None)
    plural = next(iter(plurals(word)), "")
    if gender and zipf(plural) >= _IN_USE and not word.endswith("en"):
        yield "NOUN", f"Gender={gender}|Number=Sing", word
        yield "NOUN", _PLURAL, plural


def _genders(words: Iterable[Word]) -> dict[str, str]:
    """End of a noun → the gender that all nouns with that end have."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for noun in {(word.text.lower(), word.morph) for word in words if word.pos == "NOUN"}:
        text, morph = noun
        for gender in ("Com", "Neut"):
            if morph == f"Gender={gender}|Number=Sing":
                for size in _ENDINGS:
                    if len(text) >= size:
                        seen[text[-size:]][gender] += 1
    return {
        end: next(iter(found))
        for end, found in seen.items()
        if len(found) == 1 and sum(found.values()) >= (_LEAST_SEEN if len(end) < 6 else 1)
    }
