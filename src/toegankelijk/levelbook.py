"""``rules/niveau/``: the learnt weights of a level, and the words for what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import LevelReason, Verdict
from toegankelijk.resources import rules_directory

WEIGHTS = "gewichten.toml"
WORDS = "woorden.toml"


@dataclass(frozen=True, eq=False)
class LevelModel:
    """A logistic model: the log odds that a text is the hard one of two.

    ``intercept`` + the sum over the features of weight · (value - middle).
    """

    intercept: float
    doubt: float
    """Probability from which a text is no longer called plain."""
    hard: float
    """Probability from which it is called hard."""
    weights: Mapping[str, float]
    middles: Mapping[str, float]
    """The mean of each feature over the texts that the model was calibrated on."""

    def verdict(self, probability: float) -> Verdict:
        """Plain, doubt or hard."""
        if probability < self.doubt:
            return Verdict.PLAIN
        return Verdict.HARD if probability >= self.hard else Verdict.DOUBT


@dataclass(frozen=True, slots=True)
class LevelReasonWords:
    """A reason: the features that it sums up, and how it is told."""

    features: tuple[str, ...]
    """Names of features; one that ends in ``*`` stands for all that begin so."""
    harder: str
    easier: str
    harder_sentence: str
    easier_sentence: str
    """The same of one sentence."""
    shown: str | None = None
    """The feature whose value may be shown as ``{waarde}``. The reason is only told if it agrees:
    short sentences are never called long."""
    times: float = 1.0
    """What the value is multiplied by before it is shown: 100 for words in a hundred."""
    decimals: int = 0
    rising: bool = True
    """Whether a higher value of ``shown`` makes a text harder."""

    def told(self, weight: float, *, sentence: bool) -> str:
        """The text to fill in, by the side that the reason is on."""
        if sentence:
            return self.harder_sentence if weight > 0 else self.easier_sentence
        return self.harder if weight > 0 else self.easier


@dataclass(frozen=True, slots=True)
class LevelChangeWords:
    """How a change is told, for one place and for more; ``{aantal}`` is their number."""

    one: str
    more: str
    rules: tuple[str, ...] = ()
    """Rules whose findings are the places, for changes that follow from findings."""


@dataclass(frozen=True, eq=False)
class LevelBook:
    """All that is needed to judge a level, and to tell of it."""

    learnt: date
    pipeline: str
    """Name and version of the language model that the weights were learnt with."""
    data: str
    """SHA-256 of the files that they were learnt from."""
    attribution: str
    sentence: LevelModel
    text: LevelModel
    verdicts: Mapping[Verdict, str]
    refusal: str
    """Told where there is too little text; ``{woorden}`` and ``{zinnen}`` are the least."""
    meaning: str
    """What the probability means, in one or two sentences."""
    reasons: Mapping[str, LevelReasonWords]
    changes: Mapping[str, LevelChangeWords]

    def reason(self, reason: LevelReason, *, sentence: bool = False) -> str:
        """A reason in words, with its number as Dutch writes it; of a text or of a sentence."""
        words = self.reasons[reason.id]
        return words.told(reason.weight, sentence=sentence).format(
            waarde=f"{reason.value or 0:.{words.decimals}f}".replace(".", ","),
            woorden=", ".join(f"‘{word}’" for word in reason.examples),
        )

    def change(self, change_id: str, places: int) -> str:
        """A change in words."""
        words = self.changes[change_id]
        return (words.one if places == 1 else words.more).format(aantal=places)


@dataclass(frozen=True, slots=True)
class _Weights:
    learnt: date
    pipeline: str
    data: str
    attribution: str
    sentence: LevelModel
    text: LevelModel


@dataclass(frozen=True, slots=True)
class _Words:
    verdicts: Mapping[Verdict, str]
    refusal: str
    meaning: str
    reasons: Mapping[str, LevelReasonWords]
    changes: Mapping[str, LevelChangeWords]


_KEYS: tomlfile.Keys = {
    _Weights: {
        "datum": "learnt",
        "taalmodel": "pipeline",
        "gegevens": "data",
        "bron": "attribution",
        "zin": "sentence",
        "tekst": "text",
    },
    LevelModel: {
        "begin": "intercept",
        "twijfel": "doubt",
        "moeilijk": "hard",
        "gewichten": "weights",
        "midden": "middles",
    },
    _Words: {
        "oordeel": "verdicts",
        "te_weinig": "refusal",
        "betekenis": "meaning",
        "redenen": "reasons",
        "wijzigingen": "changes",
    },
    LevelReasonWords: {
        "kenmerken": "features",
        "getoond": "shown",
        "moeilijker": "harder",
        "makkelijker": "easier",
        "zin_moeilijker": "harder_sentence",
        "zin_makkelijker": "easier_sentence",
        "maal": "times",
        "decimalen": "decimals",
        "stijgend": "rising",
    },
    LevelChangeWords: {"een": "one", "meer": "more", "regels": "rules"},
    Verdict: {"makkelijk": "plain", "twijfel": "doubt", "moeilijk": "hard"},
}
WEIGHT_KEYS: Mapping[str, str] = {name: key for key, name in _KEYS[_Weights].items()}
MODEL_KEYS: Mapping[str, str] = {name: key for key, name in _KEYS[LevelModel].items()}
"""Name of a field → its name in the file, for who writes one."""


def load_level_book(folder: Path | None = None) -> LevelBook:
    """Read ``rules/niveau/``; raises ``RuleError`` that names the file, the line and the mend."""
    return _load(folder or rules_directory() / "niveau")


@cache
def _load(folder: Path) -> LevelBook:
    weights_file = tomlfile.load(folder / WEIGHTS, RuleError)
    weights = tomlfile.structure(weights_file, _Weights, _KEYS)
    for name, model in (("zin", weights.sentence), ("tekst", weights.text)):
        _check_model(weights_file, name, model)
    words_file = tomlfile.load(folder / WORDS, RuleError)
    words = tomlfile.structure(words_file, _Words, _KEYS)
    for verdict, key in zip(Verdict, _KEYS[Verdict], strict=True):
        if verdict not in words.verdicts:
            words_file.fail(("oordeel",), f"Het oordeel '{key}' heeft nog geen woorden.")
    for reason, told in words.reasons.items():
        _check_reason(words_file, reason, told)
    for change, ways in words.changes.items():
        for key, text in (("een", ways.one), ("meer", ways.more)):
            _check_names(words_file, ("wijzigingen", change, key), text, ("aantal",))
    _check_names(words_file, ("te_weinig",), words.refusal, ("woorden", "zinnen"))
    return LevelBook(
        learnt=weights.learnt,
        pipeline=weights.pipeline,
        data=weights.data,
        attribution=weights.attribution,
        sentence=weights.sentence,
        text=weights.text,
        verdicts=words.verdicts,
        refusal=words.refusal,
        meaning=words.meaning,
        reasons=words.reasons,
        changes=words.changes,
    )


def _check_model(toml: tomlfile.Toml, name: str, model: LevelModel) -> None:
    if not 0 < model.doubt <= model.hard < 1:
        toml.fail((name, "twijfel"), "De grenzen moeten tussen 0 en 1 liggen, de laagste eerst.")
    for feature in sorted(set(model.weights) ^ set(model.middles)):
        place = "gewichten" if feature in model.weights else "midden"
        what = f"Het kenmerk '{tomlfile.shown(feature)}' heeft geen gewicht of geen midden."
        toml.fail((name, place, feature), what, "Leer de gewichten opnieuw.")


def _check_reason(toml: tomlfile.Toml, reason: str, told: LevelReasonWords) -> None:
    at = ("redenen", reason)
    for key, name in _KEYS[LevelReasonWords].items():
        text = getattr(told, name)
        if isinstance(text, str) and name != "shown":
            names = ("waarde", "woorden") if told.shown else ("woorden",)
            _check_names(toml, (*at, key), text, names)
    if not 0 <= told.decimals <= 3:
        toml.fail((*at, "decimalen"), "Kies 0, 1, 2 of 3 decimalen.")


def _check_names(
    toml: tomlfile.Toml, at: tuple[str, ...], text: str, names: tuple[str, ...]
) -> None:
    """Fail for a text that asks for more than ``names`` between braces."""
    try:
        text.format(**dict.fromkeys(names, 0))
    except (KeyError, IndexError, ValueError, AttributeError):
        known = ", ".join(f"{{{name}}}" for name in names)
        toml.fail(at, "Tussen accolades staat hier een naam die niet kan.", f"Kies uit: {known}.")
