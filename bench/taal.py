"""How well hard is told from plain, how honest the probability is, and how fast it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import textstat

from bench import taal_regels, taal_speed
from bench.taal_data import (
    AMSTERDAM,
    ATTRIBUTION,
    LEESPLANK,
    Pair,
    amsterdam,
    count,
    fingerprint,
    leesplank,
)
from bench.taal_fit import (
    SENTENCE,
    TEXT,
    Array,
    Recipe,
    Set,
    as_set,
    calibration,
    held_out_probabilities,
    held_out_scores,
    held_out_texts,
    joined,
    learn,
)
from toegankelijk.levelbook import (
    MODEL_KEYS,
    WEIGHT_KEYS,
    WEIGHTS,
    LevelBook,
    LevelModel,
    load_level_book,
)
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.counts import Counts
from toegankelijk.text.measures import leesindex_a
from toegankelijk.text.pipeline import load_pipeline
from toegankelijk.text.score import log_odds, probability

BINS = 10
LIMITS = {"amsterdam": 0.78, "leesplank": 0.98}
MAX_ERROR = 0.05
MISSES = 15
_RECIPES: Mapping[str, Recipe] = {"amsterdam": SENTENCE, "leesplank": TEXT}

_COUNTED: Mapping[str, Callable[[Counts], float]] = {
    "woorden per zin": lambda c: c["woord"] / c["zin"],
    "Brouwer, onze lettergrepen": lambda c: (
        -leesindex_a(c["woord"] / c["zin"], c["lettergreep"] / c["woord"])
    ),
    "frequentie, kern van samenstellingen": lambda c: -c.get("zipf", 0.0) / c.get("inhoud", 1.0),
}
_PEERS: Mapping[str, Callable[[str], float]] = {
    "Flesch van textstat": lambda text: -textstat.flesch_reading_ease(text),
    "LIX van textstat": textstat.lix,
}


def run(
    data: Path | None, ud: Path | None = None, *, fit: bool = False, misses: bool = False
) -> None:
    """Print all figures of plain language on ``data`` and the treebanks in ``ud``.

    With ``fit`` the weights of the level are learnt anew instead, and written to ``rules/``; with
    ``misses`` the pairs are shown that score most the wrong way round.
    """
    if data is None:
        print(f"taal: overgeslagen. Geef met --data de map met {AMSTERDAM} en {LEESPLANK}.")
        return
    textstat.set_lang("nl")
    rulebook, book, pipeline = load_rulebook(), load_level_book(), load_pipeline()
    pairs = {"amsterdam": amsterdam(data), "leesplank": leesplank(data)}
    counts = {
        name: count([p.hard for p in each] + [p.plain for p in each], rulebook, book, pipeline)
        for name, each in pairs.items()
    }
    sets = [as_set(name, pairs[name], counts[name]) for name in pairs]
    if fit:
        models = {"sentence": learn(sets, SENTENCE), "text": learn(sets, TEXT)}
        path = rules_directory() / "niveau" / WEIGHTS
        name = f"{pipeline.name} {pipeline.version}"
        path.write_text(_as_toml(models, name, fingerprint(data)), encoding="utf-8")
        print(f"geschreven: {path}")
        return
    for each in sets:
        _learnt_elsewhere(each, sets, pairs[each.name], counts[each.name], misses)
    _municipal_texts(sets, pairs["amsterdam"], counts["amsterdam"])
    _delivered(book, counts, seen=fingerprint(data) == book.data)
    if ud is not None:
        taal_regels.run(data, ud)
    taal_speed.run([pair.hard for each in pairs.values() for pair in each], rulebook)


def _learnt_elsewhere(
    each: Set, sets: Sequence[Set], pairs: Sequence[Pair], counts: Sequence[Counts], misses: bool
) -> None:
    """The figures of a set by cross-validation, with the simple peers beside them."""
    recipe = _RECIPES[each.name]
    hard, plain = held_out_scores(sets, recipe)[each.name]
    chances = held_out_probabilities(each, hard, plain)
    print(f"{each.name}: {len(pairs)} paren uit {len(set(each.groups))} documenten")
    limit = LIMITS[each.name]
    print(f"  moeilijke kant scoort hoger: {pairwise(hard, plain):.3f} (grens {limit})")
    error = calibration_error(*_stacked(*chances))
    print(f"  fout in de kans (ECE): {error:.3f} (grens {MAX_ERROR})")
    _bands(chances, recipe.doubt, recipe.hard)
    for name, measure in _COUNTED.items():
        scores = np.array([measure(one) for one in counts])
        print(f"  {name}: {_pairwise_of_both(scores):.3f}")
    for name, score in _PEERS.items():
        scores = np.array([score(t) for t in [*(p.hard for p in pairs), *(p.plain for p in pairs)]])
        print(f"  {name}: {_pairwise_of_both(scores):.3f}")
    if misses:
        for index in np.argsort(hard - plain)[:MISSES]:
            print(f"  {chances[0][index]:.2f} < {chances[1][index]:.2f}")
            print(f"    moeilijk: {pairs[index].hard}\n    makkelijk: {pairs[index].plain}")


def _municipal_texts(sets: Sequence[Set], pairs: Sequence[Pair], counts: Sequence[Counts]) -> None:
    """The model of texts, which is calibrated on Leesplank, on texts of a municipality."""
    texts = joined(pairs, counts)
    hard, plain = held_out_texts(sets, TEXT, texts)
    slope, intercept = calibration(*held_out_scores(sets, TEXT)["leesplank"])
    means = [float(np.mean(1 / (1 + np.exp(-(slope * s + intercept))))) for s in (hard, plain)]
    print(f"zinnen van amsterdam, samen een tekst: {len(hard)} paren")
    print(f"  moeilijke kant scoort hoger: {pairwise(hard, plain):.3f}")
    print(f"  gemiddelde kans: moeilijk {means[0]:.2f}, makkelijk {means[1]:.2f}")


def _bands(chances: tuple[Array, Array], doubt: float, hard: float) -> None:
    """How often a verdict is given, and how often it is right."""
    chance, truth = _stacked(*chances)
    sure = (chance < doubt) | (chance >= hard)
    right = (chance[sure] >= hard) == (truth[sure] == 1)
    print(
        f"  oordeel onder {doubt} of vanaf {hard}: {sure.mean():.0%} van de teksten,"
        f" {right.mean():.0%} daarvan goed"
    )


def _delivered(book: LevelBook, counts: Mapping[str, Sequence[Counts]], *, seen: bool) -> None:
    """The figures of the weights that users have."""
    print("met de geleverde gewichten" + (" (van deze gegevens geleerd)" if seen else " (nieuw)"))
    for name, model in (("amsterdam", book.sentence), ("leesplank", book.text)):
        odds = np.array([log_odds(model, each) for each in counts[name]])
        hard, plain = np.split(odds, 2)
        chances = [np.array([probability(one) for one in side]) for side in (hard, plain)]
        error = calibration_error(*_stacked(*chances))
        print(f"  {name}: {pairwise(hard, plain):.3f}, fout in de kans {error:.3f}")


def _stacked(hard: Array, plain: Array) -> tuple[Array, Array]:
    """All chances, and 1 for each of a hard side."""
    return np.concatenate([hard, plain]), np.repeat([1.0, 0.0], len(hard))


def _pairwise_of_both(scores: Array) -> float:
    hard, plain = np.split(scores, 2)
    return pairwise(hard, plain)


def _as_toml(models: Mapping[str, LevelModel], pipeline: str, data: str) -> str:
    key = WEIGHT_KEYS
    lines = [
        "# Geleerd met: python -m bench taal --data MAP --pas-aan. Verander dit niet met de hand.",
        f"{key['learnt']} = {datetime.now(UTC).date().isoformat()}",
        f'{key["pipeline"]} = "{pipeline}"',
        f'{key["data"]} = "{data}"',
        f'{key["attribution"]} = "{ATTRIBUTION}"',
    ]
    for name, model in models.items():
        lines += ["", f"[{key[name]}]"]
        for field in ("intercept", "doubt", "hard"):
            lines.append(f"{MODEL_KEYS[field]} = {getattr(model, field):.6}")
        for field in ("weights", "middles"):
            lines += ["", f"[{key[name]}.{MODEL_KEYS[field]}]"]
            lines += [f'"{on}" = {float(f"{v:.5g}")}' for on, v in getattr(model, field).items()]
    return "\n".join(lines) + "\n"


def pairwise(hard: Array, plain: Array) -> float:
    """How often the hard side scores harder; a tie counts half."""
    return float(np.mean((hard > plain) + 0.5 * (hard == plain)))


def calibration_error(chances: Array, truth: Array) -> float:
    """Expected calibration error over ``BINS`` bins of as many texts each."""
    order = np.argsort(chances, kind="stable")
    bins = np.array_split(order, BINS)
    gaps = [len(b) * abs(chances[b].mean() - truth[b].mean()) for b in bins]
    return float(sum(gaps) / len(chances))
