"""``rules/`` and ``wordlists/`` as objects. Strict: what is not known is an error with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.law import Criterion, Law, load_law
from toegankelijk.model import BlockKind, Outcome, Reason, RuleKind, Severity, Site
from toegankelijk.resources import rules_directory, wordlists_directory
from toegankelijk.rule import COMMON_KEYS, LanguageCheck, Owner, Rule, Switch, language_rule
from toegankelijk.wordlists import (
    TERMS,
    Term,
    WordEntry,
    read_lines,
    read_rows,
    read_terms,
    read_words,
    with_own,
    without_own,
)

__all__ = ["Criterion", "LanguageCheck", "Owner", "Rule", "Rulebook", "Words", "load_rulebook"]

SWITCHES = "regels.toml"
"""File in a folder of the user's own rules that turns rules on and off."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a reason is told to a reader."""

    name: str
    explanation: str
    remedy: str


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All that the tool can say. Equal to itself only: comparing word lists would cost too much."""

    rules: Mapping[str, Rule]
    criteria: Mapping[str, Criterion]
    reasons: Mapping[Reason, Words]
    terms: Mapping[str, Mapping[str, str]]
    words: tuple[WordEntry, ...]
    jargon: tuple[Term, ...]
    abbreviations: tuple[str, ...]
    off: frozenset[str] = frozenset()
    """Ids of rules that are not used."""
    law: Law = field(default_factory=lambda: load_law(_today()))
    """What is demanded today; all else is advice."""

    def with_all_rules(self) -> Rulebook:
        """The same with every rule in use, those too that are off by default."""
        return _with_rules(self, None)

    def with_method(self, method: str) -> Rulebook:
        """The same with just the rules in use that have this method, whether on or off here."""
        return _with_rules(self, method)

    def rule(self, rule_id: str) -> Rule:
        """The rule, or for one that nobody wrote words for yet a rule that says just that."""
        if (known := self.rules.get(rule_id)) is not None:
            return known
        words = self.terms["onbekende_regel"]
        return Rule(
            id=rule_id,
            kind=RuleKind.ADVICE,
            name=rule_id,
            explanation=words["uitleg"],
            impact=words["gevolg"],
            remedy=words["oplossing"],
            owner=Owner.DEVELOPER,
            source="axe-core",
        )


@lru_cache(maxsize=64)
def _with_rules(book: Rulebook, method: str | None) -> Rulebook:
    """The same each time, since what is made ready for a rulebook is kept with it."""
    others = (
        rule.id
        for rule in book.rules.values()
        if method is not None and rule.language is not None and rule.language.method != method
    )
    return replace(book, off=frozenset(others))


@dataclass(frozen=True, slots=True)
class _Switches:
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


_KEYS: tomlfile.Keys = {
    Rule: {**COMMON_KEYS, "criteria": "criteria", "vraag": "question", "alleen_vraag": "asks_only"},
    _Switches: {"aan": "on", "uit": "off"},
    Words: {"naam": "name", "uitleg": "explanation", "oplossing": "remedy"},
    Severity: tomlfile.SEVERITY_WORDS,
}
_TERMS: Mapping[str, Sequence[str]] = {
    "ernst": tuple(Severity),
    "uitkomst": tuple(Outcome),
    "wie": tuple(Owner),
    "deel": tuple(Owner),
    "soort": tuple(RuleKind),
    "blok": tuple(BlockKind),
    "onbekende_regel": ("uitleg", "gevolg", "oplossing"),
}
"""The tables of ``termen.toml``, and the names in each."""


def load_rulebook(
    rules: Path | None = None,
    wordlists: Path | None = None,
    own: Path | None = None,
    own_words: Path | None = None,
) -> Rulebook:
    """Read all rules and lists. Raises ``RuleError`` that names the file, the line and the mend.

    ``own`` is a folder with more rules of plain language, beside or in place of ours by their
    name, and with a ``regels.toml`` that turns rules on and off; each of it may be missing.
    ``own_words`` is a list of the user's own words and exceptions; they go before ours.
    """
    return _load(rules or rules_directory(), wordlists or wordlists_directory(), own, own_words)


def rulebook_for(site: Site) -> Rulebook:
    """The rulebook with the rules and words that the settings of ``site`` name."""
    return load_rulebook(
        own=Path(site.own_rules) if site.own_rules else None,
        own_words=Path(site.own_words) if site.own_words else None,
    )


@cache
def _load(rules: Path, wordlists: Path, own: Path | None, own_words: Path | None) -> Rulebook:
    criteria = {criterion.number: criterion for criterion in _criteria(rules)}
    law = load_law(_today())
    wcag = (_wcag_rule(path, criteria, law) for path in sorted((rules / "wcag").glob("*.toml")))
    language = {rule.id: rule for rule in _language_rules(rules / "taal", wordlists)}
    if own is not None:
        if not own.is_dir():
            raise RuleError("Deze map is er niet.", where=str(own))
        language |= {rule.id: rule for rule in _language_rules(own, wordlists)}
    off = {
        rule.id
        for rule in language.values()
        if rule.language is not None and rule.language.switch is Switch.OFF
    }
    if own is not None and (own / SWITCHES).exists():
        off = _switched(own / SWITCHES, off, language)
    lists = [path for path in sorted(wordlists.glob("*.csv")) if path.name != TERMS]
    added = tuple(read_words(own_words)) if own_words is not None else ()
    words = (entry for path in lists for entry in read_words(path))
    return Rulebook(
        rules={**{rule.id: rule for rule in wcag}, **language},
        criteria=criteria,
        reasons=_reasons(rules / "redenen.toml"),
        terms=_terms(rules / "termen.toml"),
        words=with_own(words, added),
        jargon=without_own(read_terms(wordlists / TERMS), added),
        abbreviations=read_lines(wordlists / "afkortingen.txt"),
        off=frozenset(off),
        law=law,
    )


def _today() -> date:
    return datetime.now().astimezone().date()


def _language_rules(folder: Path, wordlists: Path) -> Iterator[Rule]:
    paths = (path for path in sorted(folder.glob("*.toml")) if path.name != SWITCHES)
    return (language_rule(path, wordlists) for path in paths)


def _switched(path: Path, off: set[str], known: Mapping[str, Rule]) -> set[str]:
    """Which rules are off when the file at ``path`` has had its say."""
    toml = tomlfile.load(path, RuleError)
    switches = tomlfile.structure(toml, _Switches, _KEYS)
    for key, ids in (("aan", switches.on), ("uit", switches.off)):
        for index, rule_id in enumerate(ids):
            if rule_id not in known:
                what = f"De regel '{tomlfile.shown(rule_id)}' bestaat niet."
                toml.fail((key, index), what, tomlfile.suggestion(rule_id, known))
    return (off - set(switches.on)) | set(switches.off)


def _wcag_rule(path: Path, criteria: Mapping[str, Criterion], law: Law) -> Rule:
    toml = tomlfile.load(path, RuleError)
    rule = tomlfile.structure(toml, Rule, _KEYS, given={"id": path.stem, "kind": RuleKind.ADVICE})
    for index, number in enumerate(rule.criteria):
        if number not in criteria:
            toml.fail(("criteria", index), f"Het succescriterium {number} bestaat niet.")
    demanded = any(law.demands(criteria[number]) for number in rule.criteria)
    return replace(rule, kind=RuleKind.WCAG) if demanded else rule


def _criteria(rules: Path) -> Iterator[Criterion]:
    names = ("nummer", "niveau", "versie", "naam", "naam_en", "clausule", "slug", "audits")
    for number, level, version, name, name_en, clause, slug, audits in read_rows(
        rules / "succescriteria.csv", names
    ):
        share = float(audits) if audits else None
        yield Criterion(number, level, version, name, name_en, clause, slug, share)


def _reasons(path: Path) -> dict[Reason, Words]:
    toml = tomlfile.load(path, RuleError)
    _just(toml, (), toml.data, tuple(Reason))
    return {r: tomlfile.structure(toml, Words, _KEYS, (r.value,)) for r in Reason}


def _terms(path: Path) -> dict[str, dict[str, str]]:
    toml = tomlfile.load(path, RuleError)
    _just(toml, (), toml.data, tuple(_TERMS))
    return {name: _words(toml, name, known) for name, known in _TERMS.items()}


def _words(toml: tomlfile.Toml, name: str, known: Sequence[str]) -> dict[str, str]:
    """The table ``name``, which has a text for each of the ``known`` names."""
    table = toml.data[name]
    if not isinstance(table, dict):
        toml.fail((name,), "Hier moet een tabel staan.", f"Schrijf [{name}].")
    _just(toml, (name,), table, known)
    for key, value in table.items():
        if not isinstance(value, str):
            toml.fail((name, key), f"Bij '{key}' hoort een tekst.", 'Schrijf "tekst".')
    return table


def _just(
    toml: tomlfile.Toml, at: tuple[str, ...], table: Iterable[str], known: Sequence[str]
) -> None:
    """Fail for a name in ``table`` that is not ``known``, and for a known one that is missing."""
    names = set(table)
    for name in sorted(names.difference(known)):
        what = f"De naam '{tomlfile.shown(name)}' is hier niet bekend."
        toml.fail((*at, name), what, tomlfile.suggestion(name, known))
    if missing := [name for name in known if name not in names]:
        toml.fail(at, f"Deze namen hebben nog geen woorden: {', '.join(missing)}.")
