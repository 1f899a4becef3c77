"""Outputs of checked texts that go to a file: which files there are, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toegankelijk.errors import InputError
from toegankelijk.report.text_html import as_text_html, as_text_index
from toegankelijk.report.text_json import as_text_json
from toegankelijk.report.text_mail import as_text_mail
from toegankelijk.report.text_view import Checked, shown_name
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.extract import STDIN

INDEX = "index.html"
STDIN_FILE = "invoer"
_UNFIT = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A way to write checked texts down."""

    ending: str
    render: Callable[[Checked, str, Rulebook], str] | None
    """One text, with the name to show; ``None`` where all texts go into one file."""


TEXT_FORMATS: Mapping[str, TextFormat] = {
    "html": TextFormat(".html", as_text_html),
    "mail": TextFormat("-mail.txt", as_text_mail),
    "json": TextFormat(".json", None),
}
"""By the word that a user types after ``--uitvoer``."""

ALL_IN_ONE = "tekst"
"""Name, without its ending, of the one file that holds all texts."""


def rendered(
    texts: Sequence[Checked], errors: Mapping[str, str], rulebook: Rulebook, output: str
) -> Iterator[str]:
    """What is written to each file, or shown one after the other."""
    render = TEXT_FORMATS[output].render
    if render is None:
        yield as_text_json(texts, errors, rulebook)
    else:
        for text in texts:
            yield render(text, shown_name(text), rulebook)


def write_texts(
    texts: Sequence[Checked],
    errors: Mapping[str, str],
    rulebook: Rulebook,
    output: str,
    where: Path,
) -> tuple[Path, ...]:
    """Write to ``where``, which is made if needed; the file to open first comes first.

    A ``where`` with an ending such as ``.html`` is a file, any other a folder. Raises
    ``InputError`` where more than one text would go into a file, or over one that was checked.
    """
    paths = _paths(texts, output, where)
    sources = {Path(text.document.source).resolve() for text in texts if not _is_stdin(text)}
    sources |= {Path(name).resolve() for name in errors}
    has_index = output == "html" and len(paths) > 1
    for path in (*paths, where / INDEX) if has_index else paths:
        if path.resolve() in sources:
            raise InputError(
                "Dit is de tekst zelf. Die blijft zoals hij is.",
                where=str(path),
                mend="Kies bij --naar een andere naam of map.",
            )
    for path, made in zip(paths, rendered(texts, errors, rulebook, output), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", errors="replace")
    if has_index:
        index = where / INDEX
        index.write_text(
            as_text_index(list(zip(texts, (p.name for p in paths), strict=True)), errors, rulebook),
            encoding="utf-8",
            errors="replace",
        )
        return (index, *paths)
    return paths


def _paths(texts: Sequence[Checked], output: str, where: Path) -> tuple[Path, ...]:
    form = TEXT_FORMATS[output]
    is_file = bool(where.suffix) and not where.is_dir()
    if form.render is None:
        return (where if is_file else where / f"{ALL_IN_ONE}{form.ending}",)
    if is_file and len(texts) > 1:
        raise InputError(
            f"U vroeg {len(texts)} teksten na. Die passen niet in één bestand.",
            where=str(where),
            mend="Geef bij --naar een map op.",
        )
    if is_file:
        return (where,)
    taken = {INDEX}
    return tuple(where / _free(text, form.ending, taken) for text in texts)


def _free(text: Checked, ending: str, taken: set[str]) -> str:
    """A name for a file that no other text has."""
    stem = STDIN_FILE if _is_stdin(text) else _UNFIT.sub("-", Path(text.document.source).stem)
    stem = stem[:80].strip(".-") or STDIN_FILE
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    name = next(f"{each}{ending}" for each in names if f"{each}{ending}".lower() not in taken)
    taken.add(name.lower())
    return name


def _is_stdin(text: Checked) -> bool:
    return text.document.source == STDIN
