"""What was found in one letter or text, ready to show: its parts with numbered remarks.

What is the same is told once: a word that comes back has one number at all its places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from toegankelijk.levelbook import load_level_book
from toegankelijk.model import (
    BlockKind,
    Document,
    Finding,
    Level,
    Measures,
    Outcome,
    Passage,
    Severity,
    UnreadKind,
)
from toegankelijk.report.safe import inline, shown
from toegankelijk.report.text_level import (
    SentencesView,
    VerdictView,
    sentences_view,
    verdict_view,
)
from toegankelijk.report.text_marks import Mark, Segment, segments
from toegankelijk.report.text_remarks import Remark, Remarks, line_starts
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.check import found_in, readings
from toegankelijk.text.extract import STDIN
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.letters import StepResult, check_letter
from toegankelijk.text.level import level
from toegankelijk.text.measures import measure
from toegankelijk.text.pipeline import Pipeline

MAX_BLOCK = 4_000
MAX_PARTS = 1_000
UNNAMED = "(zonder naam)"
STDIN_SHOWN = "(uw invoer)"
_IN_BLOCKS = (".docx", ".odt", ".rtf", ".pdf", ".eml")
"""Kinds of file of which the text that was taken out has a line for each paragraph."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with all that was found in it."""

    document: Document
    findings: tuple[Finding, ...]
    measures: Measures
    level: Level | None = None
    """``None`` where it was not asked for."""
    steps: tuple[StepResult, ...] = ()
    """Of the letter check; empty for a text that is no letter."""


def only_lines(text: Checked, lines: Sequence[tuple[int, int]]) -> Checked:
    """What was found on these lines (first and last, from 1), and no judgement of the whole.

    A sentence that runs over several lines counts when one of them is among these.
    """
    starts = line_starts(text.document.text)

    def is_there(finding: Finding) -> bool:
        if not isinstance(finding.where, Passage):
            return False
        first = bisect_right(starts, finding.where.start)
        last = bisect_right(starts, max(finding.where.start, finding.where.end - 1))
        return any(begin <= last and first <= end for begin, end in lines)

    kept = tuple(finding for finding in text.findings if is_there(finding))
    return replace(text, findings=kept, level=None, steps=())


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the text."""

    kind: BlockKind
    line: int
    segments: tuple[Segment, ...]
    remarks: tuple[Remark, ...]
    """Those of which the first place is here."""
    marked: bool
    """Whether a place of any remark is here."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule and its remarks, the weightiest first."""

    rule: Rule
    count: int
    """Findings."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class TextView:
    """A whole text, for the templates."""

    name: str
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]
    """In the order of the text."""
    rules: tuple[RuleCount, ...]
    """The weightiest first."""
    measures: Measures
    counts: tuple[tuple[Severity, int], ...]
    """Findings by severity, the worst first; those without findings are left out."""
    is_dutch: bool
    verdict: VerdictView | None
    """``None`` where it was not asked for."""
    sentences: SentencesView | None
    """``None`` where the level was not asked for."""
    steps: tuple[StepView, ...]
    in_blocks: bool
    """Whether ``line`` counts paragraphs, for a file that has no lines a reader knows."""
    left_out: int
    """Remarks that are not shown."""
    cut: bool
    """Whether the end of the text is not shown."""
    attachments: tuple[str, ...] = ()
    """Of an e-mail, not read."""
    scans: tuple[int, ...] = ()
    """Pages of a PDF that are pictures, not read."""

    @cached_property
    def first(self) -> tuple[Remark, ...]:
        """The weightiest first."""
        return tuple(sorted(self.remarks, key=lambda remark: remark.weight, reverse=True))

    @cached_property
    def step_counts(self) -> Mapping[Outcome, int]:
        """Steps by outcome."""
        return Counter(step.outcome for step in self.steps)


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the letter check with its words."""

    id: str
    number: int
    name: str
    outcome: Outcome
    told: str
    why: str
    remedy: str
    line: int | None
    evidence: str


def checked(
    document: Document,
    rulebook: Rulebook,
    *,
    letter: bool = False,
    pipeline: Pipeline | None = None,
) -> Checked:
    """Check and measure a text; as a ``letter`` also by its steps."""
    read = tuple(readings(document, rulebook.abbreviations, pipeline))
    findings = found_in(read, rulebook)
    return Checked(
        document,
        findings,
        measure(document, rulebook.abbreviations),
        level(read, findings, model=pipeline.shown if pipeline else None),
        steps=check_letter(document, findings, rulebook.abbreviations) if letter else (),
    )


def text_view(text: Checked, name: str, rulebook: Rulebook, most: int = 200) -> TextView:
    """The view of one text, which is shown under ``name``, with its ``most`` weightiest remarks."""
    document = text.document
    starts = line_starts(document.text)
    found = Remarks(text.findings, document, rulebook, starts, MAX_PARTS)
    kept = found.numbered(most)
    severities = Counter(finding.severity for finding in text.findings)
    return TextView(
        name=shown(name),
        parts=tuple(_parts(document, found, kept, starts)),
        remarks=tuple(kept.values()),
        rules=_rules({**found.all, **kept}.values()),
        measures=text.measures,
        counts=tuple((s, severities[s]) for s in reversed(Severity) if severities[s]),
        is_dutch=any(True for _ in dutch_blocks(document)),
        verdict=None if text.level is None else verdict_view(text.level, load_level_book()),
        sentences=None
        if text.level is None
        else sentences_view(text.level, document, starts, load_level_book()),
        steps=tuple(step_view(result, starts) for result in text.steps),
        in_blocks=document.source.lower().endswith(_IN_BLOCKS),
        left_out=len(found.all) - len(kept),
        cut=len(document.blocks) > MAX_PARTS,
        attachments=tuple(
            shown(each.name) or UNNAMED
            for each in document.unread
            if each.kind is UnreadKind.ATTACHMENT
        ),
        scans=tuple(each.page for each in document.unread if each.page is not None),
    )


def shown_name(text: Checked, *, whole: bool = False) -> str:
    """What a text is called; who gets a report has no use for the folders of who made it."""
    source = text.document.source
    if source == STDIN:
        return STDIN_SHOWN
    return source if whole else Path(source).name


def _parts(
    document: Document, found: Remarks, kept: Mapping[object, Remark], starts: Sequence[int]
) -> Iterable[Part]:
    told: set[object] = set()
    seen: Counter[int] = Counter()
    for index, block in enumerate(document.blocks[:MAX_PARTS]):
        marks, here = [], []
        for start, end, key in found.places.get(index, ()):
            remark = kept.get(key)
            if remark is None:
                continue
            seen[remark.number] += 1
            # What stands behind the cut is marked on the sign that something is cut off.
            start, end = min(start, MAX_BLOCK), min(end, MAX_BLOCK + 1)
            marks.append(Mark(start, max(end, start + 1), remark.number, seen[remark.number]))
            if key not in told:
                told.add(key)
                here.append(remark)
        first = block.span(0, 1)[0] if block.text else 0
        text = block.text[:MAX_BLOCK] + ("…" if len(block.text) > MAX_BLOCK else "")
        yield Part(
            block.kind,
            bisect_right(starts, first),
            tuple(replace(s, text=inline(s.text)) for s in segments(text, marks)),
            tuple(here),
            bool(marks),
        )


def _rules(remarks: Iterable[Remark]) -> tuple[RuleCount, ...]:
    by_rule: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_rule[remark.rule.id].append(remark)
    counts = (
        RuleCount(
            found[0].rule,
            sum(remark.places for remark in found),
            tuple(sorted(found, key=lambda remark: remark.weight, reverse=True)),
        )
        for found in by_rule.values()
    )
    return tuple(sorted(counts, key=_heaviest_first))


def _heaviest_first(rule: RuleCount) -> int:
    return -sum(remark.heaviness * remark.places for remark in rule.remarks)


def step_view(result: StepResult, starts: Sequence[int]) -> StepView:
    """The words of a result; ``starts`` are those of the lines of the document."""
    step, where = result.step, result.where
    values = {k: shown(v, 200) if isinstance(v, str) else v for k, v in result.values.items()}
    return StepView(
        step.id,
        step.number,
        step.name,
        result.outcome,
        step.reasons[result.reason].format_map(values),
        step.why,
        step.remedy,
        None if where is None else bisect_right(starts, where.start),
        shown(result.evidence),
    )
