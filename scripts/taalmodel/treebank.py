"""Sentences of Universal Dependencies (CoNLL-U) as spaCy trains on them.

Where the treebank and the tool differ, the treebank follows the tool: lemmas have no marks of
compounds in them, and a verb whose particle stands apart has its own lemma ("belde … op" is
"bellen"), since a finite verb does not show which particle is to come.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

MOST_SENTENCES = 4
"""In one training text: blocks of a letter or page have one to a few."""


@dataclass(frozen=True, slots=True)
class Word:
    """One line of CoNLL-U; ``head`` is an index in the sentence, its own for the root."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


Tree = tuple[Word, ...]


def read(path: Path) -> list[Tree]:
    """The sentences of a CoNLL-U file, in order; empty nodes are left out."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_tree([line for line in block.splitlines() if line[0] != "#"]) for block in blocks]


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
        return text
    if particle and lemma.startswith(f"{particle}_"):
        lemma = lemma[len(particle) + 1 :]
    return lemma.replace("_", "")


def doc(vocab: Vocab, trees: Sequence[Tree]) -> Doc:
    """The trees as one annotated text."""
    words = [word for tree in trees for word in tree]
    starts = [index == 0 for tree in trees for index in range(len(tree))]
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


_QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("„", "”"), ("«", "»"))
_OPEN = frozenset({",,", "„", "``", "“", "«"})
_CLOSE = frozenset({"''", "”", "»"})


def varied(tree: Tree, chance: random.Random) -> Tree:
    """The sentence as it might stand in a letter or on a page: other quotes, heading-like."""
    roll = chance.random()
    words = list(tree)
    opening, closing = chance.choice(_QUOTES)
    for index, word in enumerate(words):
        if word.text in _OPEN or word.text in _CLOSE or word.text == '"':
            mark = opening if word.text in _OPEN else closing
            words[index] = replace(word, text=mark, lemma=mark)
    if roll < 0.06 and len(words) > 2 and words[-1].text == "." and _is_leaf(words, -1):
        words.pop()  # a heading or list item has no full stop
    elif roll < 0.09:
        words = [replace(word, text=word.text.lower()) for word in words]
    elif roll < 0.11 and len(words) < 12:
        words = [replace(word, text=word.text.upper()) for word in words]
    if chance.random() < 0.03 and words[0].text[0].isupper() and words[0].pos != "PROPN":
        words[0] = replace(words[0], text=words[0].text.lower())
    return tuple(words)


def _is_leaf(words: Sequence[Word], index: int) -> bool:
    last = len(words) - 1
    return all(word.head != last for word in words[:index])


@spacy.registry.readers("toegankelijk.Treebank.v1")
def treebank(
    paths: list[str], vary: bool = False, seed: int = 0, copies: list[int] | None = None
) -> Callable[[Language], Iterator[Example]]:
    """Reader for ``config.cfg``: texts of one to four sentences, each epoch in another cut.

    ``copies`` says how often each file is read in an epoch; once if not given.
    """
    times = copies or [1] * len(paths)
    files = [(read(Path(path)), count) for path, count in zip(paths, times, strict=True)]
    chance = random.Random(seed)

    def examples(nlp: Language) -> Iterator[Example]:
        if not vary:
            yield from (example(nlp.vocab, [tree]) for trees, _ in files for tree in trees)
            return
        texts: list[list[Tree]] = []
        for trees, count in files:
            for _ in range(count):
                at = 0
                while at < len(trees):
                    size = chance.randint(1, MOST_SENTENCES)
                    texts.append(trees[at : at + size])
                    at += size
        chance.shuffle(texts)
        for text in texts:
            yield example(nlp.vocab, [varied(tree, chance) for tree in text])

    return examples
