"""What a rule gives its method: limits, numbers and short lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toegankelijk.errors import RuleError
from toegankelijk.model import Severity
from toegankelijk.rulebook import LanguageCheck, Rule


@dataclass(frozen=True, slots=True)
class Given:
    """A rule as its method uses it."""

    rule: Rule
    check: LanguageCheck
    numbers: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    steps: tuple[tuple[int, Severity], ...]
    """From the highest limit down."""

    @property
    def id(self) -> str:
        """Of the rule."""
        return self.rule.id

    @property
    def severity(self) -> Severity:
        """Of findings that have no number to be graded by."""
        return self.rule.severity or Severity.MINOR

    @property
    def lowest(self) -> int:
        """The least number that is a finding."""
        return self.steps[-1][0]

    def graded(self, count: int) -> Severity | None:
        """How bad ``count`` is; ``None`` when it is under every limit."""
        return next((severity for limit, severity in self.steps if count >= limit), None)


def given(
    rule: Rule,
    *,
    numbers: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    limits: bool = False,
) -> Given:
    """Just what is named here must stand in the file of the rule.

    Raises ``RuleError`` for what is missing and for what the method does not know.
    """
    check = rule.language
    assert check is not None
    for table, wanted, found in (
        ("getallen", numbers, check.numbers),
        ("woorden", words, check.words),
    ):
        _just(rule, table, wanted, tuple(found))
    if limits is not bool(check.limits):
        raise RuleError(
            f"De methode {check.method!r} {'vraagt om' if limits else 'kent geen'} grenzen.",
            where=f"{rule.id}.toml",
            mend="Kijk naar [grenzen].",
        )
    steps = sorted(((n, severity) for severity, n in check.limits.items()), reverse=True)
    lists = {name: frozenset(word.lower() for word in row) for name, row in check.words.items()}
    return Given(rule, check, check.numbers, lists, tuple(steps))


def _just(rule: Rule, table: str, wanted: tuple[str, ...], found: tuple[str, ...]) -> None:
    for word, names in (
        ("mist", set(wanted) - set(found)),
        ("kent niet", set(found) - set(wanted)),
    ):
        if names:
            raise RuleError(
                f"De methode {word}: {', '.join(sorted(names))}.",
                where=f"{rule.id}.toml",
                mend=f"Kijk naar [{table}].",
            )
