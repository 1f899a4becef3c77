"""A walk is tried again only where nothing was done yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.conftest import Walking
from forms.pages import page
from loopback import Loopback
from toegankelijk.browser.snapshot import Snapshot
from toegankelijk.forms.visit import has_form
from toegankelijk.model import Ending

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("formulieren")]

FORM = page(
    "<p>Stap 1 van 3</p><div><label for=n>Naam (verplicht)</label><input id=n required></div>"
    "<button type=button>Volgende</button>"
)


def test_a_form_whose_page_crashes_at_the_door_is_opened_again(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    site = serve(FORM)
    walking.crash()
    walked = walking.walk(site)
    assert walked.walk.ending is not Ending.BROKEN
    assert walked.walk.states


def test_a_form_that_is_not_there_is_not_asked_for_again(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    site = serve(FORM)
    walked = walking.walk(site, "/weg")
    assert walked.walk.ending is Ending.BROKEN
    assert site.asked().count("/weg") == 1


@pytest.mark.parametrize(("scripted", "walked"), [(True, True), (False, False)])
def test_an_empty_page_is_waited_for_only_where_a_script_may_fill_it(
    scripted: bool, walked: bool
) -> None:
    empty = Snapshot("Aanvraag", "nl", (), (), 0, False, True, 0, scripted)
    assert has_form(empty) is walked
