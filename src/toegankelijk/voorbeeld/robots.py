"""robots.txt and the sitemaps: an index, one plain and one packed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from xml.sax.saxutils import escape

from toegankelijk.voorbeeld.http import Request, Response

OFF_HOST = "https://example.invalid/vreemde-pagina"
XML = "application/xml; charset=utf-8"
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Listed(Protocol):
    """What a sitemap needs to know of a page."""

    @property
    def path(self) -> str:
        """Path of the page."""

    @property
    def sitemap(self) -> str:
        """Name of the sitemap that holds it."""


def _robots(request: Request, _: Sequence[Listed]) -> Response:
    lines = ("User-agent: *", "Disallow: /intern/", "", f"Sitemap: {request.site}/sitemap.xml", "")
    return Response("\n".join(lines), type="text/plain; charset=utf-8")


def _index(request: Request, _: Sequence[Listed]) -> Response:
    names = ("sitemap-paginas.xml.gz", "sitemap-nieuws.xml")
    entries = "".join(f"<sitemap><loc>{request.site}/{name}</loc></sitemap>" for name in names)
    return Response(_xml(f"<sitemapindex {_SPACE}>{entries}</sitemapindex>"), type=XML)


def _pages(request: Request, pages: Sequence[Listed]) -> Response:
    addresses = [f"{request.site}{page.path}" for page in pages if page.sitemap == "paginas"]
    return Response(gzip.compress(_urls(addresses).encode(), mtime=0), type="application/gzip")


def _news(request: Request, pages: Sequence[Listed]) -> Response:
    addresses = [f"{request.site}{page.path}" for page in pages if page.sitemap == "nieuws"]
    return Response(_urls([*addresses, OFF_HOST]), type=XML)


def _urls(addresses: Sequence[str]) -> str:
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    return _xml(f"<urlset {_SPACE}>{entries}</urlset>")


def _xml(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'


ROBOTS: Mapping[str, Callable[[Request, Sequence[Listed]], Response]] = {
    "/robots.txt": _robots,
    "/sitemap.xml": _index,
    "/sitemap-paginas.xml.gz": _pages,
    "/sitemap-nieuws.xml": _news,
}
