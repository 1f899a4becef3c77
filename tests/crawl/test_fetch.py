import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from loopback import Loopback, Page
from toegankelijk.crawl.fetch import Answer, Fetcher, follow, user_agent
from toegankelijk.model import Reason

Serve = Callable[[Mapping[str, Page]], Loopback]

CERTIFICATE = Path(__file__).parent / "localhost.pem"
"""Signed by itself, for this machine's own address; its key is no secret."""


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that treats one connection with ``answer``."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve() -> None:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65_536)
                    answer(connection)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def get(url: str, limit: int = 10_000) -> Answer:
    return Fetcher("toegankelijk/test")(url, limit)


def get_soon(url: str) -> Answer:
    return Fetcher("toegankelijk/test", timeout=0.3, total=0.6)(url, 10_000)


def test_the_tool_says_who_it_is_and_whom_to_call() -> None:
    assert user_agent("a@b.nl", "1.2") == "toegankelijk/1.2 (+mailto:a@b.nl)"
    assert user_agent("https://b.nl/contact", "1.2") == "toegankelijk/1.2 (+https://b.nl/contact)"
    assert user_agent("", "1.2") == "toegankelijk/1.2 (geen contactadres opgegeven)"


def test_a_contact_cannot_add_a_header() -> None:
    assert user_agent("a@b.nl)\r\nCookie: x\x00é", "1") == "toegankelijk/1 (+mailto:a@b.nlCookie:x)"


def test_an_address_is_asked_for_plainly(loopback_site: Serve) -> None:
    site = loopback_site({"/a": (200, {"Set-Cookie": "a=1"}, "hallo")})
    fetch = Fetcher(user_agent("a@b.nl", "1"))
    assert fetch(site.url("/a"), 100).body == b"hallo"
    fetch(site.url("/a"), 100)
    assert site.asked() == ["/a", "/a"]
    assert len(site.requests) == 2
    headers = site.requests[-1].headers
    assert headers["user-agent"] == "toegankelijk/1 (+mailto:a@b.nl)"
    assert not headers.keys() & {"cookie", "authorization", "referer"}


def test_a_password_in_netrc_is_not_sent(
    loopback_site: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login jan password geheim\n")
    monkeypatch.setenv("NETRC", str(netrc))
    site = loopback_site({"/a": "hallo"})
    get(site.url("/a"))
    assert "authorization" not in site.requests[0].headers


def test_a_long_answer_is_cut_off(loopback_site: Serve) -> None:
    site = loopback_site({"/a": "x" * 10_000, "/b": "x" * 10_001})
    assert not get(site.url("/a")).truncated
    cut = get(site.url("/b"))
    assert cut.truncated
    assert len(cut.body) == 10_000


def test_an_answer_that_unpacks_to_very_much_is_cut_off(loopback_site: Serve) -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    site = loopback_site({"/a": (200, {"Content-Encoding": "gzip"}, bomb)})
    answer = get(site.url("/a"))
    assert answer.truncated
    assert answer.body == b"x" * 10_000


def test_packed_answers_are_unpacked(loopback_site: Serve) -> None:
    packed = gzip.compress(b"hallo")
    site = loopback_site({"/a": (200, {"Content-Encoding": "gzip"}, packed)})
    assert get(site.url("/a")).body == b"hallo"


def test_a_broken_packing_is_a_trouble(loopback_site: Serve) -> None:
    site = loopback_site({"/a": (200, {"Content-Encoding": "gzip"}, b"geen gzip")})
    assert get(site.url("/a")).trouble is Reason.NETWORK


def test_no_server_is_a_trouble() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    answer = get(f"http://127.0.0.1:{port}/")
    assert (answer.status, answer.trouble) == (None, Reason.NETWORK)
    assert answer.detail


@pytest.mark.parametrize("url", ["http://bestaat-niet.invalid/", "http://" + "a" * 64 + ".nl/"])
def test_a_host_that_does_not_exist_is_a_trouble(url: str) -> None:
    assert get_soon(url).trouble in (Reason.NETWORK, Reason.TIMEOUT)


@pytest.mark.parametrize(
    "nonsense", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x00" * 99]
)
def test_nonsense_is_a_trouble(nonsense: bytes) -> None:
    with server(lambda connection: connection.sendall(nonsense)) as url:
        assert get(url).trouble is Reason.NETWORK


def test_a_server_that_never_answers_is_given_up() -> None:
    over = threading.Event()

    def wait(_: socket.socket) -> None:
        over.wait(5)

    with server(wait) as url:
        assert get_soon(url).trouble is Reason.TIMEOUT
        over.set()


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_given_up(start: bytes) -> None:
    over = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        while not over.wait(0.1):
            connection.sendall(b"x")

    with server(drip) as url:
        assert get_soon(url).trouble is Reason.TIMEOUT
        over.set()


def test_a_certificate_that_is_not_trusted_does_not_hide_robots_txt() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve() -> None:
            for _ in range(2):
                connection, _ = listener.accept()
                try:
                    with context.wrap_socket(connection, server_side=True) as tls:
                        tls.recv(65_536)
                        tls.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhallo")
                except OSError:
                    connection.close()

        threading.Thread(target=serve, daemon=True).start()
        answer = get(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert (answer.status, answer.body) == (200, b"hallo")


def test_redirects_are_followed_and_counted(loopback_site: Serve) -> None:
    hops: dict[str, Page] = {
        f"/{n}": (302, {"Location": f"{n + 1}?utm_source=x"}, "") for n in range(5)
    }
    site = loopback_site({**hops, "/5": "aangekomen"})
    assert follow(get, site.url("/0"), 100).body == b"aangekomen"
    lost = follow(get, site.url("/0"), 100, redirects=4)
    assert (lost.status, lost.trouble, lost.body) == (302, Reason.REDIRECT_LOOP, b"")


def test_a_redirect_to_what_is_not_allowed_is_not_followed(loopback_site: Serve) -> None:
    elsewhere = loopback_site({"/a": "geheim"})
    site = loopback_site({"/a": (301, {"Location": elsewhere.url("/a")}, "")})
    answer = follow(get, site.url("/a"), 100, allowed=lambda url: url.startswith(site.url()))
    assert (answer.status, answer.trouble) == (301, Reason.REDIRECT_OUT)
    assert follow(get, elsewhere.url("/a"), 9, allowed=lambda _: False).status is None
    assert elsewhere.requests == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://a.nl/", "http://["])
def test_a_redirect_to_no_web_address_is_not_followed(location: str, loopback_site: Serve) -> None:
    site = loopback_site({"/a": (302, {"Location": location}, "")})
    assert follow(get, site.url("/a"), 100).trouble is not None
    assert site.asked() == ["/a"]
