"""Serves the sample site on this machine only, and writes down every request."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote

from toegankelijk.errors import SettingsError
from toegankelijk.voorbeeld.http import HangUp, Request, Response
from toegankelijk.voorbeeld.site import respond

HOST = "127.0.0.1"
SLOW = 60.0
MAX_BODY = 1_000_000
MAX_QUERY = 2_000
_OWN_HOST = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Logged:
    """A request as it came in."""

    method: str
    path: str
    """With its query, as sent."""


class Server:
    """The running site."""

    def __init__(self, http: _Http) -> None:
        """Made by :func:`serve`."""
        self._http = http

    @property
    def url(self) -> str:
        """Address of the site without a slash at the end: ``http://127.0.0.1:43210``."""
        return f"http://{HOST}:{self._http.server_port}"

    def change(self, share: float) -> None:
        """From now on this share of the extra pages has another text than at first."""
        self._http.changed = share

    @property
    def log(self) -> tuple[Logged, ...]:
        """Every request so far, in the order in which they came."""
        return tuple(self._http.log)


@contextmanager
def serve(port: int = 0, slow: float = SLOW, more: int = 0) -> Iterator[Server]:
    """Serve the sample site until the block ends, with so many ``more`` pages.

    ``port`` 0 takes any free port. ``slow`` is the number of seconds that ``/valkuilen/traag``
    waits. Raises ``SettingsError`` when the port is taken or not allowed.
    """
    try:
        http = _Http(port, slow, more)
    except (OSError, OverflowError) as error:
        raise SettingsError(
            f"De server kan poort {port} niet gebruiken.",
            mend="Kies een andere poort met --poort, of 0 voor een vrije poort.",
        ) from error
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Server(http)
    finally:
        http.stopping.set()
        http.shutdown()
        http.server_close()
        thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, slow: float, more: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.slow = slow
        self.more = more
        self.changed = 0.0
        self.stopping = Event()
        self.log: list[Logged] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is nothing to speak of."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Voorbeeldstad"
    sys_version = ""
    disable_nagle_algorithm = True
    server: _Http

    def _answer(self) -> None:
        self.server.log.append(Logged(self.command, self.path))
        self._discard_body()
        try:
            self._send(respond(self._request()))
        except HangUp:
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _answer

    def _request(self) -> Request:
        path, _, query = self.path.partition("?")
        host = self.headers.get("Host", "")
        own = host if _OWN_HOST.fullmatch(host) else f"{HOST}:{self.server.server_port}"
        return Request(
            method=self.command,
            path=unquote(path),
            query={name: values[0] for name, values in parse_qs(query[:MAX_QUERY]).items()},
            site=f"http://{own}",
            slow=self.server.slow,
            authorised="Authorization" in self.headers,
            stopping=self.server.stopping,
            more=self.server.more,
            changed=self.server.changed,
        )

    def _discard_body(self) -> None:
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isascii() and length.isdigit() else 0
        self.rfile.read(min(size, MAX_BODY))
        self.close_connection = self.close_connection or size > MAX_BODY

    def _send(self, response: Response) -> None:
        body = response.body.encode() if isinstance(response.body, str) else response.body
        self.send_response(response.status)
        self.send_header("Content-Type", response.type)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if isinstance(body, bytes):
            self.send_header("Content-Length", str(len(body)))
            body = (body,)
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            for piece in body:
                self.wfile.write(piece)

    def handle_one_request(self) -> None:
        """As the base class, but a browser that breaks off the connection is no error."""
        self.close_connection = True
        with suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal: ``Server.log`` holds it all."""
