"""The answer file is read strictly, and says enough."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toegankelijk.errors import InputError
from toegankelijk.model import Reason
from toegankelijk.voorbeeld.answers import Answers, Fault, HardText, Trap, load
from toegankelijk.voorbeeld.site import pages

SMALL = """
schoon = ["/goed"]
axe_extra = []
[staten]
geladen = "Open de pagina."
[[fout]]
id = "a"
pagina = "/x"
criterium = "1.1.1"
selector = "img"
wat = "De foto heeft geen tekst."
axe = "image-alt"
[[taal]]
id = "b"
pagina = "/x"
regel = "lange-zin"
citaat = "lang"
[[valkuil]]
pad = "/weg"
verwacht = "not_found"
wat = "Weg."
"""


def read(tmp_path: Path, text: str) -> Answers:
    file = tmp_path / "antwoorden.toml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_a_file_becomes_facts(tmp_path: Path) -> None:
    answers = read(tmp_path, SMALL)
    fault = Fault("a", "/x", "img", "De foto heeft geen tekst.", "1.1.1", "image-alt")
    assert answers.faults_of("/x") == (fault,)
    assert answers.texts_of("/x") == (HardText("b", "/x", "lange-zin", "lang"),)
    assert answers.traps == (Trap("/weg", Reason.NOT_FOUND, "Weg."),)
    assert answers.clean == ("/goed",)
    assert answers.faults_of("/goed") == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('axe = "image-alt"', 'aks = "image-alt"', "regel 12: De naam 'aks'"),
        ('selector = "img"\n', "", "ontbreekt 'selector'"),
        ('selector = "img"', "selector = 3", "regel 10: Bij 'fout.selector' hoort een tekst"),
        ('id = "b"', 'id = "a"', "regel 14: De id a staat er twee keer"),
        ('pagina = "/x"\nregel', 'pagina = "/goed"\nregel', "/goed staat ook bij 'schoon'"),
        ('"not_found"', '"zomaar"', "regel 20: De waarde 'zomaar' kan niet"),
        ('wat = "De foto', 'staat = "open"\nwat = "De foto', "De staat 'open' staat niet bij"),
        ("schoon = ", "schoon ", "geen geldige TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SMALL
    with pytest.raises(InputError, match=re.escape(told)) as caught:
        read(tmp_path, SMALL.replace(old, new, 1))
    assert "antwoorden.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load(tmp_path / "weg.toml")


def test_every_criterion_of_wcag_2_1_a_and_aa_has_a_fault() -> None:
    criteria = {fault.criterion for fault in load().faults if fault.criterion}
    assert all(re.fullmatch(r"[1-4]\.[1-5]\.\d{1,2}", criterion) for criterion in criteria)
    assert len(criteria) == 50
    assert len(load().faults) >= 70
    assert len(load().texts) >= 30
    assert len(load().clean) >= 10


def test_answers_name_pages_that_exist() -> None:
    answers = load()
    traps = {trap.path for trap in answers.traps}
    named = {f.page for f in answers.faults} | {t.page for t in answers.texts} | {*answers.clean}
    assert named <= set(pages()) | traps


def test_every_state_is_used() -> None:
    assert {fault.state for fault in load().faults} == set(load().states)
