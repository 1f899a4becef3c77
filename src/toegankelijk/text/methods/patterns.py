"""The method ``patroon``: patterns of spaCy, as a rule gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toegankelijk.errors import RuleError
from toegankelijk.model import Finding
from toegankelijk.rule import Pattern
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import grammar
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import Method, Reading

if TYPE_CHECKING:
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class _Match(NamedTuple):
    first: int
    last: int
    """One after the last token."""
    better: str
    is_exception: bool


class _Row(NamedTuple):
    """A pattern of words in a row."""

    matcher: Matcher
    asks: tuple[frozenset[str], ...]
    """Of each of these, one word at least is in a text that it can match: most texts have not,
    and to see that goes ten times as fast as to try."""


class _Matchers:
    """The patterns of all rules, ready for one vocabulary."""

    def __init__(self, all_given: Sequence[Given], vocab: Vocab) -> None:
        """Raises ``RuleError`` for a pattern that spaCy cannot read."""
        from spacy.matcher import DependencyMatcher

        self.vocab = vocab
        self.rows: list[_Row] = []
        self.trees: DependencyMatcher = DependencyMatcher(vocab, validate=True)
        self.of: dict[int, tuple[str, Pattern]] = {}
        for each in all_given:
            for number, pattern in enumerate(each.check.patterns):
                key = f"{each.id} {number}"
                self.of[vocab.strings.add(key)] = (each.id, pattern)
                self._add(key, pattern, f"{each.id}.toml")

    def _add(self, key: str, pattern: Pattern, where: str) -> None:
        from spacy.matcher import Matcher

        try:
            if pattern.nodes:
                self.trees.add(key, [_plain(pattern.nodes)])
            else:
                tokens = [{"LOWER": t.lower()} if isinstance(t, str) else t for t in pattern.words]
                matcher = Matcher(self.vocab, validate=True)
                matcher.add(key, [_plain(tokens)], greedy="LONGEST")
                self.rows.append(_Row(matcher, tuple(_asked(tokens))))
        except (ValueError, KeyError, TypeError) as problem:
            raise RuleError(
                f"Een patroon is voor spaCy niet te lezen: {_short(problem)}",
                where=where,
                mend="Kijk naar [[patronen]] en [[afhankelijk]].",
            ) from None

    def matches(self, doc: Doc, lower: Iterable[str]) -> dict[str, list[_Match]]:
        """By rule; of what overlaps the longest, and nothing that overlaps with an exception.

        ``lower`` are the words of ``doc`` in small letters.
        """
        found: dict[str, list[_Match]] = defaultdict(list)
        forms = set(lower)
        for row in self.rows:
            if not any(map(forms.isdisjoint, row.asks)):
                for key, first, last in row.matcher(doc):
                    self._keep(found, key, first, last)
        if len(self.trees):
            for key, nodes in self.trees(doc):
                self._keep(found, key, min(nodes), max(nodes) + 1)
        return {rule: list(_apart(matches)) for rule, matches in found.items()}

    def _keep(self, found: dict[str, list[_Match]], key: int, first: int, last: int) -> None:
        rule, pattern = self.of[key]
        found[rule].append(_Match(first, last, pattern.better, pattern.is_exception))


def _asked(tokens: Iterable[Any]) -> Iterator[frozenset[str]]:
    """The forms of which a text must have one, for each token that a pattern cannot do without."""
    for token in tokens:
        match token:
            case {"OP": op} if op not in ("+", "1"):
                continue
            case {"LOWER": str(form)}:
                yield frozenset({form})
            case {"LOWER": {"IN": forms}}:
                yield frozenset(forms)


def patterns(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Findings with the values ``woord`` (as found) and ``beter``."""
    all_given = {rule.id: given(rule) for rule in rules}
    for each in all_given.values():
        if not each.check.patterns:
            raise RuleError("Deze regel heeft geen patronen.", where=f"{each.id}.toml")
    ready: _Matchers | None = None

    def find(reading: Reading) -> Iterator[Finding]:
        nonlocal ready
        if ready is None or ready.vocab is not reading.doc.vocab:
            ready = _Matchers(list(all_given.values()), reading.doc.vocab)
        read = grammar(reading.doc, reading.tokens)
        for rule, matches in ready.matches(reading.doc, read.lower).items():
            each = all_given[rule]
            for match in matches:
                start, end = reading.span(match.first, match.last)
                text = reading.block.text[start:end]
                better = match.better
                if text[0].isupper() and better:
                    better = better[0].upper() + better[1:]
                values = {"woord": text, "beter": better}
                yield reading.finding(rule, each.severity, start, end, text.lower(), values)

    return find


def _apart(matches: Iterable[_Match]) -> Iterator[_Match]:
    taken: set[int] = set()
    order = sorted(matches, key=lambda m: (not m.is_exception, m.first - m.last, m.first))
    kept = []
    for match in order:
        here = range(match.first, match.last)
        if taken.isdisjoint(here):
            kept.append(match)
            taken.update(here)
        elif match.is_exception:
            taken.update(here)
    return iter(sorted(match for match in kept if not match.is_exception))


def _plain(value: Any) -> Any:
    """Lists instead of tuples, all the way down: spaCy's check asks for them."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _short(problem: Exception) -> str:
    text = " ".join(str(problem).split())
    return text[:200]
