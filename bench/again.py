"""A second scan of a site of which 0%, 1% or 10% changed: what it costs beside the first."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from toegankelijk.model import Organisation, Scan, Site
from toegankelijk.scan import scan
from toegankelijk.voorbeeld.server import serve

SHARES = (0.0, 0.01, 0.1)


def run(options: argparse.Namespace) -> None:
    """Each scan follows on the one before; a date and a token change at every request."""
    with serve(more=options.klein) as server, tempfile.TemporaryDirectory() as folder:
        site = Site(
            start=(f"{server.url}/meer/lijst/0-deel",),
            include=("/meer/*",),
            max_pages=options.klein + 1_000,
        )
        store = Path(folder) / "scan.db"
        first, took = _timed(site, store)
        print(f"eerste scan: {len(first.visited)} pagina's in de browser, {took:.0f} s")
        for share in SHARES:
            server.change(share)
            made, again = _timed(site, store)
            looked = sum(page.unchanged is None for page, _ in made.visited)
            print(
                f"daarna, {share:.0%} veranderd: {looked} van {len(made.visited)} pagina's in de"
                f" browser, {again:.1f} s, verhouding {again / took:.2f}"
            )


def _timed(site: Site, store: Path) -> tuple[Scan, float]:
    begun = time.monotonic()
    made = scan(site, Organisation(), store)
    return made, time.monotonic() - begun
