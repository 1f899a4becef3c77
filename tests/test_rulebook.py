"""Rules and lists are strict: each mistake names its file, its line and its mend."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toegankelijk.errors import RuleError
from toegankelijk.model import Reason, RuleKind
from toegankelijk.resources import rules_directory, wordlists_directory
from toegankelijk.rulebook import Rulebook, load_rulebook

Change = Callable[[Path, Path], None]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the real rules and word lists, to break."""
    rules, words = tmp_path / "rules", tmp_path / "wordlists"
    shutil.copytree(rules_directory(), rules)
    shutil.copytree(wordlists_directory(), words)
    return rules, words


def test_the_rules_that_come_with_the_tool_load() -> None:
    book = load_rulebook()
    assert book.rules["image-alt"].criteria == ("1.1.1",)
    assert book.criteria["1.4.3"].level == "AA"
    assert set(book.reasons) == set(Reason)
    assert len(book.words) >= 300


def test_what_only_a_later_wcag_asks_is_advice() -> None:
    assert load_rulebook().rules["target-size"].kind is RuleKind.ADVICE


def test_a_rule_that_nobody_wrote_words_for_still_has_words() -> None:
    rule = load_rulebook().rule("regel-van-morgen")
    assert rule.kind is RuleKind.ADVICE
    assert rule.name == "regel-van-morgen"
    assert rule.explanation


def _append(name: str, text: str) -> Change:
    def change(rules: Path, words: Path) -> None:
        path = (words if name.endswith((".csv", ".txt")) else rules) / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")

    return change


def _change(name: str, old: str, new: str) -> Change:
    def change(rules: Path, words: Path) -> None:
        text = (rules / name).read_text("utf-8")
        assert old in text
        (rules / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


def _replace(name: str, content: bytes) -> Change:
    def change(rules: Path, words: Path) -> None:
        ((words if name.endswith((".csv", ".txt")) else rules) / name).write_bytes(content)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_append("wcag/image-alt.toml", '\nnaamm = "x"\n'), "naamm.*Bedoelt u 'naam'"),
        (_append("wcag/image-alt.toml", "\nkapot"), "geen geldige TOML"),
        (_append("redenen.toml", "\n[robot]\n"), r"regel \d+.*robot'.*Bedoelt u 'robots'"),
        (_append("redenen.toml", '\nuitlegg = "x"\n'), r"regel \d+.*Bedoelt u 'uitleg'"),
        (_replace("redenen.toml", b""), "redenen.toml.*geen woorden: robots, timeout"),
        (_append("termen.toml", "\n[enrst]\n"), r"regel \d+.*enrst.*Bedoelt u 'ernst'"),
        (_append("termen.toml", '\ngevolgd = "x"\n'), r"regel \d+.*Bedoelt u 'gevolg'"),
        (_replace("termen.toml", b""), "termen.toml.*geen woorden: ernst, uitkomst"),
        (_change("termen.toml", '"licht"', "1"), r"regel \d+.*'minor' hoort een tekst"),
        (_change("termen.toml", 'minor = "licht"', ""), r"regel 3.*geen woorden: minor"),
        (_append("moeilijk.csv", "§;artikel;;;\n"), r"moeilijk\.csv.*'§'.*geen letter"),
        (_append("afkortingen.csv", "art.|§;artikel;;;\n"), r"afkortingen\.csv.*'§'.*geen letter"),
        (_append("moeilijk.csv", "alleen dit\n"), r"regel \d+.*1 kolommen"),
        (_append("moeilijk.csv", "een;twee|drie;;;\n"), "meer betere vormen"),
        (
            _append("moeilijk.csv", "een;twee;werkwoord;;\n"),
            r"regel \d+.*'werkwoord'.*Kies uit: ww",
        ),
        (_append("vaktermen.csv", "een;;;;\n"), r"vaktermen\.csv, regel \d+.*hoort een uitleg"),
        (_append("vaktermen.csv", "een;twee;;drie;\n"), r"regel \d+.*'drie'.*Kies uit: ww"),
        (_replace("moeilijk.csv", b"a;b\n"), "regel 1.*eerste regel"),
        (_replace("moeilijk.csv", b"\xff\xfe\x00"), "UTF-8"),
        (_replace("moeilijk.csv", b'moeilijk;beter;toelichting;bron\n"a;b\n'), "aanhalingsteken"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(
    folders: tuple[Path, Path], change: Change, words: str
) -> None:
    change(*folders)
    with pytest.raises(RuleError, match=words):
        load_rulebook(*folders)


def test_an_unknown_criterion_is_a_mistake(folders: tuple[Path, Path]) -> None:
    path = folders[0] / "wcag" / "image-alt.toml"
    path.write_text(path.read_text("utf-8").replace('"1.1.1"', '"9.9.9"'), "utf-8")
    with pytest.raises(RuleError, match=r"9\.9\.9 bestaat niet"):
        load_rulebook(*folders)


def test_loading_again_costs_nothing() -> None:
    first: Rulebook = load_rulebook()
    assert load_rulebook() is first


def test_own_words_go_before_ours_and_an_empty_row_is_an_exception(tmp_path: Path) -> None:
    own = tmp_path / "eigen.csv"
    own.write_text(
        "moeilijk;beter;soort\nmiddels;via;\nderhalve;;\nleges;;\nkladblok;schrift;znw\n", "utf-8"
    )
    book = load_rulebook(own_words=own)
    entries = {entry.forms[0]: entry for entry in book.words}
    assert entries["middels"].better == ("via",)
    assert entries["kladblok"].kind == "znw"
    assert entries["derhalve"].list == "uitzonderingen.csv"
    assert "leges" not in {form for term in book.jargon for form in term.forms}
    assert "leges" in {form for term in load_rulebook().jargon for form in term.forms}


def test_a_mistake_in_own_words_is_told_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "eigen.csv"
    own.write_text("moeilijk;beter;soort\nmiddels;via;woord\n", "utf-8")
    with pytest.raises(RuleError, match=r"eigen\.csv, regel 2.*'woord'"):
        load_rulebook(own_words=own)
