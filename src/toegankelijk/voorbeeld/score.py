"""What a scan of the sample site found of what was planted, what it missed, and what it made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from toegankelijk.model import Finding, Outcome, PageResult, Reason, RuleKind, Scan, Visited
from toegankelijk.rulebook import Rulebook
from toegankelijk.voorbeeld.answers import CUT, LEFT, VISITED, Answers, Fault, HardText, Trap

AXE = "axe-core"
"""``bron`` of the rules that are not ours."""


@dataclass(frozen=True, slots=True)
class Score:
    """Holds a scan against the answers."""

    found: tuple[Fault, ...]
    """Failed, or given to a person to look at."""
    missed: tuple[Fault, ...]
    texts_found: tuple[HardText, ...]
    texts_missed: tuple[HardText, ...]
    unplanted: tuple[tuple[str, str], ...]
    """Path and rule of findings that fail the norm where nothing was planted."""
    on_clean_pages: tuple[tuple[str, str, str], ...]
    """Path, rule and evidence of what was called wrong on pages that are right."""
    traps: tuple[tuple[Trap, str], ...]
    """Traps that ended another way than expected, with what became of them."""


def score(scan: Scan, answers: Answers, rulebook: Rulebook) -> Score:
    """Compare by page and rule: of three faults of one rule on a page, three must be found.

    A fault that axe cannot see is found by any rule of ours on its criterion.
    """
    pages = {_path(result.job.url): result for result in scan.pages}
    seen: Counter[tuple[str, str]] = Counter()
    for path, finding in _findings(pages):
        if finding.outcome in _REPORTED:
            seen.update((path, key) for key in _keys(finding, rulebook))
    found: list[Fault] = []
    missed: list[Fault] = []
    for fault in answers.faults:
        key = (fault.page, fault.axe or fault.criterion or "")
        (found if seen[key] > 0 else missed).append(fault)
        seen[key] -= 1
    planted = {(fault.page, fault.axe or fault.criterion) for fault in answers.faults}
    failed = [
        (path, finding)
        for path, finding in _findings(pages)
        if finding.outcome is Outcome.FAILED
        and rulebook.rule(finding.rule).kind is not RuleKind.ADVICE
    ]
    texts_found = tuple(t for t in answers.texts if any(_tells(t, p, f) for p, f in failed))
    return Score(
        found=tuple(found),
        missed=tuple(missed),
        texts_found=texts_found,
        texts_missed=tuple(t for t in answers.texts if t not in texts_found),
        unplanted=tuple(
            sorted(
                {
                    (path, finding.rule)
                    for path, finding in failed
                    if rulebook.rule(finding.rule).kind is RuleKind.WCAG
                    and not any((path, key) in planted for key in _keys(finding, rulebook))
                    and not path.startswith("/valkuilen")
                }
            )
        ),
        on_clean_pages=tuple(
            (path, finding.rule, finding.evidence)
            for path, finding in failed
            if path in answers.clean
        ),
        traps=tuple(
            (trap, became)
            for trap in answers.traps
            if (became := _became(trap, pages, scan)) != trap.expected
        ),
    )


_REPORTED = frozenset({Outcome.FAILED, Outcome.CANT_TELL})


def _keys(finding: Finding, rulebook: Rulebook) -> tuple[str, ...]:
    """What the answers may call it by: the rule, and the criteria of a rule of ours."""
    rule = rulebook.rule(finding.rule)
    return (finding.rule, *(rule.criteria if rule.source != AXE else ()))


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
