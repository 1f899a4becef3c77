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
LONG_WORD = 6
"""Letters; LIX counts the words that have more."""

_ENDS = frozenset(".!?…:;")
_AROUND_END = "\"'”’»)]"
_SHORTEST_OPEN_PARAGRAPH = 6
"""A paragraph of fewer words without a full stop is a name, a date or a line of an address."""


def measure(document: Document, abbreviations: tuple[str, ...] | None = None) -> Measures:
    """The measures over the Dutch running text in the main part of ``document``.

    Running text is paragraphs, quotations, and list items that are sentences. The formulas
    are ``None`` under ``MIN_WORDS`` words or ``MIN_SENTENCES`` sentences, an average without any.
    """
    word_count = sentence_count = syllable_count = long_count = 0
    for _, block in dutch_blocks(document):
        if not is_running(block):
            continue
        for sentence in sentences(block, abbreviations):
            counted = words(sentence.text)
            word_count += len(counted)
            sentence_count += bool(counted)
            syllable_count += sum(map(syllables, counted))
            long_count += sum(map(_is_long, counted))
    if not word_count:
        return Measures(0, 0, 0)
    length, weight = word_count / sentence_count, syllable_count / word_count
    if word_count < MIN_WORDS or sentence_count < MIN_SENTENCES:
        return Measures(word_count, sentence_count, syllable_count, length, weight)
    return Measures(
        words=word_count,
        sentences=sentence_count,
        syllables=syllable_count,
        words_per_sentence=length,
        syllables_per_word=weight,
        flesch_douma=flesch_douma(length, weight),
        leesindex_a=leesindex_a(length, weight),
        lix=lix(length, long_count / word_count),
    )


def flesch_douma(words_per_sentence: float, syllables_per_word: float) -> float:
    """Reading ease of Dutch (W.H. Douma, De leesbaarheid van landbouwbladen, 1960).

    >>> round(flesch_douma(15, 1.6), 1)
    69.7
    """
    return 206.84 - 0.93 * words_per_sentence - 77 * syllables_per_word


def leesindex_a(words_per_sentence: float, syllables_per_word: float) -> float:
    """Reading ease of Dutch (R.H.M. Brouwer, Onderzoek naar de leesmoeilijkheden, 1963).

    >>> round(leesindex_a(15, 1.6), 1)
    58.3
    """
    return 195 - 2 * words_per_sentence - 66.7 * syllables_per_word


def lix(words_per_sentence: float, long_words: float) -> float:
    """Läsbarhetsindex (C.H. Björnsson, 1968); ``long_words`` is a share of 0 to 1.

    >>> lix(15, 0.25)
    40.0
    """
    return words_per_sentence + 100 * long_words


def _is_long(word: str) -> bool:
    """Only letters count: a date or an amount is no long word, an address is."""
    return len(word) > LONG_WORD and (word.isalpha() or sum(map(str.isalpha, word)) > LONG_WORD)


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
