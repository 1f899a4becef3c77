"""A window in which a person logs in, and the session that is left behind as a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from toegankelijk.errors import BrowserError, InputError


def has_screen(env: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether a window can be opened on this machine."""
    return not system.startswith("linux") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def sign_in(url: str, executable: str, sandbox: bool, wait: Callable[[], None], to: Path) -> None:
    """Open ``url`` in a window, ``wait`` until the person is in, and keep the session in ``to``.

    What a person does in the window is not guarded. Only the owner can read the file. Raises
    ``BrowserError`` when there is no screen or no browser, ``InputError`` for a closed window.
    """
    if not has_screen():
        raise BrowserError(
            "Deze computer heeft geen scherm om een venster te openen.",
            mend="Log in op een computer met een scherm. Neem daarna het bestand mee.",
        )
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=executable, headless=False, chromium_sandbox=sandbox
            )
        except Error as error:
            raise BrowserError(
                "Het venster opent niet.", where=executable, mend="Kijk met: toegankelijk dokter"
            ) from error
        try:
            context = browser.new_context(locale="nl-NL", no_viewport=True)
            context.new_page().goto(url, wait_until="commit")
            wait()
            state = context.storage_state()
        except Error as error:
            raise InputError(
                "Het venster is gesloten, of de pagina opent niet.",
                where=url,
                mend="Probeer het nog eens. Druk eerst op Enter en sluit daarna pas het venster.",
            ) from error
        finally:
            browser.close()
    keep(to, json.dumps(state))


def keep(path: Path, text: str) -> None:
    """Write a secret that only its owner may read. Raises ``OSError``."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
