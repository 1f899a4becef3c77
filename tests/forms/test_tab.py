"""When a form counts as standing still."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from playwright.async_api import Error

from toegankelijk.forms import tab as module
from toegankelijk.forms.tab import FormTab


class FakeFrame:
    """A frame that looks as it is told to, time after time; the last look stays."""

    def __init__(self) -> None:
        self.looks: list[str | Error] = ["a"]
        self.asked = 0

    async def evaluate(self, _script: str) -> str:
        self.asked += 1
        look = self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]
        if isinstance(look, Error):
            raise look
        return look


class FakePage:
    def __init__(self) -> None:
        self.main_frame = FakeFrame()


class FakeWitness:
    """Sees a request underway for the next few looks."""

    def __init__(self) -> None:
        self.underway = 0

    @property
    def busy(self) -> bool:
        self.underway -= 1
        return self.underway >= 0


class Watched:
    """A tab on a page that tests steer."""

    def __init__(self) -> None:
        self.page, self.witness = FakePage(), FakeWitness()
        self.tab = FormTab(cast("Any", self.page), cast("Any", self.witness), cast("Any", None))

    def looks(self, *given: str | Error) -> int:
        """How often the page was looked at until it stood still."""
        frame = self.page.main_frame
        frame.looks = list(given) or frame.looks
        before = frame.asked
        asyncio.run(self.tab.still())
        return frame.asked - before


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.0)


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_a_page_that_opens_is_watched_for_a_while(watched: Watched) -> None:
    assert watched.looks() == 1 + module.QUIET_LOOKS


def test_one_look_is_enough_where_nothing_was_done_since(watched: Watched) -> None:
    watched.looks()
    assert watched.looks() == 1


def test_after_something_was_done_it_is_watched_again(watched: Watched) -> None:
    watched.looks()
    watched.tab.hands.acting()
    assert watched.looks() == 1 + module.QUIET_LOOKS


def test_a_page_that_changed_by_itself_is_watched_again(watched: Watched) -> None:
    watched.looks()
    assert watched.looks("b", "b", "c") == 3 + module.QUIET_LOOKS


def test_a_request_underway_is_waited_for(watched: Watched) -> None:
    watched.looks()
    watched.witness.underway = 2
    assert watched.looks() == 2 + module.QUIET_LOOKS


def test_a_frame_that_went_away_is_no_page_that_stands_still(watched: Watched) -> None:
    gone = Error("Frame was detached")
    assert watched.looks(gone, gone, gone, gone, gone, "a") == 5 + 1 + module.QUIET_LOOKS
