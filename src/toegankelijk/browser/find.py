"""Which browser to use, and whether its sandbox can stay on."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from toegankelijk.errors import BrowserError

VARIABLE = "TOEGANKELIJK_BROWSER"
"""Environment variable that names a browser, as ``--browser`` does."""

NAMES: Mapping[str, str] = {
    "chromium": "Chromium",
    "chromium-browser": "Chromium",
    "google-chrome": "Google Chrome",
    "google-chrome-stable": "Google Chrome",
    "microsoft-edge": "Microsoft Edge",
    "microsoft-edge-stable": "Microsoft Edge",
    "msedge": "Microsoft Edge",
    "chrome": "Google Chrome",
}
"""Programs to look for in ``PATH``, the most wanted first."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "linux": (
        "/usr/lib/chromium/chromium",
        "/opt/google/chrome/chrome",
        "/opt/microsoft/msedge/msedge",
        "/snap/bin/chromium",
    ),
    "darwin": tuple(
        f"{folder}/Applications/{name}.app/Contents/MacOS/{name}"
        for name in ("Chromium", "Google Chrome", "Microsoft Edge")
        for folder in ("", "{HOME}")
    ),
    "win32": tuple(
        f"{{{folder}}}/{path}"
        for path in (
            "Chromium/Application/chrome.exe",
            "Google/Chrome/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe",
        )
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    ),
}
"""By ``sys.platform``: where installers put them; ``{NAME}`` is an environment variable."""

PLAYWRIGHT_HOME: Mapping[str, str] = {
    "linux": "{XDG_CACHE_HOME}/ms-playwright",
    "darwin": "{HOME}/Library/Caches/ms-playwright",
    "win32": "{LOCALAPPDATA}/ms-playwright",
}
"""Where Playwright keeps its browsers (playwright.dev/python/docs/browsers)."""

PLAYWRIGHT_PROGRAMS = (
    "chrome-linux*/chrome",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-win*/chrome.exe",
)


class Source(StrEnum):
    """How a browser was found."""

    OPTION = "option"
    VARIABLE = "variable"
    PATH = "path"
    PLACE = "place"
    PLAYWRIGHT = "playwright"


@dataclass(frozen=True, slots=True)
class Browser:
    """A program that looks like a Chromium. Whether it works is for ``browser.probe`` to say."""

    path: Path
    name: str
    source: Source


class SandboxState(StrEnum):
    """Whether Chromium's sandbox stays on, and why not."""

    ON = "on"
    ROOT = "root"
    """Off: Chromium refuses to start with it for the root user of Linux."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """``on`` goes to Playwright's ``chromium_sandbox``."""

    on: bool
    why: SandboxState


def find_browser(path: str | None, env: Mapping[str, str] | None = None) -> Browser | None:
    """The browser at ``path``, else the one that ``VARIABLE`` names, else the first on the machine.

    ``env`` stands in for ``os.environ``. ``None`` when there is none.
    Raises ``BrowserError`` when a browser was asked for by path and is not a program.
    """
    env = os.environ if env is None else env
    if path:
        return _asked_for(path, Source.OPTION, "--browser")
    if named := env.get(VARIABLE):
        return _asked_for(named, Source.VARIABLE, VARIABLE)
    return next(browsers(env), None)


def browsers(env: Mapping[str, str]) -> Iterator[Browser]:
    """All browsers on the machine, the most wanted first.

    Snap's come last: they see a ``/tmp`` of their own, so Playwright cannot hand them a profile.
    """
    found = list(_installed(env))
    yield from (browser for browser in found if not _is_snap(browser.path))
    yield from _from_playwright(env)
    yield from (browser for browser in found if _is_snap(browser.path))


def sandbox_possible() -> Sandbox:
    """Off for root on Linux only. Elsewhere a browser that cannot have it fails, and says so."""
    if sys.platform == "linux" and os.geteuid() == 0:
        return Sandbox(on=False, why=SandboxState.ROOT)
    return Sandbox(on=True, why=SandboxState.ON)


def _asked_for(path: str, source: Source, where: str) -> Browser:
    program = shutil.which(Path(path).expanduser())
    if program is None:
        raise BrowserError(
            f"De browser {path} bestaat niet, of is geen programma.",
            where=where,
            mend="Geef het pad op van Chromium, Chrome of Edge.",
        )
    return Browser(Path(program), _name(Path(program)), source)


def _installed(env: Mapping[str, str]) -> Iterator[Browser]:
    for name, title in NAMES.items():
        if program := shutil.which(name, path=env.get("PATH", "")):
            yield Browser(Path(program), title, Source.PATH)
    for place in PLACES.get(sys.platform, ()):
        path = _fill(place, env)
        if path and _is_program(path):
            yield Browser(path, _name(path), Source.PLACE)


def _from_playwright(env: Mapping[str, str]) -> Iterator[Browser]:
    home = _playwright_home(env)
    if home is None:
        return
    finished = [p.parent for p in home.glob("chromium-*/INSTALLATION_COMPLETE")]
    for folder in sorted(finished, key=_revision, reverse=True):
        for pattern in PLAYWRIGHT_PROGRAMS:
            for path in filter(_is_program, folder.glob(pattern)):
                yield Browser(path, "Chromium van Playwright", Source.PLAYWRIGHT)


def _playwright_home(env: Mapping[str, str]) -> Path | None:
    named = env.get("PLAYWRIGHT_BROWSERS_PATH")
    if named == "0":
        package = find_spec("playwright")
        if package is None or package.origin is None:
            return None
        return Path(package.origin).parent / "driver" / "package" / ".local-browsers"
    if named:
        return Path(named)
    cache = env.get("XDG_CACHE_HOME") or f"{env.get('HOME', '')}/.cache"
    return _fill(PLAYWRIGHT_HOME.get(sys.platform, ""), {**env, "XDG_CACHE_HOME": cache})


def _revision(folder: Path) -> int:
    number = folder.name.partition("-")[2]
    return int(number) if number.isdecimal() else -1


def _fill(place: str, env: Mapping[str, str]) -> Path | None:
    """``place`` with its variables filled in; ``None`` when one is not set."""
    for name in ("HOME", "XDG_CACHE_HOME", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if f"{{{name}}}" in place:
            if not env.get(name):
                return None
            place = place.replace(f"{{{name}}}", env[name])
    return Path(place) if place else None


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _is_snap(path: Path) -> bool:
    """True for a snap, and for Ubuntu's script of the same name that starts one."""
    if path.resolve().name == "snap":
        return True
    try:
        with path.open("rb") as program:
            start = program.read(4096)
    except OSError:
        return False
    return start.startswith(b"#!") and b"/snap/" in start


def _name(path: Path) -> str:
    return NAMES.get(path.stem.lower(), path.stem)
