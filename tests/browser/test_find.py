"""A browser is found where people have one, in a fixed order, and a wrong path is said plainly."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from toegankelijk.browser import find
from toegankelijk.browser.find import Browser, SandboxState, Source, find_browser, sandbox_possible
from toegankelijk.errors import BrowserError


@pytest.fixture(autouse=True)
def _no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine itself has installed must not be seen."""
    monkeypatch.setattr(find, "PLACES", {})


def program(path: Path, text: str = "#!/bin/sh\nexit 0\n") -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def playwright_chromium(home: Path, revision: str, *, finished: bool = True) -> Path:
    """A browser as Playwright leaves it on disk."""
    folder = home / f"chromium-{revision}"
    path = program(folder / "chrome-linux64" / "chrome")
    if finished:
        (folder / "INSTALLATION_COMPLETE").touch()
    return path


def test_nothing_is_found_on_an_empty_machine(tmp_path: Path) -> None:
    assert find_browser(None, {"PATH": str(tmp_path), "HOME": str(tmp_path)}) is None
    assert find_browser(None, {}) is None


def test_an_asked_for_path_goes_before_all_else(tmp_path: Path) -> None:
    wanted = program(tmp_path / "mijn" / "chrome")
    other = program(tmp_path / "ander" / "chrome")
    env = {"PATH": str(other.parent), find.VARIABLE: str(other)}
    assert find_browser(str(wanted), env) == Browser(wanted, "Google Chrome", Source.OPTION)
    assert find_browser(None, env) == Browser(other, "Google Chrome", Source.VARIABLE)


@pytest.mark.parametrize("kind", ["missing", "folder", "plain file"])
def test_a_path_that_is_no_program_is_an_error_that_names_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "browser"
    if kind == "folder":
        path.mkdir()
    elif kind == "plain file":
        path.write_text("geen programma")
        path.chmod(0o644)
    with pytest.raises(BrowserError, match="bestaat niet, of is geen programma") as raised:
        find_browser(str(path), {})
    assert str(path) in str(raised.value)
    assert raised.value.where == "--browser"
    with pytest.raises(BrowserError) as raised:
        find_browser(None, {find.VARIABLE: str(path)})
    assert raised.value.where == find.VARIABLE


def test_path_is_searched_in_the_order_of_the_table(tmp_path: Path) -> None:
    for name in ("microsoft-edge", "google-chrome", "chromium"):
        program(tmp_path / name)
        found = find_browser(None, {"PATH": str(tmp_path)})
        assert found == Browser(tmp_path / name, find.NAMES[name], Source.PATH)


def test_usual_places_are_searched_after_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = program(tmp_path / "Program Files" / "Google" / "chrome")
    monkeypatch.setattr(
        find, "PLACES", {sys.platform: ("{LOCALAPPDATA}/chrome", "{PROGRAMFILES}/Google/chrome")}
    )
    env = {"PROGRAMFILES": str(tmp_path / "Program Files")}
    assert find_browser(None, env) == Browser(place, "Google Chrome", Source.PLACE)
    in_path = program(tmp_path / "bin" / "chromium")
    found = find_browser(None, {**env, "PATH": str(in_path.parent)})
    assert found is not None
    assert found.path == in_path


@pytest.mark.skipif(sys.platform != "linux", reason="the folder names of Linux")
def test_newest_finished_playwright_browser_is_taken(tmp_path: Path) -> None:
    home = tmp_path / ".cache" / "ms-playwright"
    playwright_chromium(home, "999")
    newest = playwright_chromium(home, "1201")
    playwright_chromium(home, "1300", finished=False)
    expected = Browser(newest, "Chromium van Playwright", Source.PLAYWRIGHT)
    for env in (
        {"HOME": str(tmp_path)},
        {"XDG_CACHE_HOME": str(tmp_path / ".cache")},
        {"PLAYWRIGHT_BROWSERS_PATH": str(home), "HOME": "/nergens"},
    ):
        assert find_browser(None, env) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="snap is of Linux")
@pytest.mark.parametrize("how", ["link", "script"])
def test_a_snap_is_the_last_resort(tmp_path: Path, how: str) -> None:
    name = tmp_path / "bin" / "chromium-browser"
    if how == "link":
        target = program(tmp_path / "usr" / "snap")
        name.parent.mkdir()
        name.symlink_to(target)
    else:
        program(name, "#!/bin/sh\nexec /snap/bin/chromium\n")
    env = {"PATH": str(name.parent), "HOME": str(tmp_path)}
    assert find_browser(None, env) == Browser(name, "Chromium", Source.PATH)
    own = playwright_chromium(tmp_path / ".cache" / "ms-playwright", "1")
    found = find_browser(None, env)
    assert found is not None
    assert found.path == own


@pytest.mark.parametrize(
    ("platform", "user", "why"),
    [
        ("linux", 0, SandboxState.ROOT),
        ("linux", 1000, SandboxState.ON),
        ("darwin", 0, SandboxState.ON),
    ],
)
def test_the_sandbox_is_off_for_root_on_linux_only(
    monkeypatch: pytest.MonkeyPatch, platform: str, user: int, why: SandboxState
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert sandbox_possible().why is why
    assert sandbox_possible().on == (why is SandboxState.ON)
