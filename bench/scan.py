"""Pages a second of a scan beside a bare loop: Playwright and axe-core over the same pages.

The bare loop has as many browsers, each with one tab that stays open, and does with each page just
two things: open it and run axe once. Both run in turn on the same machine, and the ratio of their
speeds is the figure. Time to start the browsers counts in neither.
"""

from __future__ import annotations

import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from toegankelijk.browser import axe
from toegankelijk.browser.find import find_browser, sandbox_possible
from toegankelijk.model import FormSettings, Organisation, Scan, Site
from toegankelijk.scan import scan

ROUNDS = 3
WORKERS = 2
TRAPS = ("/valkuilen*",)
AIM = 0.8


@dataclass(frozen=True, slots=True)
class Bare:
    """How one browser of the bare loop is started."""

    executable: str
    sandbox: bool
    axe: str


def run() -> None:
    """Scan and bare loop in turn; prints each round and the median ratio."""
    ratios = []
    with sample_site() as url:
        scan_sample(url)  # warms the disk, and is not counted
        for number in range(1, ROUNDS + 1):
            made = scan_sample(url)
            pages = [result.job.url for result, _ in made.visited]
            ours = speed_of(made)
            bare = len(pages) / bare_loop(pages)
            ratios.append(ours / bare)
            print(
                f"ronde {number}: {len(pages)} pagina's, scan {ours:.2f} per seconde,"
                f" kale lus {bare:.2f} per seconde, verhouding {ratios[-1]:.2f}",
                flush=True,
            )
    print(f"verhouding scan : kale lus = {statistics.median(ratios):.2f} (doel: {AIM})")


@contextmanager
def sample_site() -> Iterator[str]:
    """The sample site in a process of its own."""
    command = [sys.executable, "-u", "-m", "toegankelijk", "voorbeeld", "--poort", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        yield line.strip().rpartition(" ")[2]
        server.terminate()


def scan_sample(url: str) -> Scan:
    """A scan of the pages that are no traps, language part and all."""
    # The bare loop walks no forms.
    forms = FormSettings(walk=False)
    site = Site(start=(url,), exclude=TRAPS, workers=WORKERS, forms=forms)
    with tempfile.TemporaryDirectory() as folder:
        return scan(site, Organisation(), Path(folder) / "scan.db", anew=True)


def speed_of(made: Scan) -> float:
    """Pages a second, counted from when each browser has done the page that it was started for."""
    ends = sorted(page.at + timedelta(seconds=page.seconds) for page in made.pages)
    return (len(ends) - WORKERS) / (ends[-1] - ends[WORKERS - 1]).total_seconds()


def bare_loop(pages: Sequence[str]) -> float:
    """Seconds for all pages, shared out over ``WORKERS`` browsers."""
    browser = find_browser(None)
    assert browser is not None
    bare = Bare(str(browser.path), sandbox_possible().on, axe.source())
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(WORKERS + 1)
    shares = [pages[number::WORKERS] for number in range(WORKERS)]
    workers = [context.Process(target=_bare, args=(share, bare, ready)) for share in shares]
    for worker in workers:
        worker.start()
    ready.wait()
    begun = time.perf_counter()
    ready.wait()
    took = time.perf_counter() - begun
    for worker in workers:
        worker.join()
    return took


def _bare(pages: Sequence[str], bare: Bare, ready: multiprocessing.synchronize.Barrier) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=bare.executable, chromium_sandbox=bare.sandbox
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        ready.wait()
        for url in pages:
            page.goto(url)
            page.evaluate(bare.axe)
            page.evaluate("() => axe.run()")
        ready.wait()
        browser.close()
