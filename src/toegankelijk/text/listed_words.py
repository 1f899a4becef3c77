"""The methods ``woordenlijst`` and ``afkorting``: what stands in a list, and what to write instead.

One pass over the text for all lists together. The longest expression wins: ``ter beschikking
stellen`` is not also ``beschikking``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toegankelijk.errors import RuleError
from toegankelijk.model import Finding, Severity
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.reading import Method, Reading
from toegankelijk.text.tokens import is_address
from toegankelijk.wordlists import WordEntry

EXCEPTIONS = "uitzonderingen.csv"
"""Expressions that are plain although a word in them stands in a list."""

_WORD = re.compile(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_ABBREVIATION = re.compile(r"(?<![\w.@/&-])[^\W\d_]+(?:[./][^\W\d_]+)*\.?(?![\w@/])")
_SPACES = " -‑"
_SAME_LETTERS = str.maketrans({"’": "'", "‑": "", "-": ""})
_BEFORE_START = "\"'“‘„«(:–-•"
_LONGEST_ADDRESS = 200


class _Target(NamedTuple):
    """What to report for one form; ``rule`` is ``None`` for an exception."""

    rest: tuple[str, ...]
    """The words that must follow the first."""
    rule: str | None
    severity: Severity
    cause: str
    better: str
    note: str


_Index = Mapping[str, Sequence[_Target]]
"""First word of a form → its targets, those with most words first."""


def listed_words(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """Findings with the values ``woord`` (as found), ``beter`` and ``toelichting``."""
    index = _index(rules, rulebook, lambda form: [_key(word) for word in _WORD.findall(form)])

    def find(reading: Reading) -> Iterator[Finding]:
        text = reading.block.text
        done = 0
        for match in _WORD.finditer(text):
            targets = index.get(_key(match.group()))
            start = match.start()
            if targets is None or start < done or _is_name(reading, start, match.end()):
                continue
            for target in targets:
                end = _end(text, match.end(), target.rest)
                if end and not _in_address(text, start, end):
                    done = end
                    if target.rule is not None:
                        yield _finding(reading, target, target.rule, start, end)
                    break

    return find


def abbreviations(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """The same for abbreviations, with or without dots; not where one is being explained."""
    index = _index(rules, rulebook, lambda form: [form.lower()])

    def find(reading: Reading) -> Iterator[Finding]:
        text = reading.block.text
        for match in _ABBREVIATION.finditer(text):
            found, start, end = match.group(), match.start(), match.end()
            targets = index.get(found.lower())
            if targets is None and found[-1] == ".":
                targets, end = index.get(found[:-1].lower()), end - 1
            if targets is None or targets[0].rule is None:
                continue
            # B.V. is not b.v., and KOM is no abbreviation of ours.
            if found[1:] != found[1:].lower() or _is_name(reading, start, end):
                continue
            if not _is_explained(text, start, end) and not _in_address(text, start, end):
                yield _finding(reading, targets[0], targets[0].rule, start, end)

    return find


def _index(
    rules: Sequence[Rule], rulebook: Rulebook, keys: Callable[[str], Sequence[str]]
) -> _Index:
    by_list = {rule.language.wordlist: rule for rule in rules if rule.language is not None}
    index: dict[str, list[_Target]] = defaultdict(list)
    for entry in rulebook.words:
        rule = by_list.get(entry.list)
        if rule is None and entry.list != EXCEPTIONS:
            continue
        for form, better in zip(entry.forms, entry.better, strict=True):
            first, *rest = keys(form)
            target = _Target(
                rest=tuple(rest),
                rule=rule.id if rule else None,
                severity=(rule and rule.severity) or Severity.MINOR,
                cause=entry.forms[0],
                better=_advice(entry, better) if rule else "",
                note=entry.note,
            )
            index[first].append(target)
    for targets in index.values():
        targets.sort(key=lambda target: -len(target.rest))
    return dict(index)


def _advice(entry: WordEntry, better: str) -> str:
    """What to write for one form; for a form without an alternative, that of another form."""
    advice = better or next(filter(None, entry.better), "") or entry.note
    if not advice:
        raise RuleError(
            f"Bij {entry.forms[0]!r} staat niet wat beter is.",
            where=entry.list,
            mend="Vul de kolom 'beter' of de kolom 'toelichting' in.",
        )
    return " of ".join(advice.rsplit(", ", 1))


def _key(word: str) -> str:
    """The same for all ways of typing a word: capitals, apostrophes, hyphens."""
    key = word.lower()
    return key if key.isalpha() else key.translate(_SAME_LETTERS)


def _end(text: str, position: int, rest: Sequence[str]) -> int:
    """Where the expression ends whose first word ends at ``position``; 0 when it is another."""
    for expected in rest:
        if text[position : position + 1] not in _SPACES:
            return 0
        match = _WORD.match(text, position + 1)
        if match is None or _key(match.group()) != expected:
            return 0
        position = match.end()
    return position


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """A capital within a sentence makes a name; one after an opening mark does not."""
    text = reading.block.text
    if not text[start].isupper() or (end - start > 1 and text[start:end].isupper()):
        return False
    number = bisect_right(reading.sentences, start, key=lambda sentence: sentence.start) - 1
    before = text[reading.sentences[max(number, 0)].start : start].rstrip()
    return bool(before) and before[-1] not in _BEFORE_START


def _in_address(text: str, start: int, end: int) -> bool:
    left = text.rfind(" ", max(0, start - _LONGEST_ADDRESS), start) + 1
    right = text.find(" ", end, end + _LONGEST_ADDRESS)
    before = text[left or max(0, start - _LONGEST_ADDRESS) : start]
    after = text[end : right if right >= 0 else end + _LONGEST_ADDRESS]
    return bool(before or after) and is_address(before + text[start:end] + after)


def _is_explained(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _finding(reading: Reading, target: _Target, rule: str, start: int, end: int) -> Finding:
    found = reading.block.text[start:end]
    capital = found[0].isupper() and not (len(found) > 1 and found.isupper())
    better = target.better[0].upper() + target.better[1:] if capital else target.better
    values = {"woord": found, "beter": better, "toelichting": target.note}
    return reading.finding(rule, target.severity, start, end, target.cause, values)
