"""The page as the server sent it, before any script touched it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Error, Response

from toegankelijk.browser.bounded import within

_TIMEOUT = 3.0


@dataclass(frozen=True, slots=True)
class Served:
    """The answer of the server."""

    body: bytes
    content_type: str | None
    etag: str | None
    modified: str | None


async def served(response: Response) -> Served | None:
    """``None`` where the browser no longer has it."""
    try:
        body = await within(response.body(), _TIMEOUT)
    except (Error, TimeoutError):
        return None
    headers = response.headers
    return Served(
        body, headers.get("content-type"), headers.get("etag"), headers.get("last-modified")
    )
