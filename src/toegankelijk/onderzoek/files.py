"""The files of an investigation: work list, report, and what other tools read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toegankelijk.law import Criterion
from toegankelijk.model import Scan
from toegankelijk.onderzoek import asked as questions
from toegankelijk.onderzoek import worklist
from toegankelijk.onderzoek.csvfile import as_csv
from toegankelijk.onderzoek.earl import as_earl
from toegankelijk.onderzoek.facts import Investigation
from toegankelijk.onderzoek.report import as_paper
from toegankelijk.onderzoek.start import tools
from toegankelijk.onderzoek.wcagem_write import write
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.content import Paper
from toegankelijk.paper.keep import write_all
from toegankelijk.paper.texts import Texts
from toegankelijk.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Bench:
    """All that the files are made from."""

    made: Investigation
    scan: Scan
    rulebook: Rulebook
    texts: Texts
    today: date

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Those of the norm, in its order."""
        law = self.rulebook.law
        return tuple(each for each in self.rulebook.criteria.values() if law.demands(each))

    @property
    def tasks(self) -> tuple[worklist.Task, ...]:
        """The whole work list."""
        words = questions.asked(self.rulebook)
        found = questions.gathered(self.scan, self.rulebook)
        return tuple(worklist.tasks(self.made, self.criteria, words, found))

    @property
    def report(self) -> Paper:
        """The report, or as far as it is."""
        law, program = self.rulebook.law, tools(self.scan)
        return as_paper(self.made, self.criteria, law, self.texts, self.today, program)

    @property
    def worklist(self) -> Paper:
        """The work list as a paper."""
        return worklist.as_paper(self.made, self.tasks, self.criteria, self.texts)


FILES: Mapping[str, tuple[str, Callable[[Bench], str | bytes]]] = {
    "lijst": ("werklijst.html", lambda bench: as_html(bench.worklist)),
    "csv": ("werklijst.csv", lambda bench: as_csv(bench.tasks, bench.texts)),
    "html": ("onderzoek.html", lambda bench: as_html(bench.report)),
    "docx": ("onderzoek.docx", lambda bench: as_docx(bench.report)),
    "json": ("onderzoek.json", lambda bench: write(bench.made, bench.rulebook.criteria)),
    "earl": ("onderzoek-earl.json", lambda bench: as_earl(bench.made, bench.rulebook.criteria)),
}
"""By the word that a user types after ``--uitvoer``: name of the file, and what makes it."""


def write_files(bench: Bench, names: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Where they are; a file that a person edited stays, and the new one gets a number."""
    written: list[Path] = []
    for name in names:
        file, make = FILES[name]
        written += write_all(folder, {file: make(bench)})
    return tuple(written)
