"""A folder of built pages, served to this machine only, as a host for static sites serves it."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

from toegankelijk.errors import InputError

HOST = "127.0.0.1"
MAX_PAGES = 20_000
PAGES = frozenset({".html", ".htm", ".xhtml"})
NO_PAGES = frozenset({"404.html", "500.html"})
"""What a host shows when there is no page."""
FIRST_PORT, PORTS = 20_000, 10_000
ROBOTS = "/robots.txt"
"""Never given: what a preview says to search engines is not meant for its own makers."""


@dataclass(frozen=True, slots=True)
class Served:
    """A folder that is being served."""

    url: str
    """Address without a slash at its end."""
    pages: dict[str, str]
    """Address of each page → its file, as seen from where the program was started; sorted."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[Served]:
    """Serve until the block ends. Raises ``InputError`` for a folder without pages."""
    files = _pages(folder)
    root = folder.resolve()
    http = _server(root)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    base = f"http://{HOST}:{http.server_port}"
    try:
        yield Served(base, {base + path: file for path, file in files.items()})
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _server(root: Path) -> ThreadingHTTPServer:
    """At the same port for the same folder where it is free: an earlier scan knows its pages."""
    handler = type("Handler", (_Handler,), {"root": root})
    digest = blake2b(str(root).encode("utf-8", "replace"), digest_size=4).digest()
    port = FIRST_PORT + int.from_bytes(digest) % PORTS
    try:
        http = ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        http = ThreadingHTTPServer((HOST, 0), handler)
    http.daemon_threads = True
    return http


def _pages(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise InputError(
            "Deze map is er niet.",
            where=str(folder),
            mend="Bouw de site eerst, of kijk de naam na.",
        )
    found: dict[str, str] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if file.suffix.lower() in PAGES and name not in NO_PAGES and not name.startswith("."):
                found[_path(file.relative_to(folder))] = file.as_posix()
        if len(found) > MAX_PAGES:
            raise InputError(f"In deze map staan meer dan {MAX_PAGES} pagina's.", where=str(folder))
    if not found:
        raise InputError(
            "In deze map staat geen HTML-pagina.",
            where=str(folder),
            mend="Geef de map op waarin de gebouwde site staat.",
        )
    return dict(sorted(found.items()))


def _path(file: Path) -> str:
    text = file.as_posix()
    if file.name == "index.html":
        text = text.removesuffix("index.html")
    return "/" + quote(text)


class _Handler(BaseHTTPRequestHandler):
    root: Path
    protocol_version = "HTTP/1.1"
    server_version = "toegankelijk"
    sys_version = ""
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        file = self._file()
        status = 200 if file is not None else 404
        if file is None:
            file = self._inside(self.root / "404.html")
        body = file.read_bytes() if file is not None else b"<!doctype html><title>404</title>"
        self.send_response(status)
        self.send_header("Content-Type", _kind(file))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        if path == ROBOTS or "\0" in path:
            return None
        asked = self.root / path.lstrip("/")
        tries = (asked, asked / "index.html", asked.with_name(f"{asked.name}.html"))
        return next((file for each in tries if (file := self._inside(each)) is not None), None)

    def _inside(self, path: Path) -> Path | None:
        """A file of the folder itself: links and dots lead nowhere else."""
        with suppress(OSError, ValueError):
            file = path.resolve()
            if file.is_relative_to(self.root) and file.is_file():
                return file
        return None

    def handle_one_request(self) -> None:
        """As the base class, but a browser that breaks off the connection is no error."""
        with suppress(ConnectionError):
            super().handle_one_request()
            return
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _kind(file: Path | None) -> str:
    kind = "text/html" if file is None else mimetypes.guess_type(file.name)[0]
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
