"""What is said of the level of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toegankelijk.levelbook import LevelBook
from toegankelijk.model import Document, Level, LevelReason, Verdict
from toegankelijk.report.safe import shown
from toegankelijk.text.measures import MIN_SENTENCES, MIN_WORDS

MAX_REASONS = 3
MAX_SENTENCES = 10
"""Hard sentences that are shown, the hardest first."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The verdict in words, worked out for the templates."""

    verdict: Verdict | None
    """``None`` for a text that is too short."""
    told: str
    """The verdict with a capital and without a full stop, or a sentence why there is none."""
    words: int
    sentences: int
    percent: int | None = None
    """The chance that the text is hard, from 1 to 99; ``None`` where another language model than
    that of the weights read it."""
    other_model: bool = False
    meaning: str = ""
    reasons: tuple[str, ...] = ()
    """What speaks for it, the weightiest first; for a doubt what makes the text harder."""
    plan: tuple[str, ...] = ()
    """What to change, as parts of a sentence."""
    after: int | None = None
    """``percent`` after that."""
    enough: bool = False
    """Whether the text is then plain."""
    frequency: float | None = None
    """This and the next two are parts of LiNT-II, as ``Level`` has them."""
    dependency: float | None = None
    content_words: float | None = None


def verdict_view(level: Level, book: LevelBook) -> VerdictView:
    """The words of ``book`` for a level, filled in."""
    if level.verdict is None or level.probability is None:
        told = book.refusal.format(woorden=MIN_WORDS, zinnen=MIN_SENTENCES)
        return VerdictView(None, told, level.words, level.sentences)
    easy = level.verdict is Verdict.PLAIN
    reasons = [each for each in level.reasons if (each.weight < 0) == easy][:MAX_REASONS]
    told = book.verdicts[level.verdict]
    plan = level.plan
    changes = () if plan is None else plan.changes
    return VerdictView(
        verdict=level.verdict,
        told=told[0].upper() + told[1:],
        words=level.words,
        sentences=level.sentences,
        percent=_percent(level.probability) if level.same_model else None,
        other_model=not level.same_model,
        meaning=book.meaning,
        reasons=tuple(_told(reason, book) for reason in reasons),
        plan=tuple(book.change(change.id, len(change.where)) for change in changes),
        after=_percent(plan.probability) if plan and level.same_model else None,
        enough=plan is not None and plan.enough,
        frequency=level.frequency,
        dependency=level.dependency,
        content_words=level.content_words,
    )


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence that is likely to be hard."""

    line: int
    text: str
    percent: int | None
    """As in ``VerdictView``."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentencesView:
    """The sentences of a text by their level."""

    counts: Mapping[Verdict, int]
    hardest: tuple[SentenceView, ...]


def sentences_view(
    level: Level, document: Document, starts: Sequence[int], book: LevelBook
) -> SentencesView:
    """All sentences counted and the hardest shown; ``starts`` are those of the lines."""
    hard = [each for each in level.per_sentence if each.verdict is Verdict.HARD]
    hard.sort(key=lambda each: -each.probability)
    return SentencesView(
        Counter(each.verdict for each in level.per_sentence),
        tuple(
            SentenceView(
                bisect_right(starts, each.where.start),
                shown(" ".join(document.text[each.where.start : each.where.end].split()), 300),
                _percent(each.probability) if level.same_model else None,
                tuple(shown(book.reason(reason, sentence=True)) for reason in each.reasons),
            )
            for each in hard[:MAX_SENTENCES]
        ),
    )


def _told(reason: LevelReason, book: LevelBook) -> str:
    return shown(book.reason(reason))


def _percent(probability: float) -> int:
    """Never 0 or 100: a machine is not that sure."""
    return min(99, max(1, round(100 * probability)))
