"""The HTML of a page as the server sent it, read without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html
from lxml import etree
from w3lib.encoding import html_to_unicode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_HTML = 5_000_000
"""Bytes of a page that are read."""
MAX_ELEMENTS = 60_000
"""Elements of a page that are looked at."""


def text_of(body: bytes, content_type: str | None) -> str:
    """The HTML as text, by its byte order mark, the header, its ``meta``, or else by its bytes.

    A charset that does not exist or is not the true one is passed over, as browsers do.
    """
    try:
        return html_to_unicode(content_type, body, auto_detect_fun=_guess)[1]
    except (LookupError, UnicodeError, ValueError):
        return body.decode("utf-8", "replace")


def tree_of(html: str) -> HtmlElement | None:
    """The root element; ``None`` where there is nothing that can be read."""
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        text = html[:MAX_HTML].replace("\0", "").encode("utf-8", "replace")
        return lxml.html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _guess(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
