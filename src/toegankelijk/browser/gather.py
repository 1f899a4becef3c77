"""What a person needs beside each other to judge a page, gathered while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from playwright.async_api import Error, Page

from toegankelijk.browser.bounded import within
from toegankelijk.browser.query import query
from toegankelijk.model import Gathered, GatheredKind

LIMIT = 3.0
"""Seconds; a page on which it takes longer gives nothing."""
MAX_TEXT = 200
MOST = {
    GatheredKind.IMAGE: 60,
    GatheredKind.HEADING: 80,
    GatheredKind.LINK: 120,
    GatheredKind.FIELD: 60,
    GatheredKind.CONTROL: 150,
    GatheredKind.MEDIA: 20,
    GatheredKind.TABLE: 20,
    GatheredKind.LANGUAGE: 20,
    GatheredKind.TITLE: 1,
}
"""How many of each kind are kept."""
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


@cache
def _script() -> str:
    return (resources.files("toegankelijk.browser") / "js" / "gather.js").read_text("utf-8")


async def take(page: Page) -> tuple[Gathered, ...] | None:
    """Of the page itself, without its frames. ``None`` where it could not be gathered."""
    limits = {"text": MAX_TEXT, "kinds": {str(kind): most for kind, most in MOST.items()}}
    try:
        found = await within(query(page, _script(), limits), LIMIT)
        return tuple(_gathered(item) for item in found[: sum(MOST.values())])
    except (Error, TimeoutError, *_MALFORMED):
        return None


def _gathered(item: Mapping[str, Any]) -> Gathered:
    box = item["box"]
    return Gathered(
        kind=GatheredKind(item["kind"]),
        text=str(item["text"])[:MAX_TEXT],
        about=str(item["about"])[:MAX_TEXT],
        values={
            str(key)[:20]: value[:500] if isinstance(value, str) else value
            for key, value in list(item["values"].items())[:6]
            if isinstance(value, str | int | float)
        },
        box=(int(box[0]), int(box[1]), int(box[2]), int(box[3])) if box else None,
    )
