"""A small web server on this machine's own address, for tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked for."""

    method: str
    target: str
    """Path with its query, as sent."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


Reply = tuple[int, Mapping[str, str], str | bytes]
"""Status, headers and body; ``Content-Type`` is HTML in UTF-8 unless a header says otherwise."""

Page = str | Reply | Callable[[Request], str | Reply]
"""A body with status 200, a whole reply, or a function that makes one (and may wait first)."""


@dataclass
class Loopback:
    """Serves ``pages``: a mapping of targets (``/zoek?q=x``) or paths (``/zoek``) to pages.

    A target goes before a path; what is in neither gets status 404. Every request is kept in
    ``requests``, in order. ``pages`` may be changed while the server runs.
    """

    pages: dict[str, Page]
    requests: list[Request] = field(default_factory=list)
    _server: ThreadingHTTPServer = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def host(self) -> str:
        """Address and port."""
        return f"127.0.0.1:{self._server.server_port}"

    def url(self, path: str = "/") -> str:
        """Absolute URL of a path."""
        return f"http://{self.host}{path}"

    def asked(self, method: str = "GET") -> list[str]:
        """Targets that were asked for with this method, in order."""
        return [request.target for request in self.requests if request.method == method]

    def reply(self, request: Request) -> Reply:
        """The page for a request."""
        page = self.pages.get(request.target) or self.pages.get(request.target.partition("?")[0])
        if page is None:
            return 404, {}, "<!doctype html><title>Niet gevonden</title><h1>Niet gevonden</h1>"
        made = page(request) if callable(page) else page
        return (200, {}, made) if isinstance(made, str) else made

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is normal: browsers do."""


def _handler(site: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            request = Request(
                method=self.command,
                target=self.path,
                headers={name.lower(): value for name, value in self.headers.items()},
                body=self.rfile.read(length),
            )
            site.requests.append(request)
            status, headers, body = site.reply(request)
            content = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in {"Content-Type": HTML, **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = answer

        def log_message(self, format: str, *args: object) -> None:
            """Silent: the requests are kept, not printed."""

    return Handler
