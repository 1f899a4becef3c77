"""Every rule of plain language is held against its own examples."""

from __future__ import annotations

import pytest

from toegankelijk.model import Finding, Outcome, Passage, RuleKind
from toegankelijk.report.message import message
from toegankelijk.rulebook import Rule, load_rulebook
from toegankelijk.text import examples
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.methods.registry import DOCUMENT_METHODS, METHODS

RULEBOOK = load_rulebook()
RULES = [rule for rule in RULEBOOK.rules.values() if rule.kind is RuleKind.LANGUAGE]
BAD = [(rule, text) for rule in RULES if rule.language for text in rule.language.bad]
GOOD = [(rule, text) for rule in RULES if rule.language for text in rule.language.good]


def findings(text: str, rule: Rule) -> list[Finding]:
    return list(examples.findings(rule, text, RULEBOOK))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.language is not None
    assert rule.language.method in {*METHODS, *DOCUMENT_METHODS}
    assert len(rule.language.bad) >= 3
    assert len(rule.language.good) >= 3


@pytest.mark.parametrize(("rule", "text"), BAD, ids=lambda value: getattr(value, "id", None))
def test_a_bad_example_is_found(rule: Rule, text: str) -> None:
    assert findings(text, rule)


@pytest.mark.parametrize(("rule", "text"), GOOD, ids=lambda value: getattr(value, "id", None))
def test_a_good_example_is_left_alone(rule: Rule, text: str) -> None:
    assert findings(text, rule) == []


@pytest.mark.parametrize(("rule", "text"), BAD, ids=lambda value: getattr(value, "id", None))
def test_a_finding_says_where_and_can_be_told(rule: Rule, text: str) -> None:
    assert rule.language is not None
    for finding in findings(text, rule):
        assert finding.outcome is Outcome.FAILED
        assert isinstance(finding.where, Passage)
        assert text[finding.where.start : finding.where.end] == finding.evidence
        told = message(rule, finding)
        assert told
        assert "{" not in told
        assert finding.component.startswith(f"{rule.id}:")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_told_in_plain_words_itself(rule: Rule) -> None:
    text = "\n\n".join((rule.explanation, rule.impact, rule.remedy))
    found = check(document(rule.id, text, TextKind.PLAIN), RULEBOOK)
    assert [(finding.evidence, finding.values) for finding in found] == []
