"""What happens in a tab while a page is open in it."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from playwright.async_api import Dialog, Error, Page, Request, Response

NO_CONTENT = 204
MAX_DIALOGS = 20
MAX_DIALOG_TEXT = 300

_CHANGING = frozenset({"xhr", "fetch", "script", "document", "stylesheet"})
"""Types of request whose answer may still change the page."""


class Witness:
    """Dismisses dialogs, closes windows that open, and remembers. A context manager."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: set[Request] = set()
        self.dialogs: list[str] = []
        """Texts of dialogs in order; a page that never stops asking is cut off."""
        self.navigated: str | None = None
        """Where the page itself was last sent to, by a link, a script or a redirect."""

    @property
    def busy(self) -> bool:
        """Whether an answer that may change the page is still on its way."""
        return bool(self._open)

    def __enter__(self) -> Self:
        self._page.on("dialog", self._dialog)
        self._page.on("request", self._request)
        self._page.on("response", self._response)
        self._page.on("requestfinished", self._ended)
        self._page.on("requestfailed", self._ended)
        self._page.on("popup", self._popup)
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

    async def _dialog(self, dialog: Dialog) -> None:
        leaving = dialog.type == "beforeunload"
        if not leaving and len(self.dialogs) < MAX_DIALOGS:
            self.dialogs.append(dialog.message[:MAX_DIALOG_TEXT])
        try:
            await (dialog.accept() if leaving else dialog.dismiss())
        except Error:
            return

    def _request(self, request: Request) -> None:
        if request.resource_type in _CHANGING:
            self._open.add(request)

    def _response(self, response: Response) -> None:
        request = response.request
        arrived = request.is_navigation_request() and response.status != NO_CONTENT
        if arrived and request.frame == self._page.main_frame:
            self.navigated = response.url

    def _ended(self, request: Request) -> None:
        self._open.discard(request)

    async def _popup(self, page: Page) -> None:
        try:
            await page.close()
        except Error:
            return
