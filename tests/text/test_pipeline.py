"""The language model sees our own sentences and words, whatever the text is."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.errors import InputError
from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text import pipeline
from toegankelijk.text.check import readings
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.pipeline import BUNDLED, load_pipeline, read_pipeline
from toegankelijk.text.reading import Reading
from toegankelijk.text.tokens import tokens

ABBREVIATIONS = load_rulebook().abbreviations
SAMPLE = "Uw aanvraag is afgewezen. Wij hebben u gebeld: bent u thuis?"

PIECES = """De |aanvraag| |. |? | m.b.t. |😀|🏳️‍🌈|'s-Gravenhage|"|“|\u200b|\u00a0|é|e\u0301|ß
|中文| 12-1-2023 |(|)|a@b.nl |wordt |-|…"""
texts = st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map("".join) | st.text(
    max_size=60
)


def plain(*blocks: str) -> list[Reading]:
    made = tuple(Block(BlockKind.PARAGRAPH, text, ()) for text in blocks)
    return list(readings(Document("x", "", made, "nl"), ABBREVIATIONS))


@given(st.lists(texts, max_size=4))
def test_each_word_of_the_model_is_a_word_of_ours(blocks: list[str]) -> None:
    for reading in plain(*blocks):
        text = reading.block.text
        assert [word.text for word in reading.doc] == [token.text for token in reading.tokens]
        assert all(text[token.start : token.end] == token.text for token in reading.tokens)
        assert all(one.end <= two.start for one, two in pairwise(reading.tokens))


@given(st.lists(texts, max_size=4))
def test_the_model_keeps_our_sentences(blocks: list[str]) -> None:
    for reading in plain(*blocks):
        places = [(cut.start, cut.end) for cut in reading.sentences]
        for word, token in zip(reading.doc, reading.tokens, strict=True):
            head = reading.tokens[word.head.i]
            (place,) = [place for place in places if place[0] <= token.start < place[1]]
            assert place[0] <= head.start < place[1]


def test_a_span_of_words_has_the_offsets_of_its_ends() -> None:
    (reading,) = plain(SAMPLE)
    start, end = reading.span(1, 4)
    assert reading.block.text[start:end] == "aanvraag is afgewezen"


def test_the_bundled_model_tells_kinds_forms_lemmas_and_grammar() -> None:
    (reading,) = plain(SAMPLE)
    words = {word.text: word for word in reading.doc}
    assert words["aanvraag"].pos_ == "NOUN"
    assert words["afgewezen"].morph.to_dict()["VerbForm"] == "Part"
    assert words["hebben"].lemma_ == "hebben"
    assert words["afgewezen"].lemma_ == "afwijzen"
    assert words["aanvraag"].dep_ == "nsubj:pass"
    assert words["is"].dep_ == "aux:pass"
    assert words["is"].head == words["afgewezen"]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_to_read_is_no_fault(text: str) -> None:
    assert [len(doc) for doc in load_pipeline().parse([[], [tokens(text)], []])] == [0, 0, 0]
    assert load_pipeline().parse([]) == []


def test_a_long_block_in_pieces_is_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = tokens("Wij hebben uw brief gelezen.")
    (whole,) = load_pipeline().parse([[sentence] * 7])
    monkeypatch.setattr(pipeline, "LONGEST_PIECE", 13)
    monkeypatch.setattr(pipeline, "LARGEST_BATCH", 20)
    (cut,) = load_pipeline().parse([[sentence] * 7])
    assert [word.text for word in cut] == [word.text for word in whole]
    assert [word.head.i for word in cut] == [word.head.i for word in whole]
    assert [word.dep_ for word in cut] == [word.dep_ for word in whole]
    (sliced,) = load_pipeline().parse([[sentence * 7]])
    assert len(sliced) == len(sentence) * 7


def test_the_order_of_blocks_is_kept_over_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LARGEST_BATCH", 3)
    names = ["Aap", "Noot en mies", "Wim", "Zus Jet Teun vuur gijs"]
    docs = load_pipeline().parse([[tokens(name)] for name in names])
    assert [doc[0].text for doc in docs] == ["Aap", "Noot", "Wim", "Zus"]


def test_what_the_model_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = read_pipeline()
    before = made.parse([[tokens(SAMPLE)]])[0]
    monkeypatch.setattr(pipeline, "MOST_STRINGS", len(made.nlp.vocab.strings) + 2)
    made.parse([[tokens("Allemaal nieuwerwetse wauwelwoordjes hier.")]])
    remembered = len(made.nlp.vocab.strings)
    after = made.parse([[tokens(SAMPLE)]])[0]
    assert len(made.nlp.vocab.strings) < remembered
    assert [word.dep_ for word in after] == [word.dep_ for word in before]


def test_a_model_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline(None) is load_pipeline("")


def test_what_is_kept_of_one_text_does_not_keep_its_whole_batch() -> None:
    (doc,) = load_pipeline().parse([[tokens(SAMPLE)]])
    assert doc.tensor.size == 0
    assert doc.tensor.base is None


def test_the_bundled_model_is_named_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_pipeline().shown
    monkeypatch.setattr(pipeline, "read_pipeline", lambda _: pytest.fail("loaded"))
    assert pipeline.name_of(None) == loaded


def test_another_model_is_named_as_it_names_itself() -> None:
    assert pipeline.name_of(BUNDLED) == load_pipeline(BUNDLED).shown


def test_a_model_can_be_given_by_its_folder() -> None:
    given_by_path = load_pipeline(BUNDLED)
    assert given_by_path.name == load_pipeline().name == "nl_toegankelijk"


@pytest.mark.parametrize("name", ["nl_bestaat_niet", "click", "/geen/map", "os", "\0", " "])
def test_what_is_no_model_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(InputError, match="taalmodel") as caught:
        load_pipeline(name)
    assert "nl_core_news_md" in str(caught.value)


def test_a_broken_model_is_told_in_a_sentence(tmp_path: Path) -> None:
    for text in ("", "{", "[nlp]\nlang = 'nl'"):
        (tmp_path / "config.cfg").write_text(text)
        (tmp_path / "meta.json").write_text("{}")
        with pytest.raises(InputError, match="werkt niet"):
            read_pipeline(tmp_path)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_model_that_does_not_parse_dutch_is_refused(tmp_path: Path, language: str) -> None:
    import spacy

    spacy.blank(language).to_disk(tmp_path / "leeg")
    with pytest.raises(InputError, match="niet geschikt"):
        read_pipeline(tmp_path / "leeg")


def test_no_model_is_loaded_where_there_is_nothing_to_read() -> None:
    code = (
        "import sys; from toegankelijk.cli import main; from toegankelijk.text.check import check;"
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert list(readings(document("x", "```\ncode\n```", TextKind.MARKDOWN), ABBREVIATIONS)) == []


def test_the_command_line_of_spacy_can_still_be_loaded() -> None:
    """Our own loading goes without it, which must leave no trace."""
    code = (
        "from toegankelijk.text.pipeline import load_pipeline; load_pipeline();"
        "import sys; assert 'spacy.cli' not in sys.modules;"
        "from spacy.cli.info import info; assert callable(info)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
