"""What a person is asked about each criterion, and what was gathered for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toegankelijk.model import Gathered, Scan
from toegankelijk.onderzoek.worklist import Asked, GatheredThere
from toegankelijk.questions.words import load_questions
from toegankelijk.rulebook import Rulebook


def asked(rulebook: Rulebook) -> Mapping[str, Asked]:
    """By number of the criterion: the words of ``rules/vragen``. Raises ``RuleError``."""
    return {
        number: Asked(words.question, words.steps, words.good, words.bad)
        for number, words in load_questions(rulebook).items()
    }


def gathered(scan: Scan, rulebook: Rulebook) -> GatheredThere:
    """What a scan kept of each page: images with their texts, headings, links, focus order, fields.

    Nothing for pages that an earlier version of the tool looked at, which gathered nothing.
    """
    kinds = {number: words.gathered for number, words in load_questions(rulebook).items()}
    pages = {page.job.url: seen.gathered or () for page, seen in scan.visited}

    def of(criterion: str, page: str) -> Sequence[str]:
        wanted = kinds.get(criterion, ())
        return [_told(item) for item in pages.get(page, ()) if item.kind in wanted]

    return of


def _told(item: Gathered) -> str:
    """One thing on one line; the kind of thing is clear from the question."""
    values = [str(value) for value in item.values.values()]
    return " – ".join(part for part in (item.text or "(leeg)", item.about, *values) if part)
