"""How soon the command line answers."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 9
LIMIT = 0.3
"""Seconds that ``--help`` may take."""


def run() -> None:
    """``--help`` beside an empty Python, in turn."""
    helps, bare = [], []
    for _ in range(RUNS):
        helps.append(_seconds("-m", "toegankelijk", "--help"))
        bare.append(_seconds("-c", "pass"))
    ours, empty = statistics.median(helps), statistics.median(bare)
    print(f"--help: {ours:.2f} s (grens {LIMIT} s), een lege Python: {empty:.2f} s")


def _seconds(*arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun
