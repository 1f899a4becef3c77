"""What a dynamic check works with: the page, and ways to change it that are always undone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.async_api import CDPSession, Page

from toegankelijk.browser.guard import Guard
from toegankelijk.browser.inspected import Inspected
from toegankelijk.browser.query import query
from toegankelijk.browser.session import VIEWPORT_HEIGHT, VIEWPORT_WIDTH
from toegankelijk.checks import answers
from toegankelijk.checks.bundle import source, tools
from toegankelijk.checks.check import Raw
from toegankelijk.model import LOADED, State

_ASK = """
async argument => {
  if (!window.axe?.setup) return null;
  const tools = (TOOLS)();
  try {
    tools.begin(3000);
    return await (SCRIPT)(tools, argument);
  } finally { tools.end(); }
}
"""
_STYLE = """
css => {
  const style = document.createElement('style');
  style.textContent = css;
  style.dataset.toegankelijk = '';
  document.documentElement.append(style);
  return style;
}
"""
_RESIZED = """
width => new Promise(done => {
  let frames = 0;
  const look = () => innerWidth === width || ++frames > 10 ? done() : requestAnimationFrame(look);
  requestAnimationFrame(look);
})
"""
"""Listeners for ``resize`` and media queries run before the frame that tells the new width."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier pages of this worker told, so that a header is tried once; it grows."""

    known: set[int] = field(default_factory=set)
    """Keys of what was seen to be right."""
    walked: set[str] = field(default_factory=set)
    """Keys of headers and the like that Tab went through."""
    pictured: dict[int, bool | None] = field(default_factory=dict)
    """Whether a picture showed the focus, by the keys of ``known``; ``None`` for no picture."""
    opened: dict[str, Inspected] = field(default_factory=dict)
    """What was seen behind what opens, by key of what opened it."""
    still: set[str] = field(default_factory=set)
    """Kinds of carousels that did not move by themselves."""
    contrasts: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Letters with too little contrast and the least contrast, by key of a text on a picture."""
    shortcuts: list[str] = field(default_factory=list)
    """Single keys that did something on the last page that waits for keys."""
    pointed: dict[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """What showed when one pointed at something, by its key."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page in a known state. Whatever is changed through it is undone."""

    page: Page
    cdp: CDPSession
    guard: Guard
    url: str
    state: State = LOADED
    earlier: Earlier = field(default_factory=Earlier)
    heard: dict[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """What waits for which events on this page, once asked; see ``listeners``."""

    async def ask(self, name: str, argument: object = None) -> Any:
        """The answer of ``js/<name>``, a function of ``(tools, argument)``, in the main frame."""
        script = _ASK.replace("TOOLS", tools()).replace("SCRIPT", source(name))
        return await query(self.page, script, argument)

    @staticmethod
    def raws(items: Iterable[Mapping[str, Any]], state: State | None = None) -> list[Raw]:
        """What such a script said with ``tools.failed`` and its kin; ``state`` where it was."""
        return [replace(answers.raw(item), state=state) for item in items]

    async def keys(self, key: str, count: int = 1) -> None:
        """Press Tab (or another key without text) so many times, without looking in between."""
        code = {"windowsVirtualKeyCode": 9} if key == "Tab" else {}
        event = {"key": key, "code": key, **code}
        await asyncio.gather(
            *(
                self.cdp.send("Input.dispatchKeyEvent", {"type": kind, **event})
                for _ in range(count)
                for kind in ("rawKeyDown", "keyUp")
            )
        )

    async def type(self, text: str) -> None:
        """Press a key for each character, with the events that it would give."""
        for character in text:
            event = {"key": character, "text": character, "unmodifiedText": character}
            await self.cdp.send("Input.dispatchKeyEvent", {"type": "keyDown", **event})
            await self.cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": character})

    async def picture(self, clip: Mapping[str, float]) -> str:
        """A piece of the document as PNG in base64: the same text for the same picture."""
        asked = {
            "format": "png",
            "optimizeForSpeed": True,
            "clip": {**clip, "scale": 1},
            "captureBeyondViewport": False,
        }
        return str((await self.cdp.send("Page.captureScreenshot", asked))["data"])

    @asynccontextmanager
    async def resized(
        self, width: int, height: int = VIEWPORT_HEIGHT, **metrics: object
    ) -> AsyncIterator[None]:
        """The window in another size (CSS pixels)."""
        try:
            await self.resize(width, height, **metrics)
            yield
        finally:
            await self.resize(VIEWPORT_WIDTH, VIEWPORT_HEIGHT)

    async def resize(self, width: int, height: int, **metrics: object) -> None:
        """For who undoes it by itself, such as within ``resized``."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await asyncio.gather(
            self.cdp.send("Emulation.setDeviceMetricsOverride", {**size, **metrics}),
            self.page.evaluate(_RESIZED, width),
        )

    @asynccontextmanager
    async def styled(self, css: str) -> AsyncIterator[None]:
        """The page with a style sheet of ours at its end."""
        sheet = await self.page.evaluate_handle(_STYLE, css)
        try:
            yield  # what is measured next is laid out anew by itself
        finally:
            await sheet.evaluate("style => style.remove()")
