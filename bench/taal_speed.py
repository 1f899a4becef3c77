"""How fast the language side is, and how much memory it takes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from toegankelijk.model import BlockKind
from toegankelijk.rulebook import Rulebook
from toegankelijk.text.check import found_in, readings
from toegankelijk.text.level import level
from toegankelijk.text.page import RawBlock, page_document
from toegankelijk.text.tokens import words

LETTER = Path(__file__).with_name("brief.txt")
WORDS = 20_000
RUNS = 3
MIN_SPEED = 10_000
"""Words per second of processor time."""
MAX_COLD = 1.5
"""Seconds of processor time."""
MAX_MEMORY = 500
"""MB."""


def run(texts: Iterable[str], rulebook: Rulebook) -> None:
    """Words per second with all rules on, and what the command takes for one letter."""
    unread = iter(texts)  # other texts in each run: what repeats is judged once
    speed = statistics.median(_speed(unread, rulebook.with_all_rules()) for _ in range(RUNS))
    print(f"snelheid: {speed:,.0f} woorden per seconde processortijd (grens {MIN_SPEED:,})")
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "brief.txt"
        letter.write_text(LETTER.read_text("utf-8"), "utf-8")
        runs = [_cold(letter) for _ in range(RUNS)]
    seconds, memory = min(cpu for cpu, _ in runs), max(memory for _, memory in runs)
    count = len(words(LETTER.read_text("utf-8")))
    print(f"brief van {count} woorden, koud: {seconds:.2f} s processortijd (grens {MAX_COLD})")
    print(f"geheugen daarbij: {memory:.0f} MB (grens {MAX_MEMORY})")


def _speed(texts: Iterator[str], rulebook: Rulebook) -> float:
    """From text to findings and level, in one document of ``WORDS`` words; the model is loaded."""
    blocks, count = list[RawBlock](), 0
    while count < WORDS and (text := next(texts, None)):
        blocks.append(RawBlock(BlockKind.PARAGRAPH, text))
        count += len(words(text))
    document = page_document("bench", blocks, "nl")
    begun = time.process_time()
    read = tuple(readings(document, rulebook.abbreviations))
    level(read, found_in(read, rulebook))
    return count / (time.process_time() - begun)


_MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "toegankelijk", "tekst", sys.argv[1]],
                      stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Started from a small process, as a large one that forks counts as memory of its child."""


def _cold(letter: Path) -> tuple[float, float]:
    """Seconds of processor time and MB of memory of ``toegankelijk tekst`` in its own process."""
    command = [sys.executable, "-c", _MEASURED, str(letter)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, seconds, peak = done.stdout.split()
    if code not in ("0", "1"):
        sys.exit(f"toegankelijk tekst mislukte: {done.stderr}")
    return float(seconds), _megabytes(float(peak))


def _megabytes(peak: float) -> float:
    """Of ``ru_maxrss``: Linux counts in kB, macOS in bytes."""
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
