"""The checks as a visit asks for them, with what they remember of earlier pages."""

from __future__ import annotations

import math
import time

from playwright.async_api import Error, Page

from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.browser.session import Session
from toegankelijk.checks import CHECKS, STATIC, answers, dynamic, states, static
from toegankelijk.checks.check import DynamicCheck
from toegankelijk.checks.tab import Earlier, Tab
from toegankelijk.model import LOADED, Site

_DYNAMIC = tuple(
    check for check in CHECKS if isinstance(check, DynamicCheck) and check is not states.CHECK
)

RESERVE = 4.0
"""Seconds kept for letting a page go."""


class OwnChecks:
    """All checks, or the static ones only for a quick scan of ``site``."""

    def __init__(self, site: Site, axe_script: str) -> None:
        self.site = site
        self._axe = axe_script
        self._end = math.inf
        self.earlier = Earlier()

    def begin(self, seconds: float) -> None:
        """The page has so many seconds in all: the dynamic checks stop well before they are over.

        A page that took all its time to load still counts as checked, by axe and what only reads.
        """
        self._end = time.monotonic() + seconds - RESERVE

    async def static(self, page: Page, session: Session, url: str) -> Inspected:
        """The static checks on the page as loaded."""
        return await static.ask(page, url, LOADED, STATIC, self._axe, session.cdp)

    async def dynamic(self, page: Page, session: Session, url: str) -> Inspected:
        """The dynamic checks. The tab is held to its page from here on."""
        if self.site.quick:
            return Inspected()
        session.guard.hold()
        tab = Tab(page, session.cdp, session.guard, url, earlier=self.earlier)
        try:
            tried = await dynamic.run(tab, _DYNAMIC, self._left(dynamic.BUDGET))
            opened = await states.explore(tab, self._axe, STATIC, self._left(states.BUDGET))
            return merge((tried, opened))
        except Error as error:
            reason = error.message
            return merge(answers.untested(check, reason, url, LOADED) for check in _DYNAMIC)

    def _left(self, most: float) -> float:
        return max(0.0, min(most, self._end - time.monotonic()))
