"""The bytes of a file or of standard input, and the text in them by its encoding."""

from __future__ import annotations

import codecs
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from toegankelijk.errors import InputError

STDIN = "-"
"""The name that stands for standard input."""

MAX_BYTES = 40_000_000
"""Of any file: most of a letter with pictures is not text."""
MAX_TEXT_BYTES = 20_000_000


_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_PROBE = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_bytes(name: str) -> bytes:
    """What a file or standard input holds; raises ``InputError`` over ``MAX_BYTES``."""
    data = _bounded(sys.stdin.buffer) if name == STDIN else _file_bytes(name)
    if len(data) > MAX_BYTES:
        raise too_large(name, MAX_BYTES)
    return data


def decode(data: bytes, name: str = STDIN) -> str:
    """The text in ``data``, with ``\\n`` at the end of each line.

    It is UTF-8 or UTF-16, else what Windows wrote in Western Europe. Raises ``InputError`` for
    data that are empty, no text, or more than ``MAX_TEXT_BYTES``.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(name, MAX_TEXT_BYTES)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding) if encoding else _guess(data, name)
    except UnicodeDecodeError:
        raise _no_text(name) from None
    if len(_CONTROLS.findall(text, 0, _PROBE)) > len(text[:_PROBE]) // 50:
        raise _no_text(name)
    if not text.strip():
        raise InputError("Dit is leeg.", where=name, mend="Kies een bestand met tekst.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    probe = data[:_PROBE]
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if max(even, odd) > len(probe) // 5 and not min(even, odd):
        return "utf-16-be" if even else "utf-16-le"
    return None


def _guess(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise _no_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A few broken bytes in a file that is UTF-8 for the rest must not spoil the rest.
    lenient = data.decode("utf-8", errors="replace")
    whole = sum(1 for char in lenient if ord(char) > 127 and char != "�")
    if whole > lenient.count("�"):
        return lenient
    return data.decode("cp1252", errors="replace")


def _no_text(name: str) -> InputError:
    return InputError(
        "Dit is geen tekst.",
        where=name,
        mend="Bewaar het in uw tekstprogramma als .txt met de codering UTF-8.",
    )


def _file_bytes(name: str) -> bytes:
    try:
        status = Path(name).stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(
                "Dit is een map.", where=name, mend="Noem de bestanden die in de map staan."
            )
        if not stat.S_ISREG(status.st_mode):
            # A pipe or device may never end, and may wait for a writer that never comes.
            raise InputError(
                "Dit is geen gewoon bestand.",
                where=name,
                mend=f"Stuur de tekst naar het programma en noem {STDIN} als bestand.",
            )
        if status.st_size > MAX_BYTES:
            raise too_large(name, MAX_BYTES)
        with Path(name).open("rb") as file:
            return _bounded(file)
    except FileNotFoundError:
        raise InputError(
            "Dit bestand is er niet.", where=name, mend="Kijk of de naam en de map kloppen."
        ) from None
    except PermissionError:
        raise InputError(
            "U mag dit bestand niet openen.",
            where=name,
            mend="Vraag de eigenaar om het recht om te lezen.",
        ) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError(f"Dit bestand is niet te lezen ({reason}).", where=name) from None


def _bounded(file: BinaryIO) -> bytes:
    return file.read(MAX_BYTES + 1)


def too_large(name: str, most: int) -> InputError:
    """For what holds more than ``most`` bytes."""
    return InputError(
        f"Dit is groter dan {most // 1_000_000} MB.",
        where=name,
        mend="Verdeel de tekst over kleinere bestanden.",
    )
