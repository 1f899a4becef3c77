"""Runs dynamic checks one after the other, each with its limit, and each on the page as it was."""

from __future__ import annotations

import time
from collections.abc import Sequence

from playwright.async_api import Error

from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.checks import answers
from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.static import TIMEOUT, break_off
from toegankelijk.checks.tab import Tab

BUDGET = 20.0
"""Seconds for all dynamic checks on one page; what is then still to come is untested."""


async def run(tab: Tab, checks: Sequence[DynamicCheck], budget: float = BUDGET) -> Inspected:
    """The answers of ``checks``. A check that fails is untested, with the reason."""
    end = time.monotonic() + budget
    parts: list[Inspected] = []
    for check in checks:
        begun = time.monotonic()
        if begun >= end:
            parts.append(_failed(tab, check, TIMEOUT, begun))
            continue
        try:
            found = tuple(await within(_whole(tab, check), min(check.limit, end - begun)))
            seconds = time.monotonic() - begun
            parts.append(answers.inspected(check, found, tab.url, tab.state, seconds=seconds))
        except TimeoutError:
            await break_off(tab.cdp)
            parts.append(_failed(tab, check, TIMEOUT, begun))
        except (Error, *answers.MALFORMED) as error:
            parts.append(_failed(tab, check, f"{type(error).__name__}: {error}", begun))
    return merge(parts)


async def _whole(tab: Tab, check: DynamicCheck) -> tuple[Raw, ...]:
    return tuple(await check.run(tab))


def _failed(tab: Tab, check: DynamicCheck, reason: str, begun: float) -> Inspected:
    return answers.untested(check, reason, tab.url, tab.state, time.monotonic() - begun)
