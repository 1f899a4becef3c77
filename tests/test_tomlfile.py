"""A mistake in a file of the user is told in one sentence, with the line it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk.errors import RuleError, SettingsError, ToegankelijkError
from toegankelijk.model import Severity
from toegankelijk.tomlfile import MAX_BYTES, SEVERITY_WORDS, Keys, load, loads, structure


@dataclass(frozen=True)
class Thing:
    name: str
    pace: float = 1.0
    count: int | None = None
    worst: Severity = Severity.MINOR
    day: date | None = None
    words: tuple[str, ...] = ()
    limits: Mapping[Severity, int] | None = None
    ready: bool = False
    rest: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Box:
    things: tuple[Thing, ...] = ()
    best: Thing | None = None
    label: str = ""


KEYS: Keys = {
    Box: {"ding": "things", "beste": "best"},
    Thing: {
        "naam": "name",
        "tempo": "pace",
        "aantal": "count",
        "ernst": "worst",
        "datum": "day",
        "woorden": "words",
        "grenzen": "limits",
        "klaar": "ready",
        "rest": "rest",
    },
    Severity: SEVERITY_WORDS,
}


def read(source: str | bytes) -> Box:
    raw = source.encode() if isinstance(source, str) else source
    return structure(loads(raw, Path("f.toml"), SettingsError), Box, KEYS)


def complaint(source: str | bytes) -> str:
    with pytest.raises(SettingsError) as caught:
        read(source)
    return str(caught.value)


def test_all_kinds_of_values_are_read() -> None:
    box = read(
        """
        [beste]
        naam = "a"
        tempo = 2
        aantal = 3
        ernst = "kritiek"
        datum = 2026-03-31
        klaar = true
        woorden = [
            "een", # met een ] in de opmerking
            "twee",
        ]
        rest = { wat = [1, "x"] }
        [beste.grenzen]
        licht = 16
        """
    )
    assert box.best == Thing(
        name="a",
        pace=2.0,
        count=3,
        worst=Severity.CRITICAL,
        day=date(2026, 3, 31),
        words=("een", "twee"),
        limits={Severity.MINOR: 16},
        ready=True,
        rest={"wat": [1, "x"]},
    )
    assert isinstance(box.best.pace, float)


def test_fields_that_are_given_do_not_come_from_the_file() -> None:
    toml = loads(b"[beste]\nnaam = 'a'", Path("f.toml"), SettingsError)
    assert structure(toml, Box, KEYS, given={"label": "x"}) == Box(best=Thing("a"), label="x")
    assert structure(toml, Thing, KEYS, ("beste",)) == Thing("a")


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("[beste]\nnaaam = 'a'", 2, "'naaam' is hier niet bekend. Bedoelt u 'naam'?"),
        ("[beste]\nqq = 'a'", 2, "Kies uit: naam, tempo, aantal,"),
        ("\n[bestee]", 2, "Bedoelt u 'beste'?"),
        ("[beste]\ntempo = 1", 1, "In 'beste' ontbreekt 'naam'."),
        ("[beste]\nnaam = 3", 2, "hoort een tekst, maar er staat 3. Zet"),
        ("[beste]\nnaam = 'a'\ntempo = '1'", 3, 'hoort een getal, maar er staat "1".'),
        ("[beste]\nnaam = 'a'\ntempo = nan", 3, "hoort een getal, maar er staat nan."),
        ("[beste]\nnaam = 'a'\naantal = 1.5", 3, "hoort een heel getal, maar er staat 1.5."),
        ("[beste]\nnaam = 'a'\naantal = true", 3, "hoort een heel getal, maar er staat true."),
        ("[beste]\nnaam = 'a'\nklaar = 1", 3, "hoort true (ja) of false (nee)"),
        ("[beste]\nnaam = 'a'\ndatum = 2026-03-31T10:00:00", 3, "hoort een datum"),
        ("[beste]\nnaam = 'a'\nernst = 'ernstigg'", 3, "Bedoelt u 'ernstig'?"),
        ("[beste]\nnaam = 'a'\nernst = 'rood'", 3, "Kies uit: licht, matig, ernstig, kritiek."),
        ("[beste]\nnaam = 'a'\nernst = 1", 3, "Kies uit: licht, matig, ernstig, kritiek."),
        ("[beste]\nnaam = 'a'\n[beste.grenzen]\nrood = 1", 4, "'rood'"),
        ("[beste]\nnaam = 'a'\n\ngrenzen.licht = 'x'", 4, "heel getal"),
        ("[beste]\nnaam = 'a'\nwoorden = 'x'", 3, 'Schrijf ["een", "twee"].'),
        ("[beste]\nnaam = 'a'\nwoorden = [\n1]", 3, "hoort een tekst, maar er staat 1."),
        ("[ding]\nnaam = 'a'", 1, "Schrijf [[ding]]."),
        ("[[beste]]\nnaam = 'a'", 1, "Schrijf [beste]."),
        ("beste = 'a'", 1, "hoort een tabel"),
        ("[[ding]]\nnaam = 'a'\n\n[[ding]]\n# niets\nnaam = 1", 6, "'ding.naam'"),
        ("[[ding]]\nnaam = 'a'\n[[ding]]\nnaam = 'b'\n[ding.grenzen]\nx = 1", 6, "'x'"),
        ("[[ding]]\nnaam = '''\n[[ding]]\n'''\n[[ding]]\ntempo = 'x'\n", 6, "'ding.tempo'"),
        ("beste = { naam = 'a', tempo = 'x' }", 1, "'beste.tempo'"),
    ],
)
def test_a_mistake_is_told_with_its_line(source: str, line: int, said: str) -> None:
    message = complaint(source)
    assert message.startswith(f"f.toml, regel {line}: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("source", "where", "mend"),
    [
        ("\nnaam = hallo", "regel 2, teken 8", "aanhalingstekens"),
        ("naam = 'a\n", "regel 1", "aanhalingsteken"),
        ("naam 'a'", "regel 1, teken 6", "="),
        ("[naam\n\n", "regel 1", "haakje"),
        ("x = [1,\n", "regel 1", "haakje"),
        ("tempo = 1,5", "regel 1", "1.5"),
        ("d = 2026-02-30", "regel 1", "2026-03-31"),
        ("[a]\n[a]", "regel 2", "staat er al"),
        ("a = 1\na = 2\nb = 1", "regel 2", "staat er al"),
        ('p = "C:\\x"', "regel 1", "\\"),
    ],
)
def test_broken_toml_is_told_in_dutch(source: str, where: str, mend: str) -> None:
    message = complaint(source)
    assert message.startswith(f"f.toml, {where}")
    assert "geen geldige TOML" in message
    assert mend in message


def test_files_as_windows_writes_them() -> None:
    assert read("\ufeff[beste]\r\nnaam = 'a'\r\n") == Box(best=Thing("a"))
    assert complaint("[beste]\r\n\r\nnaam = 1\r\n").startswith("f.toml, regel 3:")
    assert "codering UTF-8" in complaint("x = 1".encode("utf-16"))
    assert complaint("x = 1\ny = 'café'".encode("latin-1")).startswith("f.toml, regel 2:")


def test_a_file_that_is_not_there_a_folder_and_a_huge_file(tmp_path: Path) -> None:
    large = tmp_path / "groot.toml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    for path, said in (
        (tmp_path / "weg.toml", "is er niet"),
        (tmp_path, "niet te lezen"),
        (large, "groter dan"),
        (Path("a\0b"), "niet te lezen"),
    ):
        with pytest.raises(RuleError, match=said):
            load(path, RuleError)


def test_a_mistake_can_be_told_for_a_place_that_a_caller_names(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text("[[ding]]\nnaam = 'a'\nwoorden = ['x']\n", encoding="utf-8")
    toml = load(path, RuleError)
    with pytest.raises(RuleError) as caught:
        toml.fail(("ding", 0, "woorden", 3), "Dit kan niet.", "Haal het weg.")
    assert str(caught.value) == f"{path}, regel 3: Dit kan niet. Haal het weg."
    with pytest.raises(RuleError) as caught:
        toml.fail((), "Er ontbreekt iets.")
    assert str(caught.value) == f"{path}: Er ontbreekt iets."


def test_control_characters_of_a_file_do_not_reach_the_screen() -> None:
    message = complaint('[beste]\n"\\u001b[31m\\nrood" = 1')
    assert message.isprintable()


@pytest.mark.parametrize("source", ["x = " + "[" * 20_000, "x = " + "9" * 20_000, "[a." * 9999])
def test_deep_and_long_values_are_refused(source: str) -> None:
    assert "geen geldige TOML" in complaint(source)


def test_finding_a_line_in_a_long_list_takes_no_more_than_moments() -> None:
    items = "\n".join('  ["x"],' for _ in range(5000))
    assert "hoort een tabel" in complaint(f"beste = [\n{items}\n]\n")
    items = "\n".join('  "x",' for _ in range(5000))
    assert complaint(f"[beste]\nwoorden = [\n{items}\n3]\n").startswith("f.toml, regel 2:")


FRAGMENTS = st.sampled_from(
    [
        *"[]{}=.,\n\"'# ",
        "[[ding]]\n",
        "[beste]\n",
        "naam",
        "tempo",
        "grenzen",
        "licht",
        " = ",
        "'a'",
        '"b"',
        "'''",
        '"""',
        "1",
        "-1e999",
        "nan",
        "true",
        "2026-01-01",
        "07:32:00",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(FRAGMENTS, max_size=40).map("".join)))
def test_whatever_a_file_holds_no_other_error_comes_out(source: str | bytes) -> None:
    try:
        read(source)
    except ToegankelijkError as error:
        message = str(error)
    else:
        message = ""
    assert "\n" not in message
