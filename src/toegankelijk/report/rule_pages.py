"""What the rules of plain language say of themselves: a list, one explained, the page of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import fill

from toegankelijk.model import Severity
from toegankelijk.report.templating import environment
from toegankelijk.rule import BLOCK_WORDS
from toegankelijk.rulebook import LanguageCheck, Rule, Rulebook
from toegankelijk.tomlfile import SEVERITY_WORDS

WIDTH = 79
"""Columns."""
_SEVERITIES: Mapping[str, str] = {value: word for word, value in SEVERITY_WORDS.items()}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as the templates take it."""

    rule: Rule
    check: LanguageCheck
    is_on: bool
    blocks: tuple[str, ...]
    limits: tuple[tuple[str, int], ...]
    """Word for the severity and the number from which it holds, the lowest first."""


def language_rules(rulebook: Rulebook) -> tuple[RuleView, ...]:
    """All rules of plain language, by name."""
    found = (
        _view(rule, rule.language, rulebook)
        for rule in rulebook.rules.values()
        if rule.language is not None
    )
    return tuple(sorted(found, key=lambda view: view.rule.name))


def rule_list(rulebook: Rulebook) -> str:
    """One line a rule, for a terminal."""
    views = language_rules(rulebook)
    width = max(len(view.rule.id) for view in views)
    return _rendered("regels.txt.j2", views=views, width=width)


def rule_explained(rulebook: Rulebook, rule: Rule) -> str:
    """All that there is to say of one rule, which must be one of plain language."""
    assert rule.language is not None
    text = _rendered("regel.txt.j2", view=_view(rule, rule.language, rulebook))
    return "".join(f"{_folded(line)}\n" for line in text.splitlines())


def _folded(line: str) -> str:
    after = "  " if line.startswith("- ") else ""
    return fill(line, WIDTH, subsequent_indent=after, break_long_words=False) or line


def rule_page(rulebook: Rulebook) -> str:
    """All rules in Markdown, as ``docs/regels.md`` has them."""
    return _rendered("regels.md.j2", views=language_rules(rulebook))


def _view(rule: Rule, check: LanguageCheck, rulebook: Rulebook) -> RuleView:
    names = {kind: word for word, kind in BLOCK_WORDS.items()}
    limits = sorted((limit, severity) for severity, limit in check.limits.items())
    return RuleView(
        rule=rule,
        check=check,
        is_on=rule.id not in rulebook.off,
        blocks=tuple(names[kind] for kind in check.blocks if kind in names),
        limits=tuple((_word(severity), limit) for limit, severity in limits),
    )


def _word(severity: Severity) -> str:
    return _SEVERITIES[severity.value]


def _rendered(template: str, **values: object) -> str:
    text = environment().get_template(template).render(severity=_SEVERITIES, **values)
    return text.strip() + "\n"
