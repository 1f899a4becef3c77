"""The layer of the language model that sees words."""

from __future__ import annotations

import json

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from scripts.taalmodel.finish import kin_mark
from toegankelijk.text import embedding
from toegankelijk.text.embedding import embed
from toegankelijk.text.pipeline import BUNDLED

ROWS = [100, 50, 50, 50, 50]


def test_each_word_has_a_row_of_numbers() -> None:
    vocab = Vocab()
    docs = [Doc(vocab, words=["Wij", "fietsen", "."]), Doc(vocab), Doc(vocab, words=["fietsen"])]
    layer = embed(8, ROWS)
    layer.initialize(docs)
    made = layer.predict(docs)
    assert [each.shape for each in made] == [(3, 8), (0, 8), (1, 8)]
    assert made[0][1].tolist() == pytest.approx(made[2][0].tolist())


def test_words_that_nothing_tells_apart_but_their_kin_differ() -> None:
    vocab = Vocab()
    doc = Doc(vocab, words=["lopend", "morend"])
    layer = embed(8, [1, 1, 1, 1, 500])  # all but the last table give one answer for everything
    layer.initialize([doc])
    first, second = layer.predict([doc])[0].tolist()
    assert first != pytest.approx(second)


def test_a_layer_has_five_tables() -> None:
    with pytest.raises(ValueError, match="5 tables"):
        embed(8, ROWS[:4])


def test_what_it_keeps_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST_KEPT", 10)
    vocab, asked = Vocab(), list[str]()

    def kin(word: str) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(embedding, "kin", kin)
    layer = embed(8, ROWS)
    layer.initialize([])
    doc = Doc(vocab, words=["a", "b", "a"])
    layer.predict([doc])
    layer.predict([doc])
    assert asked == ["a", "b"]
    layer.predict([Doc(vocab, words=[f"w{number}" for number in range(20)])])
    layer.predict([doc])
    assert asked[-2:] == ["a", "b"]
    assert len(asked) == 2 + 20 + 2


def test_nothing_is_added_to_the_words_that_a_model_remembers() -> None:
    doc = Doc(Vocab(), words=["fietsen"])
    layer = embed(8, ROWS)
    layer.initialize([])
    before = len(doc.vocab.strings)
    layer.predict([doc])
    assert len(doc.vocab.strings) == before


def test_the_bundled_model_learnt_from_what_is_told_of_words_now() -> None:
    # Frequencies, the table of verbs and the rules of spelling are part of what it learnt from.
    meta = json.loads((BUNDLED / "meta.json").read_text("utf-8"))
    assert meta["kin"] == kin_mark()
