"""How findings in a text are shown: numbered, at their places, what is the same only once."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.model import Outcome, Severity, Verdict
from toegankelijk.report.text_marks import Mark, segments
from toegankelijk.report.text_terminal import text_lines
from toegankelijk.report.text_view import MAX_BLOCK, MAX_PARTS, TextView, checked, text_view
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.extract import TextKind, document

RULEBOOK = load_rulebook()


def view(text: str, kind: TextKind = TextKind.PLAIN, most: int = 200) -> TextView:
    return text_view(checked(document("x", text, kind), RULEBOOK), "x", RULEBOOK, most)


def marked(found: TextView) -> list[str]:
    """The pieces that stand out."""
    return [s.text for part in found.parts for s in part.segments if s.marked]


def terminal(found: TextView, width: int = 80) -> list[str]:
    return [line.plain for line in text_lines(found, RULEBOOK, width)]


def test_a_word_that_comes_back_is_told_once_and_marked_each_time() -> None:
    found = view("Derhalve gaat het niet.\n\nDit gaat derhalve niet. Dat gaat derhalve wel.")
    (remark,) = found.remarks
    assert (remark.places, remark.better, remark.line) == (3, "Daarom of dus", 1)
    assert marked(found) == ["Derhalve", "derhalve", "derhalve"]
    assert [mark.turn for p in found.parts for s in p.segments for mark in s.begins] == [1, 2, 3]
    assert "(staat hier 3 keer)" in " ".join(terminal(found))


def test_remarks_are_numbered_in_the_order_of_the_text_and_listed_by_weight() -> None:
    found = view("Dit is m.b.t. u. Het gaat derhalve niet. Dit is derhalve m.b.t. dat.")
    assert [remark.number for remark in found.remarks] == [1, 2]
    assert [remark.before for remark in found.first] == ["derhalve", "m.b.t."]
    assert [each.rule.id for each in found.rules] == ["ouderwets-woord", "afkorting"]


def test_a_long_sentence_is_underlined_around_the_words_in_it() -> None:
    found = view("Derhalve " + "woord " * 20 + "woord.")
    (part,) = (part for part in found.parts if part.marked)
    assert all(segment.wide for segment in part.segments)
    assert [s.text for s in part.segments if s.marked] == ["Derhalve"]
    assert "[1] [2:Derhalve]" in " ".join(terminal(found))


def test_what_begins_at_the_same_place_is_numbered_from_the_outside_in() -> None:
    found = view("Derhalve " + "woord " * 80 + "woord.")
    first = next(segment for part in found.parts for segment in part.segments if segment.begins)
    assert [mark.number for mark in first.begins] == sorted(mark.number for mark in first.begins)
    assert [mark.end for mark in first.begins] == sorted(
        (mark.end for mark in first.begins), reverse=True
    )


def test_places_are_right_after_entities_and_tags() -> None:
    found = view("<p>&eacute;&eacute;n <b>der</b>halve &amp; &#116;evens.", TextKind.HTML)
    assert marked(found) == ["derhalve", "tevens"]


def test_the_line_is_that_of_the_place_in_the_source() -> None:
    found = view("Een.\n\nTwee. Drie\nis derhalve\ngoed.\n")
    assert [remark.line for remark in found.remarks] == [4]
    assert [part.line for part in found.parts if part.marked] == [3]


def test_of_a_huge_paragraph_the_begin_is_shown_and_no_remark_is_lost() -> None:
    found = view("a " * 4000 + "derhalve " + "b " * 4000 + "c.")
    (part,) = found.parts
    assert sum(len(s.text) for s in part.segments) == MAX_BLOCK + 1
    assert part.segments[-1].text == "…"
    assert {mark.number for mark in part.segments[-1].ends} >= {
        remark.number for remark in part.remarks if remark.before
    }


def test_blocks_that_are_not_shown_have_no_numbered_remarks() -> None:
    found = view("Goed.\n\n" * MAX_PARTS + "Dit is derhalve niet te zien.\n")
    assert (found.cut, found.remarks, found.left_out) == (True, (), 1)


def test_the_weightiest_stay_when_there_are_too_many() -> None:
    found = view("Dit is m.b.t. u. " + "Dat is derhalve goed. " * 3, most=1)
    assert [remark.before for remark in found.remarks] == ["derhalve"]
    assert found.left_out == 1
    assert "Er is nog 1 opmerking" in " ".join(terminal(found))


def test_counts_are_those_of_the_findings() -> None:
    found = view("Dit is derhalve m.b.t. dit. Tevens dat.")
    assert dict(found.counts) == {Severity.MODERATE: 2, Severity.MINOR: 1}
    assert [(each.rule.id, each.count) for each in found.rules] == [
        ("ouderwets-woord", 2),
        ("afkorting", 1),
    ]


def test_a_letter_has_its_steps_with_words_filled_in() -> None:
    text = document("x", "Geachte heer De Vries,\n\n" + "woord " * 30 + "eind.", TextKind.PLAIN)
    found = text_view(checked(text, RULEBOOK, letter=True), "x", RULEBOOK)
    long = next(step for step in found.steps if step.outcome is Outcome.FAILED and step.number == 8)
    assert "31 woorden" in long.told
    assert long.line == 3
    shown = " ".join(terminal(found))
    assert "8 De zinnen zijn kort: niet gedaan" in shown
    assert "2 U spreekt de lezer aan met zijn naam: gedaan" in shown


def test_a_narrow_terminal_is_filled_no_further() -> None:
    lines = terminal(view("Derhalve " + "woord " * 40 + "woord."), width=45)
    assert max(map(len, lines)) <= 45
    text = lines[lines.index("De tekst met opmerkingen") :]
    assert all(line.startswith("│ ") for line in text if "woord woord" in line)


HARD = "Derhalve wordt het verzoek conform het vigerende beleid door het bevoegd gezag afgewezen."
PLAIN = "Bel ons gerust als u een vraag hebt."


def test_sentences_are_counted_by_level_and_the_hard_ones_shown() -> None:
    found = view(f"{PLAIN}\n\n{HARD}")
    assert found.sentences is not None
    assert found.sentences.counts == {Verdict.PLAIN: 1, Verdict.HARD: 1}
    (hard,) = found.sentences.hardest
    assert (hard.text, hard.line) == (HARD, 3)
    assert hard.percent is not None
    assert hard.reasons
    assert "Zin voor zin" in terminal(found)


def test_with_another_language_model_no_percentage_is_shown() -> None:
    text = checked(document("x", f"{HARD} {PLAIN} " * 8, TextKind.PLAIN), RULEBOOK)
    assert text.level is not None
    other = replace(text, level=replace(text.level, same_model=False))
    shown = [" ".join(terminal(text_view(each, "x", RULEBOOK))) for each in (text, other)]
    assert ["%" in lines for lines in shown] == [True, False]
    assert ["ander taalmodel" in lines for lines in shown] == [False, True]


def test_many_findings_take_time_in_proportion() -> None:
    text = "<p>" + "m.b.t. &amp; derhalve a&eacute;n. Maar " * 1000
    read = checked(document("x", text, TextKind.HTML), RULEBOOK)
    begun = time.process_time()
    text_lines(text_view(read, "x", RULEBOOK), RULEBOOK)
    assert time.process_time() - begun < 5


@given(
    st.integers(1, 40).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.lists(
                st.tuples(st.integers(0, size - 1), st.integers(1, size)).map(
                    lambda pair: (min(pair), max(pair) if min(pair) < max(pair) else pair[0] + 1)
                ),
                max_size=8,
            ),
        )
    )
)
def test_pieces_make_the_text_and_each_mark_begins_and_ends_once(
    case: tuple[int, list[tuple[int, int]]],
) -> None:
    size, places = case
    text = "".join(chr(97 + i % 26) for i in range(size))
    marks = [Mark(start, end, n, 1) for n, (start, end) in enumerate(places, 1)]
    pieces = segments(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(m.number for p in pieces for m in p.begins) == [m.number for m in marks]
    assert sorted(m.number for p in pieces for m in p.ends) == [m.number for m in marks]
    at = 0
    for piece in pieces:
        covered = any(m.start <= at < m.end for m in marks)
        assert piece.marked == covered
        at += len(piece.text)


@pytest.mark.parametrize("text", ["Derhalve \u202e\ud800 niet.", "Derhalve {{ 7 }} {% x %} niet."])
def test_what_steers_is_named_and_templates_stay_text(text: str) -> None:
    shown = "\n".join(terminal(view(text)))
    assert not any(sign in shown for sign in "\u202e\ud800")
    assert ("{{ 7 }}" in shown) == ("{{ 7 }}" in text)
