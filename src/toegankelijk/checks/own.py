"""The checks as a visit asks for them, with what they remember of earlier pages."""

from __future__ import annotations

from playwright.async_api import Error, Page

from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.browser.session import Session
from toegankelijk.checks import CHECKS, STATIC, answers, dynamic, static
from toegankelijk.checks.check import DynamicCheck
from toegankelijk.checks.tab import Tab
from toegankelijk.model import LOADED, Site

_DYNAMIC = tuple(check for check in CHECKS if isinstance(check, DynamicCheck))


class OwnChecks:
    """All checks, or the static ones only for a quick scan of ``site``."""

    def __init__(self, site: Site, axe_script: str) -> None:
        self.site = site
        self._axe = axe_script

    async def static(self, page: Page, session: Session, url: str) -> Inspected:
        """The static checks on the page as loaded."""
        return await static.ask(page, url, LOADED, STATIC, self._axe, session.cdp)

    async def dynamic(self, page: Page, session: Session, url: str) -> Inspected:
        """The dynamic checks. The tab is held to its page from here on."""
        if self.site.quick:
            return Inspected()
        session.guard.hold()
        tab = Tab(page, session.cdp, session.guard, url)
        try:
            return await dynamic.run(tab, _DYNAMIC)
        except Error as error:
            reason = error.message
            return merge(answers.untested(check, reason, url, LOADED) for check in _DYNAMIC)
