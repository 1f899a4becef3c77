"""The phrases that checks hold names and texts against: ``wordlists/namen``, one a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from toegankelijk.resources import wordlists_directory
from toegankelijk.wordlists import read_lines


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The lines of ``wordlists/namen/<name>.txt``. Raises ``RuleError`` where it is missing."""
    return read_lines(wordlists_directory() / "namen" / f"{name}.txt")


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The same of a list whose lines read ``key: value``."""
    split = (line.partition(":") for line in phrases(name))
    return tuple((key.strip(), value.strip()) for key, _, value in split)


def given(*names: str, **renamed: str) -> Callable[[], object]:
    """``StaticCheck.data`` for a script that wants these lists, by their name or another one."""
    files = {name: name for name in names} | renamed
    return lambda: {key: list(phrases(file)) for key, file in files.items()}
