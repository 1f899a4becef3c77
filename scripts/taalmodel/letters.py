"""Sentences of letters from ``brieven.txt``, with another filling of their slots each time."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.taalmodel.variation import PRESENT, Tree, Word, imperative

SOURCE = Path(__file__).parent / "brieven.txt"

_PRESENT = "Tense=Pres|VerbForm=Fin"
CODES: Mapping[str, tuple[str, str]] = {
    "U": ("PRON", "Case=Nom|Person=2|PronType=Prs"),
    "UA": ("PRON", "Case=Acc|Person=2|PronType=Prs"),
    "UW": ("PRON", "Person=2|Poss=Yes|PronType=Prs"),
    "WIJ": ("PRON", "Case=Nom|Person=1|PronType=Prs"),
    "ONS": ("PRON", "Case=Acc|Person=1|PronType=Prs"),
    "HET": ("PRON", "Person=3|PronType=Prs"),
    "DIT": ("PRON", "Person=3|PronType=Dem"),
    "WAT": ("PRON", "Person=3|PronType=Int"),
    "NIETS": ("PRON", "Person=3|PronType=Ind"),
    "D": ("DET", "Definite=Def"),
    "DI": ("DET", "Definite=Ind"),
    "D0": ("DET", ""),
    "C": ("NOUN", "Gender=Com|Number=Sing"),
    "N": ("NOUN", "Gender=Neut|Number=Sing"),
    "M": ("NOUN", "Number=Plur"),
    "X": ("PROPN", "Gender=Com|Number=Sing"),
    "VF": ("VERB", f"Number=Sing|{_PRESENT}"),
    "VP": ("VERB", f"Number=Plur|{_PRESENT}"),
    "VI": ("VERB", "VerbForm=Inf"),
    "VD": ("VERB", "VerbForm=Part"),
    "HF": ("AUX", f"Number=Sing|{_PRESENT}"),
    "HP": ("AUX", f"Number=Plur|{_PRESENT}"),
    "HI": ("AUX", "VerbForm=Inf"),
    "A": ("ADJ", "Degree=Pos"),
    "R": ("ADV", ""),
    "E": ("ADP", ""),
    "S": ("SCONJ", ""),
    "CC": ("CCONJ", ""),
    "P": ("PUNCT", ""),
    "#": ("NUM", ""),
}
"""Word kind and features by the code of ``brieven.txt``."""

Filling = tuple[str, str | None]
"""A form, with its lemma after ``=``, and its code if the slot gives one."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Slots by their name, and the words of each sentence."""

    slots: Mapping[str, Sequence[Filling]]
    wider: Mapping[str, Sequence[Filling]]
    """More words for some slots, so that no sentence is learnt by its words."""
    sentences: Sequence[Sequence[tuple[str, str, int, str]]]

    def filled(self, chance: random.Random, times: int) -> Iterator[Tree]:
        """Each sentence ``times`` times."""
        for _ in range(times):
            for sentence in self.sentences:
                yield self._tree(sentence, chance)

    def _filling(self, slot: str, chance: random.Random) -> Filling:
        name = slot.lower()
        wide = name in self.wider and chance.random() < 0.5
        form, code = chance.choice(self.wider[name] if wide else self.slots[name])
        return (form if name == slot else form[0].upper() + form[1:]), code

    def _tree(self, sentence: Sequence[tuple[str, str, int, str]], chance: random.Random) -> Tree:
        chosen = [
            self._filling(form, chance) if form.lower() in self.slots else (form, None)
            for form, *_ in sentence
        ]
        codes = [own or code for (_, own), (_, code, *_) in zip(chosen, sentence, strict=True)]
        words: list[Word] = []
        for index, (_, code, head, relation) in enumerate(sentence):
            form, _, lemma = chosen[index][0].partition("=")
            place = head - 1 if head else index
            if "|" in form:
                common, neuter = form.split("|")
                form = neuter if codes[place] == "N" else common
            pos, morph = CODES[codes[index].partition(":")[0]]
            lemma = lemma or code.partition(":")[2] or (form if pos == "PROPN" else form.lower())
            follows = sentence[index + 1][1] if index + 1 < len(sentence) else ""
            words.append(Word(form, lemma, pos, morph, place, relation, follows != "P"))
        return tuple(words)


def letters(trees: Sequence[Tree], path: Path = SOURCE) -> Letters:
    """The slots and sentences of ``path``; fails on a line that is no tree.

    Half of the time a slot takes a word of the same kind from ``trees``.
    """
    slots: dict[str, Sequence[Filling]] = {}
    sentences: list[Sequence[tuple[str, str, int, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition(" ")
        if name.startswith("{") and name.endswith("}"):
            slots[name] = [_filling(word) for word in words.split(";")]
            continue
        if line and line[0] != "#":
            parts = [word.rsplit("/", 3) for word in line.split()]
            sentence = [(form, code, int(head), dep) for form, code, head, dep in parts]
            heads = [head for _, _, head, _ in sentence]
            if heads.count(0) != 1 or max(heads) > len(heads) or not _is_tree(heads):
                raise ValueError(f"no tree: {line}")
            sentences.append(sentence)
    return Letters(slots, _wider(trees), sentences)


def _wider(trees: Sequence[Tree]) -> Mapping[str, Sequence[Filling]]:
    found: dict[str, list[Filling]] = defaultdict(list)
    for tree in trees:
        with_object = {word.head for word in tree if word.dep == "obj"}
        passive = {word.head for word in tree if word.dep == "aux:pass"}
        for index, word in enumerate(tree):
            if not word.text.islower() or not word.text.isalpha():
                continue
            filling = f"{word.text}={word.lemma}"
            match word.pos, word.morph:
                case "NOUN", "Gender=Com|Number=Sing":
                    found["{zaak}"].append((filling, "C"))
                case "NOUN", "Gender=Neut|Number=Sing":
                    found["{zaak}"].append((filling, "N"))
                case "NOUN", "Number=Plur":
                    found["{zaken}"].append((filling, None))
                case "VERB", morph if (
                    morph == PRESENT and word.dep == "ROOT" and index in with_object
                ):
                    if word.text.endswith("t"):
                        found["{doet}"].append((filling, None))
                    if stem := imperative(word):
                        found["{doe}"].append((f"{stem.capitalize()}={word.lemma}", None))
                case "VERB", "VerbForm=Inf" if index and tree[index - 1].text == "te":
                    found["{regelen}"].append((filling, None))
                case "VERB", "VerbForm=Inf":
                    found["{doen}"].append((filling, None))
                case "VERB", "VerbForm=Part" if index in passive:
                    found["{gedaan}"].append((filling, None))
    return found


def _filling(text: str) -> Filling:
    form, _, code = text.strip().partition(" ")
    return form, code or None


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether each word leads to the root."""
    for start in range(len(heads)):
        place, steps = start + 1, 0
        while place and steps <= len(heads):
            place, steps = heads[place - 1], steps + 1
        if place:
            return False
    return True
