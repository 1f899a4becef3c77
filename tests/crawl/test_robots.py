import time
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopback import Loopback, Page
from toegankelijk.crawl.fetch import Answer, Fetcher
from toegankelijk.crawl.robots import MAX_BYTES, Access, Robots, Rules, read
from toegankelijk.model import Reason

Serve = Callable[[Mapping[str, Page]], Loopback]

SITE = "https://voorbeeldstad.nl"


def rules(text: str | bytes) -> Rules:
    body = text.encode() if isinstance(text, str) else text
    return read(Answer(f"{SITE}/robots.txt", 200, body), SITE)


def robots_of(site: Loopback) -> Robots:
    return Robots(Fetcher("toegankelijk/test"))


def test_the_longest_rule_wins() -> None:
    ours = rules("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.php$")
    assert not ours.allows(SITE + "/a")
    assert ours.allows(SITE + "/a/b")
    assert not ours.allows(SITE + "/x.php")
    assert ours.allows(SITE + "/x.php?id=1")
    assert ours.allows(SITE + "/")


@pytest.mark.parametrize(
    "name",
    ["toegankelijk", "Toegankelijk", "toegankelijk/1.0", " toegankelijk # wij", "toegankelijk*"],
)
def test_a_group_of_our_own_goes_before_the_group_for_all(name: str) -> None:
    ours = rules(f"User-agent: *\nDisallow: /\n\nUser-agent:{name}\nDisallow: /intern\n")
    assert ours.allows(SITE + "/a")
    assert not ours.allows(SITE + "/intern")


@pytest.mark.parametrize("name", ["toe", "t", "toegankelijker", "xtoegankelijk", "Googlebot", ""])
def test_the_group_of_another_is_not_ours(name: str) -> None:
    assert rules(f"User-agent: {name}\nDisallow: /\n").allows(SITE + "/a")


def test_groups_of_one_name_are_one_group() -> None:
    ours = rules("User-agent: toegankelijk\nDisallow: /a\n\nUser-agent: toegankelijk\nDisallow: /b")
    assert not ours.allows(SITE + "/a")
    assert not ours.allows(SITE + "/b")


def test_a_group_may_name_several_robots() -> None:
    ours = rules("User-agent: x-bot\nUser-agent: toegankelijk\nDisallow: /a")
    assert not ours.allows(SITE + "/a")


def test_line_ends_and_marks_of_all_systems_are_read() -> None:
    for text in ("User-agent: *\rDisallow: /a\r", "\ufeffUser-agent: *\r\nDisallow: /a"):
        assert not rules(text).allows(SITE + "/a")
    assert not rules(b"User-agent: *\nDisallow: /a\n# caf\xe9\n").allows(SITE + "/a")


@pytest.mark.parametrize(
    ("line", "delay"),
    [("Crawl-delay: 2.5", 2.5), ("Crawl-delay: nan", None), ("Crawl-delay: -1", None), ("", None)],
)
def test_crawl_delay(line: str, delay: float | None) -> None:
    assert rules(f"User-agent: *\n{line}\nDisallow: /a").crawl_delay == delay


def test_sitemaps_are_named_for_all_robots() -> None:
    ours = rules(
        "Sitemap: /s1.xml\nUser-agent: x\nDisallow: /\nSitemap: https://elders.example/s.xml\n"
        "Sitemap: /s1.xml\nSitemap: ftp://a/b\n"
    )
    assert ours.sitemaps == (SITE + "/s1.xml", "https://elders.example/s.xml")


def test_there_is_an_end_to_the_sitemaps() -> None:
    assert len(rules("\n".join(f"Sitemap: /{n}" for n in range(1000))).sitemaps) == 50


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_no_robots_txt_allows_all(status: int) -> None:
    ours = read(Answer(SITE, status, b"User-agent: *\nDisallow: /"), SITE)
    assert ours.access is Access.FREE
    assert ours.allows(SITE + "/a")


@pytest.mark.parametrize(
    "answer",
    [Answer(SITE, 500), Answer(SITE, 503), Answer(SITE, trouble=Reason.TIMEOUT, detail="15 s")],
)
def test_a_server_that_fails_is_left_alone(answer: Answer) -> None:
    ours = read(answer, SITE)
    assert ours.access is Access.CLOSED
    assert not ours.allows(SITE + "/a")
    assert (ours.answer.status, ours.answer.trouble) == (answer.status, answer.trouble)


def test_each_origin_is_asked_once(loopback_site: Serve) -> None:
    one = loopback_site({"/robots.txt": "User-agent: *\nDisallow: /a\nCrawl-delay: 3"})
    other = loopback_site({})
    robots = robots_of(one)
    assert not robots.allows(one.url("/a"))
    assert robots.allows(one.url("/b"))
    assert robots.crawl_delay(one.url("/b")) == 3
    assert robots.allows(other.url("/a"))
    assert robots.sitemaps(other.url("/a")) == ()
    assert one.asked() == other.asked() == ["/robots.txt"]


def test_five_redirects_are_followed_even_to_another_host(loopback_site: Serve) -> None:
    other = loopback_site({"/robots.txt": "User-agent: *\nDisallow: /a"})
    hops: dict[str, Page] = {f"/{n}": (301, {"Location": f"/{n + 1}"}, "") for n in range(1, 9)}
    site = loopback_site(
        {
            **hops,
            "/robots.txt": (301, {"Location": "/5"}, ""),
            "/8": (307, {"Location": other.url("/robots.txt")}, ""),
        }
    )
    assert not robots_of(site).allows(site.url("/a"))
    assert len(site.requests) + len(other.requests) == 6


def test_more_redirects_are_as_none(loopback_site: Serve) -> None:
    site = loopback_site({"/robots.txt": (302, {"Location": "/robots.txt"}, "")})
    assert robots_of(site).rules(site.url()).access is Access.FREE
    assert len(site.requests) == 6


def test_only_the_beginning_of_an_endless_file_is_read(loopback_site: Serve) -> None:
    start = "User-agent: *\nDisallow: /a\n"
    padding = "#" * (MAX_BYTES - len(start) - 1) + "\n"
    site = loopback_site({"/robots.txt": f"{start}{padding}Disallow: /b\n"})
    robots = robots_of(site)
    assert not robots.allows(site.url("/a"))
    assert robots.allows(site.url("/b"))


def test_a_page_in_its_place_allows_all() -> None:
    assert rules("<!doctype html><title>Welkom</title><p>Disallow: alles").allows(SITE + "/a")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(12_000)) + "Disallow: /a\n" * 15_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*a*b\n" * 10_000,
        "User-agent: *\n" + "".join(f"Disallow: /{n}*$\n" for n in range(25_000)),
    ],
)
def test_a_hostile_file_is_read_in_time(text: str) -> None:
    begun = time.process_time()
    rules(text).allows(SITE + "/" + "a" * 1900)
    assert time.process_time() - begun < 5


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="user-agent: *\ndisallow/$%0\r#", max_size=300))
def test_whatever_it_holds_there_is_an_answer(text: str | bytes) -> None:
    ours = rules(text)
    assert ours.allows(SITE + "/a?b=%c3") in (True, False)
    assert ours.crawl_delay is None or ours.crawl_delay >= 0
