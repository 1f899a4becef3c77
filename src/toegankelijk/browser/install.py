"""Getting a browser onto the machine: from Playwright or from Debian's packages, nowhere else."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toegankelijk.browser.find import Browser, find_browser
from toegankelijk.errors import BrowserError

TIME_LIMIT = 900.0
"""Seconds that one command may take: a browser is 150 MB, and lines are slow in some town halls."""

MEND = (
    "Installeer zelf Chromium, Chrome of Edge. Op Debian kan dat met: sudo apt install chromium. "
    "Of geef het pad op met --browser."
)

ERROR_STARTS = ("E:", "Error:")
"""How apt and Playwright begin the line that says what went wrong."""

Command = tuple[str, ...]
Run = Callable[[Command], str | None]
"""Runs a command; ``None`` when it went well, else the last thing it said."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get a browser."""

    name: str
    commands: tuple[Command, ...]


PLAYWRIGHT = Way(
    "Playwright",
    ((sys.executable, "-m", "playwright", "install", "chromium"),),
)
PLAYWRIGHT_WITH_LIBRARIES = Way(
    "Playwright, met de systeembestanden die erbij horen",
    ((sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"),),
)
APT = Way(
    "apt",
    (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"),
    ),
)


def ensure_browser(
    path: str | None, install: bool, say: Callable[[str], None] = lambda _: None
) -> Browser:
    """The browser that ``find_browser`` gives; when there is none, install one if ``install``.

    ``say`` gets a Dutch sentence before each way that is tried. Raises ``BrowserError``.
    """
    if browser := find_browser(path):
        return browser
    if install:
        return install_browser(say)
    raise BrowserError(
        "Er is geen browser gevonden.",
        mend="Typ: toegankelijk dokter --installeer. Of geef het pad op met --browser.",
    )


def install_browser(say: Callable[[str], None], run: Run | None = None) -> Browser:
    """Try the ways of this machine until one gives a browser. Takes minutes.

    Raises ``BrowserError`` with what each way said last.
    """
    run = _run if run is None else run
    failures = []
    for way in ways(_release(), root=_is_root(), apt=shutil.which("apt-get") is not None):
        say(f"Ik installeer een browser met {way.name}. Dat duurt een paar minuten.")
        failure = next(filter(None, map(run, way.commands)), None)
        browser = find_browser(None)
        if failure is None and browser is not None:
            return browser
        failures.append(f"{way.name}: {failure or 'daarna was er nog geen browser.'}")
    raise BrowserError(
        f"Een browser installeren lukt niet ({'; '.join(failures)}).",
        mend=MEND,
    )


def ways(release: Mapping[str, str], *, root: bool, apt: bool) -> tuple[Way, ...]:
    """What to try, best first, on the system that ``/etc/os-release`` describes.

    On Debian apt's ``chromium`` brings its libraries and fonts. On Ubuntu that name is a door to a
    snap, which Playwright cannot drive well, so there apt is the last to try.
    """
    if not (root and apt):
        return (PLAYWRIGHT,)
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if "debian" in family and "ubuntu" not in family:
        return (APT, PLAYWRIGHT_WITH_LIBRARIES, PLAYWRIGHT)
    return (PLAYWRIGHT_WITH_LIBRARIES, PLAYWRIGHT, APT)


def _is_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


def _release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _run(command: Command) -> str | None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIME_LIMIT,
            env=env,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "dit duurde te lang."
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return None
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    said = [line for line in said if line.startswith(ERROR_STARTS)] or said
    return said[-1].strip()[:300] if said else f"gestopt met code {done.returncode}."
