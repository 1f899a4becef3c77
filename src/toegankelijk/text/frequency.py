"""How often a Dutch word is used: an extract of the list that ``wordfreq`` carries.

The table is one piece of sorted bytes, searched in place: 4 MB in memory and quick to open, where
wordfreq itself takes 90 MB and ten times as long. ``scripts/woordfrequentie.py`` makes it; the
licence stands in ``NOTICE.md``.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("woordfrequentie.gz")
_PAGE = 2048
"""Bytes between the words that the index holds."""


class _Table(NamedTuple):
    data: bytes
    r"""``\nword\tvalue\n…``, in order of the bytes of the words."""
    first: list[bytes]
    """The first word of each page."""
    starts: list[int]
    """Where that word stands."""


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """The Zipf frequency: 10-log of the uses per billion words, 0.0 for a word not in the table.

    1.5 to 8 in practice; ``de`` has 7.7, a word that nearly all know about 3.5 or more. Capitals
    make no difference.

    >>> zipf("gemeente") > 4.5 > zipf("prevaleren") > zipf("xqzt") == 0
    True
    """
    data, first, starts = _table()
    key = word.lower().replace("’", "'").encode("utf-8", "replace")
    page = bisect_right(first, key) - 1
    if page < 0:
        return 0.0
    end = starts[page + 1] if page + 1 < len(starts) else len(data)
    row = b"\n" + key + b"\t"
    found = data.find(row, starts[page], end)
    if found < 0:
        return 0.0
    value = found + len(row)
    return int(data[value : data.index(b"\n", value)]) / 10


def listed() -> Iterator[str]:
    """All words of the table, in order of their bytes."""
    for row in _table().data.strip(b"\n").split(b"\n"):
        yield row.partition(b"\t")[0].decode("utf-8")


@cache
def _table() -> _Table:
    data = gzip.decompress(_FILE.read_bytes())
    starts = [data.index(b"\n", place) for place in range(0, len(data) - _PAGE, _PAGE)]
    first = [data[start + 1 : data.index(b"\t", start)] for start in starts]
    return _Table(data, first, starts)
