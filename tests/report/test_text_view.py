"""How findings in a text are shown: by sentence, with the places marked."""

from __future__ import annotations

import time

from toegankelijk.model import Severity
from toegankelijk.report.text_json import as_text_json
from toegankelijk.report.text_terminal import text_lines
from toegankelijk.report.text_view import TextView, checked, text_view
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.extract import TextKind, document

RULEBOOK = load_rulebook()


def view(text: str, kind: TextKind = TextKind.PLAIN) -> TextView:
    return text_view(checked(document("x", text, kind), RULEBOOK), "x", RULEBOOK)


def test_a_sentence_is_shown_once_with_all_that_is_wrong_in_it() -> None:
    (spot,) = view("Eerst dit. Derhalve gaat het tevens niet. Dan dat.").spots
    assert spot.text == ">>Derhalve<< gaat het >>tevens<< niet."
    assert len(spot.findings) == 2


def test_the_worst_comes_first() -> None:
    (spot,) = view("Derhalve " + "woord " * 30 + "m.b.t. dit.").spots
    ranks = [severity.rank for severity, _ in spot.findings]
    assert ranks == sorted(ranks, reverse=True)


def test_a_long_sentence_is_marked_when_nothing_in_it_is() -> None:
    (spot,) = view("woord " * 20 + "woord.").spots
    assert spot.text.startswith(">>woord")
    assert spot.text.endswith("woord.<<")


def test_places_are_right_after_entities_and_tags() -> None:
    (spot,) = view("<p>&eacute;&eacute;n <b>der</b>halve &amp; &#116;evens.", TextKind.HTML).spots
    assert spot.text == "één >>derhalve<< & >>tevens<<."


def test_the_line_is_that_of_the_sentence_in_the_source() -> None:
    assert [spot.line for spot in view("Een.\n\nTwee. Drie\nis derhalve\ngoed.\n").spots] == [3]


def test_only_the_surroundings_of_a_place_are_shown() -> None:
    (spot,) = view("a " * 3000 + "derhalve " + "b " * 3000 + "c.").spots
    assert ">>derhalve<<" in spot.text
    assert len(spot.text) < 1000
    assert spot.text[0] == spot.text[-1] == "…"


def test_counts_are_those_of_the_findings() -> None:
    found = view("Derhalve m.b.t. dit. Tevens dat.")
    assert dict(found.counts) == {Severity.MODERATE: 2, Severity.MINOR: 1}
    assert [(rule.id, count) for rule, count in found.rules] == [
        ("ouderwets-woord", 2),
        ("afkorting", 1),
    ]


def test_a_narrow_terminal_is_filled_no_further() -> None:
    lines = text_lines(view("Derhalve " + "woord " * 40 + "woord."), RULEBOOK, width=45)
    assert max(line.cell_len for line in lines) <= 45
    assert all(line.plain.startswith("│ ") for line in lines if "woord woord" in line.plain)


def test_many_findings_take_time_in_proportion() -> None:
    text = "<p>" + "m.b.t. &amp; derhalve a&eacute;n. Maar " * 1000
    begun = time.process_time()
    text_lines(view(text, TextKind.HTML), RULEBOOK)
    assert time.process_time() - begun < 5


def test_json_holds_what_no_encoding_can() -> None:
    text = checked(document("x", "Derhalve \ud800 niet.", TextKind.PLAIN), RULEBOOK)
    as_text_json([text], {"\udcff.txt": "weg"}, RULEBOOK).encode("utf-8")
