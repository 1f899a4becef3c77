"""Makes ``src/toegankelijk/text/woordfrequentie.gz`` from the Dutch list of wordfreq.

``python scripts/woordfrequentie.py`` needs ``wordfreq`` (in the extra ``dev``). Why the tool
carries its own extract stands in ``docs/besluiten/0010-woordfrequentie.md``.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import wordfreq

TARGET = Path(__file__).parent.parent / "src/toegankelijk/text/woordfrequentie.gz"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def main() -> None:
    """Write the table: words in order of their bytes, each with ten times its Zipf frequency."""
    buckets = wordfreq.get_frequency_list("nl", "large")
    lines = sorted(
        f"{word}\t{round((900 - centibels) / 10)}".encode()
        for centibels, words in enumerate(buckets)
        for word in words
        if _WORD.fullmatch(word)
    )
    data = b"\n" + b"\n".join(lines) + b"\n"
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(lines)} woorden, {TARGET.stat().st_size} bytes: {TARGET}")


if __name__ == "__main__":
    main()
