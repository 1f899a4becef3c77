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
WORKERS = (1, 2)
TRAPS = ("/valkuilen*",)
AIM = 0.8


@dataclass(frozen=True, slots=True)
class Bare:
    """How one browser of the bare loop is started."""

    executable: str
    sandbox: bool
    axe: str


def run() -> None:
    """Scan and bare loop in turn; prints each round and the median ratios, by number of workers.

    Once with axe and language only (``snel``), which the aim is for, and once with all checks.
    """
    with sample_site() as url:
        scan_sample(url, WORKERS[-1])  # warms the disk, and is not counted
        for workers in WORKERS:
            rounds = list(_rounds(url, workers))
            quick = statistics.median(ratio for ratio, _ in rounds)
            whole = statistics.median(ratio for _, ratio in rounds)
            print(
                f"verhouding scan : kale lus, {workers} werker(s): snel {quick:.2f} (doel: {AIM}),"
                f" met alle controles {whole:.2f}"
            )


def _rounds(url: str, workers: int) -> Iterator[tuple[float, float]]:
    for number in range(1, ROUNDS + 1):
        made = scan_sample(url, workers, quick=True)
        pages = [result.job.url for result, _ in made.visited]
        quick = speed_of(made, workers)
        bare = len(pages) / bare_loop(pages, workers)
        whole = speed_of(scan_sample(url, workers), workers)
        print(
            f"ronde {number}: {len(pages)} pagina's, {workers} werker(s), per seconde: snel"
            f" {quick:.2f}, met alle controles {whole:.2f}, kale lus {bare:.2f}",
            flush=True,
        )
        yield quick / bare, whole / bare


@contextmanager
def sample_site() -> Iterator[str]:
    """The sample site in a process of its own."""
    command = [sys.executable, "-u", "-m", "toegankelijk", "voorbeeld", "--poort", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            yield line.strip().rpartition(" ")[2]
        finally:
            server.terminate()  # else an error here would wait for it for ever


def scan_sample(url: str, workers: int, *, quick: bool = False) -> Scan:
    """A scan of the pages that are no traps, language part and all."""
    # The bare loop walks no forms.
    forms = FormSettings(walk=False)
    site = Site(start=(url,), exclude=TRAPS, workers=workers, forms=forms, quick=quick)
    with tempfile.TemporaryDirectory() as folder:
        return scan(site, Organisation(), Path(folder) / "scan.db", anew=True)


def speed_of(made: Scan, workers: int) -> float:
    """Pages a second, counted from when each browser has done the page that it was started for."""
    ends = sorted(page.at + timedelta(seconds=page.seconds) for page in made.pages)
    return (len(ends) - workers) / (ends[-1] - ends[workers - 1]).total_seconds()


def bare_loop(pages: Sequence[str], count: int) -> float:
    """Seconds for all pages, shared out over ``count`` browsers."""
    browser = find_browser(None)
    assert browser is not None
    bare = Bare(str(browser.path), sandbox_possible().on, axe.source())
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(count + 1)
    shares = [pages[number::count] for number in range(count)]
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
