"""What became of a walk, in Dutch, for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping

from toegankelijk.formbook import form_words
from toegankelijk.model import Ending, Finding, FormWalk, Outcome
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook

MAX_LISTED = 12
WIDTH = 80


def told(walk: FormWalk, findings: tuple[Finding, ...], rulebook: Rulebook) -> str:
    """Some screens at most: how far it came, each state, what was found, and what was not done.

    No line is wider than ``WIDTH``, but for a word (an address) that is so itself.
    """
    lines = _lines(walk, findings, rulebook)
    return "\n".join(part for line in lines for part in _fitted(line))


def _fitted(line: str) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    parts = textwrap.wrap(
        line.strip(),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return parts or [""]


def _lines(walk: FormWalk, findings: tuple[Finding, ...], rulebook: Rulebook) -> Iterator[str]:
    words = form_words()
    layout, ending = words.layout, words.endings[walk.ending.value]
    yield layout["titel"].format(naam=shown(walk.name or walk.url, 100))
    yield layout["adres"].format(adres=shown(walk.url, 300))
    yield ""
    yield f"{ending.name}. {ending.explanation}"
    if said := words.said(walk):
        yield shown(said, 400)
    if walk.ending is not Ending.OVERVIEW:
        yield ending.remedy
    yield ""
    if not walk.states:
        return
    steps = layout["stappen_van"] if walk.told_steps else layout["stappen"]
    yield steps.format(stappen=walk.steps, totaal=walk.told_steps)
    for state in walk.states:
        yield layout["stand"].format(
            naam=shown(state.name, 80),
            velden=state.fields,
            meldingen=state.messages,
            gevonden=state.findings,
        )
    yield ""
    yield from _found(findings, rulebook, layout)
    if walk.not_done:
        yield ""
        yield layout["niet_gedaan"]
        for one in walk.not_done[:MAX_LISTED]:
            why = words.not_done[one.why].name
            yield layout["knop"].format(knop=shown(one.what, 60) or "?", waarom=why)
    yield ""
    host = layout["testhost"] if walk.test_host else layout["geen_testhost"]
    yield host.format(door=walk.written, gestopt=walk.stopped, laatste=walk.last_step)


def _found(
    findings: tuple[Finding, ...], rulebook: Rulebook, layout: Mapping[str, str]
) -> Iterator[str]:
    for outcome, head in ((Outcome.FAILED, "gevonden"), (Outcome.CANT_TELL, "zelf_kijken")):
        counts = Counter(f.rule for f in findings if f.outcome is outcome)
        yield layout[head].format(aantal=sum(counts.values()))
        for rule_id, count in counts.most_common(MAX_LISTED):
            rule = rulebook.rule(rule_id)
            numbers = ", ".join(rule.criteria)
            yield layout["regel"].format(
                aantal=count, naam=rule.name, criteria=f" ({numbers})" if numbers else ""
            )
