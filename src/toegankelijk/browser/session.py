"""A browser that a worker keeps from page to page, and replaces when it fails."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    CDPSession,
    Error,
    Page,
    Playwright,
    WebSocketRoute,
    async_playwright,
)

from toegankelijk.browser.bounded import within
from toegankelijk.browser.guard import Guard
from toegankelijk.credentials import Credentials
from toegankelijk.errors import BrowserError

VIEWPORT_WIDTH, VIEWPORT_HEIGHT = 1280, 900
"""CSS pixels: a usual desktop window."""

HEAP_LIMIT_MB = 1024
"""A page that asks for more memory crashes by itself, and the scan goes on."""

_ARGUMENTS = (
    f"--js-flags=--max-old-space-size={HEAP_LIMIT_MB}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--mute-audio",
)
_STORAGE = "local_storage,indexeddb,cache_storage,websql,file_systems"
_START_TIMEOUT = 30.0
"""Seconds; a browser that dies while it starts is not told of by anyone."""
_NO_START = (Error, TimeoutError, OSError)
_STOP_TIMEOUT = 5.0
_TO_ASK = 0.002
"""Seconds in which what is asked of the browser has left this process."""


@dataclass(frozen=True, slots=True)
class Launch:
    """How to start the browser; may be sent to another process."""

    executable: str | None
    """``None`` for the browser that Playwright installed."""
    sandbox: bool = True
    user_agent_suffix: str = ""
    """Who is visiting; added to the browser's own user agent so that pages look as they do."""
    any_certificate: bool = False
    """As ``Site.any_certificate``."""
    credentials: Credentials | None = field(default=None, repr=False)
    window: bool = False
    """Show the browser in a window, for a person to work in."""


class Session:
    """One running browser with its guard. Use ``start`` before and ``stop`` after."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._guard: Guard | None = None
        self._user_agent = ""
        self._tab: Page | None = None
        self._tab_session: CDPSession | None = None
        self._frame = ""
        self._cleaning: asyncio.Future[None] | None = None

    @property
    def version(self) -> str:
        """Version of the running browser."""
        assert self._browser is not None
        return self._browser.version

    @property
    def alive(self) -> bool:
        """False when the browser has crashed or was stopped."""
        return self._browser is not None and self._browser.is_connected()

    @property
    def guard(self) -> Guard:
        """The network guard of the running browser."""
        assert self._guard is not None
        return self._guard

    async def ready(self) -> None:
        """Have a running browser. Raises ``BrowserError`` when none comes up.

        That one died between two pages is only known once it is asked something.
        """
        if self.alive:
            try:
                await within(self.guard.answers(), _STOP_TIMEOUT)
            except (Error, TimeoutError):
                await self.stop_browser()
        if not self.alive:
            await self.start()

    async def start(self) -> None:
        """Raises ``BrowserError`` when no browser comes up within a minute."""
        if self._playwright is not None:
            try:
                await within(self._try(), _START_TIMEOUT)
            except _NO_START:
                await self.stop()  # the driver itself may have died: a new one, below
            else:
                return
        try:
            await within(self._try(), _START_TIMEOUT)
        except _NO_START as error:
            await self.stop()
            raise BrowserError(
                "De browser start niet.",
                where=self._launch.executable,
                mend="Kijk wat er mist met: toegankelijk dokter",
            ) from error

    async def _try(self) -> None:
        self._tab = self._tab_session = None
        if self._playwright is None:
            self._playwright = await async_playwright().start()
        self._browser = await self._playwright.chromium.launch(
            executable_path=self._launch.executable,
            chromium_sandbox=self._launch.sandbox,
            headless=not self._launch.window,
            args=list(_ARGUMENTS),
        )
        secrets = self._launch.credentials
        guard = Guard.on(self._browser, secrets.for_browser) if secrets else Guard.on(self._browser)
        self._guard = await guard
        page = await self._browser.new_page()
        agent = str(await page.evaluate("navigator.userAgent")).replace("Headless", "")
        await page.close()
        self._user_agent = f"{agent} {self._launch.user_agent_suffix}".strip()

    @property
    def _state(self) -> Any:
        """The session to be logged in with, in Playwright's form; ``None`` for a visitor."""
        secrets = self._launch.credentials
        return None if secrets is None else secrets.state

    async def tab(self, allowed: Callable[[str], bool] = lambda _: True) -> Page:
        """An empty tab that goes nowhere but to ``allowed`` URLs.

        It is the one of the page before, where that left it in order.
        Opening a new one for each page would take longer than judging a page, and would fetch each
        style sheet and script again from the site.
        """
        await self._cleaned()
        if self._tab is None:
            assert self._browser is not None
            context = await self._browser.new_context(
                viewport={"width": VIEWPORT_WIDTH, "height": VIEWPORT_HEIGHT},
                locale="nl-NL",
                user_agent=self._user_agent,
                accept_downloads=False,
                service_workers="block",
                reduced_motion="reduce",
                ignore_https_errors=self._launch.any_certificate,
                storage_state=self._state,
            )
            await context.route_web_socket("**", self._close_socket)
            self._tab = await context.new_page()
            self._tab_session = await context.new_cdp_session(self._tab)
            tree = await self._tab_session.send("Page.getFrameTree")
            self._frame = tree["frameTree"]["frame"]["id"]
        self.guard.begin(self._frame, allowed)
        return self._tab

    @property
    def cdp(self) -> CDPSession:
        """The DevTools session of the tab."""
        assert self._tab_session is not None
        return self._tab_session

    async def _close_socket(self, socket: WebSocketRoute) -> None:
        """A socket would carry more than reading past the guard."""
        self.guard.stopped += 1
        await socket.close()

    async def capture(self, clip: Mapping[str, float]) -> bytes:
        """A piece of the document (x, y, width, height; CSS pixels from its corner), as WebP.

        Asked of the browser itself: Playwright's screenshots wait for fonts and frames that have
        long been there.
        """
        assert self._tab_session is not None
        taken = await self._tab_session.send(
            "Page.captureScreenshot",
            {"format": "webp", "quality": 80, "clip": {**clip, "scale": 1}},
        )
        return b64decode(taken["data"])

    async def clean(self, url: str) -> None:
        """Forget what the page at ``url`` stored, so that each page is met as at first.

        That goes on while the page is being read; the next ``tab`` waits for it. Who is logged in
        stays so: a server may give a new cookie with each page.
        """
        if self._state is not None:
            return
        if self._tab is None or self._tab_session is None:
            return
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        try:
            await within(self._silence(self._tab_session, origin), _STOP_TIMEOUT)
        except (Error, TimeoutError):
            await self.discard_tab()
            return
        forgetting = self._forget(self._tab, self._tab_session, origin)
        self._cleaning = asyncio.ensure_future(within(forgetting, _STOP_TIMEOUT))
        # Long enough to have asked; what the browser does with it need not be waited for here.
        await asyncio.wait({self._cleaning}, timeout=_TO_ASK)

    @staticmethod
    async def _silence(session: CDPSession, origin: str) -> None:
        """From here on no script of the page stores more.

        What a session stored can only be cleared while a page of that origin is there.
        """
        await asyncio.gather(
            session.send("Emulation.setScriptExecutionDisabled", {"value": True}),
            session.send(
                "DOMStorage.clear",
                {"storageId": {"securityOrigin": origin, "isLocalStorage": False}},
            ),
        )

    @staticmethod
    async def _forget(tab: Page, session: CDPSession, origin: str) -> None:
        await asyncio.gather(
            tab.context.clear_cookies(),
            session.send(
                "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORAGE}
            ),
            tab.goto("about:blank"),
        )
        await session.send("Emulation.setScriptExecutionDisabled", {"value": False})

    async def _cleaned(self) -> None:
        """Wait until the page before is forgotten; a tab that does not manage is let go."""
        cleaning, self._cleaning = self._cleaning, None
        if cleaning is None:
            return
        try:
            await cleaning
        except (Error, TimeoutError):
            await self.discard_tab()

    async def discard_tab(self) -> None:
        """Let a tab go that something went wrong in; a browser that does not manage is stopped."""
        tab, self._tab = self._tab, None
        if tab is None:
            return
        try:
            await within(tab.context.close(), _STOP_TIMEOUT)
        except (Error, TimeoutError):
            await self.stop_browser()

    async def stop_browser(self) -> None:
        """Stop the browser only; ``start`` gives a new one."""
        cleaning, self._cleaning = self._cleaning, None
        if cleaning is not None:
            cleaning.cancel()
            await asyncio.wait({cleaning})
        browser, self._browser, self._tab = self._browser, None, None
        if browser is not None:
            await _bounded(browser.close())

    async def stop(self) -> None:
        """Stop all; never raises."""
        await self.stop_browser()
        playwright, self._playwright = self._playwright, None
        if playwright is not None:
            await _bounded(playwright.stop())


async def _bounded(closing: Coroutine[Any, Any, None]) -> None:
    try:
        await within(closing, _STOP_TIMEOUT)
    except (Error, TimeoutError):
        return
