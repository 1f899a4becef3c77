"""What happens in a tab while a page is open in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from playwright.async_api import Dialog, Error, Page, Request, Response

T = TypeVar("T")
NO_CONTENT = 204
MAX_DIALOGS = 20
MAX_DIALOG_TEXT = 300

_UNREADABLE = "ERR_CONTENT_DECODING"
"""After this the tab holds no document at all, and whatever one asks of it waits for ever."""
_PATIENCE = {"xhr": 12.0, "fetch": 12.0, "document": 12.0, "script": 4.0, "stylesheet": 4.0}
"""Types of request whose answer may still change the page, and the seconds that one waits for it.

Of some the end is never told, such as the script of a shared worker.
"""


class Witness:
    """Dismisses dialogs, closes windows that open, and remembers. A context manager."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: dict[Request, float] = {}
        self.dialogs: list[str] = []
        """Texts of dialogs in order; a page that never stops asking is cut off."""
        self.navigated: str | None = None
        """Where the page itself was last sent to, by a link, a script or a redirect."""
        self.status: int | None = None
        """Status of the last answer for the page itself."""
        self._gone: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    @property
    def busy(self) -> bool:
        """Whether an answer that may change the page is still on its way."""
        now = time.monotonic()
        return any(now < until for until in self._open.values())

    async def while_there(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of ``work``; raises ``Error`` as soon as there is no page any more.

        Not every question to a page that is gone gets an answer.
        """
        task = asyncio.ensure_future(work)
        try:
            both: set[asyncio.Future[Any]] = {task, self._gone}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise Error(self._gone.result())
            return task.result()
        finally:
            task.cancel()

    def __enter__(self) -> Self:
        self._page.on("dialog", self._dialog)
        self._page.on("request", self._request)
        self._page.on("response", self._response)
        self._page.on("requestfinished", self._ended)
        self._page.on("requestfailed", self._ended)
        self._page.on("popup", self._popup)
        self._page.on("crash", self._crash)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._page.remove_listener("dialog", self._dialog)
        self._page.remove_listener("request", self._request)
        self._page.remove_listener("response", self._response)
        self._page.remove_listener("requestfinished", self._ended)
        self._page.remove_listener("requestfailed", self._ended)
        self._page.remove_listener("popup", self._popup)
        self._page.remove_listener("crash", self._crash)
        self._gone.cancel()

    async def _dialog(self, dialog: Dialog) -> None:
        leaving = dialog.type == "beforeunload"
        if not leaving and len(self.dialogs) < MAX_DIALOGS:
            self.dialogs.append(dialog.message[:MAX_DIALOG_TEXT])
        try:
            await (dialog.accept() if leaving else dialog.dismiss())
        except Error:
            return

    def _request(self, request: Request) -> None:
        patience = _PATIENCE.get(request.resource_type)
        if patience is not None:
            self._open[request] = time.monotonic() + patience

    def _response(self, response: Response) -> None:
        if not self._for_the_page(response.request):
            return
        self.status = response.status
        if response.status != NO_CONTENT:
            self.navigated = response.url

    def _ended(self, request: Request) -> None:
        self._open.pop(request, None)
        failure = request.failure or ""
        if _UNREADABLE in failure and self._for_the_page(request):
            self._end(failure)

    def _for_the_page(self, request: Request) -> bool:
        return request.is_navigation_request() and request.frame == self._page.main_frame

    def _crash(self, _: Page) -> None:
        self._end("Page crashed")

    def _end(self, why: str) -> None:
        if not self._gone.done():
            self._gone.set_result(why)

    async def _popup(self, page: Page) -> None:
        try:
            await page.close()
        except Error:
            return
