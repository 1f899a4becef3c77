"""What each check of our own costs beside axe, and what it says, on the sample or other pages."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from bench.scan import sample_site
from toegankelijk.browser import axe
from toegankelijk.browser.find import find_browser, sandbox_possible
from toegankelijk.browser.session import Launch, Session
from toegankelijk.browser.visit import Look, visit
from toegankelijk.checks import CHECKS
from toegankelijk.checks.own import OwnChecks
from toegankelijk.crawl.links import sort_links
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Element, Outcome, Site

MAX_PAGES = 200
TRAPS = ("/valkuilen*",)


def run(
    addresses: Sequence[str] | None = None, *, show: bool = False, pages: int = MAX_PAGES
) -> None:
    """Seconds per check and page, in the order of cost, and what the rules said.

    ``show`` tells each finding too, for looking at false alarms by hand.
    """
    if addresses:
        asyncio.run(_run(tuple(addresses), show, pages))
        return
    with sample_site() as url:
        asyncio.run(_run((url,), show, pages))


async def _run(addresses: tuple[str, ...], show: bool, most: int) -> None:
    browser = find_browser(None)
    assert browser is not None, "geen browser"
    site = Site(start=addresses, exclude=TRAPS)
    scope, script = Scope(site), axe.source()
    ours, session = (
        OwnChecks(site, script),
        Session(Launch(str(browser.path), sandbox_possible().on)),
    )
    own = {rule for check in CHECKS for rule in check.rules}
    cost: dict[str, list[float]] = defaultdict(list)
    said: Counter[tuple[str, Outcome]] = Counter()
    waiting, seen = list(addresses), set(addresses)
    with_checks = without = 0.0
    done = 0
    while waiting and done < most:
        url = waiting.pop(0)
        looks = []
        for checks in (None, ours):
            begun = time.perf_counter()
            looks.append(
                await visit(
                    session,
                    url,
                    scope=scope,
                    axe_script=script,
                    known=frozenset(),
                    timeout=60,
                    checks=checks,
                )
            )
            if checks is None:
                without += time.perf_counter() - begun
            else:
                with_checks += time.perf_counter() - begun
        look = looks[1]
        if not isinstance(look, Look):
            print(f"{url}: {look.reason} {look.detail}")
            continue
        done += 1
        for check, seconds in look.cost.items():
            cost[check].append(seconds)
        for finding in look.findings:
            if finding.rule not in own:
                continue
            said[finding.rule, finding.outcome] += 1
            if show and isinstance(finding.where, Element):
                where, path = finding.where, urlsplit(url).path
                state = where.state.name
                print(
                    f"{finding.outcome:9} {finding.rule:26} {path} [{state}] {where.selector[-70:]}"
                    f" | {finding.evidence[:110]!r} {dict(finding.values)}"
                )
        links, _ = sort_links(look.snapshot.links, scope)
        for link in links:
            at = canonical(link.url)
            if at is not None and at not in seen and scope.allows(at):
                seen.add(at)
                waiting.append(at)
    await session.stop()
    print(
        f"{done} pagina's; zonder eigen controles {without / done:.3f} s per pagina, ermee "
        f"{with_checks / done:.3f} s: {with_checks / without:.2f} keer zo lang"
    )
    for check, times in sorted(cost.items(), key=lambda item: -sum(item[1])):
        print(
            f"  {check:28} {sum(times) / done * 1000:8.1f} ms per pagina, "
            f"hoogstens {max(times) * 1000:6.0f} ms"
        )
    for (rule, outcome), count in sorted(said.items()):
        print(f"  {rule:28} {outcome:10} {count}")
