"""What a person is asked about each criterion, and what was gathered for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toegankelijk.law import Criterion
from toegankelijk.model import Scan
from toegankelijk.onderzoek.worklist import Asked, Gathered
from toegankelijk.paper.texts import Texts
from toegankelijk.rulebook import Rulebook


def asked(criteria: Sequence[Criterion], rulebook: Rulebook, texts: Texts) -> Mapping[str, Asked]:
    """By number. The questions of the rules that speak of a criterion show where to look."""
    rules = sorted(rulebook.rules.values(), key=lambda rule: rule.id)

    def of(criterion: Criterion) -> Asked:
        steps = (
            f"{rule.name}: {rule.question}"
            for rule in rules
            if rule.question and criterion.number in rule.criteria
        )
        return Asked(texts("vraag_algemeen"), tuple(dict.fromkeys(steps)))

    return {criterion.number: of(criterion) for criterion in criteria}


def gathered(scan: Scan) -> Gathered:
    """From what a scan kept of each page."""
    titles = {page.job.url: (seen.title, seen.language) for page, seen in scan.visited}

    def of(criterion: str, page: str) -> Sequence[str]:
        title, language = titles.get(page, ("", None))
        told = {"2.4.2": title, "3.1.1": language or ""}
        return [told[criterion]] if told.get(criterion) else []

    return of
