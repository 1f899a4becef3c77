"""What a person typed in a draft is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.paper.keep import DIGESTS, is_sealed, sealed, write_all


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_draft_that_nobody_touched_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "map"
    write_all(folder, {"verklaring.html": "een", "verklaring.md": "een"})
    paths = write_all(folder, {"verklaring.html": "twee", "verklaring.md": "twee"})
    assert names(paths) == ["verklaring.html", "verklaring.md"]
    assert paths[0].read_text(encoding="utf-8").startswith("twee\n")
    assert sorted(p.name for p in folder.iterdir()) == ["verklaring.html", "verklaring.md"]


@pytest.mark.parametrize(
    "edit", ["een!", "", "een\n<!-- toegankelijk: " + "0" * 64 + " -->\n", "caf\udce9"]
)
def test_a_draft_that_was_edited_stays_and_the_new_one_gets_a_number(
    tmp_path: Path, edit: str
) -> None:
    texts = {"verklaring.html": "een", "verklaring.md": "een"}
    write_all(tmp_path, texts)
    edited = tmp_path / "verklaring.md"
    edited.write_bytes(edit.encode("utf-8", "surrogateescape"))
    for _ in range(2):
        paths = write_all(tmp_path, texts)
        assert names(paths) == ["verklaring-2.html", "verklaring-2.md"]
        assert edited.read_bytes() == edit.encode("utf-8", "surrogateescape")
    paths[0].write_text("ook veranderd", encoding="utf-8")
    assert names(write_all(tmp_path, texts)) == ["verklaring-3.html", "verklaring-3.md"]


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "verklaring.md").mkdir()
    assert names(write_all(tmp_path, {"verklaring.md": "x"})) == ["verklaring-2.md"]


@pytest.mark.parametrize("edit", [b"PK door Word bewaard", b""])
def test_a_word_file_with_comments_stays_too(tmp_path: Path, edit: bytes) -> None:
    files: dict[str, str | bytes] = {"verklaring.docx": b"PK een", "verklaring.json": "{}\n"}
    write_all(tmp_path, files)
    assert names(write_all(tmp_path, files)) == ["verklaring.docx", "verklaring.json"]
    (tmp_path / "verklaring.docx").write_bytes(edit)
    assert names(write_all(tmp_path, files)) == ["verklaring-2.docx", "verklaring-2.json"]
    assert (tmp_path / "verklaring.docx").read_bytes() == edit
    (tmp_path / DIGESTS).write_text("kapot")
    assert names(write_all(tmp_path, files)) == ["verklaring-3.docx", "verklaring-3.json"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_a_seal_breaks_with_any_change(text: str) -> None:
    whole = sealed(text)
    assert is_sealed(whole)
    assert not is_sealed("x" + whole)
    assert not is_sealed(text.rstrip("\n"))
