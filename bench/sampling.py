"""A sample beside a whole scan of the sample site grown large: problems found, pages, cost.

A whole scan of 5,000 pages takes hours. The pages of the grown part are of a few kinds, so a whole
scan of the first few hundred holds every problem that there is; against that the sample of all
5,000 is held. With ``--vol 5000`` the whole scan is of all.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench.scan import TRAPS
from toegankelijk.model import Organisation, RuleKind, Scan, Site
from toegankelijk.problems import problems
from toegankelijk.rulebook import load_rulebook
from toegankelijk.scan import scan
from toegankelijk.voorbeeld.server import serve


def run(options: argparse.Namespace) -> None:
    """Prints how many problems each way found, and at what cost."""
    whole, whole_took = _scanned(options.vol, sample=False)
    sample, sample_took = _scanned(options.groot, sample=True)
    assert sample.sample is not None
    all_of_them, found = _distinct(whole), _distinct(sample)
    pages, looked = len(whole.visited), len(sample.visited)
    print(f"hele scan: {pages} pagina's in de browser, {whole_took:.0f} s")
    print(
        f"steekproef: {looked} van {sample.sample.known} pagina's in de browser"
        f" ({looked / sample.sample.known:.1%}), {sample.sample.templates} soorten opbouw,"
        f" {sample_took:.0f} s"
    )
    per_page = whole_took / pages
    print(
        "kosten van de steekproef tegenover een hele scan van evenveel pagina's:"
        f" {sample_took / (per_page * sample.sample.known):.1%}"
    )
    print(
        f"problemen: {len(all_of_them)} in de hele scan, {len(found)} in de steekproef,"
        f" {len(all_of_them - found)} gemist"
    )
    for rule, component in sorted(all_of_them - found):
        print(f"  gemist: {rule} {component}")


def _scanned(more: int, *, sample: bool) -> tuple[Scan, float]:
    with serve(more=more) as server, tempfile.TemporaryDirectory() as folder:
        site = Site(start=(f"{server.url}/",), exclude=TRAPS, sample=sample, max_pages=more + 1_000)
        begun = time.monotonic()
        made = scan(site, Organisation(), Path(folder) / "scan.db", anew=True)
        return made, time.monotonic() - begun


def _distinct(made: Scan) -> set[tuple[str, str]]:
    """What does not meet the norm or is advice; language differs with each text."""
    book = load_rulebook()
    return {
        (each.rule, each.component)
        for each in problems(made, book)
        if each.kind is not RuleKind.LANGUAGE
    }
