"""An appointment is walked to its overview, and never made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.appointments import BUTTON, RADIO, appointment
from forms.conftest import Walking
from loopback import Loopback
from toegankelijk.model import Ending, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.xdist_group("formulieren"),
]


@pytest.mark.parametrize("time", [BUTTON, RADIO], ids=["buttons", "radios"])
@pytest.mark.parametrize("leads", [False, True], ids=["next", "leads on"])
def test_it_is_walked_to_its_overview(
    walking: Walking, serve: Callable[..., Loopback], time: str, leads: bool
) -> None:
    site = serve(appointment(time=time, leads=leads))
    walk = walking.walk(site).walk
    assert walk.ending is Ending.OVERVIEW, walk
    assert {request.method for request in site.requests} == {"GET"}
    opened = [state.title for state in walk.states if state.stage is Stage.OPENED]
    assert opened[:2] == ["Kies een onderwerp", "Kies een locatie"]
    assert "Uw gegevens" in opened


@pytest.mark.parametrize("last", ["Afspraak maken", "Reserveren", "Afspraak bevestigen"])
def test_the_last_button_is_not_pressed_on_a_test_host_either(
    walking: Walking, serve: Callable[..., Loopback], last: str
) -> None:
    site = serve(appointment(last=last))
    walk = walking.walk(site, test_host=True).walk
    assert walk.ending is Ending.OVERVIEW
    assert last in {one.what for one in walk.not_done}
    assert not site.asked("POST")


def test_a_step_without_a_choice_is_seen_with_its_error(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    walk = walking.walk(serve(appointment())).walk
    empty = [state for state in walk.states if state.stage is Stage.EMPTY]
    assert empty[0].step == 1
    assert empty[0].messages == 1
