"""Where sentences end, held against sentences that were cut by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gold import Case, read_cases
from toegankelijk.model import Block, BlockKind
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import tokens

CASES = read_cases()


def cut(text: str) -> list[str]:
    return [s.text for s in sentences(Block(BlockKind.PARAGRAPH, text, ()))]


def test_the_gold_set_is_large() -> None:
    assert len({case.text for case in CASES}) == len(CASES) >= 250


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_sentences_end_where_a_reader_ends_them(case: Case) -> None:
    assert tuple(cut(case.text)) == case.sentences


def test_a_sentence_says_where_it_stands() -> None:
    text = "Dat is zo. (Kijk maar.) Bel ons"
    found = sentences(Block(BlockKind.PARAGRAPH, text, ()))
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.start for s in found] == [0, 11, 24]


def test_an_empty_block_has_no_sentences() -> None:
    assert cut("") == []


def test_only_the_given_abbreviations_count() -> None:
    block = Block(BlockKind.PARAGRAPH, "Dat is een xyz. Zaak.", ())
    assert len(sentences(block, ())) == 2
    assert len(sentences(block, ("xyz.",))) == 1


MARKS = tuple("aB1.?!…\"'’()[]:;,-•🎉\n\u00a0 ")
CHUNKS = ("art.", "B.V.", "enz.", "Daar", "daar", "iDEAL", "'s", "J.", "www.a.nl", " • ", "12.30")
PIECES = st.lists(st.sampled_from((*MARKS, *CHUNKS, " ", "  ")), max_size=60).map("".join)
HOSTILE = (
    *("a.a.a.", "[", "(((. ", ". ", "A. ", "....", ".)", "'", '"', "… ", "1. ", "a" * 50, "A."),
    *(". ' ", "x: 2. a ", "!A", "a.Daar", "• ", " •", ". 🎉", "a. b ", "/a", '." ', "De A. De "),
    *("1.1. ", "\u00a0", ".\u00a0", "iD. "),
)


@given(PIECES | st.text(max_size=100))
def test_nothing_is_lost_or_counted_twice(text: str) -> None:
    found = sentences(Block(BlockKind.PARAGRAPH, text, ()))
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in found)
    ends = [0, *(s.end for s in found)]
    starts = [*(s.start for s in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(PIECES)
def test_white_space_around_a_text_changes_nothing(text: str) -> None:
    assert cut(text + "\n") == cut(text) == cut(" " + text)


@given(PIECES)
def test_tokens_lie_in_order_inside_their_sentence(text: str) -> None:
    for sentence in sentences(Block(BlockKind.PARAGRAPH, text, ())):
        found = tokens(sentence.text, sentence.start)
        places = [sentence.start, *(p for t in found for p in (t.start, t.end)), sentence.end]
        assert places == sorted(places)
        assert all(text[t.start : t.end] == t.text for t in found)
        assert "".join(t.text for t in found) == "".join(sentence.text.split())


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    begun = time.process_time()
    cut(" ".join((text + "x").split()))
    assert time.process_time() - begun < 1
