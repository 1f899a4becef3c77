"""How well a pipeline does on a treebank, in the figures that the model card gives."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from scripts.taalmodel.treebank import bare, doc
from scripts.taalmodel.variation import Tree
from toegankelijk.text.tokens import tokens

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = (
    "aux:pass",
    "nsubj:pass",
    "obl:agent",
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "acl:relcl",
    "advcl",
)
MORE_LABELS = ("ccomp", "xcomp", "conj", "compound:prt", "aux", "cop", "amod", "mark", "root")


@dataclass(slots=True)
class Counts:
    """Right, found and to be found."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 if nothing is right."""
        return 2 * self.right / (self.found + self.wanted) if self.right else 0.0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F {self.f1:.3f}  ({self.wanted})"


@dataclass(slots=True)
class Scores:
    """Counts over words, as the CoNLL 2018 shared task has them: punctuation counts."""

    words: int = 0
    right: Counter[str] = field(default_factory=Counter)
    labels: dict[str, Counts] = field(default_factory=dict)
    passive: Counts = field(default_factory=Counts)
    """Sentences with a passive: a word that is ``aux:pass``."""

    def lines(self) -> Iterator[str]:
        """As the model card shows them."""
        yield "  ".join(f"{n} {self.right[n] / self.words:.4f}" for n in _MEASURES)
        yield f"{'passive sentence':<16}{self.passive}"
        for label in (*LABELS, *MORE_LABELS):
            yield f"{label:<16}{self.labels.get(label, Counts())}"


def _relation(word: Token) -> tuple[int, str]:
    return word.head.i, word.dep_


_MEASURES: dict[str, Callable[[Token, Token], bool]] = {
    "UPOS": lambda ours, gold: ours.pos == gold.pos,
    "FEATS": lambda ours, gold: str(ours.morph) == str(gold.morph),
    "lemma": lambda ours, gold: ours.lemma_.lower() == gold.lemma_.lower(),
    "UAS": lambda ours, gold: ours.head.i == gold.head.i,
    "LAS": lambda ours, gold: _relation(ours) == _relation(gold),
    "LAS-": lambda ours, gold: (
        ours.head.i == gold.head.i and ours.dep_.split(":")[0] == gold.dep_.split(":")[0]
    ),
}
"""``LAS-`` looks at the relation without its subtype, as the shared task did."""


def scores(nlp: Language, trees: Sequence[Tree]) -> Scores:
    """Each sentence on its own, with the words of the treebank."""
    total = Scores()
    for ours, tree in zip(parsed(nlp, trees), trees, strict=True):
        gold = doc(nlp.vocab, [tree])
        for one, other in zip(ours, gold, strict=True):
            total.words += 1
            total.right.update(n for n, same in _MEASURES.items() if same(one, other))
            same = _relation(one) == _relation(other)
            _count(total.labels, one.dep_.lower(), same, other.dep_.lower())
        found, wanted = _has_passive(ours), _has_passive(gold)
        total.passive.right += found and wanted
        total.passive.found += found
        total.passive.wanted += wanted
    return total


def parsed(nlp: Language, trees: Iterable[Tree]) -> Iterator[Doc]:
    """The words of each tree as the pipeline sees them."""
    return iter(nlp.pipe((bare(nlp.vocab, [tree]) for tree in trees), batch_size=256))


def speed(nlp: Language, trees: Sequence[Tree]) -> float:
    """Words a second on one core: the better of two turns, since a machine may be busy."""
    words = sum(len(tree) for tree in trees)
    best = float("inf")
    for _ in range(2):
        docs = [bare(nlp.vocab, [tree]) for tree in trees]
        begun = time.process_time()
        for _parsed in nlp.pipe(docs, batch_size=256):
            pass
        best = min(best, time.process_time() - begun)
    return words / best


def agreement(trees: Sequence[Tree]) -> Counts:
    """Our own words held against those of the treebank: the same stretch of the same text."""
    total = Counts()
    for tree in trees:
        wanted: set[tuple[int, int]] = set()
        text = ""
        for word in tree:
            wanted.add((len(text), len(text) + len(word.text)))
            text += word.text + " " * word.space
        found = {(token.start, token.end) for token in tokens(text)}
        total.right += len(found & wanted)
        total.found += len(found)
        total.wanted += len(wanted)
    return total


def memory() -> int:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _count(labels: dict[str, Counts], found: str, same: bool, wanted: str) -> None:
    labels.setdefault(found, Counts()).found += 1
    labels.setdefault(wanted, Counts()).wanted += 1
    labels[wanted].right += same


def _has_passive(parse: Doc) -> bool:
    return any(word.dep_ == "aux:pass" for word in parse)
