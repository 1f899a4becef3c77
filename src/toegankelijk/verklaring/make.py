"""From a scan and the settings to the files of a statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from toegankelijk import settings as settings_file
from toegankelijk.model import Scan
from toegankelijk.paper.as_docx import as_docx
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown
from toegankelijk.paper.content import Paper
from toegankelijk.paper.keep import write_all
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring import answers as answers_file
from toegankelijk.verklaring.as_json import as_json
from toegankelijk.verklaring.draft import Draft, make_draft
from toegankelijk.verklaring.particulars import with_settings
from toegankelijk.verklaring.research import with_files
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import Words

PAPERS: Mapping[str, Callable[[Paper], str | bytes]] = {
    "html": as_html,
    "md": as_markdown,
    "docx": as_docx,
}
"""By the word that a user types after ``--uitvoer``, which is the ending of the file too."""
FORMATS = (*PAPERS, "json")


def draft_for(scan: Scan, rulebook: Rulebook, settings: Path | None, today: date) -> Draft:
    """The draft of ``today``. ``settings`` as in ``settings.load``.

    Raises ``SettingsError``, ``InputError`` and ``RuleError``, with file and line.
    """
    law, path = rulebook.law, settings_file.find(settings)
    criteria = sum(law.demands(criterion) for criterion in rulebook.criteria.values())
    scan, told = with_settings(scan, settings, today, criteria)
    folder = path.parent if path else Path()
    told, failed = with_files(told, folder, rulebook.criteria, law)
    answers = answers_file.load_answers(answers_file.find(path), rulebook, law, today)
    return make_draft(scan, rulebook, law, told, today, answers, failed)


def write_draft(
    draft: Draft, words: Words, rulebook: Rulebook, folder: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """The files that were written: ``verklaring.html`` and so on, never over a person's edits."""
    paper = compose(draft, words, rulebook)
    return write_all(
        folder,
        {
            f"verklaring.{name}": PAPERS[name](paper) if name in PAPERS else as_json(draft, words)
            for name in formats
        },
    )


def write_paper(paper: Paper, path: Path) -> Path:
    """Where it was written: ``path``, or beside it when a person edited what is there."""
    made = PAPERS[path.suffix.lstrip(".").lower()](paper)
    (written,) = write_all(path.parent, {path.name: made})
    return written
