import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk.crawl.patterns import Family, pattern_of
from toegankelijk.crawl.urls import canonical

HOST = "voorbeeldstad.nl"
SITE = f"https://{HOST}"
UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nieuws/nieuwe-speeltuin-in-noord",
        "/wonen/verhuizen/verhuizing-doorgeven",
        "/nieuws/nieuws",
        "/nl/nl",
        "/mei-plein",
    ],
)
def test_content_with_a_name_has_no_pattern(path: str) -> None:
    assert pattern_of(SITE + path) is None


@pytest.mark.parametrize(
    ("path", "family", "text"),
    [
        ("/nieuws/2026/11/speeltuin", Family.NUMBERED, "/nieuws/#/#/speeltuin"),
        ("/besluit/2026-0123", Family.NUMBERED, "/besluit/#-#"),
        ("/stuk/" + UUID, Family.NUMBERED, "/stuk/~"),
        ("/stuk/{" + UUID + "}", Family.NUMBERED, "/stuk/~"),
        ("/afval?id=12", Family.NUMBERED, "/afval?id"),
        ("/index.php?option=com_content&view=a&id=2", Family.NUMBERED, "/index.php?id&option&view"),
        ("/a?artikelid=3&lang=en", Family.NUMBERED, "/a?artikelid&lang"),
        ("/index.php?pagina=contact", Family.NUMBERED, "/index.php?pagina"),
        ("/nieuws?page=12", Family.PAGED, "/nieuws?page"),
        ("/nieuws/page/3", Family.PAGED, "/nieuws/page/#"),
        ("/agenda/2026/11", Family.DATED, "/agenda/#/#"),
        ("/agenda/2026-11-05", Family.DATED, "/agenda/#-#-#"),
        ("/agenda/20261105", Family.DATED, "/agenda/#"),
        ("/agenda/5-11-2026/", Family.DATED, "/agenda/#-#-#/"),
        ("/agenda/maandag-5-november-2026", Family.DATED, "/agenda/@-#-@-#"),
        ("/agenda/week/47", Family.DATED, "/agenda/week/#"),
        ("/agenda?maand=2026-11", Family.CALENDAR, "/agenda?maand"),
        ("/agenda?jaar=2026&maand=11&soort=markt", Family.CALENDAR, "/agenda?maand"),
        ("/agenda?x=2026-11-05", Family.CALENDAR, "/agenda?x"),
        ("/agenda?start=2026-11-05", Family.CALENDAR, "/agenda?start"),
        ("/zoek?letter=a", Family.CHOICE, "/zoek?letter"),
        ("/index.php?id=5&tab=kosten", Family.CHOICE, "/index.php?id=5&tab"),
        ("/zoek?thema=afval&wijk=noord", Family.FACETS, "/zoek?…&…"),
        ("/zoek?f[0]=a&f[1]=b", Family.FACETS, "/zoek?…&…"),
        ("/zoek?thema=afval&page=2", Family.FACETS, "/zoek?…&…"),
        ("/inloggen?returnUrl=/afval", Family.RETURNS, "/inloggen?returnurl"),
        ("/afval?print=1", Family.VARIANT, "/afval?print"),
        ("/a?v=9f86d081884c7d65", Family.RANDOM, "/a?v"),
        ("/a?t=1762300000000", Family.RANDOM, "/a?t"),
        ("/a/bbb/bbb/bbb", Family.REPEATING, "/a/bbb/…"),
        ("/wonen/afval/wonen/afval", Family.REPEATING, "/wonen/afval/…"),
        ("/a/b/c/d/e/f/g/h", "deep", "/a/b/…/…/…"),
        ("/filter/wijk:noord,thema:zorg", "facets", "/filter/…:…"),
        ("/filter/wijk:noord", "choice", "/filter/…:…"),
        ("/login?next=/afval/grof", "returns", "/login?next"),
        ("/een/twee/drie/een/twee/drie", Family.REPEATING, "/een/twee/…"),
        ("/" + "a/" * 21, Family.REPEATING, "/a/…"),
    ],
)
def test_families(path: str, family: Family, text: str) -> None:
    url = canonical(SITE + path)
    assert url is not None
    pattern = pattern_of(url)
    assert pattern is not None
    assert (pattern.family, pattern.text) == (family, HOST + text)


def test_what_hangs_on_every_page_has_a_pattern_for_the_host() -> None:
    one = pattern_of(SITE + "/a?maand=2026-11")
    other = pattern_of(SITE + "/b?maand=2026-11")
    assert one is not None
    assert other is not None
    assert one.text != other.text
    assert one.wide == other.wide == "voorbeeldstad.nl/…?maand"


@settings(deadline=None)
@given(st.text(alphabet="/?&=0123456789abcdefmei-[]{}%~.;@", max_size=200))
def test_every_url_has_one_answer(rest: str) -> None:
    url = canonical(f"https://a.nl/{rest}")
    if url is not None:
        assert pattern_of(url) == pattern_of(url)
