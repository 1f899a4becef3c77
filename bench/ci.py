"""What a pipeline costs, and whether it says the same each time.

``ci``: ten runs on an unchanged site, and a deploy that changes 3 of 70 pages. ``pa11y``: the same
pages with pa11y-ci, its axe runner and the same browser. ``sarif``: our SARIF under the validator
of its makers. The last two install what they compare with from npm into a folder that is thrown
away.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from toegankelijk.browser.find import find_browser, sandbox_possible
from toegankelijk.ci.served import serve_folder
from toegankelijk.ci.share import own_pages
from toegankelijk.ci.steady import steady
from toegankelijk.model import Organisation, Scan, Site
from toegankelijk.report.as_json import as_json
from toegankelijk.rulebook import load_rulebook
from toegankelijk.scan import scan

RUNS = 10
PAGES = 70
CHANGED = 3
TABS = 2
EVERY = 0.2
"""Seconds between two looks at the memory."""
TEXT = (
    "U brengt oud glas naar de bak in uw straat. De bak staat bij de winkel.",
    "Ingevolge de verordening dient de aanvrager de desbetreffende bescheiden over te leggen.",
)
PAGE = """<!doctype html><html lang="nl"><head><title>Pagina {n}</title>
<link rel="stylesheet" href="/stijl.css"></head><body><header><a href="/">Home</a></header><main>
<h1>Pagina {n}</h1><p>{text}</p><p class="bleek">Versie {version} van {n}</p>
<img src="/{n}.png"><ul>{links}</ul><form><input name="q"></form></main></body></html>"""


def run(runs: int = RUNS) -> None:
    """Determinism, and the time of a deploy that changes little."""
    with tempfile.TemporaryDirectory() as folder:
        dist = Path(folder, "dist")
        build(dist)
        _same_each_time(dist, runs)
        _deploy(dist, Path(folder, "scan.db"))


def build(dist: Path, version: int = 1, changed: int = PAGES) -> None:
    """A site of ``PAGES`` pages, of which the first ``changed`` are of this version."""
    dist.mkdir(exist_ok=True)
    (dist / "stijl.css").write_text(".bleek { color: #b4b4b4 }")
    links = "".join(f'<li><a href="/p{n}.html">Pagina {n}</a></li>' for n in range(PAGES))
    for n in range(changed):
        text = PAGE.format(n=n, version=version, text=TEXT[n % len(TEXT)], links=links)
        (dist / f"p{n}.html").write_text(text)


def _scanned(dist: Path, store: Path) -> tuple[Scan, float]:
    """The scan, and the processor time of all that it started (user and system)."""
    with serve_folder(dist) as served:
        site = Site(start=(f"{served.url}/",), max_depth=0, workers=TABS)
        before = _processor()
        made = scan(site, Organisation(), store, again=True, listed=tuple(served.pages))
        return steady(own_pages(made)), _processor() - before


def _processor() -> float:
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _same_each_time(dist: Path, runs: int) -> None:
    book = load_rulebook()
    texts = set()
    for number in range(1, runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            made, _ = _scanned(dist, Path(folder, "scan.db"))
        texts.add(_undated(as_json(made, book)))
        print(f"  ronde {number}: {len(made.visited)} pagina's", flush=True)
    print(f"{runs} rondes op dezelfde site: {len(texts)} verschillende uitkomst(en) (doel: 1)")


def _undated(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.+]+", "", text)


def _deploy(dist: Path, store: Path) -> None:
    begun = time.perf_counter()
    first, _ = _scanned(dist, store)
    whole = time.perf_counter() - begun
    build(dist, version=2, changed=CHANGED)
    begun = time.perf_counter()
    second, _ = _scanned(dist, store)
    again = time.perf_counter() - begun
    assert len(first.visited) == len(second.visited) == PAGES
    print(
        f"{CHANGED} van {PAGES} pagina's veranderd: {again:.1f} s tegen {whole:.1f} s voor alles, "
        f"deel {again / whole:.2f} (doel: onder 0.25)"
    )


@dataclass(slots=True)
class Used:
    """What a program and all that it started used."""

    seconds: float
    processor: float
    memory: float
    """Most at one moment, in MB: of pages that are shared each its part where the system tells."""


def used(command: Sequence[str]) -> Used:
    """Run a program to its end; its exit code may say that it found something."""
    before = _children()
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as program:
        most = 0.0
        stop = threading.Event()

        def watch() -> None:
            nonlocal most
            while not stop.wait(EVERY):
                most = max(most, _memory(program.pid))

        watching = threading.Thread(target=watch, daemon=True)
        watching.start()
        code = program.wait()
        stop.set()
        watching.join()
    if code not in (0, 1, 2):
        raise SystemExit(f"{command[0]} ging fout: code {code}")
    return Used(time.perf_counter() - begun, _children() - before, most)


def _children() -> float:
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


def _memory(pid: int) -> float:
    total = 0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            try:
                total += process.memory_full_info().pss
            except (psutil.Error, AttributeError):
                continue
    except psutil.Error:
        return 0.0
    return total / 1_000_000


def pa11y(dist: Path | None) -> None:
    """Both tools over the same pages, with as many tabs; seconds and memory side by side."""
    if dist is None:
        raise SystemExit("Geef een map met gebouwde pagina's op: --site MAP")
    browser = find_browser(None)
    assert browser is not None
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _npm(folder, "pa11y-ci")
        with serve_folder(dist) as served:
            pages = list(served.pages)
            config = folder / "config.json"
            launch: dict[str, object] = {"executablePath": str(browser.path)}
            if not sandbox_possible().on:
                launch["args"] = ["--no-sandbox"]
            defaults = {
                "runners": ["axe"],
                "concurrency": TABS,
                "timeout": 60_000,
                "chromeLaunchConfig": launch,
            }
            config.write_text(json.dumps({"defaults": defaults, "urls": pages}))
            theirs = used([str(folder / "node_modules/.bin/pa11y-ci"), "-c", str(config)])
        command = [sys.executable, "-m", "toegankelijk", "ci", "--map", str(dist)]
        ours = used([*command, "--werkers", str(TABS), "--uitvoer", f"json={folder / 'uit.json'}"])
        found = json.loads((folder / "uit.json").read_text())["summary"]["visited"]
    print(f"{len(pages)} pagina's, {TABS} tabbladen; wij bekeken er {found}, met taal en al")
    for name, each in (("pa11y-ci", theirs), ("toegankelijk", ours)):
        print(
            f"  {name:<13} {each.seconds:7.1f} s, {each.processor:7.1f} s processor, "
            f"{each.memory:6.0f} MB"
        )
    print(f"  verhouding in tijd {theirs.seconds / ours.seconds:.2f} (doel: 3)")


def sarif() -> None:
    """A SARIF of a small site under Microsoft's own validator."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _npm(folder, "@microsoft/sarif-multitool-linux")
        tool = folder / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
        tool.chmod(0o755)
        build(folder / "dist", changed=CHANGED)
        command = [sys.executable, "-m", "toegankelijk", "ci", "--map", str(folder / "dist")]
        subprocess.run([*command, "--uitvoer", f"sarif={folder / 'uit.sarif'}"], check=False)
        validate = [str(tool), "validate", str(folder / "uit.sarif"), "--rule-kind", "Sarif;Ghas"]
        subprocess.run(validate, check=False)


def _npm(folder: Path, package: str) -> None:
    """Without the browser that a package would fetch for itself."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("Hiervoor is npm nodig.")
    env = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "PUPPETEER_SKIP_CHROMIUM_DOWNLOAD": "1"}
    quiet = ("--no-audit", "--no-fund", "--silent")
    subprocess.run([npm, "install", *quiet, package], cwd=folder, env=env, check=True)
