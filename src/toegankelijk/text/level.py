"""How likely a text, and each of its sentences, is to be hard for many readers.

The words for all of it stand in ``rules/niveau/``: ``LevelBook.verdicts``, ``.reason(reason)``,
``.change(id, places)``, ``.refusal`` and ``.meaning`` tell a ``Level`` to a reader. Show the
probability with the words and sentences that it was computed on, which are in the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from toegankelijk.levelbook import LevelBook, load_level_book
from toegankelijk.model import Finding, Level, LevelReason, SentenceLevel, Verdict
from toegankelijk.text.counted import Counted, count_blocks
from toegankelijk.text.counts import total
from toegankelijk.text.measures import MIN_SENTENCES, MIN_WORDS
from toegankelijk.text.plan import plan
from toegankelijk.text.reading import Reading
from toegankelijk.text.score import log_odds, probability, reasons

MIN_SENTENCE_WORDS = 4
"""Of a sentence with fewer words nothing is said."""
_NOT_PLAIN = ("lijst", "zeldzaam")
"""Counts of words of a list, or that few people know: with one of these a sentence that is short
may score as easy, but is not called plain."""
MAX_REASONS = 3
"""That are kept for one sentence."""


def level(
    readings: Sequence[Reading],
    findings: Sequence[Finding],
    book: LevelBook | None = None,
    *,
    model: str | None = None,
) -> Level:
    """The level of the running text in the main part of a document; pure.

    ``readings`` are its Dutch blocks and ``findings`` what the rules found in them: see
    ``text/check.py``. There is no verdict under ``MIN_WORDS`` words or ``MIN_SENTENCES``
    sentences. ``book`` is that of ``rules/`` when not given. ``model`` is the name of the language
    model that made the readings, with or without its version; the bundled one when not given.
    """
    book = book or load_level_book()
    blocks = count_blocks(readings, findings, book)
    parts = [sentence.counts for block in blocks for sentence in block.sentences]
    counts = total(parts)
    words, sentences = int(counts.get("woord", 0)), len(parts)
    same = model is None or _name(model) == _name(book.pipeline)
    bare = Level(words, sentences, book.learnt.isoformat(), same_model=same)
    if words < MIN_WORDS or sentences < MIN_SENTENCES:
        return replace(bare, per_sentence=tuple(_per_sentence(blocks, book)))
    odds = log_odds(book.text, counts)
    verdict = book.text.verdict(probability(odds))
    return replace(
        bare,
        probability=probability(odds),
        verdict=verdict,
        reasons=reasons(book, book.text, counts, _rare(blocks)),
        plan=None if verdict is Verdict.PLAIN else plan(blocks, counts, book),
        per_sentence=tuple(_per_sentence(blocks, book)),
        frequency=_ratio(counts, "zipf", "inhoud"),
        dependency=_ratio(counts, "afstand_max", "zin"),
        content_words=_ratio(counts, "inhoud", "werkwoord_Fin"),
    )


def _name(model: str) -> str:
    return model.partition(" ")[0]


def _per_sentence(blocks: Sequence[Counted], book: LevelBook) -> Iterator[SentenceLevel]:
    for block in blocks:
        rare = sorted(block.rare())
        for start, end, counts in block.sentences:
            if counts["woord"] < MIN_SENTENCE_WORDS:
                continue
            chance = probability(log_odds(book.sentence, counts))
            verdict = book.sentence.verdict(chance)
            if verdict is Verdict.PLAIN and any(counts.get(name) for name in _NOT_PLAIN):
                verdict = Verdict.DOUBT
            told: tuple[LevelReason, ...] = ()
            if verdict is not Verdict.DOUBT:
                words = [block.reading.tokens[at].text for _, at in rare if start <= at < end]
                found = reasons(book, book.sentence, counts, words)
                hard = verdict is Verdict.HARD
                told = tuple(r for r in found if (r.weight > 0) is hard)[:MAX_REASONS]
            yield SentenceLevel(
                block.where(start, end), int(counts["woord"]), chance, verdict, told
            )


def _rare(blocks: Sequence[Counted]) -> list[str]:
    """The less common words of a text, the least common first, each once."""
    found = sorted(
        (frequency, block.reading.tokens[at].text)
        for block in blocks
        for frequency, at in block.rare()
    )
    return list({word.lower(): word for _, word in reversed(found)}.values())[::-1]


def _ratio(counts: Mapping[str, float], name: str, unit: str) -> float | None:
    return counts.get(name, 0.0) / counts[unit] if counts.get(unit) else None
