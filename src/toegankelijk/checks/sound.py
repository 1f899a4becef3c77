"""1.4.2: sound that starts by itself, lasts more than three seconds, and cannot be stopped."""

from __future__ import annotations

from collections.abc import Iterable

from toegankelijk.checks.bundle import source
from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.media import LIMITS
from toegankelijk.checks.tab import Tab


async def run(tab: Tab) -> Iterable[Raw]:
    """Whether there is sound in a film is known only from its file, so that is read."""
    if not await tab.page.evaluate("document.querySelector('[autoplay]') !== null"):
        return ()
    silent = await tab.page.evaluate(source("silence.js"), LIMITS)
    return tab.raws(await tab.ask("sound.js", silent))


CHECK = DynamicCheck(id="sound", rules=("sound-by-itself",), run=run, limit=8.0)
