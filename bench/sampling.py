"""A sample beside a whole scan of the sample site grown large: problems found, pages, cost.

A whole scan of 5,000 pages takes hours, so three scans tell it together. A whole scan and a sample
of the same site of a few hundred pages more (``--vol``): here both sides are measured. And a sample
of the site with 5,000 pages more (``--groot``), held against the whole scan of the smaller one: the
grown pages are of a few kinds, each with the faults of its kind, so what a whole scan of all would
find is known from that, but not measured.

All three only read pages (``--snel``) and walk no forms.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.scan import TRAPS
from toegankelijk.model import FormSettings, Organisation, RuleKind, Sample, Scan, Site
from toegankelijk.problems import problems
from toegankelijk.rulebook import load_rulebook
from toegankelijk.scan import scan
from toegankelijk.voorbeeld.server import serve

Cause = tuple[str, str]
"""Rule and component: what makes findings one problem."""


@dataclass(frozen=True, slots=True)
class _Made:
    pages: int
    seconds: float
    causes: dict[Cause, str]
    """Of each problem the page that shows it."""
    sample: Sample | None


def run(options: argparse.Namespace) -> None:
    """Prints how many problems each way found, at what cost, and what is not measured."""
    whole = _scanned(options.vol, sample=False)
    print(f"hele scan, {options.vol} pagina's erbij: {_cost(whole)}", flush=True)
    small = _scanned(options.vol, sample=True)
    print(f"steekproef daarvan: {_cost(small)}")
    print(
        f"  gemeten, tegenover de hele scan: {small.pages / whole.pages:.1%} van de pagina's,"
        f" {small.seconds / whole.seconds:.1%} van de tijd"
    )
    _compare(whole, small)
    large = _scanned(options.groot, sample=True)
    print(f"steekproef met {options.groot} pagina's erbij: {_cost(large)}")
    assert large.sample is not None
    expected = whole.seconds / whole.pages * large.sample.known
    print(
        f"  gemeten: {large.pages / large.sample.known:.1%} van de pagina's. Geschat, want een hele"
        f" scan hiervan is niet gedaan: {large.seconds / expected:.1%} van de tijd, bij evenveel"
        " tijd per pagina als de hele scan hierboven"
    )
    _compare(whole, large)
    print(
        "niet gemeten: een hele scan van de grote site, taalproblemen (die verschillen per tekst),"
        " formulieren in stappen en controles die iets uitproberen"
    )


def _cost(made: _Made) -> str:
    told = f"{made.pages} pagina's in de browser, {made.seconds:.0f} s"
    if made.sample is None:
        return told
    return f"{told} (van {made.sample.known} pagina's, {made.sample.templates} soorten opbouw)"


def _compare(whole: _Made, sample: _Made) -> None:
    missed = {cause: page for cause, page in whole.causes.items() if cause not in sample.causes}
    more = {cause: page for cause, page in sample.causes.items() if cause not in whole.causes}
    print(
        f"  problemen: {len(whole.causes)} in de hele scan, {len(sample.causes)} in de steekproef,"
        f" {len(missed)} gemist, {len(more)} alleen in de steekproef"
    )
    for word, causes in (("gemist", missed), ("alleen in de steekproef", more)):
        for (rule, component), page in sorted(causes.items()):
            print(f"    {word}: {rule} {component} {page}")


def _scanned(more: int, *, sample: bool) -> _Made:
    with serve(more=more) as server, tempfile.TemporaryDirectory() as folder:
        site = Site(
            start=(f"{server.url}/",),
            exclude=TRAPS,
            sample=sample,
            max_pages=more + 1_000,
            quick=True,
            forms=FormSettings(walk=False),
        )
        begun = time.monotonic()
        made = scan(site, Organisation(), Path(folder) / "scan.db", anew=True)
        took = time.monotonic() - begun
    assert made.finished is not None
    return _Made(len(made.visited), took, _causes(made), made.sample)


def _causes(made: Scan) -> dict[Cause, str]:
    """What does not meet the norm or is advice; language differs with each text."""
    book = load_rulebook()
    return {
        (each.rule, each.component): each.examples[0].page
        for each in problems(made, book)
        if each.kind is not RuleKind.LANGUAGE
    }
