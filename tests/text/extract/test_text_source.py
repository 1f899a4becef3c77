"""Reading a file or standard input: encodings, kinds, and what cannot be read."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.errors import InputError
from toegankelijk.model import BlockKind
from toegankelijk.text.extract import TextKind, read
from toegankelijk.text.extract import source as source_module
from toegankelijk.text.extract.kinds import guess_kind
from toegankelijk.text.extract.source import decode

TEXT = "Eén coöperatie: ‘€ 5’.\r\nTweede regel.\r"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == "Eén coöperatie: ‘€ 5’.\nTweede regel.\n"


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    data = "één twee één".encode() + b"\xff" + b" drie"
    assert decode(data) == "één twee één� drie"


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\x7fELF\x02\x01\x01\0", bytes(range(32)) * 10, b"\xff\xfe\x00"]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match="geen tekst"):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    with suppress(InputError):
        assert decode(data).strip()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("brief.txt", BlockKind.PARAGRAPH),
        ("brief.md", BlockKind.HEADING),
        ("BRIEF.MD", BlockKind.HEADING),
        ("brief", BlockKind.HEADING),
    ],
)
def test_the_extension_says_how_to_read(tmp_path: Path, name: str, kind: BlockKind) -> None:
    path = tmp_path / name
    path.write_text("# Kop", encoding="utf-8")
    found = read(path)
    assert (found.blocks[0].kind, found.source) == (kind, str(path))


def test_the_caller_may_say_how_to_read(tmp_path: Path) -> None:
    path = tmp_path / "pagina.php"
    path.write_text("<h1>Kop</h1>", encoding="utf-8")
    assert read(path, TextKind.HTML).blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><p>x", TextKind.HTML),
        ("  <html lang=nl>", TextKind.HTML),
        ("<p>x</p>", TextKind.HTML),
        ("# Kop\n\ntekst", TextKind.MARKDOWN),
        ("tekst [link](https://x)", TextKind.MARKDOWN),
        ("---\ntitle: x\n---\n", TextKind.MARKDOWN),
        ("Geachte heer,\n\nU krijgt < 5 euro.", TextKind.PLAIN),
        ("#1 in de lijst", TextKind.PLAIN),
        ("", TextKind.PLAIN),
    ],
)
def test_what_a_text_without_a_name_looks_like(text: str, kind: TextKind) -> None:
    assert guess_kind(text) is kind


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"<p>Hallo</p>")))
    found = read("-")
    assert (found.source, found.blocks[0].text) == ("-", "Hallo")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b" \n\t")
    (tmp_path / "zonder.html").write_bytes(b"<script>x</script>")
    (tmp_path / "beeld.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "ruis.txt").write_bytes(b"\0\1\2\3" * 9)
    (tmp_path / "brief.docx").write_bytes(b"PK")
    (tmp_path / "tekst.csv").write_bytes(b"a;b")
    (tmp_path / "map.txt").mkdir()
    (tmp_path / "map").mkdir()
    reasons = {
        "leeg.txt": "leeg",
        "zonder.html": "geen tekst",
        "beeld.txt": "een plaatje",
        "ruis.txt": "geen tekst",
        "brief.docx": "beschadigd",
        "tekst.csv": "soort",
        "map.txt": "een map",
        "map": "een map",
        "weg.txt": "is er niet",
        "map/weg.txt": "is er niet",
        "leeg.txt/weg.txt": "niet te lezen",
        "n\0l.txt": "niet te lezen",
        "x" * 300 + ".txt": "niet te lezen",
    }
    for name, reason in reasons.items():
        with pytest.raises(InputError, match=reason) as caught:
            read(tmp_path / name if "\0" not in name else f"{tmp_path}/{name}")
        assert str(tmp_path) in str(caught.value)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not hold for root, so the refusal is staged."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "brief.txt"
    path.write_text("tekst")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="mag dit bestand niet"):
        read(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.txt"
    path.write_text("x" * 11)
    for bound in ("MAX_TEXT_BYTES", "MAX_BYTES"):
        monkeypatch.setattr(source_module, bound, 10)
        with pytest.raises(InputError, match="groter"):
            read(path)
    path.write_text("x" * 10)
    assert read(path).blocks[0].text == "x" * 10


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # takes no room on the disk
    with pytest.raises(InputError, match="groter dan 40 MB"):
        read(path)


def test_a_pipe_or_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.txt"
    os.mkfifo(pipe)
    for name in (pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(InputError, match="geen gewoon bestand"):
            read(name)
