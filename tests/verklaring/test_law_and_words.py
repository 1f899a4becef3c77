"""The law and the words are data: dated, complete, and strict about mistakes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import toegankelijk.verklaring
from toegankelijk.errors import RuleError
from toegankelijk.law import load_law
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.words import load_words

TODAY = date(2026, 3, 12)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    shutil.copytree(rules_directory() / "verklaring", tmp_path / "verklaring")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def law_file(rules: Path) -> Path:
    return next((rules / "verklaring").glob("wet-*.toml"))


def words_file(rules: Path) -> Path:
    return rules / "verklaring" / "woorden.toml"


def test_the_norm_in_force_demands_the_fifty_criteria_of_a_and_aa() -> None:
    law = load_law(TODAY)
    demanded = [c for c in load_rulebook().criteria.values() if law.demands(c)]
    assert len(demanded) == 50
    assert "4.1.1" in {c.number for c in demanded}
    assert {c.level for c in demanded} == {"A", "AA"}
    assert {c.version for c in demanded} == {"2.0", "2.1"}


def test_a_change_of_the_law_is_a_change_of_a_file(rules: Path) -> None:
    new = rules / "verklaring" / "wet-2026-04-01.toml"
    shutil.copy(law_file(rules), new)
    edit(new, "2023-07-01", "2026-04-01")
    edit(new, 'wcag = "2.1"', 'wcag = "2.2"')
    assert load_law(date(2026, 3, 31), rules).wcag == "2.1"
    later = load_law(date(2026, 4, 1), rules)
    assert sum(later.demands(c) for c in load_rulebook().criteria.values()) == 56


def test_without_a_law_in_force_it_is_told(rules: Path) -> None:
    with pytest.raises(RuleError, match=r"geen wet die op 01-01-2020 geldt"):
        load_law(date(2020, 1, 1), rules)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("besluit =", "besluyt =", "Bedoelt u 'besluit'?"),
        ("plan_maanden = 6", "plan_maanden = 0", "getal van 1"),
        ('wcag = "2.1"', 'wcag = "twee"', "geen versie van WCAG"),
        ("https://www.digitoegankelijk.nl", "digitoegankelijk.nl", "Schrijf https://"),
        ("https://www.nationaleombudsman.nl", "javascript://", "https:// of http://"),
    ],
)
def test_a_mistake_in_the_law_is_told_with_its_line(
    rules: Path, old: str, new: str, said: str
) -> None:
    edit(law_file(rules), old, new)
    with pytest.raises(RuleError) as caught:
        load_law(TODAY, rules)
    assert said in str(caught.value)
    assert re.search(r"wet-\S+\.toml, regel \d+:", str(caught.value))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[open.herzien]", "[open.herzienn]", "Bedoelt u 'herzien'?"),
        ("[status.E]", "[status.D2]", "'D2'"),
        ("gepland =", "gepland2 =", "Bedoelt u 'gepland'?"),
        ("{eisen}", "{eisen", "haakje"),
        ("{eisen}", "{eisen.__class__}", "haakje"),
        ("{eisen}", "{eisen!r}", "haakje"),
        ("{eisen}", "{}", "haakje"),
    ],
)
def test_a_mistake_in_the_words_is_told_with_its_line(
    rules: Path, old: str, new: str, said: str
) -> None:
    edit(words_file(rules), old, new)
    with pytest.raises(RuleError) as caught:
        load_words(rules)
    assert said in str(caught.value)
    assert re.search(r"woorden\.toml, regel \d+:", str(caught.value))


def test_words_that_someone_took_out_are_named(rules: Path) -> None:
    path = words_file(rules)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\[open\.herzien\]\n(.+\n)+", "", text), encoding="utf-8")
    with pytest.raises(RuleError, match=r"In \[open\] ontbreekt 'herzien'"):
        load_words(rules)


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    texts = set(load_words().texts)
    package = Path(toegankelijk.verklaring.__file__).parent
    sources = (*package.glob("*.py"), package.parent / "cli" / "verklaring_vragen.py")
    quoted = set(re.findall(r"""["'](\w+)["']""", "".join(p.read_text() for p in sources)))
    made = {key for key in texts if key.removesuffix("_waarde") in quoted}
    assert texts - quoted - made == set()


def test_the_words_follow_the_statuses_of_the_official_model() -> None:
    assert [load_words().status[s].name for s in Status] == [
        "voldoet volledig",
        "voldoet gedeeltelijk",
        "eerste maatregelen genomen",
        "voldoet niet",
        "geen verklaring",
    ]


def sentences() -> Iterator[str]:
    words = load_words()
    law = load_law(TODAY)
    yield from (w.explanation for w in words.status.values())
    for texts in (words.why.values(), words.missing.values(), words.texts.values(), law.exceptions):
        for text in texts:
            yield from re.split(r"(?<=[.?!:])\s+", text)


def test_our_own_words_are_short_sentences() -> None:
    assert [s for s in sentences() if len(s.split()) > 40] == []
    assert [s for s in sentences() if "." not in s[:-1] and len(s.split()) > 20] == []
