"""The limit on waiting for a browser holds whatever the browser does."""

from __future__ import annotations

import asyncio
import time

import pytest

from toegankelijk.browser import bounded
from toegankelijk.browser.bounded import within


async def _stubborn() -> None:
    """Waits on, however often it is cancelled, for a little longer than a test will wait."""
    end = time.monotonic() + 3
    while time.monotonic() < end:
        try:
            await asyncio.sleep(end - time.monotonic())
        except asyncio.CancelledError:
            continue


async def _answer() -> str:
    await asyncio.sleep(0)
    return "klaar"


async def _fail() -> None:
    raise OSError("weg")


def test_work_that_is_done_in_time_gives_its_result() -> None:
    assert asyncio.run(within(_answer(), 5)) == "klaar"


def test_its_error_comes_through() -> None:
    with pytest.raises(OSError, match="weg"):
        asyncio.run(within(_fail(), 5))


def test_work_that_is_too_slow_is_cancelled() -> None:
    task: list[asyncio.Task[None] | None] = []

    async def slow() -> None:
        task.append(asyncio.current_task())
        await asyncio.sleep(60)

    async def go() -> None:
        with pytest.raises(TimeoutError):
            await within(slow(), 0.05)
        assert task[0] is not None
        assert task[0].cancelled()

    asyncio.run(go())


def test_work_that_cannot_be_cancelled_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "_LETTING_GO", 0.05)
    loop = asyncio.new_event_loop()
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        loop.run_until_complete(within(_stubborn(), 0.05))
    assert time.monotonic() - begun < 2
    loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop)))
    loop.close()
