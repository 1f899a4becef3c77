import gzip
from collections.abc import Callable, Mapping
from itertools import count

import pytest

from loopback import Loopback, Page
from toegankelijk.crawl import sitemap as module
from toegankelijk.crawl.fetch import Fetcher
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.sitemap import MAX_SITEMAPS, sitemap_urls

Serve = Callable[[Mapping[str, Page]], Loopback]


def urlset(*urls: str) -> str:
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>"


def index(*urls: str) -> str:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex>{entries}</sitemapindex>"


def read(site: Loopback, *starts: str, before: Callable[[str], None] = lambda _: None) -> list[str]:
    """What the sitemaps of ``site`` list, without the host; only that host is allowed."""
    fetch = Fetcher("toegankelijk/test")

    def allowed(url: str) -> bool:
        return url.startswith(site.url())

    urls = sitemap_urls(starts or (site.url(),), Robots(fetch), allowed, fetch, before=before)
    return [url.removeprefix(site.url("")) for url in urls]


def test_without_robots_the_usual_place_is_tried(loopback_site: Serve) -> None:
    site = loopback_site({})
    site.pages["/sitemap.xml"] = urlset(
        site.url("/b"), site.url("/a#x"), site.url("/b?utm_source=x")
    )
    assert read(site, site.url("/welkom/hier"), site.url("/")) == ["/b", "/a"]
    assert site.asked() == ["/robots.txt", "/sitemap.xml"]


def test_the_sitemaps_that_robots_names_are_taken(loopback_site: Serve) -> None:
    site = loopback_site({"/robots.txt": "Sitemap: /een.xml\nSitemap: /twee.txt"})
    site.pages["/een.xml"] = urlset(site.url("/a"))
    site.pages["/twee.txt"] = (200, {"Content-Type": "text/plain"}, site.url("/b"))
    site.pages["/sitemap.xml"] = urlset(site.url("/c"))
    assert read(site) == ["/a", "/b"]


def test_an_index_and_packed_sitemaps_are_followed(loopback_site: Serve) -> None:
    site = loopback_site({})
    site.pages["/sitemap.xml"] = index(site.url("/a.xml.gz"), "/b.xml")
    packed = gzip.compress(urlset(site.url("/a")).encode())
    site.pages["/a.xml.gz"] = (200, {"Content-Type": "application/gzip"}, packed)
    site.pages["/b.xml"] = urlset("/b")
    assert read(site) == ["/a", "/b"]


def test_nothing_outside_the_allowed_hosts_is_asked_for(loopback_site: Serve) -> None:
    other = loopback_site({"/s.xml": urlset("/geheim")})
    site = loopback_site({"/robots.txt": f"Sitemap: {other.url('/s.xml')}"})
    site.pages["/sitemap.xml"] = index(
        other.url("/s.xml"), site.url("/weg.xml"), "file:///etc/passwd"
    )
    site.pages["/weg.xml"] = (302, {"Location": other.url("/s.xml")}, "")
    assert read(site) == []
    assert site.asked() == ["/robots.txt", "/sitemap.xml", "/weg.xml"]
    assert other.requests == []


def test_pages_outside_the_allowed_hosts_are_left_out(loopback_site: Serve) -> None:
    site = loopback_site({})
    site.pages["/sitemap.xml"] = urlset("https://elders.example/", site.url("/a"), "mailto:a@b.nl")
    assert read(site) == ["/a"]


def test_a_sitemap_that_robots_forbids_is_not_asked_for(loopback_site: Serve) -> None:
    site = loopback_site(
        {"/robots.txt": "User-agent: *\nDisallow: /intern\nSitemap: /intern/s.xml"}
    )
    assert read(site) == []
    assert site.asked() == ["/robots.txt"]


def test_a_server_whose_robots_txt_fails_is_asked_for_nothing(loopback_site: Serve) -> None:
    site = loopback_site({"/robots.txt": (503, {}, ""), "/sitemap.xml": urlset("/a")})
    assert read(site) == []
    assert site.asked() == ["/robots.txt"]


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_a_sitemap_that_is_not_there_is_no_trouble(status: int, loopback_site: Serve) -> None:
    site = loopback_site({"/sitemap.xml": (status, {}, urlset("/a"))})
    assert read(site) == []
    assert site.asked().count("/sitemap.xml") == 1


def test_a_ring_of_sitemaps_ends(loopback_site: Serve) -> None:
    site = loopback_site({})
    site.pages["/sitemap.xml"] = index("/a.xml", "/sitemap.xml")
    site.pages["/a.xml"] = index("/sitemap.xml", "/b.xml")
    site.pages["/b.xml"] = urlset("/a")
    assert read(site) == ["/a"]
    assert len(site.requests) == 4


def test_sitemaps_within_sitemaps_without_end_are_left(loopback_site: Serve) -> None:
    numbers = count()
    site = loopback_site(
        {"/sitemap.xml": lambda _: index(*(f"/sitemap.xml?{next(numbers)}" for _ in range(9)))}
    )
    assert read(site) == []
    assert len(site.requests) == 1 + MAX_SITEMAPS
    chain = loopback_site({"/sitemap.xml": lambda _: index(f"/sitemap.xml?{next(numbers)}")})
    assert read(chain) == []
    assert len(chain.requests) == 1 + 1 + module.MAX_DEPTH


def test_there_is_an_end_to_the_pages(
    loopback_site: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_URLS", 10)
    site = loopback_site({"/sitemap.xml": urlset(*(f"/{n}" for n in range(100)))})
    assert len(read(site)) == 10


def test_there_is_an_end_to_the_time(loopback_site: Serve) -> None:
    site = loopback_site({"/sitemap.xml": index("/a.xml"), "/a.xml": urlset("/a")})
    fetch = Fetcher("toegankelijk/test")
    moments = iter([0.0, 1.0, 1000.0])
    urls = sitemap_urls(
        (site.url(),), Robots(fetch), lambda _: True, fetch, clock=lambda: next(moments)
    )
    assert list(urls) == []
    assert site.asked() == ["/robots.txt", "/sitemap.xml"]


def test_the_pace_can_be_kept(loopback_site: Serve) -> None:
    site = loopback_site({"/sitemap.xml": index("/a.xml"), "/a.xml": urlset("/a")})
    announced: list[str] = []
    read(site, before=announced.append)
    assert announced == [site.url("/sitemap.xml"), site.url("/a.xml")]


def test_urls_come_as_they_are_read(loopback_site: Serve) -> None:
    site = loopback_site({"/sitemap.xml": index("/a.xml", "/b.xml"), "/a.xml": urlset("/a")})
    fetch = Fetcher("toegankelijk/test")
    urls = sitemap_urls((site.url(),), Robots(fetch), lambda _: True, fetch)
    assert next(urls) == site.url("/a")
    assert "/b.xml" not in site.asked()
