"""A browser that does not work is found out within the time limit, with what to do about it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from toegankelijk.browser.find import Browser, Sandbox, SandboxState, Source, sandbox_possible
from toegankelijk.browser.probe import probe
from toegankelijk.errors import BrowserError

pytestmark = pytest.mark.browser

ON = Sandbox(on=True, why=SandboxState.ON)


def script(folder: Path, text: str) -> Browser:
    """A browser that is only a shell script."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return Browser(path, "Chromium", Source.OPTION)


def test_a_working_browser_says_its_version_and_that_of_axe(browser_path: Path) -> None:
    seen = probe(Browser(browser_path, "Chromium", Source.PATH), sandbox_possible())
    assert int(seen.browser.split(".")[0]) > 80
    assert seen.axe.startswith("4.")
    assert 0 < seen.seconds < 20


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("exit 3", "--browser"),
        ("echo FATAL: No usable sandbox! >&2; exit 1", "user namespaces"),
        ("echo error while loading shared libraries: libnss3.so >&2; exit 127", "install-deps"),
    ],
)
def test_a_browser_that_stops_at_once_is_one_sentence(tmp_path: Path, text: str, mend: str) -> None:
    with pytest.raises(BrowserError, match="gaat geen pagina open") as raised:
        probe(script(tmp_path, text), ON)
    assert raised.value.where == str(tmp_path / "chromium")
    assert raised.value.mend is not None
    assert mend in raised.value.mend


def test_a_browser_that_says_nothing_is_given_up_on_and_stopped(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    begin = time.monotonic()
    with pytest.raises(BrowserError, match="binnen 2 seconden geen antwoord"):
        probe(script(tmp_path, f"echo $$ > {mark}; exec sleep 60"), ON, time_limit=2)
    assert time.monotonic() - begin < 15
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


@pytest.mark.skipif(sandbox_possible().on, reason="only root on Linux has no sandbox")
def test_as_root_the_sandbox_is_what_stands_in_the_way(browser_path: Path) -> None:
    with pytest.raises(BrowserError, match="sandbox"):
        probe(Browser(browser_path, "Chromium", Source.PATH), ON)
