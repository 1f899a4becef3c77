"""What all checks of the steps share: the way in and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toegankelijk.model import Finding, Outcome, Scalar
from toegankelijk.text.letters.letter import MAX_EVIDENCE, Letter, Line
from toegankelijk.text.letters.steps import Step, StepResult


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may need beside the letter and its own step."""

    findings: Sequence[Finding]
    """Those of the rules of plain language."""
    steps: Mapping[str, Step]
    """All steps by their id."""


Check = Callable[[Letter, Step, Context], StepResult]

At = tuple[Letter, int, int, int]
"""The letter, the index of a block, and offsets in its text."""


def result(
    step: Step,
    outcome: Outcome,
    reason: str,
    at: At | None = None,
    values: Mapping[str, Scalar] | None = None,
) -> StepResult:
    """A result with the words at its place."""
    if at is None:
        return StepResult(step, outcome, reason, values=values or {})
    letter, index, start, end = at
    text = letter.document.blocks[index].text[start:end]
    if len(text) > MAX_EVIDENCE:
        text = text[: MAX_EVIDENCE - 1] + "…"
    return StepResult(step, outcome, reason, letter.passage(index, start, end), text, values or {})


def at_block(letter: Letter, index: int) -> At:
    """The whole block."""
    return letter, index, 0, len(letter.document.blocks[index].text)


def at_line(letter: Letter, line: Line) -> At:
    """The sentence."""
    return letter, line.index, line.sentence.start, line.sentence.end
