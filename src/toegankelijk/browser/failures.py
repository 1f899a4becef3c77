"""What the browser says when a page does not open, as a reason. Pure."""

from __future__ import annotations

import re

from toegankelijk.model import NotVisited, Reason

MAX_DETAIL = 300
"""Characters kept of what the browser said."""

_NETWORK_ERRORS: tuple[tuple[re.Pattern[str], Reason], ...] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"Download is starting", Reason.DOWNLOAD),
        (r"ERR_CERT_|ERR_SSL_|ERR_BAD_SSL", Reason.CERTIFICATE),
        (r"ERR_TOO_MANY_REDIRECTS", Reason.REDIRECT_LOOP),
        (r"ERR_INVALID_AUTH|ERR_UNSUPPORTED_AUTH", Reason.LOGIN),
        (r"ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|Timeout \d+ms exceeded", Reason.TIMEOUT),
        (r"crashed|Target closed|has been closed|ERR_ABORTED_BY_CRASH", Reason.CRASH),
        (r"ERR_", Reason.NETWORK),
    )
)
_CODE = re.compile(r"net::ERR_[A-Z0-9_]+")
_EMPTY_ANSWER = frozenset({"net::ERR_HTTP_RESPONSE_CODE_FAILURE", "net::ERR_ABORTED"})
"""What the browser makes of an answer that brings no document."""
_STATUSES = {
    401: Reason.LOGIN,
    403: Reason.REFUSED,
    404: Reason.NOT_FOUND,
    407: Reason.LOGIN,
    410: Reason.NOT_FOUND,
    429: Reason.REFUSED,
}
_PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml")


def of_error(message: str, status: int | None = None) -> NotVisited:
    """The reason behind an error message of the browser, after an answer with that ``status``."""
    code = _CODE.search(message)
    if code is not None and code[0] in _EMPTY_ANSWER and status is not None:
        return of_status(status) or NotVisited(Reason.NOT_HTML, f"HTTP {status}", status)
    detail = code[0] if code else message.partition("\n")[0][:MAX_DETAIL]
    for pattern, reason in _NETWORK_ERRORS:
        if pattern.search(message):
            return NotVisited(reason, detail)
    return NotVisited(Reason.CHECK_FAILED, detail)


def of_status(status: int) -> NotVisited | None:
    """The reason behind a status of HTTP; ``None`` where the page came."""
    if status < 400:
        return None
    return NotVisited(_STATUSES.get(status, Reason.HTTP_ERROR), f"HTTP {status}", status)


def of_type(content_type: str | None) -> NotVisited | None:
    """The reason behind a type that is no page; a server that gives no type is trusted."""
    kind = (content_type or "").split(";")[0].strip().lower()
    if not kind or kind in _PAGES:
        return None
    return NotVisited(Reason.NOT_HTML, kind[:MAX_DETAIL])
