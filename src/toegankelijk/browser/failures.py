"""What the browser says when a page does not open, as a reason. Pure."""

from __future__ import annotations

import re

from toegankelijk.crawl.answers import MAX_DETAIL, of_status
from toegankelijk.model import NotVisited, Reason

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
