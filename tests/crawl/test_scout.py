"""A page fetched without a browser: what it leads to, whether it changed, and its faults."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Mapping

import pytest

from crawl.test_fetch import server
from loopback import Loopback, Page, Request
from toegankelijk.crawl.assets import Assets
from toegankelijk.crawl.fetch import Fetcher
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.scout import Scout
from toegankelijk.model import Fingerprint, Job, Reason, Sighting, Site

Serve = Callable[[Mapping[str, Page]], Loopback]
PAGE = """<!doctype html><title>Afval</title><link rel=stylesheet href=/stijl.css>
<main><h1>Afval</h1><p>Zet uw bak aan de weg.</p><a href=/grof>Grof</a>
<a href=/kalender.pdf>Kalender</a><a href=https://elders.nl/>Elders</a>
<form><input name=straat></form></main>"""


def scout(url: str, fetch: Fetcher | None = None, assets: Assets | None = None) -> Scout:
    fetch = fetch or Fetcher("toegankelijk/test", timeout=1, total=3)
    return Scout(fetch, Scope(Site(start=(url,))), assets or Assets(fetch))


def look(url: str, before: Fingerprint | None = None) -> Sighting:
    return scout(url)(Job(url), before)


def test_a_page_tells_what_it_leads_to(loopback_site: Serve) -> None:
    site = loopback_site({"/afval": PAGE})
    seen = look(site.url("/afval"))
    assert seen.outcome is None
    assert [link.url for link in seen.links] == [site.url("/grof")]
    assert [(file.url, file.text) for file in seen.files] == [
        (site.url("/kalender.pdf"), "Kalender")
    ]
    assert len(seen.forms) == 1
    assert site.asked() == ["/afval"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((404, {}, "weg"), Reason.NOT_FOUND),
        ((500, {}, "kapot"), Reason.HTTP_ERROR),
        ((401, {}, "wie bent u"), Reason.LOGIN),
        ((429, {"Retry-After": "7"}, "rustig"), Reason.REFUSED),
        ((302, {"Location": "/elders"}, ""), Reason.REDIRECT_SEEN),
        ((302, {"Location": "https://elders.nl/"}, ""), Reason.REDIRECT_OUT),
        ((302, {"Location": "/x"}, ""), Reason.REDIRECT_LOOP),
        ((200, {"Content-Type": "application/pdf"}, "%PDF"), Reason.NOT_HTML),
        ((200, {"Content-Disposition": "attachment"}, "a"), Reason.DOWNLOAD),
        ((200, {"Content-Encoding": "gzip"}, b"geen gzip"), Reason.NETWORK),
        ((200, {}, "<title>Pagina niet gevonden</title><h1>Helaas</h1>"), Reason.SOFT_NOT_FOUND),
    ],
)
def test_what_is_no_page_has_a_reason(loopback_site: Serve, reply: Page, reason: Reason) -> None:
    outcome = look(loopback_site({"/x": reply}).url("/x")).outcome
    assert outcome is not None
    assert outcome.reason is reason
    assert outcome.retry_after == (7.0 if reason is Reason.REFUSED else None)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=utf-8", "Één café".encode()),
        ("text/html; charset=utf-8", "Één café".encode("cp1252")),
        ("text/html; charset=bestaat-niet", "Één café".encode()),
        ("text/html", b"<meta charset=iso-8859-1>" + "Één café".encode("latin-1")),
        ("text/html", "Één café".encode()),
    ],
)
def test_a_wrong_charset_is_no_hindrance(loopback_site: Serve, kind: str, body: bytes) -> None:
    site = loopback_site({"/x": (200, {"Content-Type": kind}, b"<title>" + body + b"</title><p>x")})
    seen = look(site.url("/x"))
    assert seen.outcome is None
    assert "caf" in seen.title


def test_a_packed_page_is_unpacked_and_a_half_one_is_told(loopback_site: Serve) -> None:
    packed = gzip.compress(PAGE.encode())
    headers = {"Content-Encoding": "gzip"}
    site = loopback_site({"/a": (200, headers, packed), "/b": (200, headers, packed[:40])})
    assert look(site.url("/a")).title == "Afval"
    half = look(site.url("/b"))
    assert half.outcome is not None or half.links == ()


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def drip(connection: socket.socket) -> None:
    import time

    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"<p>")
        time.sleep(0.1)


@pytest.mark.parametrize(("answer", "reason"), [(reset, Reason.NETWORK), (drip, Reason.TIMEOUT)])
def test_a_connection_that_breaks_or_drips_ends(
    answer: Callable[[socket.socket], None], reason: Reason
) -> None:
    with server(answer) as url:
        outcome = scout(url, Fetcher("t", timeout=1, total=1))(Job(url)).outcome
    assert outcome is not None
    assert outcome.reason is reason


class TestAgain:
    """The second time that a page is fetched."""

    @staticmethod
    def first(site: Loopback) -> tuple[Fingerprint, Assets]:
        """How the page and its assets were, and assets that are held against those."""
        fetch = Fetcher("toegankelijk/test", timeout=1, total=3)
        before = look(site.url("/afval")).fingerprint
        assert before is not None
        known = Assets(fetch)
        return before, Assets(fetch, {url: known.see(url) for url in before.assets})

    def same(self, site: Loopback, before: Fingerprint, assets: Assets) -> bool:
        return scout(site.url("/afval"), assets=assets)(Job(site.url("/afval")), before).same

    def test_nothing_changed(self, loopback_site: Serve) -> None:
        site = loopback_site({"/afval": PAGE, "/stijl.css": "p {color: red}"})
        before, assets = self.first(site)
        assert self.same(site, before, assets)
        assert self.same(site, before, assets)
        assert site.asked().count("/stijl.css") == 2, "once in each scan"

    def test_the_text_changed(self, loopback_site: Serve) -> None:
        site = loopback_site({"/afval": PAGE, "/stijl.css": "p {color: red}"})
        before, assets = self.first(site)
        site.pages["/afval"] = PAGE.replace("weg.", "weg, voor 8 uur 's ochtends.")
        assert not self.same(site, before, assets)

    def test_only_the_style_sheet_changed(self, loopback_site: Serve) -> None:
        site = loopback_site({"/afval": PAGE, "/stijl.css": "p {color: red}"})
        before, assets = self.first(site)
        site.pages["/stijl.css"] = "p {color: pink}"
        assert not self.same(site, before, assets)

    def test_a_server_that_knows_is_asked_for_no_more_than_that(self, loopback_site: Serve) -> None:
        def reply(request: Request) -> tuple[int, Mapping[str, str], str]:
            if request.headers.get("if-none-match") == '"v1"':
                return 304, {}, ""
            return 200, {"ETag": '"v1"'}, PAGE

        site = loopback_site({"/afval": reply, "/stijl.css": "p {}"})
        before, assets = self.first(site)
        assert before.etag == '"v1"'
        assert self.same(site, before, assets)
