"""The network guard: nothing that writes leaves the browser, and the page stays on its site.

It listens at the browser as a whole, not at a page, so requests of frames, workers, service
workers, beacons and form posts all pass it; and the browser keeps its cache, which Playwright's own
routes would switch off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from playwright.async_api import Browser, CDPSession, Error

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Stops each request that is not for reading, and each that would lead the tab elsewhere."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._tasks: set[asyncio.Task[None]] = set()
        self._frame: str | None = None
        self._allowed: Callable[[str], bool] = lambda _: True
        self.stopped = 0
        """Requests that would write, stopped since ``begin``."""
        self.left: str | None = None
        """The last place outside the site that the page tried to go to since ``begin``."""
        self.held: list[str] | None = None
        """While the page is tried out: where it wanted to go, and did not; else ``None``."""

    @classmethod
    async def on(cls, browser: Browser) -> Guard:
        """Put a guard on a browser that has opened nothing yet."""
        session = await browser.new_browser_cdp_session()
        guard = cls(session)
        session.on("Fetch.requestPaused", guard._paused)
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
        return guard

    def begin(self, frame: str, allowed: Callable[[str], bool]) -> None:
        """The next page: id of the frame that the tab shows, and where that may go."""
        self._frame, self._allowed = frame, allowed
        self.stopped, self.left, self.held = 0, None, None

    def hold(self) -> None:
        """From here to the next page, the tab stays where it is, whatever is clicked or typed."""
        self.held = []

    def _paused(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._decide(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decide(self, event: dict[str, Any]) -> None:
        request_id, request = event["requestId"], event["request"]
        document = event["resourceType"] == "Document"
        try:
            if document and event["frameId"] == self._frame and self.held is not None:
                self.held.append(str(request["url"]))
                await self._stop(request_id, document)
            elif request["method"].upper() not in READING:
                self.stopped += 1
                await self._stop(request_id, document)
            elif document and event["frameId"] == self._frame and not self._allowed(request["url"]):
                self.left = request["url"]
                await self._stop(request_id, document)
            else:
                await self._session.send("Fetch.continueRequest", {"requestId": request_id})
        except Error:
            # The page or the browser went away meanwhile: then the request is gone as well.
            return

    async def _stop(self, request_id: str, document: bool) -> None:
        if document:
            # No content: the page stays as it is. A failure would bring an error page.
            await self._session.send(
                "Fetch.fulfillRequest", {"requestId": request_id, "responseCode": 204}
            )
        else:
            await self._session.send(
                "Fetch.failRequest", {"requestId": request_id, "errorReason": "BlockedByClient"}
            )
