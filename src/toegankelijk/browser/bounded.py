"""A limit on waiting that holds for work that does not let itself be cancelled either."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
_LETTING_GO = 1.0
"""Seconds for cancelled work to end; nearly all does at once."""


async def within(work: Coroutine[Any, Any, T], seconds: float) -> T:
    """The result of ``work``; raises ``TimeoutError`` after ``seconds``, come what may.

    ``asyncio.timeout`` waits until the cancelled work has ended. What waits for a browser that is
    dying may never end, and would hold its process for ever; here it is left behind.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task}, timeout=seconds)
    finally:
        if not task.done():
            task.cancel()
            task.add_done_callback(_forget)
    if task.done():
        return task.result()
    await asyncio.wait({task}, timeout=_LETTING_GO)
    raise TimeoutError


def _forget(task: asyncio.Task[Any]) -> None:
    """Nobody waits for this any more: an error in it is no news."""
    if not task.cancelled():
        task.exception()
