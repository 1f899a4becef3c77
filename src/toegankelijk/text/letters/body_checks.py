"""Steps about the message itself: what it says, in which order, and how it reads."""

from __future__ import annotations

from collections import Counter

from toegankelijk.model import Outcome, Passage, Scalar, Severity
from toegankelijk.text.letters.judging import Context, at_block, at_line, result
from toegankelijk.text.letters.letter import Letter
from toegankelijk.text.letters.phrases import find, starts
from toegankelijk.text.letters.signs import DATE, WITHIN
from toegankelijk.text.letters.steps import Step, StepResult
from toegankelijk.text.long_sentences import counted_words
from toegankelijk.text.tokens import words

_CLOSE = 25
"""Characters from the word that announces a last day to the day itself."""


def message(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether the news stands in the first two sentences, and not a run-up to it.

    A look back ("U vroeg …") is a run-up only if the next sentence looks back as well.
    """
    begin = letter.lines[:2]
    if not begin:
        return result(step, Outcome.CANT_TELL, "leeg")
    for line in begin:
        if find(step.words["boodschap"], line.text):
            return result(step, Outcome.PASSED, "goed", at_line(letter, line))
    for line in begin:
        if find(step.words["aanloop"], line.text):
            return result(step, Outcome.FAILED, "aanloop", at_line(letter, line))
    if len(begin) > 1 and all(find(step.words["terugblik"], line.text) for line in begin):
        return result(step, Outcome.FAILED, "aanloop", at_line(letter, begin[0]))
    return result(step, Outcome.CANT_TELL, "onbekend", at_line(letter, begin[0]))


def action(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether it is said, in plain words, what the reader must do."""
    for line in letter.lines:
        if find(step.words["niets"], line.text):
            return result(step, Outcome.PASSED, "niets", at_line(letter, line))
    for line in letter.lines:
        if asks(line.text, step):
            return result(step, Outcome.PASSED, "goed", at_line(letter, line))
    stiff = [line for line in letter.lines if _asks_stiffly(line.text, step)]
    if stiff:  # rather one that speaks to the reader than *Tevens dient te worden opgemerkt*
        line = next((line for line in stiff if find(step.words["lezer"], line.text)), stiff[0])
        return result(step, Outcome.FAILED, "verstopt", at_line(letter, line))
    return result(step, Outcome.CANT_TELL, "onbekend")


def asks(sentence: str, step: Step) -> bool:
    """Whether a sentence asks the reader to do something, other than to get in touch."""
    if find(step.words["contact"], sentence) or starts(step.words["vraagzin"], sentence):
        return False
    return bool(find(step.words["vraag"], sentence) or starts(step.words["begin"], sentence))


def date(letter: Letter, step: Step, context: Context) -> StepResult:
    """Whether what the reader must do has a date."""
    asking = context.steps["actie"]
    near = [
        line
        for i, asked in enumerate(letter.lines)
        if asks(asked.text, asking) or _asks_stiffly(asked.text, asking)
        for line in letter.around(i)
        if not find(asking.words["contact"], line.text)
    ]
    for line in near:
        match = find(step.words["vaag"], line.text)
        if match and not _last_day(line.text, step):
            start = line.sentence.start + match.start()
            at = (letter, line.index, start, start + len(match[0]))
            return result(step, Outcome.FAILED, "vaag", at)
    for line in near:
        if DATE.search(line.text):
            return result(step, Outcome.PASSED, "goed", at_line(letter, line))
    for line in letter.lines if near else ():
        if _last_day(line.text, step):
            return result(step, Outcome.PASSED, "goed", at_line(letter, line))
    for line in near:
        if WITHIN.search(line.text):
            from_paper = find(step.words["vanaf"], line.text)
            outcome = Outcome.FAILED if from_paper else Outcome.CANT_TELL
            return result(step, outcome, "rekenen", at_line(letter, line))
    if near:
        return result(step, Outcome.CANT_TELL, "onbekend", at_line(letter, near[0]))
    nothing = any(find(asking.words["niets"], line.text) for line in letter.lines)
    return result(step, Outcome.INAPPLICABLE, "niets" if nothing else "geen_actie")


def _last_day(sentence: str, step: Step) -> bool:
    """Whether a date follows closely on a word such as *uiterlijk*."""
    return any(
        find(step.words["uiterlijk"], sentence[max(0, date.start() - _CLOSE) : date.start()])
        for date in DATE.finditer(sentence)
    )


def _asks_stiffly(sentence: str, step: Step) -> bool:
    return bool(
        find(step.words["verstopt"], sentence) and not find(step.words["contact"], sentence)
    )


def headings(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether a long letter has headings, with not too much text between two of them."""
    most = step.numbers["woorden"]
    if letter.words <= most:
        return result(step, Outcome.INAPPLICABLE, "kort")
    longest, first, here, start = 0, None, 0, None
    for index, block in letter.body:
        if letter.is_heading(index):
            here, start = 0, None
            continue
        start = index if start is None else start
        here += len(words(block.text))
        if here > longest:
            longest, first = here, start
    if longest > most and first is not None:
        return result(step, Outcome.FAILED, "lang", at_block(letter, first), {"woorden": longest})
    return result(step, Outcome.PASSED, "goed")


def paragraphs(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether each paragraph is short."""
    if not letter.lines:
        return result(step, Outcome.CANT_TELL, "leeg")
    limits = step.numbers
    counts = Counter(line.index for line in letter.lines)
    sizes = {i: len(words(letter.document.blocks[i].text)) for i in counts}
    longest = max(sizes, key=lambda i: (sizes[i] > limits["woorden"], counts[i], sizes[i]))
    values = {"woorden": sizes[longest], "zinnen": counts[longest]}
    many = counts[longest] > limits["zinnen"] and sizes[longest] >= limits["minste_woorden"]
    if many or sizes[longest] > limits["woorden"]:
        return result(step, Outcome.FAILED, "lang", at_block(letter, longest), values)
    return result(step, Outcome.PASSED, "goed")


def sentences_short(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether each sentence is short."""
    if not letter.lines:
        return result(step, Outcome.CANT_TELL, "leeg")
    most = step.numbers["langste"]
    long = [(n, line) for line in letter.lines if (n := counted_words(line.text)) > most]
    if not long:
        return result(step, Outcome.PASSED, "goed", values={"langste": most})
    count, line = max(long, key=lambda pair: pair[0])
    values = {"aantal": len(long), "woorden": count}
    return result(step, Outcome.FAILED, "lang", at_line(letter, line), values)


def known_words(letter: Letter, step: Step, context: Context) -> StepResult:
    """Whether the rules on words found nothing."""
    body = {index for index, _ in letter.body}
    found = [
        finding
        for finding in context.findings
        if finding.rule in step.words["regels"]
        and isinstance(finding.where, Passage)
        and finding.where.block in body
    ]
    if not found:
        return result(step, Outcome.PASSED, "goed")
    worse = [finding for finding in found if finding.severity is not Severity.MINOR]
    often = Counter(
        str(finding.values.get("woord", finding.evidence)).lower() for finding in worse or found
    )
    examples = ", ".join(f"‘{word[:40]}’" for word, _ in often.most_common(3))
    told: dict[str, Scalar] = {"aantal": len(worse), "voorbeelden": examples}
    if not worse:
        return result(step, Outcome.CANT_TELL, "licht", values=told)
    return result(step, Outcome.FAILED, "moeilijk", values=told)


def polite_form(letter: Letter, step: Step, _: Context) -> StepResult:
    """Whether the reader is *u* throughout."""
    polite = any(find(step.words["u"], line.text) for line in letter.lines)
    for name, reason in (("je", "wissel" if polite else "je"), ("afstand", "afstand")):
        for line in letter.lines:
            if match := find(step.words[name], line.text):
                at = at_line(letter, line)
                outcome = Outcome.CANT_TELL if reason == "je" else Outcome.FAILED
                return result(step, outcome, reason, at, {"woord": match[0].lower()})
    if polite:
        return result(step, Outcome.PASSED, "goed")
    return result(step, Outcome.CANT_TELL, "onbekend")
