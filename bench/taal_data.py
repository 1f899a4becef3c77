"""The public pairs of a hard and a plain text that the level is learnt from and measured on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toegankelijk.levelbook import LevelBook
from toegankelijk.model import Block, BlockKind, Piece
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.check import found_in
from toegankelijk.text.counted import count_block
from toegankelijk.text.counts import Counts, total
from toegankelijk.text.pipeline import Pipeline
from toegankelijk.text.reading import Reading
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import tokens

AMSTERDAM = "amsterdam_zinsparen.csv"
LEESPLANK = "leesplank_alinea_paren.jsonl"
ATTRIBUTION = (
    "Geleerd van zinnen van de gemeente Amsterdam voor en na het werk van een redacteur"
    " (Amsterdam-AI-Team/dutch-municipal-text-simplification, EUPL-1.2) en van alinea's van"
    " Wikipedia met een eenvoudige versie (nluwv/Leesplank_Noot, Apache-2.0 en CC BY-SA)."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One text twice; ``group`` is the document that it comes from."""

    hard: str
    plain: str
    group: str


def amsterdam(folder: Path) -> list[Pair]:
    """Sentences."""
    rows = csv.DictReader(io.StringIO(_text(folder / AMSTERDAM), newline=""))
    return [Pair(_folded(r["Complex"]), _folded(r["Simple"]), r["Document ID"]) for r in rows]


def leesplank(folder: Path) -> list[Pair]:
    """Paragraphs."""
    rows = map(json.loads, _text(folder / LEESPLANK).splitlines())
    return [Pair(_folded(r["complex"]), _folded(r["simple"]), str(r["id"])) for r in rows]


def fingerprint(folder: Path) -> str:
    """SHA-256 of both files: which data weights were learnt from."""
    hashed = hashlib.sha256()
    for name in (AMSTERDAM, LEESPLANK):
        hashed.update((folder / name).read_bytes())
    return hashed.hexdigest()


def count(
    texts: Sequence[str], rulebook: Rulebook, book: LevelBook, pipeline: Pipeline
) -> list[Counts]:
    """The counts of each text, made as the tool makes them for a paragraph, all rules on."""
    made = []
    for reading in _readings(texts, rulebook, pipeline):
        block = count_block(reading, found_in([reading], rulebook), book)
        made.append(total(sentence.counts for sentence in block.sentences))
    return made


def _readings(texts: Sequence[str], rulebook: Rulebook, pipeline: Pipeline) -> Iterator[Reading]:
    """Each text as a block of its own; none is taken for another language than Dutch."""
    blocks = [
        Block(BlockKind.PARAGRAPH, text, (Piece(0, 0, len(text), len(text)),)) for text in texts
    ]
    cuts = [sentences(block, rulebook.abbreviations) for block in blocks]
    words = [[tokens(each.text, each.start) for each in cut] for cut in cuts]
    docs = pipeline.parse(words)
    for index, (block, cut, parts, doc) in enumerate(zip(blocks, cuts, words, docs, strict=True)):
        flat = tuple(token for part in parts for token in part)
        yield Reading("bench", index, block, cut, flat, doc)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        sys.exit(f"Dit bestand is niet te lezen: {path}. Geef met --data de map met gegevens.")
