"""A letter held against the steps of ``rules/brief``: done, not done, or look yourself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from toegankelijk.model import Document, Finding
from toegankelijk.text.letters.checks import CHECKS
from toegankelijk.text.letters.judging import Context
from toegankelijk.text.letters.letter import Letter
from toegankelijk.text.letters.steps import Step, StepResult, load_steps

__all__ = ["CHECKS", "Step", "StepResult", "check_letter", "load_steps"]


def check_letter(
    document: Document, findings: Sequence[Finding], abbreviations: tuple[str, ...] | None = None
) -> tuple[StepResult, ...]:
    """One result for each step, in their order.

    ``findings`` are those of the rules of plain language on the same document. Raises
    ``RuleError`` for a mistake in ``rules/brief``.
    """
    return check_steps(document, findings, _steps(), abbreviations)


def check_steps(
    document: Document,
    findings: Sequence[Finding],
    steps: Sequence[Step],
    abbreviations: tuple[str, ...] | None = None,
) -> tuple[StepResult, ...]:
    """The same for the given steps; those that say how a letter is built must be among them."""
    words = {step.id: step.words for step in steps}
    letter = Letter.of(
        document,
        labels=words["onderwerp"]["label"],
        salutations=words["aanhef"]["aanhef"],
        greetings=words["afsluiting"]["groet"],
        abbreviations=abbreviations,
    )
    context = Context(findings, {step.id: step for step in steps})
    return tuple(CHECKS[step.method](letter, step, context) for step in steps)


@lru_cache(maxsize=1)
def _steps() -> tuple[Step, ...]:
    return load_steps()
