"""A page in one state: axe over it, or over what is new in it, and the static checks."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.async_api import CDPSession, Page

from toegankelijk.browser import axe
from toegankelijk.browser.axe_findings import findings, outcomes
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.checks import static
from toegankelijk.checks.check import StaticCheck
from toegankelijk.model import State


async def inspect(
    page: Page,
    state: State,
    url: str,
    *,
    axe_script: str,
    checks: Sequence[StaticCheck],
    cdp: CDPSession | None = None,
    within: str | None = None,
    only: bool = False,
) -> Inspected:
    """Findings and outcomes of rules of the page as it stands, named ``state``.

    ``within`` bounds axe to the element of this CSS selector in the main frame: what is new in this
    state. The static checks look at the whole page, since they cost little, but for ``only``: then
    nothing is told of what stands outside that element. ``merge`` makes one answer of several
    states. Raises ``Error`` when the page goes away.
    """
    raw, _ = await axe.run(page, axe_script, within, cdp)
    seen = Inspected(findings(raw, url, state), outcomes(raw))
    inside = within if only else None
    return merge((seen, await static.ask(page, url, state, checks, axe_script, cdp, inside)))
