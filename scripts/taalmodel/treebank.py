"""Sentences of Universal Dependencies (CoNLL-U) as spaCy trains on them.

Where the treebank and the tool differ, the treebank follows the tool: lemmas have no marks of
compounds in them, and a verb whose particle stands apart has its own lemma ("belde … op" is
"bellen"), since a finite verb does not show which particle is to come.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from scripts.taalmodel.letters import letters as letter_sentences
from scripts.taalmodel.lexicon import lexicon
from scripts.taalmodel.variation import Tree, Word, varied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

MOST_SENTENCES = 4
"""In one training text: blocks of a letter or page have one to a few."""


def read(path: Path) -> list[Tree]:
    """The sentences of a CoNLL-U file, in order; empty nodes are left out."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    found = [[line for line in block.splitlines() if line[0] != "#"] for block in blocks]
    return [_tree(lines) for lines in found if lines]


def _tree(lines: Sequence[str]) -> Tree:
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if row[0].isdigit()]
    apart = {int(row[6]): row[1].lower() for row in rows if row[7] == "compound:prt"}
    return tuple(
        Word(
            text=row[1],
            lemma=_lemma(row[1], row[2], apart.get(number)),
            pos=row[3],
            morph="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1 if row[6] != "0" else number - 1,
            dep="ROOT" if row[7] == "root" else row[7],
            space="SpaceAfter=No" not in row[9],
        )
        for number, row in enumerate(rows, start=1)
    )


def _lemma(text: str, lemma: str, particle: str | None) -> str:
    if set(lemma) == {"_"}:
        return text if text == lemma else ""
    if particle and lemma.startswith(f"{particle}_"):
        lemma = lemma[len(particle) + 1 :]
    return lemma.replace("_", "")


def doc(vocab: Vocab, trees: Sequence[Tree]) -> Doc:
    """The trees as one annotated text."""
    words = [word for tree in trees for word in tree]
    starts: list[bool | int | None] = [i == 0 for tree in trees for i in range(len(tree))]
    heads: list[int] = []
    for tree in trees:
        heads.extend([word.head + len(heads) for word in tree])
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        deps=[word.dep for word in words],
        heads=heads,
        sent_starts=starts,
    )


def bare(vocab: Vocab, trees: Sequence[Tree]) -> Doc:
    """The words alone, cut into sentences: what the tool hands to the pipeline."""
    words = [word for tree in trees for word in tree]
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        sent_starts=[index == 0 for tree in trees for index in range(len(tree))],
    )


def example(vocab: Vocab, trees: Sequence[Tree]) -> Example:
    """Bare words against their annotation."""
    return Example(bare(vocab, trees), doc(vocab, trees))


def treebank(
    paths: list[str],
    vary: bool = False,
    seed: int = 0,
    copies: list[int] | None = None,
    letters: int = 0,
    others: float = 0.0,
) -> Callable[[Language], Iterator[Example]]:
    """Reader for ``config.cfg``: texts of one to four sentences, each epoch in another cut.

    ``copies`` says how often each file is read in an epoch, once if not given; ``letters`` how
    often our own sentences of letters are; ``others`` the share of the words that make way
    for words that no treebank has.
    """
    times = copies or [1] * len(paths)
    files = [(read(Path(path)), count) for path, count in zip(paths, times, strict=True)]
    chance = random.Random(seed)
    trees_of_all = [tree for trees, _ in files for tree in trees]
    ours = letter_sentences(trees_of_all) if letters else None
    more = lexicon(trees_of_all) if others else None

    def examples(nlp: Language) -> Iterator[Example]:
        if not vary:
            yield from (example(nlp.vocab, [tree]) for trees, _ in files for tree in trees)
            return
        texts = [[tree] for tree in ours.filled(chance, letters)] if ours else []
        for trees, count in files:
            for _ in range(count):
                at = 0
                while at < len(trees):
                    size = chance.randint(1, MOST_SENTENCES)
                    texts.append(trees[at : at + size])
                    at += size
        chance.shuffle(texts)
        for text in texts:
            if more:
                text = [more.varied(tree, chance, others) for tree in text]
            yield example(nlp.vocab, [varied(tree, chance) for tree in text])

    return examples


registry.readers("toegankelijk.Treebank.v1", func=treebank)
