"""Forms of verbs, nouns and adjectives, and what takes the place of each."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import wordfreq

from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect import Kind, Number, Phrase, pair
from toegankelijk.text.inflect_nouns import Degree, adjective, plurals
from toegankelijk.text.inflect_verbs import Use, verb
from toegankelijk.text.word_index import forms_of, or_joined

GOLD = Path(__file__).parent / "gold" / "vormen.txt"


def _gold() -> list[tuple[str, str, str, str, set[str]]]:
    rows = []
    for line in GOLD.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, hard, rest = line.split(" | ", 2)
        better, cells = rest.rsplit(" | ", 1)
        for cell in cells.split("; "):
            form, _, expected = cell.partition("=")
            rows.append((kind.strip(), hard, better, form.strip(), set(expected.split("/"))))
    return rows


ROWS = _gold()


def test_the_gold_set_is_large() -> None:
    assert len(ROWS) >= 300


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]}-{row[3]}")
def test_a_form_is_replaced_by_the_same_form(row: tuple[str, str, str, str, set[str]]) -> None:
    kind, hard, better, wanted, expected = row
    found: dict[str, set[str]] = defaultdict(set)
    for form in pair(Kind(kind), hard, better):
        words = f"{form.words} [{form.apart}]" if form.apart else form.words
        found[words].add(or_joined(form.better))
    assert found[wanted] == expected


@pytest.mark.parametrize("word", ["", "huis", "12en", "x", "ge-"])
def test_what_is_no_infinitive_is_an_error(word: str) -> None:
    with pytest.raises(ValueError, match=word or "^$"):
        verb(word)


@pytest.mark.parametrize(
    ("infinitive", "particle"),
    [
        ("aanvragen", "aan"),
        ("aanvaarden", ""),
        ("overdragen", "over"),
        ("overwegen", ""),
        ("ondertekenen", ""),
        ("onderbrengen", "onder"),
        ("informeren", ""),
        ("invorderen", "in"),
        ("antwoorden", ""),
        ("goedkeuren", "goed"),
        ("voorkomen", ""),
        ("weergeven", "weer"),
        ("weerleggen", ""),
        ("mededelen", "mede"),
    ],
)
def test_which_verbs_come_apart(infinitive: str, particle: str) -> None:
    assert verb(infinitive).particle == particle


def test_a_phrase_knows_which_word_is_its_verb() -> None:
    assert Phrase.parse("schrijven dat het te laat is").verb.infinitive == "schrijven"
    assert Phrase.parse("verhuizen naar een ander land").verb.infinitive == "verhuizen"
    assert Phrase.parse("moeten betalen").verb.infinitive == "moeten"
    assert Phrase.parse("te maken krijgen met").verb.infinitive == "krijgen"


def test_what_does_not_bend_stays() -> None:
    assert adjective("eigen")[Degree.INFLECTED] == "eigen"
    assert plurals("beleid") == ()
    uses = {form.use for form in pair(Kind.NOUN, "beleid", "plan")}
    assert uses == {Number.SINGULAR}


def test_the_table_of_frequencies_is_that_of_wordfreq() -> None:
    for word in ("gemeente", "afvalstoffenheffing", "beschikking", "Huis", "foto's", "xqzt"):
        assert zipf(word) == pytest.approx(wordfreq.zipf_frequency(word, "nl"), abs=0.06)


def test_nearly_all_forms_that_we_make_are_in_use() -> None:
    """A form that nobody writes is a sign of a wrong rule. The rest was
    looked at one by one: all are right and rare, such as *teruggevraagde*."""
    words = {
        word
        for entry in load_rulebook().words
        if entry.kind
        for form in forms_of(entry)
        if form.use not in (Use.PRESENT_ATTRIBUTIVE, Use.PRESENT_PARTICIPLE)
        for option in form.better
        for word in option.split()
    }
    unused = {word for word in words if not zipf(word)}
    assert len(unused) / len(words) < 0.045
