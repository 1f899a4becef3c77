"""From counts to log odds, a probability and the reasons for it, with a learnt model."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from toegankelijk.errors import RuleError
from toegankelijk.levelbook import WEIGHTS, WORDS, LevelBook, LevelModel, LevelReasonWords
from toegankelijk.model import LevelReason
from toegankelijk.text.counts import WORD_PREFIX
from toegankelijk.text.features import FEATURES, Ratio

MIN_WEIGHT = 0.1
"""Log odds under which a reason is not told."""
MAX_EXAMPLES = 3


class _Term(NamedTuple):
    feature: str
    ratio: Ratio
    weight: float
    middle: float


def log_odds(model: LevelModel, counts: Mapping[str, float]) -> float:
    """Above 0 for a text that is more likely the hard one of two. Pure; any counts will do.

    Raises ``RuleError`` for a model with weights for what is not known.
    """
    constant, units = _by_unit(model)
    for unit, weights in units:
        summed = 0.0
        for name, number in counts.items():
            if name in weights:
                summed += weights[name] * number
        constant += summed / max(counts.get(unit, 0.0), 1.0)
    return constant


@lru_cache(maxsize=8)
def _by_unit(model: LevelModel) -> tuple[float, tuple[tuple[str, dict[str, float]], ...]]:
    """The model as a constant and, for each unit, weights of counts: most counts are 0."""
    units: dict[str, dict[str, float]] = {}
    constant = model.intercept
    for _, ratio, weight, middle in terms(model):
        units.setdefault(ratio.unit, {})[ratio.part] = weight
        constant -= weight * middle
    return constant, tuple(units.items())


def probability(odds: float) -> float:
    """Of log odds; between 0 and 1, whatever they are."""
    if odds < 0:
        small = math.exp(max(odds, -700.0))
        return small / (1 + small)
    return 1 / (1 + math.exp(-min(odds, 700.0)))


def reasons(
    book: LevelBook, model: LevelModel, counts: Mapping[str, float], rare: Sequence[str]
) -> tuple[LevelReason, ...]:
    """The reasons that weigh, the weightiest first.

    ``rare`` are words of the text that most people use little, as examples.
    """
    middles, units = _by_reason(book, model)
    summed = dict(middles)
    styles: dict[str, float] = {}
    for unit, parts in units:
        size = max(counts.get(unit, 0.0), 1.0)
        for name, number in counts.items():
            if number and name in parts:
                reason, weight, middle = parts[name]
                summed[reason] += weight * number / size
                if name.startswith(WORD_PREFIX):
                    styles[name.removeprefix(WORD_PREFIX)] = weight * (number / size - middle)
    found = []
    for reason_id, weight in summed.items():
        if abs(weight) < MIN_WEIGHT:
            continue
        words = book.reasons[reason_id]
        shown = FEATURES[words.shown](counts) if words.shown else None
        told = words.told(weight, sentence=model is book.sentence)
        examples: tuple[str, ...] = ()
        if "{woorden}" in told:
            examples = tuple(rare[:MAX_EXAMPLES])
            if f"{WORD_PREFIX}*" in words.features:
                examples = _styled(styles, weight)
            if not examples:
                continue
        if shown is not None:
            if not _agrees(words, shown, weight, model):
                continue
            shown *= words.times
        found.append(LevelReason(reason_id, shown, weight, examples))
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.id)))


def _styled(styles: Mapping[str, float], weight: float) -> tuple[str, ...]:
    """The words that add most on the side of ``weight``."""
    sign = 1 if weight > 0 else -1
    ranked = sorted((-sign * part, word) for word, part in styles.items() if sign * part > 0)
    return tuple(word for _, word in ranked[:MAX_EXAMPLES])


def _agrees(words: LevelReasonWords, value: float, weight: float, model: LevelModel) -> bool:
    """Whether what is shown lies on the side that the reason is told for."""
    middle = model.middles.get(words.shown or "", value)
    return value == middle or (value > middle) == ((weight > 0) == words.rising)


@lru_cache(maxsize=8)
def terms(model: LevelModel) -> tuple[_Term, ...]:
    """The features of a model with their weights, in one order."""
    if unknown := sorted(set(model.weights) - set(FEATURES)):
        raise RuleError(
            f"Het kenmerk {unknown[0]!r} bestaat niet.",
            where=WEIGHTS,
            mend="Leer de gewichten opnieuw: python -m bench taal GEGEVENS --pas-aan.",
        )
    return tuple(
        _Term(name, ratio, model.weights[name], model.middles[name])
        for name, ratio in FEATURES.items()
        if name in model.weights
    )


_Parts = dict[str, tuple[str, float, float]]
"""Count → the reason that it belongs to, its weight and its middle."""


@lru_cache(maxsize=8)
def _by_reason(
    book: LevelBook, model: LevelModel
) -> tuple[dict[str, float], tuple[tuple[str, _Parts], ...]]:
    """What each reason weighs where nothing is counted, and the counts of each unit."""
    middles: dict[str, float] = {}
    units: dict[str, _Parts] = {}
    for term, reason in zip(terms(model), _reason_of_terms(book, model), strict=True):
        middles[reason] = middles.get(reason, 0.0) - term.weight * term.middle
        units.setdefault(term.ratio.unit, {})[term.ratio.part] = (reason, term.weight, term.middle)
    return middles, tuple(units.items())


def _reason_of_terms(book: LevelBook, model: LevelModel) -> tuple[str, ...]:
    """For each term the reason that it belongs to."""
    exact: dict[str, str] = {}
    starts: dict[str, str] = {}
    for reason, words in book.reasons.items():
        if words.shown is not None and words.shown not in FEATURES:
            raise _unknown(words.shown)
        for name in words.features:
            if name.endswith("*"):
                starts[name[:-1]] = reason
            elif name not in FEATURES:
                raise _unknown(name)
            else:
                exact[name] = reason
    made = []
    for term in terms(model):
        prefix = next((start for start in starts if term.feature.startswith(start)), None)
        reason = exact.get(term.feature) or (starts[prefix] if prefix is not None else "")
        if not reason:
            raise RuleError(
                f"Het kenmerk {term.feature!r} hoort nog bij geen reden.",
                where=WORDS,
                mend="Zet het bij de kenmerken van een reden.",
            )
        made.append(reason)
    return tuple(made)


def _unknown(name: str) -> RuleError:
    return RuleError(
        f"Het kenmerk {name!r} bestaat niet.",
        where=WORDS,
        mend="De namen staan in src/toegankelijk/text/features.py.",
    )
