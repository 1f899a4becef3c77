"""How hard a text is likely to be, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toegankelijk.model.places import Passage


class Verdict(StrEnum):
    """What a level is called, from easy to hard. The words stand in ``rules/niveau/``."""

    PLAIN = "plain"
    DOUBT = "doubt"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class LevelReason:
    """What makes a text or sentence harder or easier than the middle of what was learnt from."""

    id: str
    """Key into ``LevelBook.reasons``."""
    value: float | None
    """The number that the words for the reason may show, such as 24.3 words per sentence."""
    weight: float
    """Log odds that it adds: above 0 it makes the text harder, below 0 easier."""
    examples: tuple[str, ...] = ()
    """Words of the text that count most; hostile."""


@dataclass(frozen=True, slots=True)
class SentenceLevel:
    """The level of one sentence, without what stands around it."""

    where: Passage
    words: int
    probability: float
    """As in ``Level``, for sentences: the chance that an editor would make it plainer."""
    verdict: Verdict
    reasons: tuple[LevelReason, ...] = ()
    """The weightiest first; only those on the side of the verdict, none for a doubt."""


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One kind of change to a text, done in one or more places."""

    id: str
    """Key into ``LevelBook.changes``."""
    where: tuple[Passage, ...]
    """The places in the order in which they help most; what to write there is in the findings."""


@dataclass(frozen=True, slots=True)
class LevelPlan:
    """The fewest changes found that bring a text over the line, with what they bring."""

    changes: tuple[LevelChange, ...]
    probability: float
    """Computed again after all these changes."""
    enough: bool
    """Whether the text is then plain; else this is as far as changes of these kinds go."""


@dataclass(frozen=True, slots=True)
class Level:
    """How likely a text is to be hard, with what that was computed on.

    The probability is the chance that the text is the hard one, where as many texts are hard as
    have been made plain by an editor; it is learnt from public pairs of texts and no exam of the
    CEFR. ``None`` on too little text, and then there is no verdict, reason or plan.
    """

    words: int
    """Running words that it was computed on: Dutch, in the main part."""
    sentences: int
    learnt: str
    """Date of the weights, ISO."""
    probability: float | None = None
    verdict: Verdict | None = None
    reasons: tuple[LevelReason, ...] = ()
    """The weightiest first, both those that make the text harder and those that make it easier."""
    plan: LevelPlan | None = None
    """``None`` for a text that is plain already."""
    per_sentence: tuple[SentenceLevel, ...] = ()
    """Of the running text, in order; short ones of which nothing can be said are left out."""
    frequency: float | None = None
    """F of LiNT-II: mean Zipf frequency of content words; a compound counts as its head."""
    dependency: float | None = None
    """D of LiNT-II: mean over sentences of the most words between a word and its head."""
    content_words: float | None = None
    """C of LiNT-II: content words per finite verb."""
    same_model: bool = True
    """Whether the words were read by the language model that the weights were learnt with. With
    another one the probability is no more than an order."""
