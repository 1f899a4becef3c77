"""Hostile values made fit to show: bounded, on one line, without what steers a screen or a sheet.

Escaping for HTML is left to the templates and quoting to the writers of CSV and JSON.
"""

from __future__ import annotations

import base64
import re
from urllib.parse import urlsplit

_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029"  # control characters, terminal escapes, line ends
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\U000e0000-\U000e007f]"  # invisible tags
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"RIFF": "image/webp",
    b"\xff\xd8\xff": "image/jpeg",
}

MAX_HREF = 2_000
"""Characters; browsers open longer addresses, but nobody can check what stands in them."""


def shown(text: str, limit: int = 300) -> str:
    """``text`` on one line in at most about ``limit`` characters.

    White space is folded; a character that steers is named, such as ``[U+202E]``; where something
    was cut off stands ``…``.

    >>> shown("Titel\\n\\tvan een pagina\\u202e")
    'Titel van een pagina[U+202E]'
    >>> shown("te lang voor hier", 10)
    'te lang v…'
    """
    cut = text[: 4 * limit]
    folded = " ".join(cut.split(None)).replace("\x1c", " ")
    if len(folded) > limit or len(text) > len(cut):
        folded = folded[: limit - 1].rstrip() + "…"
    return _STEERING.sub(_named, folded)


def inline(text: str) -> str:
    """A piece of a text, all of it and with its spaces; only what steers is named.

    >>> inline("een \u202e twee ")
    'een [U+202E] twee '
    """
    return _STEERING.sub(_named, text)


def lines(text: str, limit: int = 600) -> str:
    """The same, but line ends are kept: for markup and letters.

    >>> lines("een\\r\\ntwee")
    'een\\ntwee'
    """
    return "\n".join(shown(line, limit) for line in text[:limit].splitlines()) + (
        "…" if len(text) > limit else ""
    )


def href(url: str) -> str | None:
    """``url`` if a browser may follow it: http or https, with a host, and of a sound length.

    >>> href("https://www.voorbeeldstad.nl/a?b=c")
    'https://www.voorbeeldstad.nl/a?b=c'
    >>> href("javascript:alert(1)") is None
    True
    """
    if len(url) > MAX_HREF or _STEERING.search(url) or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def origin(url: str) -> str:
    """Scheme, host and port of a URL that a browser may follow; empty for any other.

    >>> origin("https://www.voorbeeldstad.nl:8080/a")
    'https://www.voorbeeldstad.nl:8080'
    """
    if href(url) is None:
        return ""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def cell(text: str, limit: int = 1_000) -> str:
    """``text`` as a cell of a spreadsheet, in which it can never become a formula.

    >>> cell("=1+1")
    "'=1+1"
    """
    clean = shown(text, limit)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def data_url(picture: bytes | None, limit: int) -> str | None:
    """A PNG, WebP or JPEG as ``data:`` URL; ``None`` for all else and over ``limit`` bytes."""
    if picture is None or len(picture) > limit:
        return None
    for start, kind in _PICTURES.items():
        if picture.startswith(start):
            return f"data:{kind};base64,{base64.b64encode(picture).decode('ascii')}"
    return None


def _named(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"
