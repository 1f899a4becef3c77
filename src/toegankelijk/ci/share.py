"""A share of the pages for each of several machines: the same pages for the same machine."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b

from toegankelijk.errors import SettingsError
from toegankelijk.model import Scan, Site

MOST = 256
_SHARE = re.compile(r"(\d{1,3})/(\d{1,3})")


def parts_of(share: str) -> tuple[int, int]:
    """Number of the part, from 1, and of all parts. Raises ``SettingsError`` for what is neither.

    >>> parts_of("2/8")
    (2, 8)
    """
    found = _SHARE.fullmatch(share.strip())
    part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part <= parts <= MOST:
        raise SettingsError(
            f"'{share[:20]}' is geen deel.", where="--deel", mend="Schrijf bijvoorbeeld 2/8."
        )
    return part, parts


def is_mine(url: str, share: str) -> bool:
    """Whether a page belongs to a share; every page belongs to the empty one.

    By path and parameters only, so that a preview is shared out as the site itself is.
    """
    if not share:
        return True
    part, parts = parts_of(share)
    path = "/" + url.partition("://")[2].partition("/")[2]
    number = int.from_bytes(blake2b(path.encode("utf-8", "replace"), digest_size=8).digest())
    return number % parts == part - 1


def is_opened(url: str, site: Site) -> bool:
    """Whether a page is opened on this machine: also for its links, but not where none count."""
    return site.max_depth != 0 or is_mine(url, site.share)


def own_pages(scan: Scan) -> Scan:
    """The scan with just the pages of its share: others were opened for their links only."""
    if not scan.site.share:
        return scan
    return replace(scan, pages=tuple(p for p in scan.pages if is_mine(p.job.url, scan.site.share)))
