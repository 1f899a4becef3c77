"""A preview that is still being started: wait until it answers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from toegankelijk.errors import InputError

PAUSE = 2.0
"""Seconds between two tries."""
_NOT_READY = frozenset({404, 425, 429, 500, 502, 503, 504})
"""What a preview answers that is not there yet."""
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(s|sec|m|min|u|h)?", re.IGNORECASE)
_SECONDS = {"s": 1, "sec": 1, "m": 60, "min": 60, "u": 3600, "h": 3600}
MAX_SECONDS = 86_400


def seconds(text: str) -> float | None:
    """A length of time in seconds; ``None`` for what is none, or is longer than a day.

    >>> seconds("10m"), seconds("90s"), seconds("1,5u"), seconds("30"), seconds("lang")
    (600.0, 90.0, 5400.0, 30.0, None)
    """
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    length = float(found[1].replace(",", ".")) * _SECONDS[(found[2] or "s").lower()]
    return length if 0 < length <= MAX_SECONDS else None


def wait_for(
    url: str,
    patience: float,
    ask: Callable[[str], int | None],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Return when ``url`` answers; raises ``InputError`` if it has not after ``patience`` seconds.

    ``ask`` gives the HTTP status, or ``None`` where there is no answer. What is ready is not said
    to be good: a page that asks for a password has answered.
    """
    end = clock() + patience
    while True:
        status = ask(url)
        if status is not None and status not in _NOT_READY:
            return
        if clock() + PAUSE > end:
            told = "geen antwoord" if status is None else f"HTTP {status}"
            raise InputError(
                f"De site geeft na {patience:g} seconden nog geen pagina ({told}).",
                where=url,
                mend="Kijk of de site is gestart. Of wacht langer, met --wacht.",
            )
        sleep(PAUSE)
