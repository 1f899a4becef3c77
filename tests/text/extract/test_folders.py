"""A folder stands for the texts in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toegankelijk.text.extract import folders
from toegankelijk.text.extract.folders import HIDDEN, expand


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("tekst")


def test_texts_in_folders_in_a_stable_order_with_a_count_of_the_rest(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.DOCX", "map/c.md", "map/onder/d.eml", "e.pdf", "z/f.html")
    fill(tmp_path, ".verborgen.txt", "~$a.docx", ".git/x.txt", "foto.jpg", "g.JPG", "oud.doc")
    fill(tmp_path, "zonder")
    found = expand([str(tmp_path)])
    names = [str(Path(name).relative_to(tmp_path)) for name in found.names]
    assert names == [
        "a.DOCX",
        "b.txt",
        "e.pdf",
        "map/c.md",
        "map/onder/d.eml",
        "z/f.html",
    ]
    assert found.skipped == {HIDDEN: 2, ".jpg": 2, ".doc": 1, "": 1}
    assert found.errors == {}


def test_other_names_stay_as_they_are_and_nothing_is_read_twice(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    file = str(tmp_path / "a.txt")
    names = ["weg.txt", "-", file, str(tmp_path), "n\0l", "x" * 300]
    assert expand(names).names == ("weg.txt", "-", file, "n\0l", "x" * 300)


def test_a_folder_without_a_text(tmp_path: Path) -> None:
    fill(tmp_path, "foto.jpg")
    found = expand([str(tmp_path)])
    assert found.names == ()
    assert "geen tekst" in found.errors[str(tmp_path)]


def test_pipes_and_links_in_a_circle_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pijp.txt")
    (tmp_path / "rond").symlink_to(tmp_path)
    (tmp_path / "kapot.txt").symlink_to(tmp_path / "weg.txt")
    (tmp_path / "kopie.txt").symlink_to(tmp_path / "a.txt")
    found = expand([str(tmp_path)])
    assert [Path(name).name for name in found.names] == ["a.txt", "kopie.txt"]
    assert found.skipped == {".txt": 2}


@pytest.mark.parametrize("bound", ["MAX_TEXTS", "MAX_SEEN"])
def test_a_folder_with_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(folders, bound, 2)
    fill(tmp_path, "a.txt", "b.txt")
    assert len(expand([str(tmp_path)]).names) == 2
    fill(tmp_path, "map/c.txt")
    assert "meer dan 2" in expand([str(tmp_path)]).errors[str(tmp_path)]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not hold for root, so the refusal is staged."""

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert "niet openen" in expand([str(tmp_path)]).errors[str(tmp_path)]
