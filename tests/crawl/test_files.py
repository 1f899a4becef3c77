"""Documents are listed with what the server says of them, and never read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from fabriek import ROOT, page
from loopback import Loopback, Page, Reply, Request
from toegankelijk.crawl.fetch import Fetcher
from toegankelijk.crawl.files import Listing, ask
from toegankelijk.model import FoundFile, Link

Serve = Callable[[Mapping[str, Page]], Loopback]
PDF = {"Content-Type": "application/pdf", "Last-Modified": "Thu, 12 Mar 2026 09:30:00 GMT"}
BODY = "%PDF-1.7" + "x" * 5000


def asked(site: Loopback, path: str = "/a.pdf") -> FoundFile:
    found = FoundFile(site.url(path), "A", (site.url("/"),), 1)
    return ask(
        found, Fetcher("toegankelijk/test", timeout=1), lambda url: url.startswith(site.url("/"))
    )


def test_a_head_is_enough(loopback_site: Serve) -> None:
    site = loopback_site({"/a.pdf": (200, PDF, BODY)})
    found = asked(site)
    assert (found.kind, found.size, found.status) == ("application/pdf", len(BODY), 200)
    assert found.modified == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert [request.method for request in site.requests] == ["HEAD"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_a_server_without_head_is_asked_for_one_byte(loopback_site: Serve, status: int) -> None:
    def reply(request: Request) -> Reply:
        if request.method == "HEAD":
            return status, {}, ""
        assert request.headers["range"] == "bytes=0-0"
        return 206, {**PDF, "Content-Range": f"bytes 0-0/{len(BODY)}"}, "%"

    found = asked(loopback_site({"/a.pdf": reply}))
    assert (found.size, found.status) == (len(BODY), 206)


def test_a_server_without_ranges_tells_the_length(loopback_site: Serve) -> None:
    def reply(request: Request) -> Reply:
        return (501, {}, "") if request.method == "HEAD" else (200, PDF, BODY)

    assert asked(loopback_site({"/a.pdf": reply})).size == len(BODY)


def test_a_document_that_is_gone_has_no_size(loopback_site: Serve) -> None:
    found = asked(loopback_site({}))
    assert (found.status, found.size) == (404, None)


def test_a_redirect_is_followed_inside_the_site_only(loopback_site: Serve) -> None:
    site = loopback_site(
        {
            "/a.pdf": (301, {"Location": "/b.pdf"}, ""),
            "/b.pdf": (200, PDF, BODY),
            "/c.pdf": (302, {"Location": "http://127.0.0.2:9/x.pdf"}, ""),
        }
    )
    assert asked(site).size == len(BODY)
    assert asked(site, "/c.pdf").status == 302


def test_each_document_is_listed_once_with_its_pages() -> None:
    link = Link(f"{ROOT}/kalender.pdf", "Kalender")
    nameless = Link(f"{ROOT}/map/Plan%20van%20aanpak.docx", " ")
    listing = Listing()
    listing.take([page("/a", files=(link, nameless)), page("/b", files=(link,))], ())
    assert [(f.title, f.pages, f.links) for f in listing] == [
        ("Kalender", (f"{ROOT}/a", f"{ROOT}/b"), 2),
        ("Plan van aanpak.docx", (f"{ROOT}/a",), 1),
    ]
