"""Cut-outs of elements, with a frame around what is meant. The page is left as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from playwright.async_api import Error, FrameLocator, Page

from toegankelijk.browser.session import VIEWPORT_HEIGHT, VIEWPORT_WIDTH, Session
from toegankelijk.model import Element, Finding, Outcome

MAX_PER_PAGE = 25
WIDTH, HEIGHT, MARGIN = 640, 400, 24
"""CSS pixels: the largest cut-out, and what is shown around the element."""
_EACH_TIMEOUT = 3.0

_TOOLS = """
const mark = element => {
  element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  const box = element.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return null;
  const mark = document.createElement('div');
  mark.style.cssText = `all:initial;position:fixed;z-index:2147483647;pointer-events:none;
    left:${box.left - 4}px;top:${box.top - 4}px;width:${box.width + 2}px;
    height:${box.height + 2}px;border:3px solid #c2185b;border-radius:3px;
    box-shadow:0 0 0 2px #fff;`;
  document.documentElement.append(mark);
  window.__toegankelijkMark = mark;
  return {x: box.left, y: box.top, width: box.width, height: box.height,
    left: scrollX, top: scrollY};
};
const unmark = () => {
  window.__toegankelijkMark?.remove();
  delete window.__toegankelijkMark;
};
"""
_IN_FRAME = f"element => {{ {_TOOLS} return mark(element); }}"
# The way of Playwright to find an element brings a large script of its own into each page.
_IN_PAGE = f"""
chain => {{
  {_TOOLS}
  unmark();
  let root = document, element = null;
  for (const selector of chain) {{
    element = root?.querySelector(selector);
    root = element?.shadowRoot;
  }}
  return element ? mark(element) : null;
}}
"""
_UNMARK = f"() => {{ {_TOOLS} unmark(); }}"
_SCROLLED = "() => [window.scrollX, window.scrollY]"


def wanted(findings: Iterable[Finding], known: frozenset[str]) -> tuple[Finding, ...]:
    """The first finding of each component that has no picture yet."""
    chosen: dict[str, Finding] = {}
    for finding in findings:
        if finding.component in known or finding.component in chosen:
            continue
        if isinstance(finding.where, Element) and finding.outcome in _PICTURED:
            chosen[finding.component] = finding
    return tuple(chosen.values())[:MAX_PER_PAGE]


_PICTURED = frozenset({Outcome.FAILED, Outcome.CANT_TELL})


async def cut(session: Session, page: Page, findings: Iterable[Finding]) -> dict[str, bytes]:
    """WebP by component; elements that cannot be shown are left out."""
    pictures: dict[str, bytes] = {}
    for finding in findings:
        assert isinstance(finding.where, Element)
        if finding.where.selector in {"html", "body"}:
            continue
        take = _in_frame if finding.where.frame else _in_page
        try:
            async with asyncio.timeout(_EACH_TIMEOUT):
                picture = await take(session, page, finding.where)
        except (Error, TimeoutError):
            continue
        if picture is not None:
            pictures[finding.component] = picture
    if pictures:
        await page.evaluate(_UNMARK)
    return pictures


async def _in_page(session: Session, page: Page, where: Element) -> bytes | None:
    """The mark stays until the next one takes its place."""
    box = await page.evaluate(_IN_PAGE, where.selector.split(" >> "))
    if box is None:
        return None
    return await _shot(session, box, box["left"], box["top"])


async def _in_frame(session: Session, page: Page, where: Element) -> bytes | None:
    await page.evaluate(_UNMARK)
    scope: Page | FrameLocator = page
    for frame in where.frame:
        scope = scope.frame_locator(f"css={_chain(frame)}")
    locator = scope.locator(f"css={_chain(where.selector)}").first
    if await locator.evaluate(_IN_FRAME, timeout=1000) is None:
        return None
    try:
        box = await locator.bounding_box(timeout=1000)
        left, top = await page.evaluate(_SCROLLED)
        return None if box is None else await _shot(session, dict[str, float](**box), left, top)
    finally:
        await locator.evaluate(_UNMARK, timeout=1000)


async def _shot(session: Session, box: Mapping[str, float], left: float, top: float) -> bytes:
    clip = _clip(box)
    return await session.capture({**clip, "x": clip["x"] + left, "y": clip["y"] + top})


def _chain(selector: str) -> str:
    return selector.replace(" >> ", " >> css=")


def _clip(box: Mapping[str, float]) -> dict[str, float]:
    """The element with its surroundings, within the window and the largest size."""
    left = max(0.0, box["x"] - MARGIN)
    top = max(0.0, box["y"] - MARGIN)
    right = min(VIEWPORT_WIDTH, box["x"] + box["width"] + MARGIN, left + WIDTH)
    bottom = min(VIEWPORT_HEIGHT, box["y"] + box["height"] + MARGIN, top + HEIGHT)
    return {"x": left, "y": top, "width": max(right - left, 1), "height": max(bottom - top, 1)}
