"""axe-core over a page and all its frames."""

from __future__ import annotations

import asyncio
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.async_api import CDPSession, ElementHandle, Error, Frame, Page

from toegankelijk.browser.query import query
from toegankelijk.errors import BrowserError

MAX_FRAMES = 30
"""Frames beyond this many are reported as not looked into."""
FRAME_TIMEOUT = 4.0
"""Seconds for axe in one frame within the page."""

REPLACED = ("avoid-inline-spacing",)
"""Rules of axe that a check of our own takes the place of: `tekstafstand-vast` measures what that
one only reads."""

_OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    "ancestry": True,
    "elementRef": False,
    # axe fetches style sheets of other hosts again, to see whether they lock the orientation.
    "preload": {"assets": ["cssom"], "timeout": 3000},
    "rules": {
        "td-has-header": {"enabled": True},
        "p-as-heading": {"enabled": True},
        "table-fake-caption": {"enabled": True},
        "target-size": {"enabled": True},
        "css-orientation-lock": {"enabled": True},
        "focus-order-semantics": {"enabled": True},
        **{rule: {"enabled": False} for rule in REPLACED},
    },
}
_SECOND_LOOK = (resources.files("toegankelijk.browser") / "js" / "second_look.js").read_text(
    "utf-8"
)
_TRIM = (
    """
results => { const secondLook = SECOND_LOOK; return {
  version: results.testEngine.version,
  passes: results.passes.map(rule => rule.id),
  inapplicable: results.inapplicable.map(rule => rule.id),
  ...Object.fromEntries(['violations', 'incomplete'].map(kind => [kind, results[kind].map(rule => ({
    id: rule.id, impact: rule.impact,
    nodes: rule.nodes.slice(0, 200).map(node => ({
      impact: node.impact, target: node.target, ancestry: node.ancestry,
      html: node.html.slice(0, 1000),
      doubt: kind === 'violations' ? secondLook(rule.id, node.target) : '',
      data: [...node.any, ...node.all, ...node.none].map(check => check.data)
        .find(data => data && typeof data === 'object' && !Array.isArray(data)) ?? null,
    })),
    count: rule.nodes.length,
  }))])),
}; }
"""
).replace("SECOND_LOOK", _SECOND_LOOK)
# `null` where axe is not there yet.
_RUN = f"""([options, within]) => window.axe?.runPartial
  ? axe.run(within ?? document, options).then({_TRIM}) : null"""
_PART = "([context, options]) => axe.runPartial(context, options)"
_FRAMES = "context => axe.utils.getFrameContexts(context)"
_FIND_FRAME = "selector => axe.utils.shadowSelect(selector)"
_FINISH = f"([parts, options]) => axe.finishRun(parts, options).then({_TRIM})"


NOTHING: dict[str, Any] = {
    "version": "",
    **dict.fromkeys(("passes", "inapplicable", "violations", "incomplete"), ()),
}
"""Raw results of a page that was not judged."""


@cache
def source(path: str | None = None) -> str:
    """The script of axe-core: the bundled one, or that of ``path``. Raises ``BrowserError``."""
    if path is None:
        script = resources.files("axe_playwright_python") / "axe.min.js"
        return script.read_text(encoding="utf-8")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrowserError(
            "Dit bestand met axe-core is niet te lezen.", where=path, mend="Kijk of het er staat."
        ) from error
    if "axe" not in text or "runPartial" not in text:
        raise BrowserError(
            "Dit is geen bruikbaar axe-core.",
            where=path,
            mend="Neem het bestand axe.min.js van versie 4.3 of nieuwer.",
        )
    return text


async def run(
    page: Page, script: str, within: str | None = None, cdp: CDPSession | None = None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Raw results over all frames, and the URLs of frames that could not be looked into.

    With ``within``, a CSS selector, over those elements of the page only, without frames; the axe
    that is there already is used. ``cdp`` is a session of the tab: by it the script gets in faster.
    """
    if within is not None and (found := await query(page, _RUN, [_OPTIONS, within])) is not None:
        return found, ()
    await _bring(page, script, cdp)
    if len(page.frames) == 1 or within is not None:
        if (found := await query(page, _RUN, [_OPTIONS, within])) is None:
            raise Error("axe-core kan niet op deze pagina.")
        return found, ()
    parts: list[Any] = []
    untested: list[str] = []
    await _run_frame(page.main_frame, {"exclude": []}, script, parts, untested)
    return await query(page, _FINISH, [parts, _OPTIONS]), tuple(untested)


async def _bring(page: Page, script: str, cdp: CDPSession | None) -> None:
    """Put axe in. Half a megabyte: how Playwright does it takes twice as long."""
    if cdp is not None:
        try:
            await cdp.send("Runtime.evaluate", {"expression": script})
        except Error:
            pass  # a page that goes away: below, Playwright tells of it in its own words
        else:
            return
    await page.evaluate(script)


async def _run_frame(
    frame: Frame, context: Any, script: str, parts: list[Any], untested: list[str]
) -> None:
    """The results of ``frame`` and the frames in it, in the order that axe expects."""
    inner = await query(frame, _FRAMES, context)
    parts.append(await query(frame, _PART, [context, _OPTIONS]))
    for found in inner:
        child = await _child(frame, found["frameSelector"])
        if child is None or len(parts) >= MAX_FRAMES:
            parts.append(None)
            untested.append(child.url if child else "")
            continue
        before = len(parts)
        try:
            async with asyncio.timeout(FRAME_TIMEOUT):
                await child.evaluate(script)
                await _run_frame(child, found["frameContext"], script, parts, untested)
        except (Error, TimeoutError):
            del parts[before:]
            parts.append(None)
            untested.append(child.url)


async def _child(frame: Frame, selector: Any) -> Frame | None:
    handle = await frame.evaluate_handle(_FIND_FRAME, selector)
    element = handle.as_element()
    return await element.content_frame() if isinstance(element, ElementHandle) else None
