"""A frontier of 5,000 pages that link in many spellings, beside traps without end."""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from random import Random

from toegankelijk.crawl.frontier import Frontier
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Site

ROOT = "https://www.voorbeeldstad.nl"
LINKS = 60
_CHOICES = ("kleur/rood", "maat/groot", "wijk/noord", "wijk/zuid", "jaar/2020", "thema/zorg")


def run(options: argparse.Namespace) -> None:
    """Prints what came in, what was left out, seconds of this process and memory."""
    canonical.cache_clear()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    frontier = Frontier(Scope(Site(start=(f"{ROOT}/",))), 10 * options.groot)
    frontier.add(f"{ROOT}/")
    opened: set[str] = set()
    seen = 0
    while (job := frontier.next()) is not None:
        opened.add(job.url)
        for url in links(job.url, options.groot):
            seen += 1
            frontier.add(url, job.depth + 1, job.url)
    took = time.process_time() - begun
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    content = opened & {f"{ROOT}/pagina/{_name(number)}" for number in range(options.groot)}
    print(
        f"links gezien: {seen}, geopend: {len(opened)}, echte pagina's: {len(content)} van"
        f" {options.groot}, valkuilen: {len(opened - content) - 1}, weggelaten:"
        f" {sum(frontier.cuts.values())}"
    )
    print(f"rekentijd {took:.1f} s ({seen / took:.0f} links per seconde), {more / 1024:.0f} MB")


def links(url: str, pages: int) -> Iterator[str]:
    """What a page links to: other pages, and the traps that real sites have."""
    path = url.removeprefix(ROOT).partition("?")[0]
    draw = Random(path)
    for _ in range(LINKS):
        yield f"{ROOT}/pagina/{_name(draw.randrange(pages))}{draw.choice(_ENDINGS)}"
    number = _number(path)
    if number is not None:
        for near in (number - 1, number + 1):
            if 0 <= near < pages:
                yield f"{ROOT}/pagina/{_name(near)}"
    yield f"{ROOT}/inloggen?terug={path}"
    yield f"{ROOT}{path}?afdrukken=1"
    yield f"{ROOT}{path}?PHPSESSID={draw.getrandbits(64):x}"
    yield f"{ROOT}/agenda?maand={draw.randrange(1900, 2100)}-{draw.randrange(1, 13):02d}"
    yield f"{ROOT}/dag/{draw.randrange(1900, 2100)}-{draw.randrange(1, 13):02d}-01/lijst"
    chosen = path if path.startswith("/kies") else "/kies"
    for choice in _CHOICES:
        if choice not in chosen:
            yield f"{ROOT}{chosen}/{choice}"
    if draw.random() < 0.05:
        yield f"{ROOT}{path.rstrip('/')}/deel/deel"


_ENDINGS = (
    "",
    "#boven",
    "?utm_source=mail",
    "?gclid=abc123def",
    "?fbclid=xyz",
    "?PHPSESSID=a1b2c3",
)


def _name(number: int) -> str:
    """A name without figures, as an editor would give."""
    letters = "abcdefghij"
    return "onderwerp-" + "".join(letters[int(figure)] for figure in str(number))


def _number(path: str) -> int | None:
    name = path.rpartition("onderwerp-")[2]
    figures = ["abcdefghij".find(letter) for letter in name]
    if "/pagina/onderwerp-" not in path or not figures or -1 in figures:
        return None
    return int("".join(map(str, figures)))
