"""Puts an answer in a field, as a person would, whatever kind of field it is."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from dataclasses import dataclass

from playwright.async_api import ElementHandle, Error, FilePayload, Frame, JSHandle, Page
from playwright.async_api import TimeoutError as NotInTime

from toegankelijk.forms.panel import Button, Field

LIMIT = 2_500
"""Milliseconds for one thing that is done to one element."""
_PAUSE = 0.15

# The smallest files of their kind that programs open.
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
_OPTIONS = (
    "[role=option]:not([aria-disabled=true]), .choices__item--selectable, "
    ".select2-results__option, .ui-menu-item"
)
_DAYS = (
    ".flatpickr-day:not(.flatpickr-disabled):not(.prevMonthDay):not(.nextMonthDay), "
    "[role=gridcell]:not([aria-disabled=true]) button:not([disabled]), "
    "button[role=gridcell]:not([disabled]), td:not(.disabled) a[data-date]"
)
_VISIBLE_OPTIONS = """
([selector]) => {
  const seen = [];
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 100; i++) {
    for (const each of roots[i].querySelectorAll('*')) {
      if (each.shadowRoot) roots.push(each.shadowRoot);
    }
  }
  for (const root of roots) for (const each of root.querySelectorAll(selector)) {
    const box = each.getBoundingClientRect();
    if (box.width && box.height && getComputedStyle(each).visibility !== 'hidden') seen.push(each);
  }
  return seen;
}
"""
_PRESS = "element => element.click()"


@dataclass(frozen=True, slots=True)
class Hands:
    """Acts in one page. Whatever an element does, this answers within a few seconds."""

    page: Page
    frame: Frame
    """Where the form is: the page itself, or a frame in it."""
    acting: Callable[[], None]
    """Called before anything is done to an element."""

    async def element(self, reading: JSHandle, number: int) -> ElementHandle | None:
        """The element of a fact, to act on, while the page still has it."""
        self.acting()
        handle = await reading.evaluate_handle(
            "(reading, number) => reading.elements[number]", number
        )
        return handle.as_element()

    async def press(self, reading: JSHandle, button: Button) -> bool:
        """Press a button; False where that did not go."""
        element = await self.element(reading, button.number)
        return element is not None and await _press(element)

    async def type(self, reading: JSHandle, field: Field, value: str) -> bool:
        """Type into a field, and leave it."""
        element = await self.element(reading, field.number)
        if element is None:
            return False
        try:
            await element.fill(value, timeout=LIMIT)
        except Error:
            if not await self._type_by_key(element, value):
                return False
        now = str(await element.evaluate("e => e.value ?? e.textContent ?? ''"))
        if _bare(now) != _bare(value) and value:
            await self._type_by_key(element, value)
        await element.evaluate("e => e.blur()")
        await self._close_popups()
        return True

    async def _type_by_key(self, element: ElementHandle, value: str) -> bool:
        """Key by key: masks and pickers listen to those."""
        try:
            await element.click(timeout=LIMIT, force=True)
            await self.page.keyboard.press("ControlOrMeta+a")
            await self.page.keyboard.press("Delete")
            await self.page.keyboard.type(value[:200], delay=4)
        except Error:
            return False
        return True

    async def _close_popups(self) -> None:
        """A calendar that opened with the field would lie over the next one."""
        opened = await self._seen(".flatpickr-calendar.open, [role=dialog] [role=grid]")
        if opened:
            await self.page.keyboard.press("Escape")

    async def day(self, reading: JSHandle, field: Field) -> bool:
        """Pick a day in the calendar of a field that takes no typing."""
        element = await self.element(reading, field.number)
        if element is None or not await _press(element):
            return False
        await asyncio.sleep(_PAUSE)
        days = await self._seen(_DAYS)
        picked = bool(days) and await _press(days[len(days) // 2])
        await self._close_popups()
        return picked

    async def select(self, reading: JSHandle, field: Field, index: int) -> bool:
        """Choose an option of a native list."""
        element = await self.element(reading, field.number)
        if element is None:
            return False
        try:
            await element.select_option(index=index, timeout=LIMIT)
        except Error:
            return False
        return True

    async def pick(self, reading: JSHandle, field: Field, tries: int, search: str) -> str | None:
        """Choose an option of a list made by script: its text, or ``None``.

        ``search`` is typed where the list only comes after that.
        """
        element = await self.element(reading, field.number)
        if element is None:
            return None
        try:
            await element.scroll_into_view_if_needed(timeout=LIMIT)
            await element.click(timeout=LIMIT, force=True)
        except Error:
            return None
        options = await self._options(tries=2)
        if not options:
            await self.page.keyboard.press("ArrowDown")
            options = await self._options(tries=3)
        if not options and field.tag == "input":
            await self.page.keyboard.type(search[:40], delay=10)
            options = await self._options(tries=8)
        usable = [each for each in options if (await _text(each)).strip()]
        for option in usable[tries % len(usable) :] if usable else ():
            text = await _text(option)
            if await _choose(option):
                await asyncio.sleep(_PAUSE)
                return text[:200]
        await self.page.keyboard.press("Escape")
        return None

    async def _options(self, tries: int) -> list[ElementHandle]:
        for _ in range(tries):
            await asyncio.sleep(_PAUSE)
            if found := await self._seen(_OPTIONS):
                return found
        return []

    async def _seen(self, selector: str) -> list[ElementHandle]:
        handle = await self.frame.evaluate_handle(_VISIBLE_OPTIONS, [selector])
        found = [each.as_element() for each in (await handle.get_properties()).values()]
        return [each for each in found if each is not None][:200]

    async def tick(self, reading: JSHandle, field: Field) -> bool:
        """Choose a radio button or tick a box, by its label where a style hides it."""
        element = await self.element(reading, field.number)
        if element is None:
            return False
        try:
            if field.tag == "input":
                await element.check(force=True, timeout=LIMIT)
            else:
                await element.click(force=True, timeout=LIMIT)
        except Error:
            await element.evaluate("e => (e.labels?.[0] ?? e).click()")
        return bool(
            await element.evaluate("e => e.checked ?? e.getAttribute('aria-checked') === 'true'")
        )

    async def upload(self, reading: JSHandle, field: Field) -> bool:
        """Give a made-up file to a file field."""
        element = await self.element(reading, field.number)
        if element is None:
            return False
        try:
            await element.set_input_files(_file(field.accept), timeout=LIMIT)
        except Error:
            return False
        return True

    async def upload_by(self, reading: JSHandle, button: Button) -> bool:
        """Give a made-up file by the button that asks for one."""
        element = await self.element(reading, button.number)
        if element is None:
            return False
        try:
            async with self.page.expect_file_chooser(timeout=LIMIT) as waiting:
                await _press(element)
            chooser = await waiting.value
            accept = await chooser.element.get_attribute("accept") or ""
            await chooser.set_files(_file(accept), timeout=LIMIT)
        except (Error, NotInTime):
            return False
        return True

    async def draw(self, reading: JSHandle, field: Field) -> bool:
        """Put a line on a canvas, or a mark on a map."""
        element = await self.element(reading, field.number)
        if element is None:
            return False
        try:
            await element.scroll_into_view_if_needed(timeout=LIMIT)
            box = await element.bounding_box()
        except Error:
            return False
        if box is None:
            return False
        across, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse = self.page.mouse
        if field.kind == "map":
            marker = await element.query_selector(
                "[class*=draw-marker], [class*=draw] a, button[title*=mark i]"
            )
            if marker is not None:
                await _press(marker)
                await asyncio.sleep(_PAUSE)
            await mouse.click(across + 10, down + 10)
            await asyncio.sleep(_PAUSE)
            return True
        await mouse.move(across - box["width"] / 4, down)
        await mouse.down()
        for step in range(1, 9):
            wave = 8 if step % 2 else -8
            await mouse.move(across - box["width"] / 4 + step * box["width"] / 16, down + wave)
        await mouse.up()
        return True


async def _press(element: ElementHandle) -> bool:
    try:
        await element.scroll_into_view_if_needed(timeout=LIMIT)
        await element.click(timeout=LIMIT)
    except Error:
        try:
            await element.evaluate(_PRESS)
        except Error:
            return False
    return True


async def _choose(option: ElementHandle) -> bool:
    """Some lists listen to the mouse going down, others to the click."""
    try:
        await option.scroll_into_view_if_needed(timeout=LIMIT)
        await option.click(timeout=LIMIT)
    except Error:
        return False
    return True


async def _text(element: ElementHandle) -> str:
    try:
        return str(await element.inner_text())
    except Error:
        return ""


def _file(accept: str) -> FilePayload:
    picture = "image" in accept and "pdf" not in accept
    if picture or (".png" in accept and "pdf" not in accept):
        return {"name": "voorbeeld.png", "mimeType": "image/png", "buffer": _PNG}
    return {"name": "voorbeeld.pdf", "mimeType": "application/pdf", "buffer": _PDF}


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()
