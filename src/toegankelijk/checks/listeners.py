"""Which elements wait for which events, as the browser itself knows it: one question for a page."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Error

from toegankelijk.checks.tab import Tab

WATCHED = frozenset(
    {
        *("click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "pointermove"),
        *("touchstart", "touchmove", "touchend", "keydown", "keyup", "keypress"),
        *("devicemotion", "deviceorientation"),
    }
)
MAX_NODES = 300

_KEEP = """
function(names, ...nodes) {
  const kept = new Map();
  nodes.forEach((node, i) => kept.set(node, names[i]));
  document[Symbol.for('toegankelijk-listeners')] = kept;
}
"""
_FORGET = "() => { delete document[Symbol.for('toegankelijk-listeners')]; }"
_GROUP = "toegankelijk"


@asynccontextmanager
async def listened(tab: Tab, names: frozenset[str] = WATCHED) -> AsyncIterator[None]:
    """While inside, scripts find a ``Map`` of element to those ``names`` of events at the document.

    ``document[Symbol.for('toegankelijk-listeners')]``; the window itself is a key of it too.
    """
    by_node: dict[int, set[str]] = defaultdict(set)
    in_page, at_window = await _heard(tab)
    for event in in_page:
        if event["type"] in names and "backendNodeId" in event:
            by_node[int(event["backendNodeId"])].add(str(event["type"]))
    window = {str(e["type"]) for e in at_window} & names
    nodes = list(by_node)[:MAX_NODES]
    found = await asyncio.gather(
        *(
            tab.cdp.send("DOM.resolveNode", {"backendNodeId": node, "objectGroup": _GROUP})
            for node in nodes
        ),
        return_exceptions=True,
    )
    kept = [
        (sorted(by_node[node]), answer["object"]["objectId"])
        for node, answer in zip(nodes, found, strict=True)
        if not isinstance(answer, BaseException)
    ]
    there = await _object(tab, "window")
    kept.append((sorted(window), there))
    arguments = [{"value": [heard for heard, _ in kept]}, *({"objectId": o} for _, o in kept)]
    try:
        await tab.cdp.send(
            "Runtime.callFunctionOn",
            {"functionDeclaration": _KEEP, "objectId": there, "arguments": arguments},
        )
        yield
    finally:
        await tab.page.evaluate(_FORGET)
        await tab.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})


async def at_the_root(tab: Tab) -> frozenset[str]:
    """The names of events that the window, the document or the body waits for."""
    roots = ("window", "document", "document.documentElement", "document.body ?? document")
    found = await asyncio.gather(*(_of(tab, root, 1) for root in roots))
    await tab.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    return frozenset(str(event["type"]) for events in found for event in events) & WATCHED


async def waiting(tab: Tab, names: frozenset[str]) -> int:
    """How much on the page, and at its window, waits for one of these events."""
    in_page, at_window = await _heard(tab)
    return sum(str(event["type"]) in names for event in (*in_page, *at_window))


async def _heard(tab: Tab) -> tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]:
    """What the page and its window wait for; asked once, as it is the dearest question here."""
    for expression, depth in (("document", -1), ("window", 1)):
        if expression not in tab.heard:
            tab.heard[expression] = await _of(tab, expression, depth)
    return tab.heard["document"], tab.heard["window"]


async def _object(tab: Tab, expression: str) -> str:
    asked = {"expression": expression, "objectGroup": _GROUP}
    return str((await tab.cdp.send("Runtime.evaluate", asked))["result"]["objectId"])


async def _of(tab: Tab, expression: str, depth: int) -> list[Mapping[str, Any]]:
    asked = {"objectId": await _object(tab, expression), "depth": depth, "pierce": True}
    try:
        answer = await tab.cdp.send("DOMDebugger.getEventListeners", asked)
    except Error:
        return []
    return list(answer["listeners"])
