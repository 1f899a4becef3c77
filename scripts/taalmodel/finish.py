"""A trained model made ready to be carried: no paths, no words of the treebank, its own name."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly

from toegankelijk.text.frequency import listed
from toegankelijk.text.kin import kin

if TYPE_CHECKING:
    from spacy.language import Language

META = {
    "lang": "nl",
    "name": "toegankelijk",
    "version": "1.1.0",
    "description": "Word kinds, features, lemmas and dependencies of Dutch, for plain language.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": f"UD_Dutch-{name} 2.16",
            "url": f"https://github.com/UniversalDependencies/UD_Dutch-{name}",
            "license": "CC BY-SA 4.0",
            "author": "Gosse Bouma, Gertjan van Noord",
        }
        for name in ("LassySmall", "Alpino")
    ],
}
_FOR_TRAINING = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def finished(nlp: Language, to: Path) -> None:
    """Write ``nlp`` to ``to``."""
    for section in _FOR_TRAINING:
        nlp.config.pop(section, None)
    nlp.meta.update(META, kin=kin_mark(), performance={})
    kept = _strings(nlp)
    nlp.to_disk(to)
    text = json.dumps(kept, ensure_ascii=False, indent=0)
    (to / "vocab/strings.json").write_text(text, encoding="utf-8")


def kin_mark() -> str:
    """A mark of what ``kin`` says of words: a model learnt from that, and from nothing else."""
    told = "\n".join(kin(word) for word in islice(listed(), 0, None, 50))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _strings(nlp: Language) -> list[str]:
    """Those that stand in labels and in the edits that lead to a lemma."""
    strings = nlp.vocab.strings
    kept = {label for part in nlp.pipe_labels.values() for label in part if isinstance(label, str)}
    kept |= {part for label in nlp.pipe_labels["morphologizer"] for part in _parts(label)}
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    for tree in srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]:
        kept |= {strings[tree[side]] for side in ("orig", "subst") if tree.get(side)}
    return sorted(kept - {""})


def _parts(label: str) -> list[str]:
    """Of ``Case=Nom|Person=2|POS=PRON``: the whole without the kind, and each part."""
    features = [part for part in label.split("|") if not part.startswith("POS=")]
    return ["|".join(features), *features, *(half for part in features for half in part.split("="))]
