"""Request and response of the sample site, and nothing about sockets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Event

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks."""

    method: str
    path: str
    """Decoded, without query."""
    query: Mapping[str, str]
    """The first value of each parameter."""
    site: str
    """Scheme, host and port as the browser knows them, without a slash at the end."""
    slow: float
    """Seconds that the slow page waits."""
    authorised: bool
    """The request carries an ``Authorization`` header."""
    stopping: Event
    """Set when the server ends; whoever waits, waits on this."""
    more: int = 0
    """Pages that the site has beside its own."""
    changed: float = 0.0
    """Share of those that have a new text."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the server answers."""

    body: str | bytes | Iterable[bytes] = b""
    """An iterable is sent piece by piece, without a length."""
    status: int = 200
    type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)


class HangUp(Exception):
    """Close the connection without an answer."""


def redirect(location: str, status: int = 302) -> Response:
    """Send the browser elsewhere."""
    return Response(status=status, headers={"Location": location})
