import pytest

from toegankelijk.crawl.scope import Scope, Verdict, matches
from toegankelijk.errors import SettingsError
from toegankelijk.model import Site

SITE = "https://voorbeeldstad.nl"


def scope(
    *start: str,
    hosts: tuple[str, ...] = (),
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
) -> Scope:
    return Scope(Site(start=start or (SITE,), hosts=hosts, include=include, exclude=exclude))


def test_the_host_of_the_start_is_in_with_and_without_www() -> None:
    for start in (SITE, "https://www.voorbeeldstad.nl/welkom"):
        assert scope(start).allows("https://voorbeeldstad.nl/a")
        assert scope(start).allows("http://www.voorbeeldstad.nl/a")
        assert not scope(start).allows("https://formulieren.voorbeeldstad.nl/")
        assert not scope(start).allows("https://voorbeeldstad.nl.example/")
        assert not scope(start).allows("https://voorbeeldstad.nl:8443/")


def test_a_start_with_a_port_takes_in_that_port_only() -> None:
    local = scope("http://127.0.0.1:8804/")
    assert local.allows("http://127.0.0.1:8804/a")
    assert not local.allows("http://127.0.0.1:8805/a")
    assert not local.allows("http://www.127.0.0.1:8804/a")
    assert scope("http://[::1]:8804/").allows("http://[::1]:8804/a")
    assert not scope("http://[::1]/").allows("http://[::1]:1/a")


def test_a_host_in_the_settings_fits_any_port_unless_it_names_one() -> None:
    both = scope(hosts=("Formulieren.Voorbeeldstad.nl", "localhost:8805", "[::1]"))
    assert both.allows("https://formulieren.voorbeeldstad.nl/a")
    assert both.allows("http://formulieren.voorbeeldstad.nl:8080/a")
    assert not both.allows("https://www.formulieren.voorbeeldstad.nl/a")
    assert both.allows("http://localhost:8805/a")
    assert not both.allows("http://localhost/a")
    assert both.allows("http://[::1]:99/a")


def test_a_host_may_be_given_as_an_address() -> None:
    assert scope(hosts=("https://loket.example/start",)).allows("https://loket.example/x")
    assert scope(hosts=("súdwest.example",)).allows("https://xn--sdwest-pya.example/")


@pytest.mark.parametrize("start", ["voorbeeldstad.nl", "mailto:a@b.nl", "https://a b.nl", ""])
def test_a_start_that_is_no_address_is_a_clear_error(start: str) -> None:
    with pytest.raises(SettingsError, match="geen webadres"):
        scope(start)


@pytest.mark.parametrize("host", ["", "a b", "a..b", "a:b"])
def test_a_host_that_is_none_is_a_clear_error(host: str) -> None:
    with pytest.raises(SettingsError, match="geen naam van een website"):
        scope(hosts=(host,))


@pytest.mark.parametrize(
    "path",
    [
        "/uitloggen",
        "/Account/LogOff",
        "/user/logout?destination=/",
        "/log-out",
        "/logout.aspx",
        "/Shibboleth.sso/Logout",
        "/oauth2/sign_out",
        "/wp-login.php?action=logout",
        "/mijn-voorbeeldstad/afmelden",
        "/j_spring_security_logout",
        "/?logout",
    ],
)
def test_a_link_that_logs_out_is_never_followed(path: str) -> None:
    assert scope().verdict(SITE + path) is Verdict.LOGOUT


@pytest.mark.parametrize(
    "path",
    [
        "/hond/afmelden",
        "/afmelden-hondenbelasting",
        "/nieuws/uitloggen-uit-digid-hoe-werkt-dat",
        "/logoutlet",
        "/inloggen",
        "/over-ons/wat-is-.nl",
        "/versie-2.0",
        "/index.php",
        "/default.aspx?id=1",
        "/pagina.html",
        "/a.b/c",
    ],
)
def test_content_that_looks_a_bit_like_it_is_a_page(path: str) -> None:
    assert scope().verdict(SITE + path) is Verdict.PAGE


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "b.docx", "c.odt", "d.xlsx", "a.pdf?v=2"])
def test_documents_are_files(name: str) -> None:
    assert scope().verdict(f"{SITE}/media/{name}") is Verdict.FILE


@pytest.mark.parametrize("name", ["a.jpg", "b.css", "c.js", "d.woff2", "e.zip", "f.mp4", "g.rss"])
def test_images_and_the_like_are_not_pages(name: str) -> None:
    assert scope().verdict(f"{SITE}/media/{name}") is Verdict.NOT_A_PAGE


def test_a_host_that_ends_like_a_file_is_a_host() -> None:
    assert scope("https://voorbeeld.zip").verdict("https://www.voorbeeld.zip/") is Verdict.PAGE


def test_only_and_except() -> None:
    news = scope(include=("/nieuws/*",), exclude=("/nieuws/archief*", "*druk=1"))
    assert news.verdict(SITE + "/nieuws/a") is Verdict.PAGE
    assert news.verdict(SITE + "/nieuws/a?p=2") is Verdict.PAGE
    assert news.verdict(SITE + "/nieuws/archief/2020") is Verdict.EXCLUDED
    assert news.verdict(SITE + "/nieuws/a?druk=1") is Verdict.EXCLUDED
    assert news.verdict(SITE + "/contact") is Verdict.NOT_INCLUDED
    assert news.verdict(SITE + "/") is Verdict.PAGE, "the start is always in"
    assert news.verdict(SITE + "/media/a.pdf") is Verdict.FILE, "a document of a page that is in"
    assert news.verdict("https://elders.example/nieuws/a") is Verdict.OTHER_HOST
    assert news.verdict("mailto:a@b.nl") is Verdict.NO_WEB_ADDRESS


@pytest.mark.parametrize(
    ("pattern", "url", "fits"),
    [
        ("/afval*", "/afval/grof", True),
        ("/AFVAL/*", "/afval/grof", True),
        ("afval/*", "/afval/grof", True),
        ("*/grof", "/afval/grof", True),
        ("/zoek?q=*", "/zoek?q=a", True),
        ("/zoek?q=*", "/zoekt", False),
        ("/a.b", "/aXb", False),
        ("/café/*", "/caf%C3%A9/a", True),
        ("/b[1]", "/b%5B1%5D", True),
        ("https://voorbeeldstad.nl/afval*", "/afval", True),
        ("https://elders.nl/*", "/afval", False),
        ("https://*.nl/*", "/afval", True),
        ("", "/", False),
        ("(", "/(", True),
    ],
)
def test_patterns(pattern: str, url: str, fits: bool) -> None:
    assert matches([pattern], SITE + url) is fits


def test_no_patterns_match_nothing() -> None:
    assert not matches([], SITE + "/")
