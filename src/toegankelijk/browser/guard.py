"""The network guard: nothing that writes leaves the browser, and the page stays on its site.

It listens at the browser as a whole, not at a page, so requests of frames, workers, service
workers, beacons and form posts all pass it; and the browser keeps its cache, which Playwright's own
routes would switch off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from playwright.async_api import Browser, CDPSession, Error

READING = frozenset({"GET", "HEAD", "OPTIONS"})


MAX_BODY = 20_000
"""Characters of what a request would carry that are looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that the browser wants to make. Hostile."""

    method: str
    url: str
    document: bool
    """It would bring a page, in the tab or in a frame."""
    body: str = ""


class Verdict(StrEnum):
    """What becomes of a request."""

    PASS = "pass"
    WRITES = "writes"
    """It writes, and may: the host is one for tests."""
    STOP = "stop"
    """It writes, and is stopped."""
    LAST = "last"
    """It would send a form, pay, sign or log in; stopped on every host."""


def reading_only(asked: Asked) -> Verdict:
    """What holds unless a form is walked."""
    return Verdict.PASS if asked.method in READING else Verdict.STOP


class Guard:
    """Stops each request that is not for reading, and each that would lead the tab elsewhere."""

    def __init__(
        self, session: CDPSession, extra: Callable[[str], Mapping[str, str]] = lambda _: {}
    ) -> None:
        """``extra`` gives the headers that a URL gets beside those of the browser."""
        self._session = session
        self._extra = extra
        self._tasks: set[asyncio.Task[None]] = set()
        self._frame: str | None = None
        self._allowed: Callable[[str], bool] = lambda _: True
        self.judge: Callable[[Asked], Verdict] = reading_only
        """Decides on each request; who walks a form lays a stricter one here after ``begin``."""
        self.stopped = 0
        """Requests that would write, stopped since ``begin``."""
        self.written = 0
        """Requests that write and were let through since ``begin``."""
        self.last = 0
        """Of those stopped: the ones that would have sent, paid, signed or logged in."""
        self.left: str | None = None
        """The last place outside the site that the page tried to go to since ``begin``."""
        self.held: list[str] | None = None
        """While the page is tried out: where it wanted to go, and did not; else ``None``."""

    @classmethod
    async def on(
        cls, browser: Browser, extra: Callable[[str], Mapping[str, str]] = lambda _: {}
    ) -> Guard:
        """Put a guard on a browser that has opened nothing yet."""
        session = await browser.new_browser_cdp_session()
        guard = cls(session, extra)
        session.on("Fetch.requestPaused", guard._paused)
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
        return guard

    async def answers(self) -> None:
        """Returns when the browser answers; raises ``Error`` when it is gone."""
        await self._session.send("Browser.getVersion")

    def begin(self, frame: str, allowed: Callable[[str], bool]) -> None:
        """The next page: id of the frame that the tab shows, and where that may go."""
        self._frame, self._allowed = frame, allowed
        self.judge = reading_only
        self.stopped = self.written = self.last = 0
        self.left, self.held = None, None

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
        in_tab = document and event["frameId"] == self._frame
        body = str(request.get("postData", ""))[:MAX_BODY]
        try:
            if in_tab and self.held is not None:
                self.held.append(str(request["url"]))
                await self._stop(request_id, document)
            elif not self._passes(
                Asked(str(request["method"]).upper(), str(request["url"]), document, body)
            ):
                await self._stop(request_id, document)
            elif in_tab and not self._allowed(request["url"]):
                self.left = request["url"]
                await self._stop(request_id, document)
            else:
                await self._continue(request_id, request)
        except Error:
            # The page or the browser went away meanwhile: then the request is gone as well.
            return

    def _passes(self, asked: Asked) -> bool:
        """Whether a request may go on; counts it where it writes."""
        verdict = self.judge(asked)
        match verdict:
            case Verdict.PASS:
                return True
            case Verdict.WRITES:
                self.written += 1
                return True
            case Verdict.STOP | Verdict.LAST:
                self.stopped += 1
                self.last += verdict is Verdict.LAST
                return False
            case _:
                assert_never(verdict)

    async def _continue(self, request_id: str, request: dict[str, Any]) -> None:
        answer: dict[str, Any] = {"requestId": request_id}
        if extra := self._extra(request["url"]):
            headers = {**request["headers"], **extra}
            answer["headers"] = [{"name": n, "value": v} for n, v in headers.items()]
        await self._session.send("Fetch.continueRequest", answer)

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
