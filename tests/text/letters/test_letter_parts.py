"""How a text is read as a letter, and that no text is too odd for it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.errors import RuleError
from toegankelijk.model import Document
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.letters import check_letter, load_steps
from toegankelijk.text.letters.letter import Letter
from toegankelijk.text.letters.phrases import find, starts
from toegankelijk.text.letters.signs import DATE, phones

LETTER = """\
Gemeente Voorbeeldstad
Postbus 12
3300 AA Voorbeeldstad

Mevrouw A. Jansen
Dorpsstraat 1

Datum: 3 maart 2026
Onderwerp: uw paspoort ligt klaar

Beste mevrouw Jansen,

Uw paspoort is klaar. Kom het halen.

Wat neemt u mee?

- Uw oude paspoort.

Met vriendelijke groet,

Jan Smit
"""


def plain(text: str) -> Document:
    return document("brief", text, TextKind.PLAIN)


def letter(text: str) -> Letter:
    return Letter.of(
        plain(text),
        labels=("onderwerp", "betreft"),
        salutations=("beste", "geachte"),
        greetings=("met vriendelijke groet",),
    )


def shown(read: Letter, index: int | None) -> str | None:
    return None if index is None else read.document.blocks[index].text


def test_the_parts_of_a_letter_are_found() -> None:
    read = letter(LETTER)
    assert shown(read, read.subject) == "Onderwerp: uw paspoort ligt klaar"
    assert shown(read, read.salutation) == "Beste mevrouw Jansen,"
    assert shown(read, read.greeting) == "Met vriendelijke groet,"
    assert [line.text for line in read.lines][:2] == ["Uw paspoort is klaar.", "Kom het halen."]
    assert "Jan Smit" not in " ".join(block.text for _, block in read.body)


def test_a_letter_in_markdown_has_its_heading_for_a_subject() -> None:
    text = "# Uw paspoort ligt klaar\n\nBeste mevrouw Jansen,\n\nKom het halen.\n"
    read = Letter.of(
        document("brief.md", text, TextKind.MARKDOWN),
        labels=("onderwerp",),
        salutations=("beste",),
        greetings=("groet",),
    )
    assert shown(read, read.subject) == "Uw paspoort ligt klaar"


def test_without_a_salutation_the_address_is_no_message() -> None:
    read = letter("Gemeente Voorbeeldstad\nPostbus 12\n\nUw paspoort is klaar.\n")
    assert [line.text for line in read.lines] == ["Uw paspoort is klaar."]


def test_a_word_of_the_greeting_within_the_message_does_not_end_it() -> None:
    read = letter("Beste Jan,\n\nMet vriendelijke groet groeten wij elkaar hier aan de balie, want "
                  "dat vinden wij allemaal prettig.\n\nTot dan.\n")  # fmt: skip
    assert read.greeting is None
    assert read.lines[-1].text == "Tot dan."


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (("wijzen … af",), "Wij wijzen uw  aanvraag\naf.", "wijzen uw  aanvraag\naf"),
        (("wijzen … af",), "Wij wijzen af.", "wijzen af"),
        (("wijzen … af",), "Wij wijzen dit. Wij zijn af.", None),
        (("wijzen … af",), "Wij wijzen een twee drie vier vijf zes zeven af", None),
        (("u moet",), "Nu moet dat.", None),
        (("l.s.",), "L.S.,", "L.S."),
    ],
)
def test_phrases_are_whole_words_with_a_bounded_gap(
    phrases: tuple[str, ...], text: str, found: str | None
) -> None:
    match = find(phrases, text)
    assert (match and match[0]) == found


def test_a_phrase_at_the_start_may_stand_behind_a_mark() -> None:
    assert starts(("stuur",), "‘Stuur dit.’")
    assert not starts(("stuur",), "Wij stuur dit.")


@pytest.mark.parametrize(
    "number",
    [
        *("078 123 45 67", "078-1234567", "(078) 123 45 67", "06 12 34 56 78", "14 078", "14078"),
        *("+31 78 123 45 67", "+31 (0)78 123 45 67", "0800 1234", "0900-1234567"),
    ],
)
def test_telephone_numbers_are_known(number: str) -> None:
    assert [match[0] for match in phones(f"Bel ons op {number}.")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        *("Z/2026/0781234567", "0781234567-12", "NL20 INGB 0001 2345 67", "BSN 123456789"),
        *("3 maart 2026", "€ 1.078,50", "artikel 14 lid 2", "0123-2026-12345", "078"),
    ],
)
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    assert list(phones(text)) == []


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("vóór 1 juni", True),
        ("op 12-06-2026", True),
        ("op 12/6/26", True),
        ("1 junior", False),
        ("3.4.12", True),
        ("artikel 3.4", False),
        ("binnen 2 weken", False),
    ],
)
def test_dates_are_known(text: str, dated: bool) -> None:
    assert bool(DATE.search(text)) == dated


@given(st.text(alphabet="ab.,:?!\n -–0189€@/()\u202e\ud800Geachte", max_size=300))
def test_any_text_gets_a_result_for_each_step(text: str) -> None:
    read = plain(text)
    results = check_letter(read, ())
    assert [result.step.number for result in results] == list(range(1, len(results) + 1))
    for result in results:
        result.step.reasons[result.reason].format_map(result.values)
        if result.where is not None:
            assert 0 <= result.where.start < result.where.end <= len(read.text)


@pytest.mark.parametrize(
    "part", ["u ", "wijzen ", "0 ", "vul a ", "1 mei ", "Stuur. ", "\n\nBeste,"]
)
def test_a_hostile_letter_takes_time_in_proportion(part: str) -> None:
    read = plain(part * 20_000)
    begun = time.process_time()
    check_letter(read, ())
    assert time.process_time() - begun < 8


def test_a_mistake_in_a_step_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "01-onderwerp.toml").write_text('naam = "x"\nwarom = "y"\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"01-onderwerp\.toml, regel 2: .*warom.*'waarom'"):
        load_steps(tmp_path)


def test_a_file_without_a_number_is_told(tmp_path: Path) -> None:
    (tmp_path / "onderwerp.toml").write_text("", encoding="utf-8")
    with pytest.raises(RuleError, match=r"Noem het bestand zoals"):
        load_steps(tmp_path)
