"""The pages of the sample site: which there are, and what the server answers for a path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toegankelijk import tomlfile
from toegankelijk.errors import InputError
from toegankelijk.voorbeeld.grow import grown, grown_page
from toegankelijk.voorbeeld.http import Request, Response, redirect
from toegankelijk.voorbeeld.robots import ROBOTS
from toegankelijk.voorbeeld.traps import TRAPS

HERE = Path(__file__).parent
STATIC = HERE / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wav": "audio/wav",
    ".webm": "video/webm",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as listed in ``site.toml``; its text stands in ``pages/``."""

    path: str
    title: str
    summary: str = ""
    """One sentence for lists and search results."""
    sitemap: str = "paginas"
    """Which sitemap names it: ``paginas``, ``nieuws`` or ``geen``."""
    searchable: bool = True
    """Found by search, and listed on the page with all pages."""

    @property
    def template(self) -> str:
        """File within ``pages/``."""
        return "index.html" if self.path == "/" else f"{self.path[1:]}.html"

    @property
    def section(self) -> str:
        """First part of the path: ``/producten/rijbewijs`` → ``producten``."""
        return self.path.split("/")[1]


@dataclass(frozen=True, slots=True)
class _Listing:
    pages: tuple[Page, ...]


_KEYS: tomlfile.Keys = {
    Page: {
        "pad": "path",
        "titel": "title",
        "kort": "summary",
        "sitemap": "sitemap",
        "zoek": "searchable",
    },
    _Listing: {"pagina": "pages"},
}


@cache
def pages() -> dict[str, Page]:
    """Path → page, in the order of ``site.toml``."""
    toml = tomlfile.load(HERE / "site.toml", InputError)
    return {page.path: page for page in tomlfile.structure(toml, _Listing, _KEYS).pages}


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([HERE / "layout", HERE / "pages", HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["pages"] = pages()
    return environment


def render(template: str, request: Request, **values: Any) -> str:
    """HTML of a template; ``site`` is the address by which the browser knows this server."""
    return (
        _templates()
        .get_template(template)
        .render(site=request.site, path=request.path, query=request.query, **values)
    )


def respond(request: Request) -> Response:
    """The answer to any request."""
    path = request.path
    if request.method not in ("GET", "HEAD"):
        return _received(request)
    if page := pages().get(path):
        return Response(render(page.template, request, page=page, **_values(request)))
    if route := ROBOTS.get(path):
        return route(request, (*pages().values(), *grown(request.more)))
    if request.more and (more := grown_page(request)) is not None:
        return Response(render("groei.html", request, **more), headers=more["headers"])
    if answer := _trap(request):
        return answer
    if file := _files().get(path):
        return _static(file)
    if path != "/" and path.rstrip("/") in pages():
        return redirect(path.rstrip("/"), 301)
    return _not_found(request)


def _trap(request: Request) -> Response | None:
    for start, trap in TRAPS.items():
        if request.path == start or request.path.startswith(f"{start}/"):
            return trap(request, render)
    return None


def _values(request: Request) -> dict[str, Any]:
    """What the search page needs."""
    words = request.query.get("q", "")[:100].strip()
    wanted = words.lower()
    found = [
        page
        for page in pages().values()
        if wanted and page.searchable and wanted in f"{page.title} {page.summary}".lower()
    ]
    return {"wanted": words, "found": found}


def _received(request: Request) -> Response:
    """A form that was sent: nothing is kept; the browser goes on to the page of thanks."""
    if request.method == "OPTIONS":
        return Response(status=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    thanks = request.path.rpartition("/")[0] + "/bedankt"
    if request.path.endswith("/verzenden") and thanks in pages():
        return redirect(thanks, 303)
    return Response("ontvangen", type="text/plain; charset=utf-8")


@cache
def _files() -> dict[str, Path]:
    """Address of each file under ``static/``; nothing else can be asked for."""
    files = (file for file in STATIC.rglob("*") if file.is_file())
    return {f"/static/{file.relative_to(STATIC).as_posix()}": file for file in files}


def _static(file: Path) -> Response:
    kind = _KINDS[file.suffix]
    return Response(file.read_bytes(), type=kind, headers={"Cache-Control": "max-age=60"})


def _not_found(request: Request) -> Response:
    page = Page(request.path, "Deze pagina bestaat niet")
    return Response(render("niet-gevonden.html", request, page=page), status=404)
