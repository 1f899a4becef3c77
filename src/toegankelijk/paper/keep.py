"""Writing files that staff may have edited since: what a person typed is never overwritten."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

_SEAL = re.compile(r"\n<!-- toegankelijk: ([0-9a-f]{64}) -->\n*\Z")


def write_all(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write ``{"verklaring.html": text}`` into ``folder``, which is made if need be.

    Each file ends with a seal over its text. A file with a broken seal was edited by a person and
    stays as it is: then all texts get the next free number, such as ``verklaring-2.html``.
    Raises ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        paths = {folder / _numbered(name, number): text for name, text in texts.items()}
        if all(_is_ours(path) for path in paths):
            break
    for path, text in paths.items():
        _write(path, sealed(text))
    return tuple(paths)


def sealed(text: str) -> str:
    """``text`` with its seal: a comment, in HTML and in Markdown."""
    body = text.rstrip("\n")
    return f"{body}\n<!-- toegankelijk: {_digest(body)} -->\n"


def is_sealed(text: str) -> bool:
    """Whether the text is just as it was written."""
    seal = _SEAL.search(text)
    return seal is not None and seal[1] == _digest(text[: seal.start()])


def _is_ours(path: Path) -> bool:
    if not path.exists():
        return True
    try:
        return is_sealed(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, IsADirectoryError):
        return False


def _numbered(name: str, number: int) -> str:
    stem, dot, ending = name.rpartition(".")
    return name if number == 1 else f"{stem}-{number}{dot}{ending}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _write(path: Path, text: str) -> None:
    """All of it or nothing: a full disk must not leave half a file in the place of a whole one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
