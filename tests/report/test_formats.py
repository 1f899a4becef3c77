from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import fabriek
from fabriek import finding, page, phrase, rulebook, scan
from toegankelijk.model import Scan
from toegankelijk.report.formats import FORMATS, write_all
from toegankelijk.report.message import message


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_scan_to_a_file_of_its_own(name: str, tmp_path: Path) -> None:
    for made in (fabriek.hostile_scan(), scan(), scan(page("/", finding()))):
        (path,) = write_all(made, rulebook(), tmp_path, [name]).values()
        assert path.parent == tmp_path
        assert path.suffix == f".{name}"
        assert path.stat().st_size > 0


@pytest.mark.parametrize(
    "partial", [scan(page("/", finding()), finished=None), scan(), scan(finished=None)]
)
def test_a_scan_that_tells_little_leaves_an_earlier_report_as_it_is(
    partial: Scan, tmp_path: Path
) -> None:
    whole = scan(page("/"), page("/a"))
    before = write_all(whole, rulebook(), tmp_path, FORMATS)
    texts = {path: path.read_bytes() for path in before.values()}
    beside = write_all(partial, rulebook(), tmp_path, FORMATS)
    assert [path.name for path in beside.values()] == [
        "rapport-onvolledig.html",
        "rapport-onvolledig.json",
        "rapport-onvolledig.csv",
    ]
    assert {path: path.read_bytes() for path in before.values()} == texts
    write_all(whole, rulebook(), tmp_path, ["html"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.name for p in texts)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("html", "json", "csv"), "maar wel in het bestand rapport.csv."),
        (("html", "json"), "maar wel in het bestand rapport.json."),
        (("html",), "Scan dan met --uitvoer json."),
    ],
)
def test_what_does_not_fit_is_said_to_stand_in_a_file_that_is_there(
    names: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    causes = (finding(component=str(n)) for n in range(11))
    path = write_all(scan(page("/", *causes)), rulebook(), tmp_path, names)["html"]
    text = BeautifulSoup(path.read_text("utf-8"), "lxml").get_text(" ", strip=True)
    text = " ".join(text.split()).replace(" .", ".")
    assert "En nog 1 plek met dit probleem. Die staat niet in dit rapport" in text
    assert told in text


def test_file_names_differ() -> None:
    assert len({each.file_name for each in FORMATS.values()}) == len(FORMATS)


def test_naming_the_formats_loads_neither_templates_nor_a_browser() -> None:
    code = (
        "import sys, toegankelijk.report\n"
        "print(sorted({'jinja2', 'rich', 'playwright', 'cattrs'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_numbers_in_a_message_are_written_in_dutch() -> None:
    book = rulebook()
    body = fabriek.document("brief.txt", ("Een zin.",))
    for value, told in ((31, "31"), (1234, "1.234"), (12.5, "12,5"), (12.0, "12")):
        found = phrase(body, "Een zin.", "lange-zin", woorden=value)
        assert message(book.rules["lange-zin"], found) == f"Deze zin telt {told} woorden."


def test_a_rule_of_the_norm_has_no_message() -> None:
    assert message(rulebook().rules["label"], finding("label")) is None
