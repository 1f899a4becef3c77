"""What is said of the level of a text."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.levelbook import LevelBook
from toegankelijk.model import Level, LevelReason, Verdict
from toegankelijk.report.safe import shown
from toegankelijk.text.measures import MIN_SENTENCES, MIN_WORDS

MAX_REASONS = 3


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
    """The chance that the text is hard, from 1 to 99."""
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
        percent=_percent(level.probability),
        meaning=book.meaning,
        reasons=tuple(_told(reason, book) for reason in reasons),
        plan=tuple(book.change(change.id, len(change.where)) for change in changes),
        after=None if plan is None else _percent(plan.probability),
        enough=plan is not None and plan.enough,
        frequency=level.frequency,
        dependency=level.dependency,
        content_words=level.content_words,
    )


def _told(reason: LevelReason, book: LevelBook) -> str:
    return shown(book.reason(reason))


def _percent(probability: float) -> int:
    """Never 0 or 100: a machine is not that sure."""
    return min(99, max(1, round(100 * probability)))
