"""Every step of the letter check is held against its own letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toegankelijk.model import Outcome
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.letters import CHECKS, Step, StepResult, check_letter, load_steps

RULEBOOK = load_rulebook()
STEPS = load_steps()


def examples() -> Iterator[tuple[Step, str, Outcome]]:
    for step in STEPS:
        for letters, outcome in (
            (step.examples.passed, Outcome.PASSED),
            (step.examples.failed, Outcome.FAILED),
            (step.examples.cant_tell, Outcome.CANT_TELL),
            (step.examples.inapplicable, Outcome.INAPPLICABLE),
        ):
            for letter in letters:
                yield step, letter, outcome


def results(letter: str) -> dict[str, StepResult]:
    read = document("brief", letter, TextKind.PLAIN)
    found = check_letter(read, check(read, RULEBOOK), RULEBOOK.abbreviations)
    return {result.step.id: result for result in found}


@pytest.mark.parametrize(
    ("step", "letter", "outcome"), list(examples()), ids=lambda value: getattr(value, "id", None)
)
def test_a_step_judges_its_own_letters_as_it_says(
    step: Step, letter: str, outcome: Outcome
) -> None:
    result = results(letter)[step.id]
    assert (result.outcome, result.reason) == (outcome, result.reason)
    told = step.reasons[result.reason].format_map(result.values)
    assert "{" not in told
    if result.where is not None:
        place = letter[result.where.start : result.where.end]
        assert shown(place).startswith(result.evidence.rstrip("…"))


def test_what_the_reader_must_do_is_a_sentence_that_speaks_to_the_reader() -> None:
    letter = """
Geachte heer De Vries,

Tevens dient te worden opgemerkt dat de weg dicht is. U dient deze brief in te leveren.
"""
    assert results(letter)["actie"].evidence.startswith("U dient")


def test_the_steps_are_numbered_from_one_and_each_check_has_one() -> None:
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    assert sorted(step.method for step in STEPS) == sorted(CHECKS)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_each_reason_is_given_for_some_letter(step: Step) -> None:
    letters = [letter for _, letter, _ in examples()]
    assert {results(letter)[step.id].reason for letter in letters} | {"leeg"} == {
        *step.reasons,
        "leeg",
    }


def test_the_rules_that_a_step_counts_exist() -> None:
    (step,) = (step for step in STEPS if step.id == "woorden")
    assert set(step.words["regels"]) <= set(RULEBOOK.rules)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_is_told_in_plain_words(step: Step) -> None:
    # Of quoted examples and filled in values nothing is asked.
    text = "\n\n".join((step.name + ".", step.why, step.remedy, *step.reasons.values()))
    found = check(document(step.id, text, TextKind.PLAIN), RULEBOOK)
    assert [(finding.rule, finding.evidence) for finding in found] == []
