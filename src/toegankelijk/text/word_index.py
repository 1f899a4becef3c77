"""The lists of words as one index: what to look for by its first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toegankelijk.errors import RuleError
from toegankelijk.model import Severity
from toegankelijk.rulebook import Rule
from toegankelijk.text.inflect import Form, Kind, pair
from toegankelijk.wordlists import EXCEPTIONS, WordEntry

WORD = re.compile(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_SAME_LETTERS = str.maketrans({"’": "'", "‑": "", "-": ""})


@dataclass(frozen=True, slots=True)
class Target:
    """What to report where ``words`` are found; ``rule`` is ``None`` for an exception."""

    words: tuple[str, ...]
    rule: str | None
    severity: Severity
    cause: str
    note: str
    kind: Kind
    only: bool
    forms: tuple[Form, ...] = ()
    """What these words may be; empty where they only count together with ``apart``."""
    apart: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    """First of the words that stand elsewhere in the sentence → what they make together."""
    spare: str = ""
    """What to say where no form fits."""


Index = Mapping[str, Sequence[Target]]
"""First word → its targets, those with most words first, and exceptions before the rest."""


def key(word: str) -> str:
    """The same for all ways of typing a word: capitals, apostrophes, hyphens."""
    lower = word.lower()
    return lower if lower.isalpha() else lower.translate(_SAME_LETTERS)


def keys(text: str) -> list[str]:
    """The keys of all words in ``text``."""
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
    index: dict[str, list[Target]] = defaultdict(list)
    for entry in entries:
        rule = by_list.get(entry.list)
        if rule is not None or entry.list == EXCEPTIONS:
            for target in _targets(entry, rule, split):
                index[target.words[0]].append(target)
    for targets in index.values():
        targets.sort(key=_rank)
    return dict(index)


def _rank(target: Target) -> tuple[int, bool, bool, bool]:
    """The longest first; then exceptions, what stands apart, and the word of the list itself."""
    other = target.words != tuple(keys(target.cause))
    return -len(target.words), target.rule is not None, not target.apart, other


def _targets(
    entry: WordEntry, rule: Rule | None, split: Callable[[str], Sequence[str]]
) -> Iterable[Target]:
    kind = Kind(entry.kind)
    together: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    separate: dict[tuple[str, ...], dict[str, list[Form]]] = defaultdict(dict)
    for form in forms_of(entry):
        words = tuple(split(form.words))
        if form.apart:
            separate[words].setdefault(split(form.apart)[0], []).append(form)
        else:
            together[words].append(form)
    for words in (*together, *separate):
        apart = separate.get(words, {}) if words not in together else {}
        yield Target(
            words=words,
            rule=rule.id if rule else None,
            severity=(rule and rule.severity) or Severity.MINOR,
            cause=entry.forms[0],
            note=entry.note,
            kind=kind,
            only=entry.only,
            forms=tuple(together.get(words, ())),
            apart={first: tuple(forms) for first, forms in apart.items()},
            spare=_spare(entry) if rule else "",
        )


def forms_of(entry: WordEntry) -> Iterable[Form]:
    """All forms of an entry; raises ``RuleError`` when it cannot be inflected."""
    kind = Kind(entry.kind)
    if kind is Kind.FIXED:
        for words, better in zip(entry.forms, entry.better, strict=True):
            yield Form(words, tuple(option.strip() for option in better.split(",") if better))
        return
    try:
        yield from pair(kind, entry.forms[0], entry.better[0])
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
