"""The texts in a folder, so that a user can name a folder in place of all that is in it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toegankelijk.errors import InputError
from toegankelijk.text.extract.kinds import EXTENSIONS
from toegankelijk.text.extract.source import STDIN

MAX_TEXTS = 1_000
"""Texts in one folder and the folders in it; with more it is a mistake, or a job for a script."""
MAX_SEEN = 100_000
"""Files and folders that are looked at, whatever they are."""
HIDDEN = "verborgen"


@dataclass(frozen=True, slots=True)
class Expanded:
    """What the names on a command line stand for."""

    names: tuple[str, ...]
    """Files, ``-``, and whatever else is no folder, each once, in a stable order."""
    skipped: Mapping[str, int]
    """Files in folders that are no text, by extension, in small letters; ``HIDDEN`` for those that
    programs and systems keep to themselves. The most frequent stands first."""
    errors: Mapping[str, str]
    """Folder → why nothing in it is read."""


def expand(names: Iterable[str]) -> Expanded:
    """``names`` with each folder replaced by the texts in it and in the folders in it.

    A folder's own texts go before those of its folders, each by name. Links to folders are not
    followed. Hidden files, and those that Word keeps while it is open, are passed over.
    """
    found: list[str] = []
    skipped: Counter[str] = Counter()
    errors: dict[str, str] = {}
    for name in names:
        if name == STDIN or not _is_folder(name):
            found.append(name)
            continue
        try:
            texts, others = _texts(name)
        except InputError as error:
            errors[name] = str(error)
        else:
            found.extend(texts)
            skipped.update(others)
    return Expanded(tuple(dict.fromkeys(found)), dict(skipped.most_common()), errors)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _texts(folder: str) -> tuple[list[str], Counter[str]]:
    texts: list[str] = []
    skipped: Counter[str] = Counter()
    for path in _files(folder):
        kind = path.suffix.lower()
        if path.name.startswith((".", "~$")):
            skipped[HIDDEN] += 1
        elif kind in EXTENSIONS and path.is_file():
            texts.append(str(path))
        else:
            skipped[kind] += 1
        if len(texts) > MAX_TEXTS:
            raise InputError(
                f"In deze map staan meer dan {MAX_TEXTS} teksten.",
                where=folder,
                mend="Controleer de mappen die erin staan een voor een.",
            )
    if not texts:
        raise InputError(
            "In deze map staat geen tekst die het programma kan lezen.",
            where=folder,
            mend="Kies een andere map of een bestand.",
        )
    return texts, skipped


def _files(folder: str) -> Iterator[Path]:
    def refuse(problem: OSError) -> None:
        raise InputError(
            "U mag deze map of een map daarin niet openen.",
            where=str(problem.filename or folder),
            mend="Vraag de eigenaar om het recht om te lezen.",
        ) from None

    seen = 0
    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(folders) + len(files)
        if seen > MAX_SEEN:
            raise InputError(
                f"In deze map staan meer dan {MAX_SEEN} bestanden.",
                where=folder,
                mend="Controleer de mappen die erin staan een voor een.",
            )
        for name in sorted(files):
            yield Path(parent, name)
