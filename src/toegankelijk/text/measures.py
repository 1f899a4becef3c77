"""Counts and formulas over the running text of a document."""

from __future__ import annotations

from toegankelijk.model import Block, BlockKind, Document, Measures, Role
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.sentences import sentences
from toegankelijk.text.syllables import syllables
from toegankelijk.text.tokens import words

MIN_WORDS = 100
"""Under this many running words a formula says more about chance than about the text."""
MIN_SENTENCES = 5

_ENDS = frozenset(".!?…:;")
_AROUND_END = "\"'”’»)]"
_SHORTEST_OPEN_PARAGRAPH = 6
"""A paragraph of fewer words without a full stop is a name, a date or a line of an address."""


def measure(document: Document, abbreviations: tuple[str, ...] | None = None) -> Measures:
    """The measures over the Dutch running text in the main part of ``document``.

    Running text is paragraphs, quotations, and list items that are sentences. The formula is
    ``None`` under ``MIN_WORDS`` words or ``MIN_SENTENCES`` sentences, an average without any.
    """
    word_count = sentence_count = syllable_count = 0
    for _, block in dutch_blocks(document):
        if not is_running(block):
            continue
        for sentence in sentences(block, abbreviations):
            counted = words(sentence.text)
            word_count += len(counted)
            sentence_count += bool(counted)
            syllable_count += sum(map(syllables, counted))
    if not word_count:
        return Measures(0, 0, 0)
    length, weight = word_count / sentence_count, syllable_count / word_count
    enough = word_count >= MIN_WORDS and sentence_count >= MIN_SENTENCES
    score = flesch_douma(length, weight) if enough else None
    return Measures(word_count, sentence_count, syllable_count, length, weight, score)


def flesch_douma(words_per_sentence: float, syllables_per_word: float) -> float:
    """Reading ease of Dutch (W.H. Douma, De leesbaarheid van landbouwbladen, 1960).

    >>> round(flesch_douma(15, 1.6), 1)
    69.7
    """
    return 206.84 - 0.93 * words_per_sentence - 77 * syllables_per_word


def is_running(block: Block) -> bool:
    """Whether ``measure`` counts the block, whatever its language."""
    if not block.main or block.role is not Role.BODY:
        return False
    closed = block.text.rstrip(_AROUND_END)[-1:] in _ENDS
    match block.kind:
        case BlockKind.PARAGRAPH | BlockKind.QUOTE:
            return closed or block.text.count(" ") + 1 >= _SHORTEST_OPEN_PARAGRAPH
        case BlockKind.LIST_ITEM:
            return closed
        case _:
            return False
