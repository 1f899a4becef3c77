"""Steps about what stands around the message: subject, salutation, contact, objection, greeting."""

from __future__ import annotations

import re

from toegankelijk.model import Outcome, Role
from toegankelijk.text.letters.judging import At, Context, at_block, at_line, result
from toegankelijk.text.letters.letter import Letter
from toegankelijk.text.letters.phrases import find, starts
from toegankelijk.text.letters.signs import DAY, MONTHS, phones
from toegankelijk.text.letters.steps import Step, StepResult
from toegankelijk.text.tokens import words

_ADDRESS = re.compile(r"\w@\w|\bwww\.\w|https?://")
_ONLINE = re.compile(r"\bwebsite\b|\be-?mailen\b|\bmailt? (?:ons|mij|dan|naar)\b|\bmailen\b", re.I)
_SUBJECT_MARK = re.compile(r"^[^:]{1,15}:\s*")
_REFERENCE = re.compile(rf"\W*(?:\w*\d[\w/.-]*|{MONTHS})?\W*", re.I)


def subject(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether there is a subject that says more than "your letter of"."""
    if letter.subject is None:
        return result(step, Outcome.FAILED, "geen")
    at = at_block(letter, letter.subject)
    text = letter.document.blocks[letter.subject].text
    found = words(_SUBJECT_MARK.sub("", text))
    vague = {word.lower() for word in step.words["vaag"]}
    telling = [w for w in found if w.lower() not in vague and not _REFERENCE.fullmatch(w)]
    if not telling:
        return result(step, Outcome.FAILED, "vaag", at)
    if len(found) > step.numbers["langste"]:
        return result(step, Outcome.FAILED, "lang", at, {"woorden": len(found)})
    return result(step, Outcome.PASSED, "goed", at)


def salutation(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether the reader is called by name."""
    if letter.salutation is None:
        return result(step, Outcome.FAILED, "geen")
    at = at_block(letter, letter.salutation)
    text = letter.document.blocks[letter.salutation].text
    if find(step.words["ouderwets"], text):
        return result(step, Outcome.FAILED, "ouderwets", at)
    named = len(words(text)) > 1 and not find(step.words["zonder_naam"], text)
    if not named:
        return result(step, Outcome.CANT_TELL, "naam", at)
    return result(step, Outcome.PASSED, "goed", at)


def contact(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether there is a telephone number where the reader looks for it."""
    body = {index for index, _ in letter.body}
    blocks = letter.document.blocks
    after = len(blocks) if letter.greeting is None else letter.greeting
    elsewhere: At | None = None
    for index, block in enumerate(blocks):
        for phone in phones(block.text):
            at = (letter, index, phone.start(), phone.end())
            if index in body or (index >= after and block.role is not Role.FURNITURE):
                return result(step, Outcome.PASSED, "goed", at)
            elsewhere = elsewhere or at
    if elsewhere:
        return result(step, Outcome.CANT_TELL, "boven", elsewhere)
    for sign in (_ADDRESS, _ONLINE):
        for line in letter.lines:
            if sign.search(line.text):
                return result(step, Outcome.FAILED, "alleen_online", at_line(letter, line))
    return result(step, Outcome.FAILED, "geen")


def _has_term(letter: Letter, position: int, step: Step) -> bool:
    """A number of weeks, or better: the last day itself, there or in the next two sentences."""
    lines = letter.lines
    if find(step.words["termijn"], lines[position].text):
        return True
    if not find(step.words["bezwaar"], lines[position].text):
        return False
    return any(DAY.search(line.text) for line in lines[position : position + 3])


def objection(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether a decision tells how to object, and within how many weeks.

    Surely a decision is only what speaks of the reader: a council decides on plans as well. Nor is
    what only tells what is to come, and asks what the reader thinks of that.
    """
    to_come = any(find(step.words["voornemen"], line.text) for line in letter.lines)
    decision = next(
        (
            line
            for line in letter.lines
            if not to_come
            and find(step.words["besluit"], line.text)
            and find(step.words["lezer"], line.text)
        ),
        None,
    )
    place = next((line for line in letter.lines if find(step.words["bezwaar"], line.text)), None)
    if place is not None:
        if any(_has_term(letter, position, step) for position in range(len(letter.lines))):
            return result(step, Outcome.PASSED, "goed", at_line(letter, place))
        outcome = Outcome.FAILED if decision else Outcome.CANT_TELL
        return result(step, outcome, "termijn", at_line(letter, place))
    if decision:
        return result(step, Outcome.FAILED, "ontbreekt", at_line(letter, decision))
    for line in letter.lines:
        if find(step.words["misschien"], line.text):
            return result(step, Outcome.CANT_TELL, "misschien", at_line(letter, line))
    return result(step, Outcome.INAPPLICABLE, "geen_besluit")


def closing(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether it ends with a greeting and with who sends it."""
    if letter.greeting is None:
        return result(step, Outcome.FAILED, "geen")
    at = at_block(letter, letter.greeting)
    text = letter.document.blocks[letter.greeting].text
    if find(step.words["ouderwets"], text):
        return result(step, Outcome.FAILED, "ouderwets", at)
    greeting = starts(step.words["groet"], text)
    rest = words(text[greeting.end() :]) if greeting else []
    after = letter.document.blocks[letter.greeting + 1 :]
    if not rest and not any(block.role is not Role.FURNITURE for block in after):
        return result(step, Outcome.FAILED, "naam", at)
    return result(step, Outcome.PASSED, "goed", at)
