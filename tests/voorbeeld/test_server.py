"""What the server answers, and what it writes down."""

from __future__ import annotations

import gzip
import re
import socket
import subprocess
import sys
import time
from itertools import pairwise
from signal import SIGINT

import pytest
import requests

from toegankelijk.errors import SettingsError
from toegankelijk.voorbeeld.server import Server, serve
from toegankelijk.voorbeeld.site import pages


def get(site: Server, path: str, **headers: str) -> requests.Response:
    return requests.get(site.url + path, headers=headers, allow_redirects=False, timeout=10)


def test_every_listed_page_answers_with_its_title(site: Server) -> None:
    for path in pages():
        response = get(site, path)
        assert response.status_code == 200, path
        assert response.headers["Content-Type"].startswith("text/html")


def test_the_log_holds_every_request_in_order(site: Server) -> None:
    before = len(site.log)
    get(site, "/contact?a=1")
    requests.post(f"{site.url}/valkuilen/ontvangst/test", data={"a": "1"}, timeout=10)
    requests.head(f"{site.url}/contact", timeout=10)
    assert [(entry.method, entry.path) for entry in site.log[before:]] == [
        ("GET", "/contact?a=1"),
        ("POST", "/valkuilen/ontvangst/test"),
        ("HEAD", "/contact"),
    ]


@pytest.mark.parametrize("form", ["melding", "parkeervergunning"])
def test_a_form_that_is_sent_leads_to_thanks(site: Server, form: str) -> None:
    sent = f"{site.url}/formulieren/{form}/verzenden"
    response = requests.post(sent, data={"naam": "x"}, allow_redirects=False, timeout=10)
    assert response.status_code == 303
    assert response.headers["Location"] == f"/formulieren/{form}/bedankt"
    assert get(site, response.headers["Location"]).status_code == 200


def test_absolute_links_use_the_name_by_which_the_site_is_asked(site: Server) -> None:
    port = site.url.rpartition(":")[2]
    assert (
        f"http://localhost:{port}/valkuilen" in get(site, "/sitemap", Host=f"localhost:{port}").text
    )
    assert f"http://127.0.0.1:{port}/valkuilen" in get(site, "/sitemap").text


@pytest.mark.parametrize("host", ["evil.example", '"><script>', "127.0.0.1.evil.example", ""])
def test_a_strange_host_is_not_repeated(site: Server, host: str) -> None:
    assert f"Sitemap: {site.url}/sitemap.xml" in get(site, "/robots.txt", Host=host).text


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/static/../server.py",
            "/static/..%2fserver.py",
            "/static//etc/passwd",
            "/static/",
            "/static/%00",
        ),
        *("/zoek", "/producten/x", "/valkuilen/weg", "/.%00", "/%zz?%zz=%zz&&=", "//[x", "*"),
    ],
)
def test_what_is_not_there_is_not_found(site: Server, path: str) -> None:
    with socket.create_connection(("127.0.0.1", int(site.url.rpartition(":")[2]))) as raw:
        raw.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] == b"404"


def test_what_is_searched_for_is_shown_as_text(site: Server) -> None:
    page = get(site, '/zoeken?q="><script>alert(1)</script>').text
    assert "<script>alert(1)" not in page
    assert "Er is niets gevonden" in page
    assert 'href="/producten/vermissing"' in get(site, "/zoeken?q=paspoort").text


def test_a_slash_too_many_is_mended(site: Server) -> None:
    response = get(site, "/contact/")
    assert (response.status_code, response.headers["Location"]) == (301, "/contact")


def test_robots_and_sitemaps_lead_to_the_pages(site: Server) -> None:
    robots = get(site, "/robots.txt").text
    assert "Disallow: /intern/" in robots
    assert f"Sitemap: {site.url}/sitemap.xml" in robots
    index = get(site, "/sitemap.xml").text
    assert re.findall("<loc>(.*?)</loc>", index) == [
        f"{site.url}/sitemap-paginas.xml.gz",
        f"{site.url}/sitemap-nieuws.xml",
    ]
    main = gzip.decompress(get(site, "/sitemap-paginas.xml.gz").content).decode()
    assert f"<loc>{site.url}/producten/rijbewijs</loc>" in main
    news = re.findall("<loc>(.*?)</loc>", get(site, "/sitemap-nieuws.xml").text)
    assert f"{site.url}/nieuws/koningsdag" in news
    assert [url for url in news if not url.startswith(site.url)] == [
        "https://example.invalid/vreemde-pagina"
    ]
    assert "/intern/" not in main


def test_a_calendar_has_a_month_before_and_after_for_ever(site: Server) -> None:
    path = "/valkuilen/kalender?maand=2025-12"
    seen = [path]
    for _ in range(3):
        page = get(site, seen[-1]).text
        following = re.findall(r'href="(\?maand=[^"]+)">Maand erna', page)[0]
        seen.append(f"/valkuilen/kalender{following}")
    assert seen[1:] == [f"/valkuilen/kalender?maand=2026-0{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("month", ["", "x", "9999-99", "0-0", "99999999999999999999-1", "²-1"])
def test_a_strange_month_is_a_month_still(site: Server, month: str) -> None:
    assert get(site, f"/valkuilen/kalender?maand={month}").status_code == 200


def test_a_session_has_another_address_each_time(site: Server) -> None:
    asked = [get(site, "/valkuilen/sessie").text for _ in range(3)]
    assert all(one != other for one, other in pairwise(asked))


def test_facets_add_up(site: Server) -> None:
    page = get(site, "/valkuilen/facetten?wijk=noord&thema=zorg").text
    assert 'href="?wijk=noord&amp;thema=zorg&amp;jaar=2019"' in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/valkuilen/zacht-404", 200),
        ("/valkuilen/fout-500", 500),
        ("/valkuilen/fout-503", 503),
        ("/valkuilen/slot", 401),
        ("/valkuilen/kringloop/heen", 302),
        ("/valkuilen/naar-buiten", 302),
    ],
)
def test_a_trap_answers_with_its_status(site: Server, path: str, status: int) -> None:
    assert get(site, path).status_code == status


def test_a_connection_is_broken_off(site: Server) -> None:
    with pytest.raises(requests.ConnectionError):
        get(site, "/valkuilen/verbroken")


def test_the_huge_page_is_20_megabytes_and_comes_in_pieces(site: Server) -> None:
    with requests.get(f"{site.url}/valkuilen/groot", stream=True, timeout=10) as response:
        assert "Content-Length" not in response.headers
        size = sum(len(piece) for piece in response.iter_content(1 << 16))
    assert size > 20_000_000


def test_the_slow_page_waits_and_the_server_does_not_wait_for_it() -> None:
    with serve(slow=0.3) as quick:
        start = time.monotonic()
        assert get(quick, "/valkuilen/traag").status_code == 200
        assert time.monotonic() - start >= 0.3
    start = time.monotonic()
    with serve(slow=60) as slow, pytest.raises(requests.Timeout):
        requests.get(f"{slow.url}/valkuilen/traag", timeout=0.3)
    assert time.monotonic() - start < 5


def test_a_port_that_is_taken_is_told(site: Server) -> None:
    port = int(site.url.rpartition(":")[2])
    with pytest.raises(SettingsError, match=f"poort {port}.*--poort"), serve(port):
        pass


def test_the_command_says_where_the_site_is_and_stops_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "toegankelijk", "voorbeeld", "--poort", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        line = run.stdout.readline()
        url = line.split()[-1]
        assert "Gemeente Voorbeeldstad" in requests.get(url, timeout=10).text
        run.send_signal(SIGINT)
        try:
            out, err = run.communicate(timeout=20)
        finally:
            run.kill()
    assert (run.returncode, err) == (0, "")
    assert out.endswith("Gestopt.\n")
