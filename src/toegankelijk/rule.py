"""What a rule is, and how a rule of plain language is read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import RuleError
from toegankelijk.model import BlockKind, RuleKind, Scalar, Severity


class Owner(StrEnum):
    """Who usually mends a fault."""

    EDITOR = "redacteur"
    DEVELOPER = "ontwikkelaar"
    SUPPLIER = "leverancier"


class Switch(StrEnum):
    """Whether a rule is used when nobody says otherwise."""

    ON = "aan"
    OFF = "uit"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern in the language of spaCy; just one of ``words`` and ``nodes`` is filled."""

    words: tuple[object, ...] = ()
    """For its ``Matcher``: a table of attributes for each token, or the word itself."""
    nodes: tuple[object, ...] = ()
    """For its ``DependencyMatcher``."""
    better: str = ""
    """What to write instead, for ``{beter}`` in the message."""
    is_exception: bool = False
    """What overlaps with this is left alone."""


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """How a rule of plain language is found, and what shows that it works."""

    method: str
    """Name of a function in ``text/check.py``."""
    message: str
    """What the reader is told; ``{names}`` are filled from ``Finding.values``."""
    limits: Mapping[Severity, int] = field(default_factory=dict)
    """From which number on a finding has which severity."""
    wordlist: str | None = None
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    """Name of a value → what is told instead of ``message`` when a finding has that value."""
    switch: Switch = Switch.ON
    blocks: tuple[BlockKind, ...] = ()
    """Where the rule looks; empty for everywhere."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Limits that are no severity; the method says which there are."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Short lists of words; the method says which there are."""
    patterns: tuple[Pattern, ...] = ()

    def told(self, values: Mapping[str, Scalar]) -> str:
        """The message of a finding with these values, not yet filled in."""
        variants = (told for name, told in self.messages.items() if values.get(name))
        return next(variants, self.message)

    def looks_at(self, kind: BlockKind) -> bool:
        """Whether blocks of this kind are held against the rule."""
        return not self.blocks or kind in self.blocks


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule tells its readers. All words are Dutch at B1."""

    id: str
    kind: RuleKind
    name: str
    explanation: str
    """What is wrong."""
    impact: str
    """For whom that is a barrier."""
    remedy: str
    owner: Owner
    source: str
    criteria: tuple[str, ...] = ()
    """Success criteria of WCAG, such as ``1.4.3``; empty for advice and language."""
    severity: Severity | None = None
    """``None`` where each finding brings its own."""
    question: str | None = None
    """What a person looks at when the tool could not decide."""
    asks_only: bool = False
    """It never fails a page: whatever it finds is a question for a person."""
    language: LanguageCheck | None = None


COMMON_KEYS = {
    "naam": "name",
    "uitleg": "explanation",
    "gevolg": "impact",
    "oplossing": "remedy",
    "wie": "owner",
    "bron": "source",
    "ernst": "severity",
}
BLOCK_WORDS = {
    "kop": BlockKind.HEADING,
    "alinea": BlockKind.PARAGRAPH,
    "lijstpunt": BlockKind.LIST_ITEM,
    "tabelvak": BlockKind.CELL,
    "citaat": BlockKind.QUOTE,
    "knop": BlockKind.BUTTON,
    "veldnaam": BlockKind.LABEL,
    "link": BlockKind.LINK,
    "afbeelding": BlockKind.ALT,
}
"""``blokken`` in a rule. Code is never looked at."""


@dataclass(frozen=True, slots=True)
class _WordPattern:
    words: tuple[object, ...]
    better: str = ""
    is_exception: bool = False


@dataclass(frozen=True, slots=True)
class _TreePattern:
    nodes: tuple[object, ...]
    better: str = ""
    is_exception: bool = False


@dataclass(frozen=True, slots=True)
class _LanguageFile:
    name: str
    method: str
    message: str
    explanation: str
    impact: str
    remedy: str
    owner: Owner
    source: str
    severity: Severity
    bad: tuple[str, ...]
    good: tuple[str, ...]
    wordlist: str | None = None
    limits: Mapping[Severity, int] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    switch: Switch = Switch.ON
    blocks: tuple[BlockKind, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: tuple[_WordPattern, ...] = ()
    trees: tuple[_TreePattern, ...] = ()


_PATTERN_KEYS = {"beter": "better", "uitzondering": "is_exception"}
_KEYS: tomlfile.Keys = {
    _LanguageFile: {
        **COMMON_KEYS,
        "methode": "method",
        "melding": "message",
        "meldingen": "messages",
        "standaard": "switch",
        "blokken": "blocks",
        "woordenlijst": "wordlist",
        "grenzen": "limits",
        "getallen": "numbers",
        "woorden": "words",
        "patronen": "patterns",
        "afhankelijk": "trees",
        "fout": "bad",
        "goed": "good",
    },
    _WordPattern: {"woorden": "words", **_PATTERN_KEYS},
    _TreePattern: {"knopen": "nodes", **_PATTERN_KEYS},
    Severity: tomlfile.SEVERITY_WORDS,
    BlockKind: {word: kind.value for word, kind in BLOCK_WORDS.items()},
}


def language_rule(path: Path, wordlists: Path) -> Rule:
    """The rule in a file of ``rules/taal``; raises ``RuleError`` with the line and the mend."""
    toml = tomlfile.load(path, RuleError)
    read = tomlfile.structure(toml, _LanguageFile, _KEYS)
    if read.wordlist is not None and not (wordlists / read.wordlist).is_file():
        toml.fail(("woordenlijst",), f"De woordenlijst {read.wordlist} bestaat niet.")
    patterns = _patterns(toml, read)
    return Rule(
        id=path.stem,
        kind=RuleKind.LANGUAGE,
        name=read.name,
        explanation=read.explanation,
        impact=read.impact,
        remedy=read.remedy,
        owner=read.owner,
        source=read.source,
        severity=read.severity,
        language=LanguageCheck(
            method=read.method,
            message=read.message,
            limits=read.limits,
            wordlist=read.wordlist,
            bad=read.bad,
            good=read.good,
            messages=read.messages,
            switch=read.switch,
            blocks=read.blocks,
            numbers=read.numbers,
            words=read.words,
            patterns=patterns,
        ),
    )


# What Matcher takes for a token, and DependencyMatcher for the attributes of a node.
_ATTRIBUTES = frozenset(
    {
        *("ORTH", "TEXT", "LOWER", "LENGTH", "SHAPE", "SPACY"),
        *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT"),
        *("IS_SPACE", "IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL"),
        *("POS", "TAG", "MORPH", "DEP", "LEMMA", "OP"),
    }
)
_NODE = frozenset({"LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS"})
_RELATIONS = frozenset(
    {
        *("<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--"),
        *(">+", ">-", ">++", ">--", "<+", "<-", "<++", "<--"),
    }
)


def _patterns(toml: tomlfile.Toml, read: _LanguageFile) -> tuple[Pattern, ...]:
    for index, pattern in enumerate(read.patterns):
        at = ("patronen", index, "woorden")
        if not pattern.words:
            toml.fail(at, "Dit patroon heeft geen woorden.")
        for place, token in enumerate(pattern.words):
            if not isinstance(token, str):
                _check(toml, (*at, place), token, _ATTRIBUTES)
    for index, tree in enumerate(read.trees):
        at = ("afhankelijk", index, "knopen")
        if not tree.nodes:
            toml.fail(at, "Dit patroon heeft geen knopen.")
        known: set[object] = set()
        for place, node in enumerate(tree.nodes):
            _check(toml, (*at, place), node, _NODE)
            assert isinstance(node, dict)
            _check_node(toml, (*at, place), node, known)
            known.add(node["RIGHT_ID"])
    words = (Pattern(p.words, (), p.better, p.is_exception) for p in read.patterns)
    trees = (Pattern((), p.nodes, p.better, p.is_exception) for p in read.trees)
    return (*words, *trees)


def _check(
    toml: tomlfile.Toml, at: tuple[str | int, ...], table: object, known: frozenset[str]
) -> None:
    if not isinstance(table, dict):
        toml.fail(at, "Hier hoort een tabel te staan.", 'Schrijf bijvoorbeeld { LOWER = "men" }.')
    for key in table:
        if key not in known:
            what = f"De naam '{tomlfile.shown(key)}' is in een patroon niet bekend."
            toml.fail((*at, key), what, tomlfile.suggestion(key, sorted(known)))


def _check_node(
    toml: tomlfile.Toml, at: tuple[str | int, ...], node: dict[str, object], known: set[object]
) -> None:
    needed = {"RIGHT_ID", "RIGHT_ATTRS"} | (_NODE if known else set())
    if missing := sorted(needed - set(node)):
        toml.fail(at, f"In deze knoop ontbreekt: {', '.join(missing)}.")
    _check(toml, (*at, "RIGHT_ATTRS"), node["RIGHT_ATTRS"], _ATTRIBUTES - {"OP"})
    if known and node["LEFT_ID"] not in known:
        names = ", ".join(sorted(map(str, known)))
        what = f"De knoop '{tomlfile.shown(node['LEFT_ID'])}' is nog niet genoemd."
        toml.fail((*at, "LEFT_ID"), what, f"Kies uit: {names}.")
    if known and node["REL_OP"] not in _RELATIONS:
        what = f"Het teken '{tomlfile.shown(node['REL_OP'])}' bestaat niet."
        toml.fail((*at, "REL_OP"), what, f"Kies uit: {' '.join(sorted(_RELATIONS))}")
