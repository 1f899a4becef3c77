"""What staff type in afwijkingen.toml is read strictly, and ends in the statement as typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import fabriek
from toegankelijk.errors import SettingsError
from toegankelijk.law import load_law
from toegankelijk.model import Scan
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.tomlwrite import Value
from toegankelijk.rulebook import Owner, load_rulebook
from toegankelijk.verklaring.answers import Answer, load_answers
from toegankelijk.verklaring.make import draft_for
from toegankelijk.verklaring.questions import Keeper, Kind, questions
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.words import Open, load_words

TODAY = date(2026, 3, 14)
BOOK, LAW = load_rulebook(), load_law(TODAY)

WHOLE = """[[afwijking]]
regel = "image-alt"
oorzaak = "Vergeten bij het plaatsen."
alternatief = "Bel 14 078."
maatregel = "De redactie zet er tekst bij."
last = false
planning = 2026-09-01
wie = "redacteur"
dagen = 2.5
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "afwijkingen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_is_told_is_read(tmp_path: Path) -> None:
    (answer,) = load_answers(write(tmp_path, WHOLE), BOOK, LAW, TODAY).every
    assert answer.cause == "Vergeten bij het plaatsen."
    assert (answer.planned, answer.owner, answer.effort) == (date(2026, 9, 1), Owner.EDITOR, 2.5)


def test_no_file_is_no_answers(tmp_path: Path) -> None:
    assert load_answers(tmp_path / "afwijkingen.toml", BOOK, LAW, TODAY).every == ()


def test_the_word_for_one_site_goes_before_that_for_all(tmp_path: Path) -> None:
    own = '[[afwijking]]\nregel = "image-alt"\nsite = "Raad"\noorzaak = "Anders."\n'
    answers = load_answers(write(tmp_path, WHOLE + own), BOOK, LAW, TODAY)
    assert answers.of("Raad")["image-alt"].cause == "Anders."
    assert answers.of("Gemeente")["image-alt"].cause == "Vergeten bij het plaatsen."


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("regel = 'image-alt'\ncriterium = '1.1.1'", 1, "niet allebei"),
        ("oorzaak = 'x'", 1, "een regel of een criterium"),
        ("regel = 'image-altt'", 2, "Bedoelt u 'image-alt'?"),
        ("criterium = '9.9.9'", 2, "Het criterium '9.9.9' is niet bekend"),
        ("criterium = '2.5.8'", 2, "hoort niet bij de norm"),
        ("criterium = '1.2.2'\nplanning = '2026-01-01'", 3, "hoort een datum"),
        ("criterium = '1.2.2'\nplaning = 2026-01-01", 3, "Bedoelt u 'planning'?"),
        ("criterium = '1.2.2'\nopgelost = 2026-03-15", 3, "nog niet geweest"),
        ("criterium = '1.2.2'\noorzaak = ' '", 3, "leeg"),
        ("criterium = '1.2.2'\ndagen = 0", 3, "0 dagen kan niet"),
        ("criterium = '1.2.2'\nlast_reden = 'duur'", 3, "geen last = true"),
        (
            "criterium = '1.2.2'\n\n[[afwijking]]\ncriterium = '1.2.2'",
            4,
            "staat er al een antwoord, op regel 1",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = write(tmp_path, f"[[afwijking]]\n{text}\n")
    with pytest.raises(SettingsError) as caught:
        load_answers(path, BOOK, LAW, TODAY)
    assert caught.value.where == f"{path}, regel {line}"
    assert said in str(caught.value)
    assert str(caught.value).count("\n") == 0


SETTINGS = f"""[organisatie]
naam = "Gemeente Voorbeeldstad"
contact = "a@voorbeeldstad.nl"
telefoon = "14 078"
functionaris = "Gemeentesecretaris"
verklaringen = "https://www.voorbeeldstad.nl/verklaringen"

[[site]]
naam = "Website"
start = ["{fabriek.ROOT}/"]

[site.verklaring]
pagina = "https://www.voorbeeldstad.nl/toegankelijkheid"
ondertekend = 2026-03-01
herzien = 2026-03-01
beroep = false

[[site.verklaring.onderzoek]]
datum = 2026-02-01
door = "Bureau"
voldoet = 49
verslag = "https://www.voorbeeldstad.nl/onderzoek"
"""


def test_with_everything_told_it_is_b_and_no_draft_any_more(tmp_path: Path) -> None:
    settings = tmp_path / "toegankelijk.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    write(tmp_path, WHOLE)
    scan = fabriek.scan(fabriek.page("/", fabriek.finding("image-alt")))
    draft = draft_for(scan, BOOK, settings, TODAY)
    assert draft.verdict.status is Status.B
    assert draft.final
    late = draft_for(scan, BOOK, settings, date(2026, 9, 2))
    assert late.verdict.status is Status.D, "the date of the measure has passed"
    assert not draft_for(scan, BOOK, settings, date(2027, 3, 2)).final, "nobody reviewed it"


def test_an_appeal_needs_no_measure_but_a_reason(tmp_path: Path) -> None:
    settings = tmp_path / "toegankelijk.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    text = "[[afwijking]]\nregel = 'image-alt'\noorzaak = 'x'\nalternatief = 'x'\nlast = true\n"
    write(tmp_path, text)
    scan = fabriek.scan(fabriek.page("/", fabriek.finding("image-alt")))
    assert not draft_for(scan, BOOK, settings, TODAY).final
    write(tmp_path, text + "last_reden = 'Te duur.'\n")
    draft = draft_for(scan, BOOK, settings, TODAY)
    assert draft.final
    assert draft.verdict.status is Status.B


def test_an_answer_keeps_what_it_is_about() -> None:
    assert Answer(rule="image-alt").key == "image-alt"
    assert Answer(criterion="1.2.2").key == "1.2.2"


def scan_of_two() -> Scan:
    """What fails one rule in the header of all pages, and on a single page."""
    header = fabriek.finding(component="header")
    pages = [fabriek.page(f"/{n}", header) for n in range(11)]
    return fabriek.scan(*pages, fabriek.page("/los", fabriek.finding(component="los")))


def test_what_is_open_of_a_part_is_kept_beside_what_was_typed(tmp_path: Path) -> None:
    settings = tmp_path / "toegankelijk.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    typed = '# van ons\n[[afwijking]]\nregel = "image-alt"\noorzaak = "Vergeten."\n'
    path = write(tmp_path, typed)
    scan = scan_of_two()
    keeper = Keeper(scan, settings, BOOK, TODAY)
    asked = [q for q in questions(draft_for(scan, BOOK, settings, TODAY)) if q.deviation]
    assert Open.CAUSE not in {each.about for each in asked}
    assert len(asked) == 8
    for number, question in enumerate(asked):
        value: Value = f"Antwoord {number}"
        if question.kind is Kind.YES_NO:
            value = False
        elif question.kind is Kind.COMING:
            value = date(2026, 6, 1 + number)
        keeper.keep(question, value)
    assert path.read_text(encoding="utf-8").startswith(typed)
    done = draft_for(scan, BOOK, settings, TODAY)
    assert done.unanswered == ()
    answers = [each.answer for each in done.found.deviations]
    assert [each.cause for each in answers] == ["Vergeten.", "Vergeten."]
    assert len({each.measure for each in answers}) == 2


def test_a_date_that_passed_is_told_with_its_line_for_a_part_too(tmp_path: Path) -> None:
    settings = tmp_path / "toegankelijk.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    whole = "[[afwijking]]\nregel = 'image-alt'\nplanning = 2026-01-01\n"
    part = "[[afwijking]]\nregel = 'image-alt'\ndeel = 'redacteur'\nlast = false\n"
    write(tmp_path, whole + part)
    draft = draft_for(scan_of_two(), BOOK, settings, TODAY)
    places = {draft.answers.place(each.answer) for each in draft.found.deviations}
    assert {place.rpartition(", ")[2] for place in places} == {"regel 1"}
    assert "is voorbij" in as_html(compose(draft, load_words(), BOOK))


def test_a_part_of_a_criterion_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "[[afwijking]]\ncriterium = '1.2.2'\ndeel = 'redacteur'\n")
    with pytest.raises(SettingsError, match="Een deel kan alleen bij een regel"):
        load_answers(path, BOOK, BOOK.law, TODAY)
