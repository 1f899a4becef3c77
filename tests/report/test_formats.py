from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fabriek
from fabriek import finding, page, phrase, rulebook, scan
from toegankelijk.report import FORMATS
from toegankelijk.report.message import message


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_scan_to_a_file_of_its_own(name: str, tmp_path: Path) -> None:
    for made in (fabriek.hostile_scan(), scan(), scan(page("/", finding()))):
        path = FORMATS[name].write(made, rulebook(), tmp_path)
        assert path.parent == tmp_path
        assert path.suffix == f".{name}"
        assert path.stat().st_size > 0


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
