"""What of a text tells plain from hard: ratios of counts, none of which grows with its length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toegankelijk.text.counts import STYLE_WORDS, WORD_PREFIX


class Ratio(NamedTuple):
    """A count in each unit of another: passives in a sentence."""

    part: str
    unit: str

    def __call__(self, counts: Mapping[str, float]) -> float:
        """Its value; 0 where there is nothing to count in."""
        return counts.get(self.part, 0.0) / max(counts.get(self.unit, 0.0), 1.0)


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
    **{f"{name}/woord": Ratio(name, "woord") for name in _PER_WORD.split()},
    **{f"{name}/zin": Ratio(name, "zin") for name in _PER_SENTENCE.split()},
    "zipf": Ratio("zipf", "inhoud"),
    "inhoud/persoonsvorm": Ratio("inhoud", "werkwoord_Fin"),
    **{name: Ratio(name, "woord") for name in sorted(f"{WORD_PREFIX}{w}" for w in STYLE_WORDS)},
}
"""All that a weight can be learnt for."""


def features(counts: Mapping[str, float]) -> dict[str, float]:
    """The value of each feature for these counts."""
    return {name: ratio(counts) for name, ratio in FEATURES.items()}
