"""Recipes are read strictly, and come back as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.errors import SettingsError
from toegankelijk.forms.recipe import Recipe, RecipeStep, load_recipe, recipe_for, written
from toegankelijk.forms.recording import Recorder

FILE = """
adres = "https://f.nl/bezwaar*"

[[stap]]
naam = "Uw zaak"
[stap.antwoorden]
"Zaaknummer" = "ZAAK-1"
"""


def save(folder: Path, text: str) -> Path:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_recipe_answers_by_label_within_its_step(tmp_path: Path) -> None:
    recipe = load_recipe(save(tmp_path, FILE))
    assert recipe.value("Zaaknummer *", "Uw zaak") == "ZAAK-1"
    assert recipe.value("Zaaknummer", "Een andere stap") is None
    assert recipe_for("https://f.nl/bezwaar/1", tmp_path) == recipe
    assert recipe_for("https://f.nl/anders", tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[stap.antwoorden]", "[stap.antwoord]", "regel 6"),
        ('"ZAAK-1"', "12", "regel 7"),
        ("https://f.nl/bezwaar*", "f.nl", "regel 2"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load_recipe(save(tmp_path, FILE.replace(old, new)))


@given(
    st.dictionaries(st.text(min_size=1, max_size=30), st.text(max_size=30), max_size=5),
    st.text(max_size=30),
)
def test_what_was_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str], title: str
) -> None:
    recipe = Recipe("https://f.nl/", (RecipeStep(title, answers),))
    path = tmp_path_factory.getbasetemp() / "recept.toml"
    path.write_text(written(recipe), encoding="utf-8", errors="replace", newline="")
    assert load_recipe(path) == recipe


def test_a_recorder_keeps_the_last_word_and_takes_only_texts() -> None:
    recorder = Recorder("https://f.nl/")
    recorder.note("Stap 1", "Naam", "A")
    recorder.note("Stap 1", "Naam", "B")
    recorder.note("Stap 1", {"a": 1}, "C")
    recorder.note("Stap 2", "Plaats", "D")
    assert [(s.title, dict(s.answers)) for s in recorder.recipe.steps] == [
        ("Stap 1", {"Naam": "B"}),
        ("Stap 2", {"Plaats": "D"}),
    ]
