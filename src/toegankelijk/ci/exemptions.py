"""Exceptions: findings that do not count for a while, each with a reason, an owner and an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk.ci.addresses import Addresses
from toegankelijk.crawl.scope import matches
from toegankelijk.errors import SettingsError
from toegankelijk.model import Element, Exemption, Finding, Site
from toegankelijk.rulebook import Rulebook
from toegankelijk.tomlfile import shown, suggestion


@dataclass(frozen=True, slots=True)
class Exempted:
    """An exception and what became of it in one scan."""

    exemption: Exemption
    expired: bool
    """Its last day is over: what it speaks of counts again."""
    findings: int
    """Places that it speaks of; 0 means that it can go."""


def check_names(site: Site, rulebook: Rulebook) -> None:
    """Raises ``SettingsError`` for an agreement on a rule or criterion that is not there.

    An exception for a rule that does not exist would never apply, and nobody would know.
    """
    named = [*((e.rule, "site.uitzondering") for e in site.exemptions)]
    named += ((rule, "site.eis") for demand in site.demands for rule in demand.rules)
    for rule, where in named:
        if rule not in rulebook.rules:
            what = f"De regel '{shown(rule)}' bestaat niet."
            raise SettingsError(what, where=where, mend=suggestion(rule, rulebook.rules))
    for demand in site.demands:
        for number in demand.criteria:
            if number not in rulebook.criteria:
                what = f"Het succescriterium '{shown(number)}' bestaat niet."
                mend = suggestion(number, rulebook.criteria)
                raise SettingsError(what, where="site.eis", mend=mend)


def is_over(exemption: Exemption, today: date) -> bool:
    """Whether its last day has passed."""
    return today > exemption.until


def fitting(
    finding: Finding, page: str, exemptions: Sequence[Exemption], names: Addresses
) -> tuple[int, ...]:
    """Indexes of the exceptions that speak of a finding on ``page``, expired or not."""
    return tuple(
        index
        for index, each in enumerate(exemptions)
        if each.rule == finding.rule
        and on_page(each.pages, page, names)
        and (each.place is None or _stands_at(finding, each.place))
    )


def on_page(patterns: tuple[str, ...], page: str, names: Addresses) -> bool:
    """Whether ``page`` fits one of the patterns, also as it is called outside a preview."""
    if not patterns:
        return True
    key = names.key(page)
    return matches(patterns, page) or (key.startswith("/") and matches(patterns, f"http://x{key}"))


def _stands_at(finding: Finding, place: str) -> bool:
    texts = [finding.evidence]
    if isinstance(finding.where, Element):
        texts += [finding.where.selector, *finding.where.frame]
    return any(place in text for text in texts)
