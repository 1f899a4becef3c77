"""The text, links and forms of a page and its frames, as the browser shows them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from playwright.async_api import Error, Frame, Page

from toegankelijk.browser.query import query
from toegankelijk.model import BlockKind, Link
from toegankelijk.text.page import RawBlock

_LIMITS = {"blocks": 20_000, "characters": 1_000_000, "links": 5_000, "nodes": 200_000}
_FRAME_TIMEOUT = 2.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stands on a page."""

    title: str
    language: str | None
    blocks: tuple[RawBlock, ...]
    links: tuple[Link, ...]
    forms: int
    login: bool
    has_main: bool
    """Whether the page marks its main text by itself."""
    asks: int = 0
    """Fields to fill in, apart from those of the site around it."""
    scripted: bool = True
    """Whether scripts may still add to it."""


@cache
def _script() -> str:
    return (resources.files("toegankelijk.browser") / "js" / "snapshot.js").read_text("utf-8")


async def take(page: Page) -> Snapshot:
    """The page itself, with the texts and links of its frames behind its own."""
    top = await query(page, _script(), _LIMITS)
    inner = [await _of_frame(frame) for frame in page.frames if frame is not page.main_frame]
    every = [top, *(raw for raw in inner if raw is not None)]
    return Snapshot(
        title=top["title"].strip(),
        language=(top["language"] or "").strip() or None,
        blocks=tuple(_block(raw) for part in every for raw in part["blocks"]),
        links=tuple(Link(raw["url"], raw["text"]) for part in every for raw in part["links"]),
        forms=sum(part["forms"] for part in every),
        login=any(part["login"] for part in every),
        has_main=top["hasMain"],
        scripted=bool(top["scripted"]),
        asks=sum(int(part["asks"]) for part in every),
    )


async def _of_frame(frame: Frame) -> dict[str, Any] | None:
    try:
        async with asyncio.timeout(_FRAME_TIMEOUT):
            found: dict[str, Any] = await query(frame, _script(), _LIMITS)
    except (Error, TimeoutError):
        return None
    for block in found["blocks"]:
        block["language"] = block["language"] or found["language"]
    return found


def _block(raw: dict[str, Any]) -> RawBlock:
    return RawBlock(
        kind=BlockKind(raw["kind"]),
        text=raw["text"],
        level=raw["level"],
        main=raw["main"],
        language=raw["language"],
    )
