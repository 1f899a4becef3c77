"""Checked texts as files: HTML, mail and JSON, and where they are put."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from toegankelijk.errors import InputError
from toegankelijk.report.schema import text_schema
from toegankelijk.report.text_html import as_text_html
from toegankelijk.report.text_json import as_text_json
from toegankelijk.report.text_mail import MOST_CHANGES, WIDTH, as_text_mail
from toegankelijk.report.text_outputs import TEXT_FORMATS, write_texts
from toegankelijk.report.text_view import Checked, checked
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.extract import TextKind, document

RULEBOOK = load_rulebook()
HOSTILE = '<script>alert(1)</script> \u202e\ud800 {{ 7*7 }} ‘" onload=x’'
LETTER = f"""\
Betreft: uw aanvraag

Geachte heer <b>De Vries</b>,

Naar aanleiding van uw aanvraag {HOSTILE} verstrekken wij u derhalve de gegevens m.b.t. uw \
dakkapel aan de voorkant van uw huis in de wijk die u noemde.

Wij verstrekken u derhalve niets. U dient zo spoedig mogelijk te betalen.

- Derhalve dit.

Hoogachtend,
"""


def read(text: str = LETTER, name: str = "brief.txt", *, letter: bool = True) -> Checked:
    return checked(document(name, text, TextKind.PLAIN), RULEBOOK, letter=letter)


def page(text: Checked | None = None) -> BeautifulSoup:
    made = as_text_html(text or read(), "brief.txt", RULEBOOK)
    return BeautifulSoup(made.encode("utf-8"), "html.parser")


def test_all_that_comes_from_the_text_is_escaped() -> None:
    made = as_text_html(read(), HOSTILE, RULEBOOK)
    assert "<script" not in made
    assert "<b>" not in made
    assert "\u202e" not in made
    assert "\ud800" not in made
    assert "{{ 7*7 }}" in made
    assert "&lt;script&gt;" in made
    soup = BeautifulSoup(made, "html.parser")
    assert not [tag for tag in soup.find_all(True) if any(a.startswith("on") for a in tag.attrs)]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    made = str(page())
    policy = page().find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert "default-src 'none'" in str(policy["content"])
    assert not re.search(r"(?:src|href)=[\"'](?!#)", made)


def test_links_lead_from_mark_to_remark_and_back() -> None:
    soup = page()
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [str(tag["href"]) for tag in soup.find_all("a")]
    assert {link[1:] for link in links} <= set(ids)
    for remark in soup.select("li.noot"):
        number = remark["value"]
        assert soup.select(f'a.nr[href="#o{number}"]')
        assert remark.select(f'a[href="#p{number}-1"]')


def test_every_link_has_a_name_that_says_where_it_leads() -> None:
    for link in page().select("a.nr"):
        assert re.fullmatch(r"opmerking \d+", link.get_text())


def test_headings_do_not_skip_a_level() -> None:
    levels = [int(tag.name[1]) for tag in page().find_all(re.compile(r"^h\d$"))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_all_words_of_the_text_are_there_in_their_order() -> None:
    soup = page(read("Dit is derhalve goed.\n\nDe rest m.b.t. u is niet zo kort.\n"))
    for tag in soup.select("a.nr"):
        tag.decompose()
    blocks = [block.get_text() for block in soup.select(".blok")]
    assert blocks == ["Dit is derhalve goed.", "De rest m.b.t. u is niet zo kort."]


def test_a_text_in_another_language_is_not_judged() -> None:
    text = "You can call us to make an appointment at the town hall on Monday."
    assert "niet in het Nederlands" in page(read(text)).get_text()
    assert "niet in het Nederlands" in as_text_mail(read(text), "x", RULEBOOK)


def test_the_mail_is_short_and_narrow_and_tells_before_and_after() -> None:
    mail = as_text_mail(read(LETTER * 10), "brief.txt", RULEBOOK)
    assert len(mail.splitlines()) <= 40
    assert max(map(len, mail.splitlines())) <= WIDTH
    assert "→" in mail
    assert len(re.findall(r"^\d\. Regel \d+: ", mail, re.M)) == MOST_CHANGES
    assert "\u202e" not in mail


def test_the_mail_about_a_plain_text_is_glad() -> None:
    mail = as_text_mail(read("U krijgt uw paspoort op 3 mei.", letter=False), "x", RULEBOOK)
    assert "niets gevonden" in mail
    assert "1." not in mail


def test_json_fits_its_schema() -> None:
    made = as_text_json([read(), read(letter=False)], {"weg.txt": "Weg."}, RULEBOOK)
    data = json.loads(made)
    Draft202012Validator(text_schema()).validate(data)
    first, second = data["documents"]
    assert len(first["steps"]) == 13
    assert second["steps"] == []
    place = next(step["place"] for step in first["steps"] if step["step"] == "datum")
    assert LETTER[place["start"] : place["end"]] == "zo spoedig mogelijk"


def test_the_schema_is_sound_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(text_schema())
    data = json.loads(as_text_json([read()], {"weg.txt": "Weg."}, RULEBOOK))
    held = strict(text_schema())
    Draft202012Validator(held).validate(data)
    data["documents"][0]["steps"][0]["nieuw"] = 1
    assert not Draft202012Validator(held).is_valid(data)


def strict(held: Any) -> Any:
    """The schema, but a field that it does not describe is an error."""
    if isinstance(held, list):
        return [strict(each) for each in held]
    if not isinstance(held, dict):
        return held
    made = {name: strict(value) for name, value in held.items()}
    return {**made, "additionalProperties": False} if "required" in made else made


@pytest.mark.parametrize("output", TEXT_FORMATS)
def test_one_text_goes_to_the_file_that_is_named(tmp_path: Path, output: str) -> None:
    (path,) = write_texts([read()], {}, RULEBOOK, output, tmp_path / "uit" / "mijn.uitvoer")
    assert path == tmp_path / "uit" / "mijn.uitvoer"
    assert path.read_text(encoding="utf-8")


def test_more_texts_go_to_a_folder_with_an_index(tmp_path: Path) -> None:
    texts = [
        read(name="a/brief.txt"), read("Dit is goed.", "b/Brief.md"), read(name="-"),
        read(name="index.txt"), read(name="../..txt"),
    ]  # fmt: skip
    index, *paths = write_texts(
        texts, {"weg.txt": "weg.txt: is er niet."}, RULEBOOK, "html", tmp_path
    )
    assert [path.name for path in paths] == [
        *("brief.html", "Brief-2.html", "invoer.html", "index-2.html", "invoer-2.html"),
    ]
    soup = BeautifulSoup(index.read_text(encoding="utf-8"), "html.parser")
    links = [str(link["href"]) for link in soup.select("table a")]
    assert sorted(links) == sorted(path.name for path in paths)
    assert links[-1] == "Brief-2.html"
    assert "is er niet" in soup.get_text()
    mails = write_texts(texts, {}, RULEBOOK, "mail", tmp_path)
    assert mails[0].name == "brief-mail.txt"


def test_more_texts_do_not_fit_one_file_but_for_json(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Geef bij --naar een map op"):
        write_texts([read(), read()], {}, RULEBOOK, "html", tmp_path / "uit.html")
    (path,) = write_texts([read(), read()], {}, RULEBOOK, "json", tmp_path / "uit.json")
    assert len(json.loads(path.read_text(encoding="utf-8"))["documents"]) == 2


def test_the_text_itself_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "pagina.html"
    source.write_text("<p>Dit is derhalve goed.", encoding="utf-8")
    with pytest.raises(InputError, match="Die blijft zoals hij is"):
        write_texts([read(name=str(source))], {}, RULEBOOK, "html", tmp_path)
    assert source.read_text(encoding="utf-8").startswith("<p>")


def test_an_index_is_not_written_over_a_text_read_or_not(tmp_path: Path) -> None:
    for name, errors in ((str(tmp_path / "index.html"), {}), ("a.txt", {"index.html": "Fout."})):
        given = {str(tmp_path / key): told for key, told in errors.items()}
        with pytest.raises(InputError, match="Die blijft zoals hij is"):
            write_texts([read(name=name), read(name="b.txt")], given, RULEBOOK, "html", tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_mail_has_one_change_of_a_sentence_and_most_with_what_to_write() -> None:
    long = "Wij hebben " + "een mooie brief en " * 12 + "derhalve niets."
    mail = as_text_mail(read(f"{long} {long}\n\nTevens m.b.t. dit. Indien dat thans zo is."), "x",
                        RULEBOOK)  # fmt: skip
    assert mail.count("‘Wij hebben een mooie brief") == 1
    assert mail.count("→") >= 3
