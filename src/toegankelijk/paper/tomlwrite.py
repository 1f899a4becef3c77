"""Adding to a TOML file that people write in: nothing that stands there is changed."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toegankelijk import tomlfile
from toegankelijk.errors import SettingsError
from toegankelijk.paper.keep import replace_file

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Place = tuple[str | int, ...]
"""Names of tables and indexes of ``[[tables]]``; an index one past the last adds a table."""
Value = str | bool | int | float | date | list[str]

_BOM = "\ufeff"


def add(
    path: Path, at: Place, values: Mapping[str, Value], check: Callable[[Path], object]
) -> None:
    """Put ``values`` into the table ``at``, which is made if need be; so is the file.

    Comments, order, spacing and line ends stay. ``check`` reads the new file before it takes the
    place of the old one; what it raises is raised, and the old file stays. Raises ``SettingsError``
    for a file that is no TOML, and for a key that is there already: what a person typed is never
    overwritten.
    """
    text, before = _read(path)
    after = copy.deepcopy(before)
    table = _plain_table(after, at)
    for key in values:
        if key in table:
            raise SettingsError(
                f"Bij '{key}' staat al een antwoord. Dat blijft staan.",
                where=str(path),
                mend="Verander het in dat bestand zelf.",
            )
    table.update(values)
    new = _added(text, at, values)
    if tomllib.loads(new) != after:
        keys = ", ".join(values)
        raise SettingsError(
            f"Het lukt niet om hier '{keys}' bij te zetten zonder iets anders te veranderen.",
            where=str(path),
            mend="Zet het er zelf bij.",
        )
    trial = path.with_name(f".proef-{path.name}")
    replace_file(trial, new.encode())
    try:
        check(trial)
        replace_file(path, (new if not text.startswith(_BOM) else _BOM + new).encode())
    finally:
        trial.unlink(missing_ok=True)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """The text as it is, and what it says."""
    if not path.exists():
        return "", {}
    toml = tomlfile.load(path, SettingsError)
    return path.read_bytes().decode("utf-8"), toml.data


def _added(text: str, at: Place, values: Mapping[str, Value]) -> str:
    import tomlkit

    document = tomlkit.parse(text.removeprefix(_BOM))
    table = _table(document, at)
    for key, value in values.items():
        table[key] = value
    return document.as_string()


def _table(document: TOMLDocument, at: Place) -> Any:
    """The table at a place, made as far as it is not there."""
    import tomlkit

    here: Any = document
    for index, step in enumerate(at):
        if isinstance(step, int):
            if len(here) == step:
                here.append(tomlkit.table())
            here = here[step]
            continue
        if step not in here:
            here[step] = tomlkit.aot() if _is_list(at, index) else tomlkit.table()
        here = here[step]
    return here


def _plain_table(data: dict[str, Any], at: Place) -> dict[str, Any]:
    """The same in plain values: what the new file has to say."""
    here: Any = data
    for index, step in enumerate(at):
        if isinstance(step, int):
            if len(here) == step:
                here.append({})
            here = here[step]
        else:
            here = here.setdefault(step, [] if _is_list(at, index) else {})
    assert isinstance(here, dict), "a place names a table"
    return here


def _is_list(at: Place, index: int) -> bool:
    return index + 1 < len(at) and isinstance(at[index + 1], int)
