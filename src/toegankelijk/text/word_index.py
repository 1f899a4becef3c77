"""The lists of words as one index: what to look for by its first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from toegankelijk.errors import RuleError
from toegankelijk.model import Severity
from toegankelijk.rulebook import Rule
from toegankelijk.text.inflect import Form, Kind, pair
from toegankelijk.wordlists import EXCEPTIONS, WordEntry

WORD = re.compile(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_SAME_LETTERS = str.maketrans({"’": "'", "‑": "", "-": ""})


class Report(NamedTuple):
    """What all targets of one entry have in common."""

    rule: str | None
    """``None`` for an exception."""
    severity: Severity
    cause: str
    note: str
    kind: Kind
    only: bool
    spare: str
    """What to say where no form fits."""


class Target(NamedTuple):
    """What to report where ``words`` are found."""

    words: tuple[str, ...]
    report: Report
    forms: tuple[Form, ...] = ()
    """What these words may be; empty where they only count together with ``apart``."""
    apart: Mapping[str, tuple[Form, ...]] = {}
    """First of the words that stand elsewhere in the sentence → what they make together."""


class Bucket(NamedTuple):
    """All targets with one first word, each row with most words first and exceptions on top."""

    alone: list[Target]
    by_second: dict[str, list[Target]]

    def of(self, second: str) -> Iterator[Target]:
        """The targets to try where ``second`` is the next word, the longest first."""
        yield from self.by_second.get(second, ())
        yield from self.alone


Index = Mapping[str, Bucket]
"""First word → what begins with it."""


def key(word: str) -> str:
    """The same for all ways of typing a word: capitals, apostrophes, hyphens."""
    lower = word.lower()
    return lower if lower.isalpha() else lower.translate(_SAME_LETTERS)


def keys(text: str) -> list[str]:
    """The keys of all words in ``text``."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()
    return [key(word) for word in WORD.findall(text)]


def build(
    rules: Sequence[Rule],
    entries: Iterable[WordEntry],
    split: Callable[[str], Sequence[str]] = keys,
) -> Index:
    """The index of the lists of ``rules`` and of the exceptions.

    Raises ``RuleError`` for an entry that cannot be inflected or says nothing better.
    """
    by_list = {rule.language.wordlist: rule for rule in rules if rule.language is not None}
    index: dict[str, Bucket] = {}
    for entry in entries:
        rule = by_list.get(entry.list)
        if rule is not None or entry.list == EXCEPTIONS:
            for target in _targets(entry, rule, split):
                first, *rest = target.words
                bucket = index.setdefault(first, Bucket([], {}))
                row = bucket.by_second.setdefault(rest[0], []) if rest else bucket.alone
                row.append(target)
    for bucket in index.values():
        for row in (bucket.alone, *bucket.by_second.values()):
            if len(row) > 1:
                row.sort(key=_rank)
    return index


def _rank(target: Target) -> tuple[int, bool, bool, bool]:
    """The longest first; then exceptions, what stands apart, and the word of the list itself."""
    other = target.words != tuple(keys(target.report.cause))
    return -len(target.words), target.report.rule is not None, not target.apart, other


def _targets(
    entry: WordEntry, rule: Rule | None, split: Callable[[str], Sequence[str]]
) -> Iterable[Target]:
    report = Report(
        rule=rule.id if rule else None,
        severity=(rule and rule.severity) or Severity.MINOR,
        cause=entry.forms[0],
        note=entry.note,
        kind=Kind(entry.kind),
        only=entry.only,
        spare=_spare(entry) if rule else "",
    )
    together: dict[str, list[Form]] = defaultdict(list)
    separate: dict[str, dict[str, list[Form]]] = defaultdict(dict)
    for form in forms_of(entry):
        if form.apart:
            separate[form.words].setdefault(split(form.apart)[0], []).append(form)
        else:
            together[form.words].append(form)
    for words, forms in together.items():
        yield Target(tuple(split(words)), report, tuple(forms))
    for words, apart in separate.items():
        if words not in together:
            found = {first: tuple(forms) for first, forms in apart.items()}
            yield Target(tuple(split(words)), report, (), found)


@lru_cache(maxsize=8192)
def forms_of(entry: WordEntry) -> tuple[Form, ...]:
    """All forms of an entry; raises ``RuleError`` when it cannot be inflected."""
    kind = Kind(entry.kind)
    if kind is Kind.FIXED:
        return tuple(
            Form(words, tuple(option.strip() for option in better.split(",") if better))
            for words, better in zip(entry.forms, entry.better, strict=True)
        )
    try:
        return pair(kind, entry.forms[0], entry.better[0])
    except ValueError as error:
        raise RuleError(
            f"In de regel van {entry.forms[0]!r} is {str(error)!r} geen werkwoord.",
            where=entry.where or entry.list,
            mend="Kijk of het woord goed is geschreven, of laat de kolom 'soort' leeg.",
        ) from error


def _spare(entry: WordEntry) -> str:
    """What to write where a form has no alternative: that of another form, or the note."""
    better = next(filter(None, entry.better), "").split("|")[0]
    if not better and not entry.note:
        raise RuleError(
            f"Bij {entry.forms[0]!r} staat niet wat beter is.",
            where=entry.where or entry.list,
            mend="Vul de kolom 'beter' of de kolom 'toelichting' in.",
        )
    return or_joined([option.strip() for option in better.split(",")]) if better else entry.note


def or_joined(options: Sequence[str]) -> str:
    """*a*, *a of b*, *a, b of c*."""
    return " of ".join((", ".join(options[:-1]), options[-1]) if len(options) > 1 else options)
