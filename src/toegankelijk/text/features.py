"""What of a text tells plain from hard: ratios of counts, none of which grows with its length."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toegankelijk.text.counts import STYLE_WORDS, WORD_PREFIX

Ratio = Callable[[Mapping[str, float]], float]


def _per(name: str, unit: str, scale: float = 1.0) -> Ratio:
    return lambda counts: scale * counts.get(name, 0.0) / max(counts.get(unit, 0.0), 1.0)


_PER_WORD = (
    "lettergreep letters lang_6 lang_9 lang_13 veel_lettergrepen cijfer hoofdletters"
    " naamwoordstijl geleerd tegenwoordig_deelwoord samengesteld_met_streepje inhoud zeldzaam"
    " minder_gewoon lijst afkorting komma puntkomma dubbelepunt haakje streep schuine_streep"
    " lijdend bijzin betrekkelijk nabepaling nevenschikking werkwoord_Fin werkwoord_Inf"
    " werkwoord_Part pos_ADP pos_ADJ pos_ADV pos_NOUN pos_PROPN pos_PRON pos_AUX pos_SCONJ"
    " pos_CCONJ afstand_som"
)
_PER_SENTENCE = (
    "woord log_woorden lang_16 lang_26 lang_6 lang_9 zeldzaam minder_gewoon inhoud lijst"
    " komma vraagteken uitroepteken lijdend bijzin nabepaling nevenschikking naamwoordstijl"
    " werkwoord_Fin pos_ADP afstand_max diepte aanloop"
)

FEATURES: Mapping[str, Ratio] = {
    **{f"{name}/woord": _per(name, "woord") for name in _PER_WORD.split()},
    **{f"{name}/zin": _per(name, "zin") for name in _PER_SENTENCE.split()},
    "zipf": _per("zipf", "inhoud"),
    "inhoud/persoonsvorm": _per("inhoud", "werkwoord_Fin"),
    **{name: _per(name, "woord") for name in sorted(f"{WORD_PREFIX}{w}" for w in STYLE_WORDS)},
}
"""All that a weight can be learnt for."""


def features(counts: Mapping[str, float]) -> dict[str, float]:
    """The value of each feature for these counts."""
    return {name: ratio(counts) for name, ratio in FEATURES.items()}
