"""A browser is fetched by the best way of the machine, and by the next one when that fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from toegankelijk.browser import find, install
from toegankelijk.browser.install import (
    APT,
    PLAYWRIGHT,
    PLAYWRIGHT_WITH_LIBRARIES,
    Command,
    ensure_browser,
    install_browser,
    ways,
)
from toegankelijk.errors import BrowserError, Exit

DEBIAN = {"ID": "debian"}
UBUNTU = {"ID": "ubuntu", "ID_LIKE": "debian"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of which root's Debian has no browser: the folder that ``PATH`` names."""
    monkeypatch.setattr(find, "PLACES", {})
    monkeypatch.setattr(install, "_release", lambda: DEBIAN)
    monkeypatch.setattr(install, "_is_root", lambda: True)
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\n")
    apt.chmod(0o755)
    for name in (find.VARIABLE, "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put_browser(folder: Path) -> None:
    browser = folder / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)


@pytest.mark.parametrize(
    ("release", "root", "apt", "expected"),
    [
        (DEBIAN, True, True, (APT, PLAYWRIGHT_WITH_LIBRARIES, PLAYWRIGHT)),
        (UBUNTU, True, True, (PLAYWRIGHT_WITH_LIBRARIES, PLAYWRIGHT, APT)),
        (MINT, True, True, (PLAYWRIGHT_WITH_LIBRARIES, PLAYWRIGHT, APT)),
        (DEBIAN, False, True, (PLAYWRIGHT,)),
        ({"ID": "fedora"}, True, False, (PLAYWRIGHT,)),
        ({}, False, False, (PLAYWRIGHT,)),
    ],
)
def test_ways_fit_the_system_and_the_user(
    release: dict[str, str], root: bool, apt: bool, expected: tuple[install.Way, ...]
) -> None:
    assert ways(release, root=root, apt=apt) == expected


def test_a_browser_that_is_there_is_not_installed_again(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_browser(bare)
    monkeypatch.setattr(install, "install_browser", lambda say: pytest.fail("installed again"))
    assert ensure_browser(None, install=True).path == bare / "chromium"


def test_no_browser_and_no_leave_to_install_is_one_sentence_on_what_to_do(bare: Path) -> None:
    with pytest.raises(BrowserError, match="toegankelijk dokter --installeer") as raised:
        ensure_browser(None, install=False)
    assert raised.value.exit_code is Exit.INCOMPLETE


def test_the_next_way_is_taken_when_one_fails(bare: Path) -> None:
    ran: list[Command] = []
    said: list[str] = []

    def run(command: Command) -> str | None:
        ran.append(command)
        if command[0] == "apt-get":
            return "E: Unable to locate package chromium"
        put_browser(bare)
        return None

    assert install_browser(said.append, run).path == bare / "chromium"
    assert ran == [APT.commands[0], *PLAYWRIGHT_WITH_LIBRARIES.commands]
    assert len(said) == 2


def test_all_ways_failing_names_each_with_its_last_words(bare: Path) -> None:
    with pytest.raises(BrowserError) as raised:
        install_browser(lambda _: None, lambda command: f"geen netwerk voor {command[0]}")
    sentence = str(raised.value)
    assert "apt: geen netwerk voor apt-get" in sentence
    assert f"Playwright: geen netwerk voor {sys.executable}" in sentence
    assert "--browser" in sentence


def test_a_way_that_leaves_no_browser_behind_did_not_work(bare: Path) -> None:
    with pytest.raises(BrowserError, match=r"apt: daarna was er nog geen browser\."):
        install_browser(lambda _: None, lambda command: None)


def test_the_error_of_a_real_command_is_kept(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = "#!/bin/sh\necho 'E: Geen ruimte' >&2\necho 'nog een regel' >&2\nexit 100\n"
    (bare / "apt-get").write_text(talk)
    monkeypatch.setattr(install, "ways", lambda *_, **__: (APT,))
    with pytest.raises(BrowserError, match="apt: E: Geen ruimte"):
        install_browser(lambda _: None)
    (bare / "apt-get").unlink()
    with pytest.raises(BrowserError, match="apt-get"):
        install_browser(lambda _: None)
