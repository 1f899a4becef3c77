"""The list of all checks."""

from __future__ import annotations

from collections import Counter

from toegankelijk.checks import CHECKS


def test_each_check_runs_once_on_a_page() -> None:
    assert [check for check, times in Counter(c.id for c in CHECKS).items() if times > 1] == []


def test_a_rule_is_reported_by_one_check_only() -> None:
    rules = Counter(rule for check in CHECKS for rule in check.rules)
    assert [rule for rule, times in rules.items() if times > 1] == []
