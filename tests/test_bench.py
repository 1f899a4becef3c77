"""What measures is measured itself: treebanks are read in order, boundaries are counted right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import zinnen
from bench.gold import read_cases
from bench.treebank import read_paragraphs
from toegankelijk.errors import InputError

# Invented; the files sort sentences by name, so 10 stands before 2.
TREEBANK = """\
# sent_id = krant.p.2.s.1
# text = Kop
1\tKop\tkop\tNOUN\t_\t_\t0\troot\t_\t_

# sent_id = krant.p.1.s.10
# text = Ja.
1\tJa\tja\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

# sent_id = krant.p.1.s.2
# text = Zij zei "nee".
1\tZij\tzij\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tzei\tzeggen\tVERB\t_\t_\t0\troot\t_\t_
3\t"\t"\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No
4\tnee\tnee\tINTJ\t_\t_\t2\tobj\t_\tSpaceAfter=No
5\t"\t"\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def test_a_treebank_is_read_in_the_order_of_its_source(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    found = [(name, [s.text for s in paragraph]) for name, paragraph in read_paragraphs(path)]
    assert found == [("krant", ['Zij zei "nee".', "Ja."]), ("krant", ["Kop"])]


def test_words_of_a_treebank_stand_where_their_text_has_them(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    first = next(read_paragraphs(path))[1][0]
    assert [first.text[a:b] for a, b in first.spans] == ["Zij", "zei", '"', "nee", '"', "."]
    assert first.is_closed


def test_boundaries_are_scored() -> None:
    score = zinnen.Score()
    score.add({3, 9}, {3, 5})
    assert (score.right, score.extra, score.missed) == (1, 1, 1)
    assert "F 0.5000" in str(score)


def test_a_case_says_where_its_sentences_end(tmp_path: Path) -> None:
    path = tmp_path / "zinnen.txt"
    path.write_text("## uitleg\n# Soort\nJa. | Nee.|Wel{nbsp}zo.\n", encoding="utf-8")
    (case,) = read_cases(path)
    assert (case.kind, case.text) == ("Soort", "Ja. Nee.Wel\u00a0zo.")
    assert case.boundaries == {3, 8}


def test_the_command_prints_each_treebank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.conllu").write_text(TREEBANK, encoding="utf-8")
    monkeypatch.setattr(zinnen, "_TIMED_WORDS", 1)
    monkeypatch.setattr(zinnen, "_RUNS", 1)
    zinnen.run(tmp_path)
    shown = capsys.readouterr().out
    assert "x, elk document als één tekst" in shown
    assert "woorden van de boombanken: 9, bij ons gelijk 1.0000" in shown


def test_a_folder_without_treebanks_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="conllu"):
        zinnen.run(tmp_path)
