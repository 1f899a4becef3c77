"""What a scan of the sample site found of what was planted, what it missed, and what it made up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from toegankelijk.model import (
    Element,
    Finding,
    Outcome,
    PageResult,
    Reason,
    RuleKind,
    Scan,
    Visited,
)
from toegankelijk.rulebook import Rulebook
from toegankelijk.voorbeeld.answers import CUT, LEFT, VISITED, Answers, Fault, HardText, Trap


@dataclass(frozen=True, slots=True)
class Score:
    """Holds a scan against the answers."""

    failed: tuple[Fault, ...]
    """Called wrong, on the place where it was planted."""
    asked: tuple[Fault, ...]
    """Given to a person as a question about that place."""
    missed: tuple[Fault, ...]
    texts_found: tuple[HardText, ...]
    texts_missed: tuple[HardText, ...]
    unplanted: tuple[tuple[str, str], ...]
    """Path and rule of findings that fail the norm where nothing was planted."""
    on_clean_pages: tuple[tuple[str, str, str], ...]
    """Path, rule and evidence of what was called wrong on pages that are right."""
    traps: tuple[tuple[Trap, str], ...]
    """Traps that ended another way than expected, with what became of them."""


_WALK = ""
"""In the place of the page: what was found in a walked form."""

SamePlace = Callable[[Fault, Finding], bool]
"""Whether a finding points at what was planted."""


def score(scan: Scan, answers: Answers, rulebook: Rulebook, same: SamePlace) -> Score:
    """Compare by page, rule and place: each finding answers for one fault of a criterion.

    A fault that axe cannot see is found by any rule on its criterion that points at it.
    """
    pages = {_path(result.job.url): result for result in scan.pages}
    met = _met(answers, list(_findings(pages)), rulebook, same)
    failed = [
        (path, finding)
        for path, finding in _findings(pages)
        if finding.outcome is Outcome.FAILED
        and rulebook.rule(finding.rule).kind is not RuleKind.ADVICE
    ]
    texts_found = tuple(t for t in answers.texts if any(_tells(t, p, f) for p, f in failed))
    return Score(
        failed=tuple(f for f in answers.faults if met.get(f.id) is Outcome.FAILED),
        asked=tuple(f for f in answers.faults if met.get(f.id) is Outcome.CANT_TELL),
        missed=tuple(f for f in answers.faults if f.id not in met),
        texts_found=texts_found,
        texts_missed=tuple(t for t in answers.texts if t not in texts_found),
        unplanted=tuple(
            sorted(
                {
                    (path, finding.rule)
                    for path, finding in failed
                    if rulebook.rule(finding.rule).kind is RuleKind.WCAG
                    and not _planted(path, finding, answers, rulebook, same)
                    and not path.startswith("/valkuilen")
                }
            )
        ),
        on_clean_pages=tuple(
            (path, finding.rule, finding.evidence)
            for path, finding in failed
            if path in answers.clean and not _planted(path, finding, answers, rulebook, same)
        ),
        traps=tuple(
            (trap, became)
            for trap in answers.traps
            if (became := _became(trap, pages, scan)) != trap.expected
        ),
    )


def _met(
    answers: Answers, findings: list[tuple[str, Finding]], rulebook: Rulebook, same: SamePlace
) -> dict[str, Outcome]:
    """Outcome by id of each fault that was met; what is sure goes before a question."""
    by_page: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL):
        for path, finding in findings:
            if finding.outcome is outcome:
                for key in (finding.rule, *rulebook.rule(finding.rule).criteria):
                    by_page[_WALK if _walked(finding) else path, key].append(finding)
    became: dict[str, Outcome] = {}
    used: set[tuple[int, str]] = set()
    for fault in sorted(answers.faults, key=lambda fault: fault.axe is None):
        named = [key for key in (fault.axe, fault.criterion) if key]
        met = (
            ((id(finding), key), finding.outcome)
            for key in named
            for finding in (*by_page[fault.page, key], *by_page[_WALK, key])
            if (id(finding), key) not in used and same(fault, finding)
        )
        best = min(met, key=lambda one: one[1] is not Outcome.FAILED, default=None)
        if best is not None:
            used.add(best[0])
            became[fault.id] = best[1]
    return became


def _planted(
    path: str, finding: Finding, answers: Answers, rulebook: Rulebook, same: SamePlace
) -> bool:
    keys = {finding.rule, *rulebook.rule(finding.rule).criteria}
    return any(
        not keys.isdisjoint({fault.axe, fault.criterion}) and same(fault, finding)
        for fault in (answers.faults if _walked(finding) else answers.faults_of(path))
    )


def _walked(finding: Finding) -> bool:
    """Walking a form may lead to other pages; what is found there is told with the form."""
    return isinstance(finding.where, Element) and finding.where.state.name.startswith("Formulier")


def _findings(pages: dict[str, PageResult]) -> Iterator[tuple[str, Finding]]:
    for path, result in pages.items():
        if isinstance(result.outcome, Visited):
            yield from ((path, finding) for finding in result.outcome.findings)


def _tells(text: HardText, path: str, finding: Finding) -> bool:
    """Whether a finding points at the planted words: one of the two holds the other."""
    quote, evidence = text.quote.casefold(), finding.evidence.casefold()
    same_place = path == text.page and finding.rule == text.rule
    return same_place and (quote in evidence or evidence in quote)


def _became(trap: Trap, pages: dict[str, PageResult], scan: Scan) -> str:
    if trap.expected == CUT:
        start = trap.path.partition("?")[0]
        return CUT if any(start in pattern for pattern in scan.cuts) else "not cut"
    result = pages.get(trap.path)
    if result is None:
        return LEFT
    became = VISITED if isinstance(result.outcome, Visited) else result.outcome.reason
    return LEFT if trap.expected == LEFT and became is Reason.NOT_HTML else became


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
