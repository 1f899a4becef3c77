"""Which lines of which files were changed since a commit, as git tells it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toegankelijk.errors import InputError

TIMEOUT = 60.0
"""Seconds for one question to git."""
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)

Lines = tuple[tuple[int, int], ...]
"""First and last line, from 1, of each run of changed lines."""
ALL: Lines = ((1, 1 << 60),)


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed lines of the files that were asked for."""

    by_path: dict[Path, Lines]
    """Absolute path → its changed lines; files without a change are not there."""

    def lines(self, name: str) -> Lines:
        """Changed lines of a file; none for one that did not change."""
        return self.by_path.get(Path(name).resolve(), ())


def changed_since(since: str, names: Sequence[str]) -> Changed:
    """What differs from ``since`` in the files and folders ``names``, new files included.

    It counts from where this work branched off, so that what others did on ``since`` meanwhile is
    not held against it. Raises ``InputError`` where git, a repository or the commit is missing.
    """
    if not since or since.startswith("-"):
        raise InputError(
            f"'{since[:50]}' is geen tak of commit.", mend="Schrijf bijvoorbeeld main."
        )
    by_path: dict[Path, Lines] = {}
    for folder in dict.fromkeys(_folder(name) for name in names):
        inside = [name for name in names if _folder(name) == folder]
        by_path.update(_in_repository(since, folder, inside))
    return Changed(by_path)


def _in_repository(since: str, folder: Path, names: Iterable[str]) -> dict[Path, Lines]:
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip()).resolve()
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{since}^{{commit}}")
    base = _base(folder, commit.decode().strip())
    wanted = [str(Path(name).resolve()) for name in names]
    listed = _git(top, "diff", "--name-only", "-z", "--diff-filter=d", base, "--", *wanted)
    added = _git(top, "ls-files", "--others", "--exclude-standard", "-z", "--", *wanted)
    found = {top / _text(name): _changed_lines(top, base, name) for name in _names(listed)}
    return found | {top / _text(name): ALL for name in _names(added)}


def _base(folder: Path, commit: str) -> str:
    """Where this branch left ``commit``; the commit itself where they have nothing in common."""
    try:
        return _git(folder, "merge-base", commit, "HEAD").decode().strip()
    except InputError:
        return commit


def _changed_lines(top: Path, base: str, name: bytes) -> Lines:
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    text = _git(top, "diff", *options, base, "--", _text(name))
    runs = ((int(first), int(count or 1)) for first, count in _HUNK.findall(text))
    return tuple((first, first + count - 1) for first, count in runs if count)


def _names(listed: bytes) -> list[bytes]:
    return [name for name in listed.split(b"\0") if name]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _folder(name: str) -> Path:
    path = Path(name).resolve()
    return path if path.is_dir() else path.parent


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-c", "core.quotePath=off", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=TIMEOUT, check=False
        )
    except FileNotFoundError:
        raise InputError(
            "Voor --gewijzigd-sinds is git nodig.", mend="Installeer git, of laat de optie weg."
        ) from None
    except (OSError, subprocess.TimeoutExpired):
        raise InputError("Git geeft geen antwoord.", where=str(folder)) from None
    if done.returncode:
        raise _trouble(folder, arguments)
    return done.stdout


def _trouble(folder: Path, arguments: tuple[str, ...]) -> InputError:
    if "--show-toplevel" in arguments:
        return InputError(
            "Deze map staat niet in git.", where=str(folder), mend="Laat --gewijzigd-sinds weg."
        )
    if "--verify" in arguments:
        name = arguments[-1].removesuffix("^{commit}")[:50]
        return InputError(
            f"De tak of commit '{name}' bestaat hier niet.",
            mend="Haal hem op met git fetch. In een pijplijn: haal de hele geschiedenis op.",
        )
    return InputError("Git kan de veranderingen niet geven.", where=str(folder))
