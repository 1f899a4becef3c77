"""A small polite getter: robots.txt, sitemaps, and pages that need no browser."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, Protocol

import requests
import urllib3

from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Reason

MAX_REDIRECTS = 5
"""As RFC 9309, 2.3.1.2 has it for robots.txt."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 65_536
_NONE: Mapping[str, str] = MappingProxyType({})
_CANNOT_READ = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
)
"""What the network stack raises for a server that is not there or talks nonsense."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one address, or why nothing did."""

    url: str
    status: int | None = None
    """``None`` if there was no answer; then ``trouble`` says why."""
    body: bytes = b""
    truncated: bool = False
    """There was more than the limit; ``body`` is the beginning of it."""
    location: str | None = None
    """Where a redirect points, as the server wrote it."""
    trouble: Reason | None = None
    detail: str = ""
    """What the network said; hostile."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case; hostile."""


class Fetch(Protocol):
    """One GET, without following redirects. Never raises for what a server does."""

    def __call__(self, url: str, limit: int) -> Answer:
        """At most ``limit`` bytes of body, after unpacking."""


def user_agent(contact: str | None, version: str) -> str:
    """The name by which the tool is known to servers, with whom to call.

    >>> user_agent("web@voorbeeldstad.nl", "0.1.0")
    'toegankelijk/0.1.0 (+mailto:web@voorbeeldstad.nl)'
    >>> user_agent(None, "0.1.0")
    'toegankelijk/0.1.0 (geen contactadres opgegeven)'
    """
    safe = "".join(c for c in contact or "" if c.isascii() and c.isprintable() and c not in " ()")
    if not safe:
        return f"toegankelijk/{version} (geen contactadres opgegeven)"
    address = safe if "://" in safe else f"mailto:{safe.removeprefix('mailto:')}"
    return f"toegankelijk/{version} (+{address})"


def follow(
    fetch: Fetch,
    url: str,
    limit: int,
    *,
    allowed: Callable[[str], bool] = lambda _: True,
    redirects: int = MAX_REDIRECTS,
) -> Answer:
    """The answer at the end of at most ``redirects`` redirects.

    An address that is not ``allowed`` is never asked for: then, and after too many redirects, the
    answer is the last redirect itself, with a ``trouble``.
    """
    if not allowed(url):
        return Answer(url, trouble=Reason.REDIRECT_OUT, detail=url)
    for _ in range(redirects + 1):
        answer = fetch(url, limit)
        if answer.status not in _REDIRECTS or answer.location is None:
            return answer
        target = canonical(answer.location, base=url)
        if target is None or not allowed(target):
            return Answer(
                url, answer.status, trouble=Reason.REDIRECT_OUT, detail=answer.location[:300]
            )
        url = target
    return Answer(url, answer.status, trouble=Reason.REDIRECT_LOOP, detail=url)


@dataclass(frozen=True, slots=True)
class _Asked:
    url: str
    limit: int
    method: str
    headers: Mapping[str, str] = field(repr=False)


class Fetcher:
    """``Fetch`` over the network: bounded in bytes and in time, and secrets only where they belong.

    A certificate that Python does not trust is no reason to stop: browsers find a missing link of
    the chain themselves. Pages are opened by the browser, which does judge the certificate. But
    where something secret would be sent along, the certificate must be good.
    """

    def __init__(
        self,
        agent: str,
        *,
        timeout: float = 15.0,
        total: float = 60.0,
        accept: str = "text/plain, application/xml, */*;q=0.5",
        secrets: Callable[[str], Mapping[str, str]] = lambda _: _NONE,
        any_certificate: bool = False,
    ) -> None:
        """Seconds: ``timeout`` for each wait for the server, ``total`` for the whole answer.

        ``secrets`` gives the headers that only a URL in scope gets: cookies, a password. With
        ``any_certificate``, as ``Site`` has it, they go to a server that nobody vouches for too.
        """
        self._any_certificate = any_certificate
        self._headers = {"User-Agent": agent, "Accept": accept}
        self._timeout = timeout
        self._total = total
        self._secrets = secrets

    def __call__(
        self,
        url: str,
        limit: int,
        *,
        headers: Mapping[str, str] = _NONE,
        method: Literal["GET", "HEAD"] = "GET",
    ) -> Answer:
        """``url`` as the server gives it now."""
        secrets = self._secrets(url)
        asked = _Asked(url, limit, method, {**self._headers, **headers, **secrets})
        answer = self._in_time(asked, verify=True)
        if answer.trouble is Reason.CERTIFICATE and (self._any_certificate or not secrets):
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
            answer = self._in_time(asked, verify=False)
        return answer

    def _in_time(self, asked: _Asked, *, verify: bool) -> Answer:
        """``_get`` with an end to it: time-outs of sockets do not bound names and slow headers."""
        answers = [Answer(asked.url, trouble=Reason.TIMEOUT, detail=f"{self._total:g} s")]
        failures: list[BaseException] = []

        def get() -> None:
            try:
                answers.append(self._get(asked, verify=verify))
            except BaseException as error:  # noqa: BLE001 - raised again below
                failures.append(error)

        worker = threading.Thread(target=get, daemon=True)
        worker.start()
        worker.join(self._total)
        if failures:
            raise failures[0]
        return answers[-1]

    def _get(self, asked: _Asked, *, verify: bool) -> Answer:
        url = asked.url
        deadline = time.monotonic() + self._total
        try:
            with (
                requests.Session() as session,
                session.request(
                    asked.method,
                    url,
                    headers=asked.headers,
                    timeout=self._timeout,
                    allow_redirects=False,
                    stream=True,
                    verify=verify,
                    auth=_no_password,
                ) as response,
            ):
                got = {name.lower(): value for name, value in response.headers.items()}
                body, truncated = _read(response, asked.limit, deadline)
                location = got.get("location")
                return Answer(url, response.status_code, body, truncated, location, headers=got)
        except _CANNOT_READ as error:
            return Answer(url, trouble=_trouble(error), detail=str(error)[:300])


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Without this, requests would take a password from a ``.netrc`` file."""
    return request


def _read(response: requests.Response, limit: int, deadline: float) -> tuple[bytes, bool]:
    """The unpacked body up to ``limit``, and whether there was more."""
    body = bytearray()
    while len(body) <= limit:
        if time.monotonic() > deadline:
            raise TimeoutError("het antwoord duurde te lang")
        piece = response.raw.read1(_CHUNK, decode_content=True)
        if not piece:
            return bytes(body), False
        body += piece
    return bytes(body[:limit]), True


def _trouble(error: Exception) -> Reason:
    match error:
        case requests.exceptions.SSLError():
            return Reason.CERTIFICATE
        case requests.Timeout() | TimeoutError() | urllib3.exceptions.TimeoutError():
            return Reason.TIMEOUT
        case _:
            return Reason.NETWORK
