"""What the language model learns from stays true: each changed sentence is still a tree."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scripts.taalmodel import variation
from scripts.taalmodel.letters import letters
from scripts.taalmodel.lexicon import Lexicon, lexicon
from scripts.taalmodel.scores import agreement, scores
from scripts.taalmodel.silver import conllu, labelled
from scripts.taalmodel.treebank import read
from scripts.taalmodel.variation import Tree, varied
from toegankelijk.text.pipeline import BUNDLED, load_pipeline

LETTERS = list(letters([]).filled(random.Random(1), 3))


def text(tree: Tree) -> str:
    return "".join(word.text + " " * word.space for word in tree).strip()


def of(wanted: str) -> Tree:
    return next(tree for tree in LETTERS if text(tree).startswith(wanted))


def is_tree(tree: Tree) -> bool:
    roots = [index for index, word in enumerate(tree) if word.head == index]
    below = set(roots)
    for _ in tree:
        below |= {index for index, word in enumerate(tree) if word.head in below}
    return len(roots) == 1 and tree[roots[0]].dep == "ROOT" and len(below) == len(tree)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_varied_is_still_a_tree(seed: int) -> None:
    chance = random.Random(seed)
    for tree in LETTERS:
        assert is_tree(tree)
        assert is_tree(varied(tree, chance))


CONLLU = """\
# text = Hij heeft zijn brief gelezen.
1\tHij\thij\tPRON\t_\tCase=Nom|Person=3|PronType=Prs\t5\tnsubj\t_\t_
2\theeft\thebben\tAUX\t_\tNumber=Sing|Tense=Pres|VerbForm=Fin\t5\taux\t_\t_
3\tzijn\tzijn\tPRON\t_\tPerson=3|Poss=Yes|PronType=Prs\t4\tnmod:poss\t_\t_
4\tbrief\tbrief\tNOUN\t_\tGender=Com|Number=Sing\t5\tobj\t_\t_
5\tgelezen\tlezen\tVERB\t_\tVerbForm=Part\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_

# text = Hij belt de woningbouw op.
1\tHij\thij\tPRON\t_\tCase=Nom|Person=3|PronType=Prs\t2\tnsubj\t_\t_
2\tbelt\top_bellen\tVERB\t_\tNumber=Sing|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tde\tde\tDET\t_\tDefinite=Def\t4\tdet\t_\t_
4\twoningbouw\twoning_bouw\tNOUN\t_\tGender=Com|Number=Sing\t2\tobj\t_\t_
4.1\tweg\tweg\t_\t_\t_\t_\t_\t_\t_
5\top\top\tADP\t_\t_\t2\tcompound:prt\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def trees(tmp_path_factory: pytest.TempPathFactory) -> list[Tree]:
    path = tmp_path_factory.mktemp("ud") / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return read(path)


def test_a_treebank_is_read_with_the_lemmas_of_the_tool(trees: list[Tree]) -> None:
    assert [text(tree) for tree in trees] == [
        "Hij heeft zijn brief gelezen.",
        "Hij belt de woningbouw op.",
    ]
    assert [word.lemma for word in trees[1]] == ["hij", "bellen", "de", "woningbouw", "op", "."]
    assert all(is_tree(tree) for tree in trees)


def test_the_language_of_letters(trees: list[Tree]) -> None:
    read_letter, call = trees
    chance = random.Random(0)
    assert text(variation._your(read_letter, chance)) == "Hij heeft uw brief gelezen."
    assert text(variation._question(read_letter, chance)) == "Heeft hij zijn brief gelezen?"
    assert text(variation._order(call, chance)) in (
        "Bel de woningbouw op.",
        "Bel de woningbouw op!",
    )
    assert text(variation._order(read_letter, chance)) == text(read_letter)
    assert text(variation._you(call, chance)) == "U belt de woningbouw op."


def test_slots_agree_with_what_fills_them() -> None:
    assert {text(tree).split()[0] for tree in LETTERS if text(tree).startswith("De ")} == {"De"}
    for tree in LETTERS:
        for word in tree:
            if word.pos == "DET" and word.morph == "Definite=Def":
                neuter = tree[word.head].morph.startswith("Gender=Neut")
                assert (word.text.lower() == "het") == neuter


def test_scores_count_what_is_right(trees: list[Tree]) -> None:
    nlp = load_pipeline().nlp
    total = scores(nlp, trees)
    assert total.words == sum(len(tree) for tree in trees)
    assert 0.5 < total.right["LAS"] / total.words <= total.right["UAS"] / total.words <= 1
    assert agreement(trees).f1 == 1


def test_models_that_agree_make_a_tree_that_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('id,tekst\n1,"Wij hebben uw brief gelezen. Bel ons."\n')
    (tmp_path / "y.jsonl").write_text('{"id": 3, "tekst": "De aanvraag is\\n afgewezen."}\n')
    paths = [tmp_path / "x.csv", tmp_path / "y.jsonl"]
    found = list(labelled(paths, [BUNDLED, BUNDLED]))
    shown = [text(tree) for tree in found]
    assert shown[-3:] == ["Wij hebben uw brief gelezen.", "Bel ons.", "De aanvraag is afgewezen."]
    (tmp_path / "z.conllu").write_text("".join(f"{conllu(tree)}\n" for tree in found))
    assert read(tmp_path / "z.conllu") == found
    assert all(is_tree(tree) for tree in found)


def test_an_empty_treebank_has_no_sentences(tmp_path: Path) -> None:
    (tmp_path / "leeg.conllu").write_text("")
    assert read(tmp_path / "leeg.conllu") == []


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(LETTERS)


@pytest.mark.parametrize(
    ("kind", "morph", "form", "lemma"),
    [
        ("VERB", "Number=Sing|Tense=Past|VerbForm=Fin", "trainde", "trainen"),
        ("VERB", "VerbForm=Part", "opgehangen", "ophangen"),
        ("ADJ", "Degree=Pos", "rustige", "rustig"),
        ("ADJ", "Degree=Cmp", "kouder", "koud"),
        ("NOUN", "Number=Plur", "fietsvergunningen", None),
    ],
)
def test_a_word_shows_its_kind_by_its_family(
    words: Lexicon, kind: str, morph: str, form: str, lemma: str | None
) -> None:
    found = dict(words.forms[kind, morph])
    assert found.get(form) == lemma


def test_the_gender_of_a_noun_is_that_of_the_nouns_it_ends_like(words: Lexicon) -> None:
    common = {form for form, _ in words.forms["NOUN", "Gender=Com|Number=Sing"]}
    neuter = {form for form, _ in words.forms["NOUN", "Gender=Neut|Number=Sing"]}
    assert "vergunning" not in common  # the trees teach it already
    assert "aanmelding" in common
    assert common.isdisjoint(neuter)


def test_other_words_leave_the_tree_as_it_was(words: Lexicon) -> None:
    chance = random.Random(3)
    changed = 0
    for tree in LETTERS:
        other = words.varied(tree, chance, 0.5)
        changed += text(other) != text(tree)
        assert [(w.pos, w.morph, w.head, w.dep, w.space) for w in other] == [
            (w.pos, w.morph, w.head, w.dep, w.space) for w in tree
        ]
        assert [w.text[0].isupper() for w in other] == [w.text[0].isupper() for w in tree]
    assert changed > len(LETTERS) / 2
