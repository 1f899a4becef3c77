"""Sentences of letters from ``brieven.txt``, with another filling of their slots each time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variation import Tree, Word

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
    sentences: Sequence[Sequence[tuple[str, str, int, str]]]

    def filled(self, chance: random.Random, times: int) -> Iterator[Tree]:
        """Each sentence ``times`` times."""
        for _ in range(times):
            for sentence in self.sentences:
                yield self._tree(sentence, chance)

    def _tree(self, sentence: Sequence[tuple[str, str, int, str]], chance: random.Random) -> Tree:
        chosen = [
            chance.choice(self.slots[form]) if form in self.slots else (form, None)
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


def letters(path: Path = SOURCE) -> Letters:
    """The slots and sentences of ``path``; fails on a line that is no tree."""
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
    return Letters(slots, sentences)


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
