import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toegankelijk.crawl.urls import MAX_LENGTH, canonical, hostname, origin

SITE = "https://voorbeeldstad.nl"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://voorbeeldstad.nl", "/"),
        ("HTTPS://VOORBEELDSTAD.NL/Afval", "/Afval"),
        ("https://voorbeeldstad.nl:443/", "/"),
        ("https://voorbeeldstad.nl./", "/"),
        ("https://jan:geheim@voorbeeldstad.nl/", "/"),
        ("  https://voorbeeldstad.nl/a\n", "/a"),
        ("https://voorbeeldstad.nl\\a\\b", "/a/b"),
        ("https://voorbeeldstad.nl/a/./b/../c", "/a/c"),
        ("https://voorbeeldstad.nl/a/%2e%2e/c", "/c"),
        ("https://voorbeeldstad.nl/%7ejan/caf%c3%a9", "/~jan/caf%C3%A9"),
        ("https://voorbeeldstad.nl/café b", "/caf%C3%A9%20b"),
        ("https://voorbeeldstad.nl/a%2fb", "/a%2Fb"),
        ("https://voorbeeldstad.nl/a#!b", "/a"),
        ("https://voorbeeldstad.nl/a?", "/a"),
        ("https://voorbeeldstad.nl/a?&&", "/a"),
        ("https://voorbeeldstad.nl/a?b&c=", "/a?b&c="),
        ("https://voorbeeldstad.nl/a?q=%7e%5b%c3", "/a?q=~%5B%C3"),
        ("https://voorbeeldstad.nl/a?q=één", "/a?q=%C3%A9%C3%A9n"),
        ("https://voorbeeldstad.nl/a/", "/a/"),
    ],
)
def test_one_page_has_one_spelling(url: str, expected: str) -> None:
    assert canonical(url) == SITE + expected


def test_parameters_stand_in_the_order_of_their_names() -> None:
    assert canonical(SITE + "/z?type=b&thema=a") == canonical(SITE + "/z?thema=a&type=b")


def test_values_of_one_parameter_keep_their_order() -> None:
    assert canonical(SITE + "/z?page=2&page=1") == SITE + "/z?page=2&page=1"


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=brief&utm_medium=mail",
        "gclid=x",
        "fbclid=IwAR0",
        "PHPSESSID=q1",
        "jsessionid=1",
        "ASPSESSIONIDABCD=1",
        "sid=a1b2c3d4",
        "UTM_Source=x",
        "%75tm_source=x",
        "pk_campaign=x",
        "_=1762300000000",
    ],
)
def test_session_and_tracking_parameters_go_off(query: str) -> None:
    assert canonical(f"{SITE}/a?{query}&id=3") == SITE + "/a?id=3"


@pytest.mark.parametrize("query", ["sid=12", "s=afval", "session=middag", "id=a1b2c3d4"])
def test_what_may_name_content_stays(query: str) -> None:
    assert canonical(f"{SITE}/a?{query}") == f"{SITE}/a?{query}"


@pytest.mark.parametrize(
    "path",
    ["/a;jsessionid=0A1B/b", "/a/b;JSESSIONID=0A1B", "/(S(lit3py55t21z5v))/a/b", "/a;sid=9f8e7d/b"],
)
def test_a_session_in_the_path_goes_off(path: str) -> None:
    assert canonical(SITE + path) == SITE + "/a/b"


def test_other_path_parameters_stay() -> None:
    assert canonical(SITE + "/kaart;laag=afval") == SITE + "/kaart;laag=afval"


def test_a_host_is_written_in_punycode() -> None:
    assert canonical("https://súdwest.example/") == "https://xn--sdwest-pya.example/"


def test_a_port_that_is_not_the_default_stays() -> None:
    assert canonical("http://127.0.0.1:8804/a") == "http://127.0.0.1:8804/a"
    assert canonical("http://voorbeeldstad.nl:443/") == "http://voorbeeldstad.nl:443/"
    assert canonical("http://[0::1]:80/") == "http://[::1]/"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mailto:info@voorbeeldstad.nl",
        "tel:+31141234",
        "javascript:void(0)",
        "ftp://voorbeeldstad.nl/a",
        "data:text/html,x",
        "//voorbeeldstad.nl/a",
        "/a",
        "https://",
        "https:///a",
        "https://a..nl/",
        "https://a b.nl/",
        "https://a.nl:99999/",
        "https://a.nl:x/",
        "https://[::1/",
        "https://a.nl/\ud800",
        "https://<script>/",
        "https://a.nl/" + "x" * MAX_LENGTH,
        "https://a.nl/" + "x" * 1_000_000,
    ],
)
def test_what_is_no_web_address_has_no_form(url: str) -> None:
    assert canonical(url) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("b", "/x/b"),
        ("/b", "/b"),
        ("?p=2", "/x/a?p=2"),
        ("", "/x/a"),
        ("#boven", "/x/a"),
        ("//voorbeeldstad.nl/c", "/c"),
        ("../../../d", "/d"),
    ],
)
def test_a_link_is_resolved_against_its_page(link: str, expected: str) -> None:
    assert canonical(link, SITE + "/x/a") == SITE + expected


def test_parts() -> None:
    assert origin("http://127.0.0.1:8804/a/b?c=/d") == "http://127.0.0.1:8804"
    assert origin("https://voorbeeldstad.nl/") == "https://voorbeeldstad.nl"
    assert hostname("http://[::1]:8804/") == "::1"


PIECES = st.sampled_from(
    [*"/?#&=;:@%.[]()\\ \t+~", "%2e", "%25", "%32", "é", "..", "jsessionid=", "sid=a1b2c3", "a.nl"]
)


@settings(deadline=None)
@given(st.text() | st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
@example("%%32e/..")
@example("a;jses;sid=a1b2c3sionid=1")
@example("(S(x))/../(S(y))")
def test_the_form_is_stable_and_nothing_raises(text: str) -> None:
    canonical(text)
    canonical(text, "https://a.nl/b/c?d")
    for url in (f"https://a.nl/{text}", f"http://a.nl?{text}", f"https://{text}"):
        once = canonical(url)
        if once is not None:
            assert canonical(once) == once
            assert once.isascii()
            assert len(once) <= MAX_LENGTH
            assert once.startswith(("http://", "https://"))
            assert "#" not in once
