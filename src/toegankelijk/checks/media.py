"""1.2.1 to 1.2.5: what stands beside video and sound for who cannot see or hear it.

Failed only where a film of this site is known to be silent and nothing on the page speaks of it, or
where the only description is a track that no browser reads aloud. All else is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable

from toegankelijk.checks.bundle import source
from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.phrases import phrases
from toegankelijk.checks.tab import Tab

LIMITS = {"films": 2, "bytes": 6_000_000, "milliseconds": 2500}
"""How many films are read to hear whether they are silent, and how much of each."""


async def run(tab: Tab) -> Iterable[Raw]:
    """Ask the page; films are read only where there are some."""
    films = await tab.page.evaluate("document.querySelectorAll('video').length")
    silent = await tab.page.evaluate(source("silence.js"), LIMITS) if films else {}
    lists = {
        "woorden": phrases("media-woorden"),
        "beschrijving": phrases("media-beschrijving"),
        "spelers": phrases("media-spelers"),
    }
    return tab.raws(await tab.ask("media.js", {**lists, "stil": silent}))


CHECK = DynamicCheck(
    id="media",
    rules=(
        "video-zonder-alternatief",
        "ondertiteling",
        "ondertiteling-live",
        "audiodescriptie",
        "geluid-zonder-tekst",
    ),
    run=run,
    limit=8.0,
)
