"""What a person typed, and how, stays; only what was not there is added."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk.errors import SettingsError
from toegankelijk.paper.tomlwrite import add

TYPED = """# Onze gemeente
[organisatie]   # let op
naam   =  'Gemeente'

[[site]]
start = ["https://a.nl/"]  # hoofdsite

[site.verklaring]
# nog nakijken
herzien = 2026-01-01

[[site]]
start = ["https://b.nl/"]
"""


def fine(path: Path) -> None:
    pass


def write(folder: Path, text: str) -> Path:
    path = folder / "toegankelijk.toml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("at", "key"),
    [
        (("organisatie",), "telefoon"),
        (("site", 0, "verklaring"), "pagina"),
        (("site", 1, "verklaring"), "pagina"),
        (("site", 1), "naam"),
        (("site", 2), "naam"),
        (("nieuw", "binnen"), "x"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_answer_is_added_and_every_line_stays(
    tmp_path: Path, at: tuple[str | int, ...], key: str, end: str
) -> None:
    typed = TYPED.replace("\n", end)
    path = write(tmp_path, typed)
    add(path, at, {key: "antwoord"}, fine)
    text = path.read_bytes().decode()
    lines = text.splitlines(keepends=True)
    for line in typed.splitlines(keepends=True):
        assert line in lines
    here: Any = tomllib.loads(text.replace("\r\n", "\n"))
    for step in at:
        here = here[step]
    assert here[key] == "antwoord"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "afwijkingen.toml"
    add(path, ("afwijking", 0), {"regel": "image-alt", "planning": date(2026, 9, 1)}, fine)
    add(path, ("afwijking", 1), {"regel": "label", "last": False}, fine)
    read = tomllib.loads(path.read_text())
    assert read["afwijking"] == [
        {"regel": "image-alt", "planning": date(2026, 9, 1)},
        {"regel": "label", "last": False},
    ]


def test_what_was_typed_is_never_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, TYPED)
    with pytest.raises(SettingsError, match="'naam' staat al een antwoord"):
        add(path, ("organisatie",), {"naam": "Anders"}, fine)
    assert path.read_text() == TYPED


def test_an_answer_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, TYPED)

    def refuse(trial: Path) -> None:
        raise SettingsError("Dit kan niet.")

    with pytest.raises(SettingsError, match="kan niet"):
        add(path, ("organisatie",), {"contact": "geen adres"}, refuse)
    assert path.read_text() == TYPED
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_broken_file_is_told_with_its_line_and_stays(tmp_path: Path) -> None:
    path = write(tmp_path, "[organisatie\n")
    with pytest.raises(SettingsError, match="regel 1"):
        add(path, ("organisatie",), {"naam": "x"}, fine)
    assert path.read_text() == "[organisatie\n"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=30)
@given(TEXTS, st.sampled_from(["", "\ufeff"]))
def test_any_text_comes_back_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, text: str, bom: str
) -> None:
    path = write(tmp_path_factory.mktemp("toml"), bom + TYPED)
    add(path, ("site", 1), {"naam": text}, fine)
    read = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    assert read["site"][1]["naam"] == text
