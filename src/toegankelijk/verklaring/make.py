"""From a scan and the settings to the files of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from toegankelijk.model import Scan
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.as_markdown import as_markdown
from toegankelijk.paper.content import Paper
from toegankelijk.paper.keep import write_all
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.draft import Draft, make_draft
from toegankelijk.verklaring.particulars import with_settings
from toegankelijk.verklaring.sections import compose
from toegankelijk.verklaring.words import Words

FORMATS: Mapping[str, Callable[[Paper], str]] = {"html": as_html, "md": as_markdown}
"""By the word that a user types after ``--uitvoer``, which is the ending of the file too."""


def draft_for(scan: Scan, rulebook: Rulebook, settings: Path | None) -> Draft:
    """The draft of today. ``settings`` as in ``settings.load``.

    Raises ``SettingsError`` and ``RuleError``.
    """
    today = datetime.now().astimezone().date()
    scan, particulars = with_settings(scan, settings, today)
    return make_draft(scan, rulebook, rulebook.law, particulars, today)


def write_draft(
    draft: Draft, words: Words, rulebook: Rulebook, folder: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """The files that were written: ``verklaring.html`` and so on, never over a person's edits."""
    statement = compose(draft, words, rulebook)
    return write_all(folder, {f"verklaring.{name}": FORMATS[name](statement) for name in formats})
