"""What makes crawlers and browsers go wrong, as real sites do: one function a trap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from secrets import token_hex

from toegankelijk.voorbeeld.http import HangUp, Request, Response, redirect

Render = Callable[..., str]
Trap = Callable[[Request, Render], Response]

HUGE_BYTES = 20_000_000
_MONTH = re.compile(r"([0-9]{1,5})-([0-9]{1,2})")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
FACETS: Mapping[str, tuple[str, ...]] = {
    "wijk": ("centrum", "noord", "oost", "zuid", "west", "haven"),
    "thema": ("afval", "bouwen", "groen", "jeugd", "verkeer", "zorg"),
    "jaar": ("2019", "2020", "2021", "2022", "2023", "2024"),
    "volgorde": ("nieuw", "oud", "titel"),
}


def _page(template: str) -> Trap:
    def trap(request: Request, render: Render) -> Response:
        return Response(render(f"traps/{template}.html", request))

    return trap


def _status(status: int) -> Trap:
    def trap(request: Request, render: Render) -> Response:
        return Response(render("traps/storing.html", request, status=status), status=status)

    return trap


def _to(location: str) -> Trap:
    def trap(_: Request, __: Render) -> Response:
        return redirect(location)

    return trap


def _of(kind: str, body: str) -> Trap:
    def trap(_: Request, __: Render) -> Response:
        return Response(body, type=kind)

    return trap


def _calendar(request: Request, render: Render) -> Response:
    asked = _MONTH.fullmatch(request.query.get("maand", ""))
    number = int(asked[1]) * 12 + int(asked[2]) - 1 if asked else 2025 * 12
    number = max(number, 1)

    def name(n: int) -> str:
        return f"{n // 12:04d}-{n % 12 + 1:02d}"

    page = render(
        "traps/kalender.html",
        request,
        month=f"{MONTHS[number % 12]} {number // 12}",
        before=name(number - 1),
        after=name(number + 1),
    )
    return Response(page)


def _facets(request: Request, render: Render) -> Response:
    chosen = {name: request.query[name] for name in FACETS if name in request.query}
    return Response(render("traps/facetten.html", request, facets=FACETS, chosen=chosen))


def _session(request: Request, render: Render) -> Response:
    return Response(render("traps/sessie.html", request, sid=token_hex(8)))


def _slow(request: Request, render: Render) -> Response:
    request.stopping.wait(request.slow)
    return Response(render("traps/traag.html", request))


def _huge(request: Request, render: Render) -> Response:
    head, _, tail = render("traps/groot.html", request).partition("<!-- regels -->")
    row = "<p>Dit is een regel uit een heel lange lijst van de gemeente.</p>\n" * 1000

    def pieces() -> Iterator[bytes]:
        yield head.encode()
        for _ in range(HUGE_BYTES // len(row) + 1):
            if request.stopping.is_set():
                return
            yield row.encode()
        yield tail.encode()

    return Response(pieces())


def _download(_: Request, __: Render) -> Response:
    return Response(
        b"naam;plaats\n",
        type="application/octet-stream",
        headers={"Content-Disposition": 'attachment; filename="lijst.csv"'},
    )


def _locked(request: Request, render: Render) -> Response:
    if request.authorised:
        return Response(status=403)
    return Response(
        render("traps/storing.html", request, status=401),
        status=401,
        headers={"WWW-Authenticate": 'Basic realm="Personeel"'},
    )


def _hang_up(_: Request, __: Render) -> Response:
    raise HangUp


def _markup(request: Request, render: Render) -> Response:
    return Response(render("traps/opmaak.html", request))


TRAPS: Mapping[str, Trap] = {
    "/valkuilen/kalender": _calendar,
    "/valkuilen/facetten": _facets,
    "/valkuilen/sessie": _session,
    "/valkuilen/dieper": _page("dieper"),
    "/valkuilen/zacht-404": _page("zacht-404"),
    "/valkuilen/kringloop/heen": _to("/valkuilen/kringloop/terug"),
    "/valkuilen/kringloop/terug": _to("/valkuilen/kringloop/heen"),
    "/valkuilen/traag": _slow,
    "/valkuilen/fout-500": _status(500),
    "/valkuilen/fout-503": _status(503),
    "/valkuilen/onrustig": _page("onrustig"),
    "/valkuilen/crash": _page("crash"),
    "/valkuilen/groot": _huge,
    "/valkuilen/dialogen": _page("dialogen"),
    "/valkuilen/venster": _page("venster"),
    "/valkuilen/download": _download,
    "/valkuilen/slot": _locked,
    "/valkuilen/inloggen": _page("inloggen"),
    "/valkuilen/uitloggen": _page("uitloggen"),
    "/valkuilen/naar-buiten": _to("http://example.invalid/elders"),
    "/valkuilen/naar-binnen": _to("/contact"),
    "/valkuilen/script-naar-binnen": _page("script-naar-binnen"),
    "/valkuilen/buiten": _page("buiten"),
    "/valkuilen/vastgelopen": _page("vastgelopen"),
    "/valkuilen/verbroken": _hang_up,
    "/valkuilen/opmaak": _markup,
    "/valkuilen/verzendt-zelf": _page("verzendt-zelf"),
    "/valkuilen/verzendt-formulier": _page("verzendt-formulier"),
    "/valkuilen/tekst": _of("text/plain; charset=utf-8", "Dit is gewone tekst.\n"),
    "/valkuilen/gegevens": _of("application/json", '{"gemeente": "Voorbeeldstad"}\n'),
    "/valkuilen/lijst.txt": _of("text/plain; charset=utf-8", "Dit is gewone tekst.\n"),
    "/valkuilen/lijst.json": _of("application/json", '{"gemeente": "Voorbeeldstad"}\n'),
}
