"""What shows only beside other pages: the same title twice, a menu in another order. Pure.

2.4.2, 2.4.5, 3.2.3, 3.2.4 and 3.2.6. Failed only where the pages leave no doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toegankelijk.model import Finding, Outcome, PageResult, Scan, Visited
from toegankelijk.sitewide.names import SEARCH, search
from toegankelijk.sitewide.order import HELP, ORDER, helping, order
from toegankelijk.sitewide.titles import TITLE, titles
from toegankelijk.sitewide.told import ENOUGH
from toegankelijk.sitewide.ways import LONELY, WAYS, lonely, ways

__all__ = ["RULES", "complete"]

RULES = (TITLE, ORDER, SEARCH, WAYS, LONELY, HELP)
_CHECKS = (titles, order, search, ways, lonely, helping)


def complete(scan: Scan) -> Scan:
    """``scan`` with what shows only over all its pages, as findings of those pages."""
    pages = scan.visited
    added: dict[str, list[Finding]] = {}
    rules = dict.fromkeys(RULES, Outcome.PASSED if len(pages) >= ENOUGH else Outcome.INAPPLICABLE)
    for check in _CHECKS:
        for url, finding in check(pages):
            added.setdefault(url, []).append(finding)
    if not pages:
        return scan
    return replace(scan, pages=tuple(_with(p, added.get(p.job.url, ()), rules) for p in scan.pages))


def _with(page: PageResult, more: Sequence[Finding], rules: Mapping[str, Outcome]) -> PageResult:
    if not isinstance(page.outcome, Visited):
        return page
    ended = {**rules, **{finding.rule: finding.outcome for finding in more}}
    seen = page.outcome
    return replace(
        page,
        outcome=replace(seen, findings=(*seen.findings, *more), rules={**seen.rules, **ended}),
    )
