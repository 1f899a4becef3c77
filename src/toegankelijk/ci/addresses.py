"""The pages of a site by a name that stays the same on a preview, on loopback and in production."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from toegankelijk.crawl.urls import canonical, origin
from toegankelijk.model import Scan


@dataclass(frozen=True, slots=True)
class Addresses:
    """How the pages of one scan are named."""

    own: frozenset[str]
    """Scheme, host and port of the start addresses."""
    folder: str = ""
    """Path under which all pages lie, without a slash at its end: that of a preview, or nothing."""

    def key(self, url: str) -> str:
        """The path of a page with its parameters; with its host for a page of another host.

        >>> Addresses(frozenset({"https://pr-7.test"}), "/7").key("https://pr-7.test/7/contact?a=1")
        '/contact?a=1'
        """
        address = canonical(url) or url
        base = origin(address)
        if base not in self.own:
            return address
        return address[len(base) + len(self.folder) :] or "/"

    def relative(self, text: str) -> str:
        """``text`` without the address of the site in it."""
        for base in sorted(self.own, key=len, reverse=True):
            text = text.replace(base + self.folder, "")
        return text


def addresses(scan: Scan) -> Addresses:
    """Of the pages of a scan; a lone start address with a path may be a preview in a folder."""
    starts = [start for url in scan.site.start if (start := canonical(url)) is not None]
    own = frozenset(origin(start) for start in starts)
    pages = [canonical(page.job.url) or page.job.url for page, _ in scan.visited]
    return Addresses(own, _folder(starts, pages) if len(own) == 1 else "")


def _folder(starts: Iterable[str], pages: Iterable[str]) -> str:
    folders = {_parent(start) for start in starts}
    if len(folders) != 1:
        return ""
    (folder,) = folders
    inside: Callable[[str], bool] = lambda url: urlsplit(url).path.startswith(f"{folder}/")  # noqa: E731
    return folder if all(map(inside, pages)) else ""


def _parent(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[0]
