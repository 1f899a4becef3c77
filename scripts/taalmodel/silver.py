"""Text without annotation, parsed by the vote of several models: more to learn from.

The models differ by their seed, so where they agree they are more often right than each alone.
Sentences on which they disagree too much are left out. The texts stay outside the project.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, Token

from scripts.taalmodel.variation import Tree, Word
from toegankelijk import model
from toegankelijk.model import Block, BlockKind
from toegankelijk.text.pipeline import Pipeline, read_pipeline
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import tokens

LEAST_AGREEMENT = 0.85
"""Share of the votes for the heads that won, and of the words of which all tell the same kind."""
LENGTHS = range(2, 61)
"""Tokens."""


def texts(path: Path) -> Iterator[str]:
    """The texts in a file: each field of CSV, each string of JSON lines, or each line."""
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            for fields in csv.reader(lines):
                yield from fields
        elif path.suffix == ".jsonl":
            for line in lines:
                yield from (value for value in json.loads(line).values() if isinstance(value, str))
        else:
            yield from lines


def labelled(paths: Sequence[Path], models: Sequence[Path]) -> Iterator[Tree]:
    """The sentences of ``paths`` on which ``models`` agree."""
    teachers = [Pipeline(read_pipeline(path)._load) for path in models]
    for path in paths:
        cuts = [_cut(" ".join(text.split())) for text in dict.fromkeys(texts(path))]
        parsed = [teacher.parse(cuts) for teacher in teachers]
        for cut, *docs in zip(cuts, *parsed, strict=True):
            start = 0
            for sentence in cut:
                end = start + len(sentence)
                tree = _voted(docs, start, end) if len(sentence) in LENGTHS else None
                if tree is not None:
                    yield tree
                start = end


def conllu(tree: Tree) -> str:
    """The tree as CoNLL-U."""
    rows = (
        "\t".join(
            (
                *(str(number), word.text, word.lemma or "_", word.pos, "_", word.morph or "_"),
                *(("0", "root") if word.dep == "ROOT" else (str(word.head + 1), word.dep)),
                *("_", "_" if word.space else "SpaceAfter=No"),
            )
        )
        for number, word in enumerate(tree, start=1)
    )
    return "\n".join(rows) + "\n"


def _cut(text: str) -> list[tuple[model.Token, ...]]:
    block = Block(BlockKind.PARAGRAPH, text, ())
    return [tokens(sentence.text, sentence.start) for sentence in sentences(block)]


def _voted(docs: Sequence[Doc], start: int, end: int) -> Tree | None:
    rows = [tuple(doc[index] for doc in docs) for index in range(start, end)]
    votes = [Counter(word.head.i for word in row) for row in rows]
    agreement = sum(vote.most_common(1)[0][1] for vote in votes) / (len(docs) * len(rows))
    if agreement < LEAST_AGREEMENT:
        return None
    kinds = sum(len({word.pos for word in row}) == 1 for row in rows)
    if kinds < LEAST_AGREEMENT * len(rows):
        return None
    heads = [vote.most_common(1)[0][0] - start for vote in votes]
    if not _is_tree(heads):
        best = max(docs, key=lambda doc: sum(v[doc[start + i].head.i] for i, v in enumerate(votes)))
        heads = [best[index].head.i - start for index in range(start, end)]
        if not _is_tree(heads):
            return None
    return tuple(
        _word(row, head, start, is_root=head == index)
        for index, (row, head) in enumerate(zip(rows, heads, strict=True))
    )


def _word(row: Sequence[Token], head: int, start: int, *, is_root: bool) -> Word:
    kinds = Counter((word.pos_, str(word.morph)) for word in row)
    (pos, morph), _ = kinds.most_common(1)[0]
    lemmas = {word.lemma_ for word in row}
    names = Counter(word.dep_ for word in row if word.head.i - start == head)
    return Word(
        text=row[0].text,
        lemma=lemmas.pop() if len(lemmas) == 1 else "",  # an unknown word: rather none than a guess
        pos=pos,
        morph=morph,
        head=head,
        dep="ROOT" if is_root else names.most_common(1)[0][0],
        space=bool(row[0].whitespace_),
    )


def _is_tree(heads: Sequence[int]) -> bool:
    if sum(head == index for index, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        place, steps = start, 0
        while heads[place] != place and steps <= len(heads):
            place, steps = heads[place], steps + 1
        if steps > len(heads):
            return False
    return True
