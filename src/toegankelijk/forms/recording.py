"""Records what a person fills in, as a recipe. Nothing more is sent than when a form is walked."""

from __future__ import annotations

import asyncio
from functools import cache
from importlib import resources
from typing import Any

from playwright.async_api import Error, Page

from toegankelijk.browser.session import Launch, Session
from toegankelijk.forms.recipe import Recipe, RecipeStep
from toegankelijk.forms.sending import Sending
from toegankelijk.model import FormSettings

MAX_ANSWERS = 500
MAX_TEXT = 400
_BINDING = "toegankelijkNeemOp"


@cache
def _script() -> str:
    return (resources.files("toegankelijk.forms") / "js" / "record.js").read_text("utf-8")


class Recorder:
    """Gathers answers by step, in the order in which they were given; the last word counts."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._steps: dict[str, dict[str, str]] = {}

    def note(self, heading: object, label: object, value: object) -> None:
        """One answer; what comes from the page is bounded, and only texts are taken."""
        given = (heading, label, value)
        if not all(isinstance(each, str) for each in given) or not str(label).strip():
            return
        step = self._steps.setdefault(str(heading)[:MAX_TEXT].strip(), {})
        if sum(map(len, self._steps.values())) < MAX_ANSWERS:
            step[" ".join(str(label)[:MAX_TEXT].split())] = str(value)[:MAX_TEXT]

    @property
    def recipe(self) -> Recipe:
        """What was given so far."""
        steps = tuple(RecipeStep(title, dict(a)) for title, a in self._steps.items() if a)
        return Recipe(self._url, steps)


async def listen(page: Page, recorder: Recorder) -> None:
    """Tell ``recorder`` of each answer in ``page``, from its next load on."""

    async def noted(_: Any, told: object) -> None:
        if isinstance(told, list) and len(told) == 3:
            recorder.note(*told)

    await page.expose_binding(_BINDING, noted)
    await page.add_init_script(_script())


async def record(launch: Launch, url: str, settings: FormSettings) -> Recipe:
    """Open a window at ``url``; the answers until it is closed. Raises ``BrowserError``."""
    session = Session(launch)
    recorder = Recorder(url)
    await session.start()
    try:
        page = await session.tab()
        session.guard.judge = Sending(settings.test_hosts)
        await listen(page, recorder)
        closed = asyncio.Event()
        page.on("close", lambda _: closed.set())
        page.on("crash", lambda _: closed.set())
        try:
            await page.goto(url)
            await closed.wait()
        except Error:
            pass  # the window was closed while it loaded
    finally:
        await session.stop()
    return recorder.recipe
