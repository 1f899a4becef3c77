"""Writing files that staff may have edited since: what a person typed is never overwritten."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

DIGESTS = ".toegankelijk-zegels.json"
"""File with the digest of each file that can hold no seal, in its own folder."""

_WITH_SEAL = (".html", ".md")
_SEAL = re.compile(r"\n<!-- toegankelijk: ([0-9a-f]{64}) -->\n*\Z")


def write_all(folder: Path, made: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write ``{"verklaring.html": text}`` into ``folder``, which is made if need be.

    HTML and Markdown end with a seal over their text; of others the digest is kept beside them. A
    file that is not as we wrote it was edited by a person and stays as it is: then all files get
    the next free number, such as ``verklaring-2.html``. Raises ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _known(folder)
    for number in count(1):
        paths = {folder / _numbered(name, number): content for name, content in made.items()}
        if all(_is_ours(path, known) for path in paths):
            break
    digests = dict(known)
    for path, content in paths.items():
        if path.suffix in _WITH_SEAL and isinstance(content, str):
            content = sealed(content)
        raw = content.encode("utf-8") if isinstance(content, str) else content
        replace_file(path, raw)
        if path.suffix not in _WITH_SEAL:
            digests[path.name] = hashlib.sha256(raw).hexdigest()
    if digests != known:
        replace_file(folder / DIGESTS, json.dumps(digests, indent=1, sort_keys=True).encode())
    return tuple(paths)


def sealed(text: str) -> str:
    """``text`` with its seal: a comment, in HTML and in Markdown."""
    body = text.rstrip("\n")
    return f"{body}\n<!-- toegankelijk: {_digest(body)} -->\n"


def is_sealed(text: str) -> bool:
    """Whether the text is just as it was written."""
    seal = _SEAL.search(text)
    return seal is not None and seal[1] == _digest(text[: seal.start()])


def _is_ours(path: Path, known: Mapping[str, str]) -> bool:
    if not path.exists():
        return True
    try:
        raw = path.read_bytes()
        if path.suffix in _WITH_SEAL:
            return is_sealed(raw.decode("utf-8"))
    except (UnicodeDecodeError, IsADirectoryError):
        return False
    return known.get(path.name) == hashlib.sha256(raw).hexdigest()


def _known(folder: Path) -> Mapping[str, str]:
    """What we wrote here before; nothing when that is not to be read: then all was edited."""
    try:
        kept = json.loads((folder / DIGESTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _numbered(name: str, number: int) -> str:
    stem, dot, ending = name.rpartition(".")
    return name if number == 1 else f"{stem}-{number}{dot}{ending}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def replace_file(path: Path, raw: bytes) -> None:
    """All of it or nothing: a full disk must not leave half a file in the place of a whole one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
