"""The method ``lijdende-vorm``: passives, and how the sentence starts when it is active."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toegankelijk.model import Finding, Severity
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.active import active
from toegankelijk.text.grammar import grammar
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.passives import Passive, passives
from toegankelijk.text.reading import Method, Reading


def passive_verbs(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Findings with the values ``vorm`` (the verbs) and, where it is sure, ``actief``.

    ``korte_zin`` is the most words of a clause whose passive is left alone when it names no doer,
    has no *kan* or *moet*, and is the only one: *De brief is vandaag verstuurd* is plain. With a
    participle of ``besluit`` it is a remark, but a light one: *Het verzoek is afgewezen* keeps from
    the reader who decided.
    """
    names = ("hulpwerkwoord", "besluit")
    all_given = [given(r, numbers=("korte_zin",), words=names) for r in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        read = grammar(reading.doc, reading.tokens)
        found = [passive for passive in passives(read) if not passive.is_state]
        many = Counter(passive.sentence for passive in found)
        for passive in found:
            for each in all_given:
                if ("worden" if passive.has_worden else "zijn") not in each.words["hulpwerkwoord"]:
                    continue
                if _hinders(each, passive, read.words(*passive.clause), many[passive.sentence]):
                    yield _finding(each, passive, reading)
                elif read.lower[passive.participle] in each.words["besluit"]:
                    yield replace(_finding(each, passive, reading), severity=Severity.MINOR)

    return find


def missing_doers(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """The same for every passive without a doer, in a short sentence too."""
    all_given = [given(rule) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        for passive in passives(grammar(reading.doc, reading.tokens)):
            if passive.agent is None and not passive.is_state:
                for each in all_given:
                    yield _finding(each, passive, reading)

    return find


def _hinders(each: Given, passive: Passive, length: int, many: int) -> bool:
    heavy = passive.has_modal or passive.tells_clause or many > 1
    return heavy or passive.agent is not None or length > each.numbers["korte_zin"]


def _finding(each: Given, passive: Passive, reading: Reading) -> Finding:
    first, last = sorted((passive.auxiliary, passive.participle))
    start, end = reading.tokens[first].start, reading.tokens[last].end
    words = [reading.tokens[first].text, "…", reading.tokens[last].text]
    if last == first + 1:
        del words[1]
    values = {
        "vorm": " ".join(words),
        "actief": active(passive, grammar(reading.doc, reading.tokens), reading.tokens),
    }
    cause = f"{reading.tokens[passive.participle].text.lower()}"
    return reading.finding(each.id, each.severity, start, end, cause, values)
