"""What the language model sees of a word: its form and shape, and which of its relatives are used.

The layer of spaCy that this one follows (``spacy.MultiHashEmbed.v2``) sees attributes of the
vocabulary only; ours adds ``kin`` to them. A model names it as ``toegankelijk.Embed.v1``, and spaCy
finds it by the entry point in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from toegankelijk.text.kin import kin

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d, Ints2d

    Columns = Model[list[Doc], list[Ints2d]]

MOST_KEPT = 100_000
"""Words of which ``kin`` is kept in a process."""
_ATTRIBUTES: list[int | str] = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]


def embed(width: int, rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """A layer that gives each word a vector of ``width`` numbers.

    ``rows`` has the sizes of five tables: for the form, the first letter, the last three, the
    shape, and the kin of a word. Raises ``ValueError`` for another number of them.
    """
    from thinc import api

    if len(rows) != len(_ATTRIBUTES) + 1:
        raise ValueError(f"{len(_ATTRIBUTES) + 1} tables, not {len(rows)}")
    tables: list[Model[Ints2d, Floats2d]] = [
        api.HashEmbed(width, size, column=index, seed=8 + index, dropout=0.0)
        for index, size in enumerate(rows)
    ]
    return api.chain(
        api.Model("toegankelijk_columns", partial(_columns, {})),
        api.list2ragged(),
        api.with_array(api.concatenate(*tables)),
        api.with_array(api.Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)),
        api.ragged2list(),
    )


def _columns(
    kept: dict[int, int], _model: Columns, docs: list[Doc], **_how: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    """For each text the numbers of what is seen of its words; nothing is learnt here."""
    import numpy as np

    if len(kept) > MOST_KEPT:
        kept.clear()
    seen = []
    for doc in docs:
        words = doc.to_array("ORTH").tolist()
        ours = [kept[word] if word in kept else _number(kept, doc, word) for word in words]
        more = np.array(ours, dtype="uint64").reshape(len(doc), 1)
        seen.append(cast("Ints2d", np.hstack([doc.to_array(_ATTRIBUTES), more])))
    return seen, lambda _: []


def _number(kept: dict[int, int], doc: Doc, word: int) -> int:
    from spacy.strings import get_string_id

    number = kept[word] = get_string_id(kin(doc.vocab.strings[word]))
    return number
