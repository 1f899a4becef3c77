"""The work list as CSV, for people who work in a spreadsheet, and their verdicts back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from toegankelijk.errors import InputError
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import Investigation, Verdict, table
from toegankelijk.onderzoek.worklist import Task
from toegankelijk.paper.texts import Texts
from toegankelijk.report.safe import cell
from toegankelijk.tomlfile import suggestion

COLUMNS = (
    *("eis", "naam", "niveau", "pagina", "titel", "vraag", "stappen", "goed", "fout"),
    *("verzameld", "programma", "vorige_keer", "uitkomst", "uitleg", "door"),
)
_NEEDED = ("eis", "pagina", "uitkomst")
_FORMULA_MARK = re.compile(r"'(?=\s*[=+\-@])")
MAX_CELL = 2_000
MAX_BYTES = 50_000_000


def as_csv(todo: Iterable[Task], texts: Texts) -> str:
    """With semicolons and a mark of UTF-8, as Dutch spreadsheets like it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for task in todo:
        people = [v for v in task.found.verdicts if not v.automatic]
        tools = [v for v in task.found.verdicts if v.automatic]
        said = [f"{texts(v.outcome, of='uitkomst')}: {v.note}" for v in tools]
        last = people[-1] if people else None
        writer.writerow(
            cell(text, MAX_CELL)
            for text in (
                task.criterion.number,
                task.criterion.name,
                task.criterion.level,
                task.page.id,
                task.page.title,
                task.asked.question,
                " / ".join(task.asked.steps),
                task.asked.good,
                task.asked.bad,
                " / ".join(task.gathered),
                " ".join(said),
                texts(task.earlier.outcome, of="uitkomst") if task.earlier else "",
                texts(last.outcome, of="uitkomst") if last else "",
                last.note if last else "",
                last.who if last else "",
            )
        )
    return "\ufeff" + file.getvalue()


def read_csv(
    path: Path,
    investigation: Investigation,
    criteria: Collection[str],
    texts: Texts,
    who: str,
    at: datetime,
) -> tuple[Verdict, ...]:
    """The verdicts that are new in a file. A row without an outcome was not looked at yet.

    ``who`` for rows that do not say by whom. Raises ``InputError`` with file and line; then no row
    counts.
    """
    words = {text: outcome for outcome, text in texts.table("uitkomst").items()}
    known = table(investigation)
    pages = {page.id for page in investigation.pages} | {""}
    seen: dict[tuple[str, str, str], int] = {}
    made: list[Verdict] = []
    for line, row in _rows(path):
        told = row["uitkomst"].casefold()
        if not told or told == texts(Outcome.UNTESTED, of="uitkomst"):
            continue
        if told not in words:
            what = f"De uitkomst '{row['uitkomst'][:60]}' is niet bekend."
            _fail(path, line, what, suggestion(told, words))
        if row["eis"] not in criteria:
            what = f"Het criterium '{row['eis'][:60]}' is niet bekend."
            _fail(path, line, what, "Schrijf het nummer van een eis, zoals 1.1.1.")
        if row["pagina"] not in pages:
            what = f"De pagina '{row['pagina'][:100]}' staat niet in de steekproef."
            _fail(path, line, what, "Neem het adres over uit de werklijst.")
        by = row.get("door") or who
        key = (row["eis"], row["pagina"], by)
        if key in seen:
            what = f"Over eis {row['eis']} op deze pagina staat er al een oordeel, op regel"
            _fail(path, line, f"{what} {seen[key]}.", "Haal een van de twee weg.")
        seen[key] = line
        outcome, note = Outcome(words[told]), row.get("uitleg", "")
        held = known.get((row["eis"], row["pagina"]))
        word = (outcome, _as_cell(note), by)
        same = held and any((v.outcome, _as_cell(v.note), v.who) == word for v in held.verdicts)
        if not same:
            made.append(Verdict(row["eis"], row["pagina"], outcome, note, by, at))
    return tuple(made)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The line on which each row ends, and its cells by the name of their column."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError(f"Dit bestand is niet te lezen ({reason}).", where=str(path)) from None
    if len(raw) > MAX_BYTES:
        raise InputError(f"Dit bestand is groter dan {MAX_BYTES} bytes.", where=str(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # what Excel saves when one takes plain CSV
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = [name.strip().casefold() for name in next(reader, [])]
        for name in _NEEDED:
            if name not in head:
                what = f"De kolom '{name}' ontbreekt."
                _fail(path, 1, what, f"De eerste regel noemt de kolommen: {', '.join(COLUMNS)}.")
        for cells in reader:
            if any(each.strip() for each in cells):
                row = dict(zip(head, (_plain(each) for each in cells), strict=False))
                yield reader.line_num, {name: row.get(name, "") for name in COLUMNS}
    except csv.Error:
        _fail(path, reader.line_num, "Deze regel is geen geldige CSV.", 'Staan alle " er dubbel?')


def _as_cell(note: str) -> str:
    """A note as it is after a trip: what is cut or folded on the way is no new word."""
    return _plain(cell(note, MAX_CELL))


def _plain(text: str) -> str:
    """A cell as it was before it was made harmless."""
    return _FORMULA_MARK.sub("", text.strip(), count=1) if text.startswith("'") else text.strip()


def _fail(path: Path, line: int, what: str, mend: str) -> NoReturn:
    raise InputError(what, where=f"{path}, regel {line}", mend=mend)
