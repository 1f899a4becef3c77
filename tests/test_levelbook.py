"""``rules/niveau/`` is strict: each mistake names its file, its line and its mend."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from toegankelijk.errors import RuleError
from toegankelijk.levelbook import WEIGHTS, WORDS, load_level_book
from toegankelijk.model import BlockKind, LevelReason, Severity, Verdict
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.page import RawBlock, page_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rules_directory() / "niveau", tmp_path / "niveau"))


def test_what_comes_with_the_tool_loads() -> None:
    book = load_level_book()
    assert set(book.verdicts) == set(Verdict)
    assert "Amsterdam" in book.attribution
    assert "Leesplank" in book.attribution
    assert len(book.data) == 64
    assert book.pipeline.startswith("nl_")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (WEIGHTS, "datum = ", "dag = ", "'dag' is hier niet bekend"),
        (WEIGHTS, r"\[zin\]\nbegin = [-\d.]+", "[zin]\nbegin = 'x'", "hoort een getal"),
        (WEIGHTS, r"\[zin\]\n", "[zin]\nruis = 1\n", "'ruis' is hier niet bekend"),
        (WEIGHTS, r"twijfel = [\d.]+", "twijfel = 0.9", "tussen 0 en 1 liggen, de laagste eerst"),
        (WEIGHTS, r"\[zin.midden\]\n", '[zin.midden]\n"extra" = 1.0\n', "'extra' heeft geen"),
        (WORDS, "te_weinig = ", "weinig = ", "'weinig' is hier niet bekend"),
        (WORDS, r"\{woorden\} woorden en", "{letters} woorden en", "een naam die niet kan"),
        (WORDS, r"gemiddeld \{waarde\} woorden\.", "gemiddeld {waarde woorden.", "accolades"),
        (WORDS, "twijfel = ", "misschien = ", "misschien"),
        (WORDS, r'twijfel = ".*"\n', "", "'twijfel' heeft nog geen woorden"),
        (WORDS, "decimalen = 1", "decimalen = 12", "decimalen"),
    ],
)
def test_a_mistake_is_told_with_its_file(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    path = folder / file
    broken, times = re.subn(old, new, path.read_text("utf-8"), count=1)
    assert times == 1
    path.write_text(broken, "utf-8")
    with pytest.raises(RuleError, match=told) as caught:
        load_level_book(folder)
    assert file in str(caught.value)


def test_a_reason_is_told_with_a_dutch_number() -> None:
    book = load_level_book()
    told = book.reason(LevelReason("bijzinnen", 1.26, 0.4))
    assert told == "De zinnen hebben veel bijzinnen: gemiddeld 1,3 in een zin."
    assert "weinig bijzinnen" in book.reason(LevelReason("bijzinnen", 0.2, -0.4))
    assert book.reason(LevelReason("zinslengte", 31.0, 1.0), sentence=True).startswith("Deze zin")
    words = LevelReason("gewone_woorden", 12.0, 1.0, ("discours", "paradigma"))
    assert "zoals ‘discours’, ‘paradigma’" in book.reason(words)


def test_a_change_is_told_for_one_place_and_for_more() -> None:
    book = load_level_book()
    assert book.change("knip", 1) == "knip 1 lange zin in tweeën"
    assert book.change("knip", 3) == "knip 3 lange zinnen in tweeën"


def test_the_rules_of_changes_exist() -> None:
    rules = {rule for change in load_level_book().changes.values() for rule in change.rules}
    assert rules
    assert rules <= set(load_rulebook().rules)


def test_what_is_told_of_a_level_is_plain() -> None:
    book = load_level_book()
    texts = [book.meaning, book.refusal.format(woorden=100, zinnen=5)]
    for reason in book.reasons:
        for weight in (1.0, -1.0):
            for sentence in (True, False):
                fact = LevelReason(reason, 12.0, weight, ("maar",))
                texts.append(book.reason(fact, sentence=sentence))
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in texts]
    found = check(page_document("niveau", blocks, "nl"), load_rulebook())
    assert [f.evidence for f in found if f.severity is not Severity.MINOR] == []
