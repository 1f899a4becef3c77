"""Learning the weights of a level from pairs, and cross-validating just that.

The score is learnt to put the hard side of a pair above the plain one: a logistic regression on
the differences between both sides. Then it is turned into a probability by a logistic regression
on the score alone, over texts on their own (Platt). Nothing of a document is both learnt from and
measured on: folds are made of documents.

A weight that readers would not understand is not allowed: more long words, longer sentences, more
listed words or passives never make a text easier, whatever the pairs happen to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.taal_data import Pair
from toegankelijk.levelbook import LevelModel
from toegankelijk.text.counts import Counts, total
from toegankelijk.text.features import FEATURES

Array = NDArray[np.float64]

FOLDS = 5
JOINED, LEAST_JOINED = 8, 5
"""Sentences that make a text, and the fewest at the end of a document that still do."""
HARDER = frozenset(
    """lettergreep/woord letters/woord lang_6/woord lang_9/woord lang_13/woord
    veel_lettergrepen/woord naamwoordstijl/woord geleerd/woord tegenwoordig_deelwoord/woord
    zeldzaam/woord minder_gewoon/woord lijst/woord afkorting/woord lijdend/woord bijzin/woord
    nabepaling/woord inhoud/woord haakje/woord puntkomma/woord afstand_som/woord
    woord/zin log_woorden/zin lang_16/zin lang_26/zin lang_6/zin lang_9/zin zeldzaam/zin
    minder_gewoon/zin inhoud/zin lijst/zin lijdend/zin bijzin/zin nabepaling/zin
    naamwoordstijl/zin afstand_max/zin diepte/zin aanloop/zin pos_ADP/zin
    inhoud/persoonsvorm""".split()  # noqa: SIM905 - a table reads better than a column
)
EASIER = frozenset({"zipf"})
"""Features of which more can only make a text harder, or easier."""


@dataclass(frozen=True, eq=False)
class Set:
    """Pairs as numbers: a row a text, the hard sides and the plain ones in the same order."""

    name: str
    hard: Array
    plain: Array
    groups: Sequence[str]

    def take(self, rows: NDArray[np.int64]) -> Set:
        """Some of the pairs."""
        return Set(self.name, self.hard[rows], self.plain[rows], [self.groups[i] for i in rows])

    def folds(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Pairs to learn from and pairs to measure on, by document."""
        yield from GroupKFold(FOLDS).split(self.hard, groups=self.groups)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is learnt from: how much a pair of each set counts, and what it is for."""

    shares: Mapping[str, float]
    calibrated_on: str
    penalty: float
    """Inverse strength of the L2 penalty on the weights of standardised features: strong, since
    there are few documents. From half to twice this the figures are the same to a point."""
    doubt: float
    """Probability from which a text is no longer called plain."""
    hard: float


SENTENCE = Recipe({"amsterdam": 1.0, "leesplank": 0.1}, "amsterdam", 0.004, 0.4, 0.6)
"""Amsterdam's sentences, with a little of Leesplank, as they are few and on few subjects."""
TEXT = Recipe({"amsterdam": 0.15, "leesplank": 1.0}, "leesplank", 0.012, 0.3, 0.7)
"""Leesplank's paragraphs, with Amsterdam's sentences so that it knows the words of a town hall."""


def as_set(name: str, pairs: Sequence[Pair], counts: Sequence[Counts]) -> Set:
    """``counts`` are those of all hard sides and then of all plain ones."""
    rows = np.array([[ratio(each) for ratio in FEATURES.values()] for each in counts])
    return Set(name, rows[: len(pairs)], rows[len(pairs) :], [pair.group for pair in pairs])


def ranking(sets: Sequence[Set], recipe: Recipe) -> Array:
    """A weight for each feature, so that hard sides score above plain ones."""
    shares = [recipe.shares[each.name] for each in sets]
    spread = [np.vstack([each.hard, each.plain]).var(axis=0) for each in sets]
    scale = np.sqrt(np.average(spread, axis=0, weights=shares)) + 1e-9
    differences = np.vstack([each.hard - each.plain for each in sets]) / scale
    weights = np.concatenate(
        [np.full(len(each.hard), share) for each, share in zip(sets, shares, strict=True)]
    )
    bounds = [_bound(name) for name in FEATURES]

    def loss(guess: Array) -> tuple[float, Array]:
        margin = differences @ guess
        value = weights @ np.logaddexp(0, -margin) + guess @ guess / (2 * recipe.penalty)
        return float(value), guess / recipe.penalty - differences.T @ (weights * expit(-margin))

    start = np.zeros(len(FEATURES))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x / scale)


def _bound(name: str) -> tuple[float | None, float | None]:
    """The sign that a weight may have."""
    return (None, 0.0) if name in EASIER else (0.0 if name in HARDER else None, None)


def held_out_scores(sets: Sequence[Set], recipe: Recipe) -> dict[str, tuple[Array, Array]]:
    """For each set the scores of hard and plain sides by models that did not see their document."""
    scores = {each.name: (np.zeros(len(each.hard)), np.zeros(len(each.hard))) for each in sets}
    for folds in zip(*(each.folds() for each in sets), strict=True):
        pairs = list(zip(sets, folds, strict=True))
        weights = ranking([each.take(learn) for each, (learn, _) in pairs], recipe)
        for each, (_, measure) in pairs:
            scores[each.name][0][measure] = each.hard[measure] @ weights
            scores[each.name][1][measure] = each.plain[measure] @ weights
    return scores


def joined(pairs: Sequence[Pair], counts: Sequence[Counts]) -> Set:
    """Texts of ``JOINED`` sentences that follow each other in a document, hard and plain."""
    by_group: dict[str, list[int]] = {}
    for index, pair in enumerate(pairs):
        by_group.setdefault(pair.group, []).append(index)
    parts = [
        rows[start : start + JOINED]
        for rows in by_group.values()
        for start in range(0, len(rows) - LEAST_JOINED + 1, JOINED)
    ]
    hard = [total(counts[i] for i in part) for part in parts]
    plain = [total(counts[i + len(pairs)] for i in part) for part in parts]
    texts = [Pair("", "", pairs[part[0]].group) for part in parts]
    return as_set("amsterdam", texts, [*hard, *plain])


def held_out_texts(sets: Sequence[Set], recipe: Recipe, texts: Set) -> tuple[Array, Array]:
    """Scores of ``texts`` by models that saw no sentence of their document."""
    hard, plain = np.zeros(len(texts.hard)), np.zeros(len(texts.hard))
    (source,) = (each for each in sets if each.name == texts.name)
    for learn_rows, _ in source.folds():
        seen = {source.groups[i] for i in learn_rows}
        weights = ranking([e.take(learn_rows) if e is source else e for e in sets], recipe)
        rows = [i for i, group in enumerate(texts.groups) if group not in seen]
        hard[rows], plain[rows] = texts.hard[rows] @ weights, texts.plain[rows] @ weights
    return hard, plain


def calibration(hard: Array, plain: Array) -> tuple[float, float]:
    """Slope and intercept that turn a score into log odds."""
    model = LogisticRegression(C=1e6, max_iter=5000)
    model.fit(np.concatenate([hard, plain])[:, None], np.repeat([1, 0], len(hard)))
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def held_out_probabilities(each: Set, hard: Array, plain: Array) -> tuple[Array, Array]:
    """Probabilities by a calibration that did not see their document either."""
    chances = np.zeros(len(hard)), np.zeros(len(plain))
    for learn, measure in each.folds():
        slope, intercept = calibration(hard[learn], plain[learn])
        for chance, score in zip(chances, (hard, plain), strict=True):
            chance[measure] = 1 / (1 + np.exp(-(slope * score[measure] + intercept)))
    return chances


def learn(sets: Sequence[Set], recipe: Recipe) -> LevelModel:
    """The model for users: learnt from all, calibrated on scores by models that had not seen."""
    slope, intercept = calibration(*held_out_scores(sets, recipe)[recipe.calibrated_on])
    weights = slope * ranking(sets, recipe)
    (on,) = (each for each in sets if each.name == recipe.calibrated_on)
    middles = np.vstack([on.hard, on.plain]).mean(axis=0)
    named = list(zip(FEATURES, weights.tolist(), middles.tolist(), strict=True))
    kept = [(name, w, m) for name, w, m in named if w and m]
    return LevelModel(
        intercept=intercept + sum(w * m for _, w, m in kept),
        doubt=recipe.doubt,
        hard=recipe.hard,
        weights={name: weight for name, weight, _ in kept},
        middles={name: middle for name, _, middle in kept},
    )
