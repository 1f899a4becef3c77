"""Whether a browser really opens a page and runs axe in it, by the way that a scan goes."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from dataclasses import dataclass

from playwright.async_api import Error

from toegankelijk.browser import axe
from toegankelijk.browser.find import Browser, Sandbox
from toegankelijk.browser.session import Launch, Session
from toegankelijk.errors import BrowserError

TIME_LIMIT = 20.0
"""Seconds, from starting the browser to the results of axe."""

PAGE = "data:text/html,<!doctype html><html lang=nl><title>Proef</title><h1>Proef</h1></html>"

CAUSES = (
    (
        r"No usable sandbox|zygote_host|setuid sandbox|without --no-sandbox",
        "Chromium kan zijn sandbox niet starten. Dat gebeurt in een container of als het systeem "
        "user namespaces niet toestaat. Sta die toe, of vraag uw beheerder.",
    ),
    (
        r"error while loading shared libraries|missing dependencies",
        "Er missen bestanden van het systeem. Typ: "
        f"sudo {sys.executable} -m playwright install-deps chromium. Of vraag uw beheerder.",
    ),
)
"""What is known from the words of a browser that does not start, and how to mend it."""

MEND = "Probeer een andere browser: geef het pad op met --browser."


@dataclass(frozen=True, slots=True)
class Probe:
    """What a working browser said of itself."""

    browser: str
    """Version of the browser."""
    axe: str
    """Version of axe, as it runs in the page."""
    seconds: float


def probe(browser: Browser, sandbox: Sandbox, time_limit: float = TIME_LIMIT) -> Probe:
    """Open a page of our own; no network. Raises ``BrowserError`` with how to mend it."""
    try:
        return asyncio.run(_probe(browser, sandbox, time_limit))
    except TimeoutError:
        raise BrowserError(
            f"De browser gaf binnen {time_limit:.0f} seconden geen antwoord.",
            where=str(browser.path),
            mend=MEND,
        ) from None
    except (BrowserError, Error) as error:
        said = f"{error} {error.__cause__ or ''}"
        mend = next((mend for words, mend in CAUSES if re.search(words, said)), MEND)
        raise BrowserError(
            "In deze browser gaat geen pagina open.",
            where=str(browser.path),
            mend=mend,
        ) from error


async def _probe(browser: Browser, sandbox: Sandbox, time_limit: float) -> Probe:
    session = Session(Launch(str(browser.path), sandbox=sandbox.on))
    begin = time.monotonic()
    try:
        async with asyncio.timeout(time_limit):
            await session.start()
            page = await session.tab()
            await page.goto(PAGE)
            results, _ = await axe.run(page, axe.source())
            return Probe(session.version, results["version"], time.monotonic() - begin)
    finally:
        await session.stop()
