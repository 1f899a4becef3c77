import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk.crawl.sitemapfile import MAX_BYTES, MAX_ENTRIES, read_sitemap

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
A, B = "https://voorbeeldstad.nl/a", "https://voorbeeldstad.nl/b?x=1&y=2"


def urlset(*entries: str, attributes: str = SPACE) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {attributes}>{"".join(entries)}</urlset>'


@pytest.mark.parametrize(
    "text",
    [
        urlset(f"<url><loc>\n {A} </loc><lastmod>gisteren</lastmod></url>"),
        urlset(f"<url><loc>{A}</loc></url>", attributes=""),
        urlset(f"<url><loc><![CDATA[{A}]]></loc></url>"),
        f'<s:urlset xmlns:s="x"><s:url><s:loc>{A}</s:loc></s:url></s:urlset>',
        urlset(
            "<url><image:image><image:loc>https://voorbeeldstad.nl/a.png</image:loc></image:image>"
            f"<loc>{A}</loc></url>",
            attributes=SPACE + ' xmlns:image="y"',
        ),
        f"<rss><channel><link>https://x.nl/</link><item><link>{A}</link></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://x.nl/"/><entry>'
        f'<link rel="enclosure" href="https://x.nl/a.mp3"/><link href="{A}"/></entry></feed>',
        f"{A}\r\n",
        f"\ufeff{A}\n\nverder niets\n",
        f"\n\n  {urlset(f'<url><loc>{A}</loc></url>')}",
        urlset(f"<url><loc>{A}</loc></url>", "<url><loc>https://voorbeeldstad.nl/c</l"),
        urlset(f"<url><loc>{A}</loc></url>", "<url><loc>https://x.nl/?a&b</loc></url>"),
    ],
)
def test_all_forms_of_a_sitemap_give_its_pages(text: str) -> None:
    listed = read_sitemap(text.encode())
    assert (listed.pages, listed.sitemaps) == ([A], [])


def test_an_escaped_address_is_read_as_meant() -> None:
    assert read_sitemap(
        urlset(f"<url><loc>{B.replace('&', '&amp;')}</loc></url>").encode()
    ).pages == [B]


def test_an_index_gives_further_sitemaps() -> None:
    text = f"<sitemapindex {SPACE}><sitemap><loc>{A}.xml</loc></sitemap></sitemapindex>"
    listed = read_sitemap(text.encode())
    assert (listed.pages, listed.sitemaps) == ([], [A + ".xml"])


def test_a_packed_sitemap_is_unpacked_whatever_its_name() -> None:
    packed = gzip.compress(urlset(f"<url><loc>{A}</loc></url>").encode())
    assert read_sitemap(packed).pages == [A]
    many = gzip.compress(f"{A}\n".encode() * 1000)
    assert len(read_sitemap(many[:-8]).pages) == 1000, "without its end"
    assert read_sitemap(b"\x1f\x8bgeen gzip").pages == []


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_encoding_that_the_file_names_is_kept(encoding: str) -> None:
    text = urlset("<url><loc>https://voorbeeldstad.nl/café</loc></url>").replace("UTF-8", encoding)
    assert read_sitemap(text.encode(encoding)).pages == ["https://voorbeeldstad.nl/café"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<!doctype html><html><head><link href='https://x.nl/'></head><a href='/a'>A</a></html>",
        "<html><body><item><p><link>https://x.nl/</link></p></item></body></html>",
        '<?xml version="1.0" encoding="bestaat-niet"?><urlset><url><loc>https://x.nl/</loc></url></urlset>',
        "Geen sitemap\njavascript:alert(1)\n/pad\n",
        "{}",
    ],
)
def test_what_is_no_sitemap_gives_nothing(text: str) -> None:
    listed = read_sitemap(text.encode())
    assert (listed.pages, listed.sitemaps) == ([], [])


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    + "]><urlset><url><loc>https://x.nl/&e11;</loc></url></urlset>"
)


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS.encode(),
        gzip.compress(b"<urlset>" + b"\n" * 200_000_000),
        b"<urlset><url><loc>" + b"\n" * 20_000_000,
        b"<urlset>" + b"<a>" * 5_000_000,
        b"<urlset>" + b"<url><loc>https://x.nl/a</loc></url>" * 500_000,
        b"https://x.nl/a\n" * 2_000_000,
        b"<urlset " + b" ".join(b'a%d="x"' % n for n in range(300_000)),
        b"<" * 10_000_000,
    ],
    ids=["laughs", "gzip", "text", "nested", "entries", "lines", "attributes", "open"],
)
def test_a_hostile_file_is_read_in_time(body: bytes) -> None:
    begun = time.process_time()
    assert len(read_sitemap(body).pages) <= MAX_ENTRIES
    assert time.process_time() - begun < 10


def test_there_is_an_end_to_what_is_unpacked() -> None:
    packed = gzip.compress(b" " * MAX_BYTES + A.encode())
    assert read_sitemap(packed).pages == []


@settings(deadline=None)
@given(
    st.binary(max_size=300) | st.text(alphabet='<>/url oc!&;="[]-', max_size=300).map(str.encode)
)
def test_whatever_it_holds_there_is_an_answer(body: bytes) -> None:
    for text in (body, b"<urlset><url><loc>" + body, b"\x1f\x8b" + body, gzip.compress(body)):
        assert all(read_sitemap(text).pages)
