"""Nothing is sent while a form is walked: not elsewhere, and on a test host not the last step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.conftest import Walking
from forms.pages import page, script_form, text
from loopback import Loopback
from toegankelijk.model import Ending

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("formulieren")]

SCRIPT = {"Content-Type": "text/javascript"}
NEXT = "<p>Stap 1 van 3</p><div><label for=n>Naam (verplicht)</label><input id=n required></div>"


def pressed(script: str) -> str:
    """A step whose "next" tries to send by a way of its own."""
    button = "<button type=button id=v>Volgende</button>"
    return page(f"{NEXT}{button}<script>v.onclick = () => {{ {script} }};</script>")


WAYS = {
    "fetch": pressed("fetch('/zaak/1/_complete', {method: 'POST', body: '{}'})"),
    "xhr": pressed(
        "const x = new XMLHttpRequest(); x.open('PUT', '/aanvraag/submit'); x.send('{}')"
    ),
    "beacon": pressed("navigator.sendBeacon('/formulier/verzenden', 'x')"),
    "body": pressed("fetch('/api', {method: 'POST', body: JSON.stringify({action: 'submit'})})"),
    "form": page(f"<form method=post action=/verzenden>{NEXT}<button>Volgende</button></form>"),
    "button": page(
        f"<form method=post action=/stap>{NEXT}"
        "<button name=op value=Versturen>Volgende</button></form>"
    ),
    "frame": pressed(
        "const f = document.createElement('iframe'); f.title = 'x'; f.srcdoc = '<form id=f"
        " method=post action=/indienen></form><script>f.submit()</'+'script>';"
        " document.body.append(f)"
    ),
    "worker": pressed("new Worker('/werker.js')"),
    "shared worker": pressed("new SharedWorker('/werker.js')"),
    "pay": pressed("location.href = '/auth/form/digid/start?next=x'"),
    "get": page(f"<form action=/versturen>{NEXT}<button>Volgende</button></form>"),
}
WORKER = "fetch('/zaak/1/_complete', {method: 'POST', body: '{}'}).catch(() => {})"
FORBIDDEN = ("_complete", "submit", "verzenden", "indienen", "digid", "versturen")


@pytest.mark.parametrize("way", WAYS)
def test_the_last_step_is_stopped_on_a_test_host_too(
    walking: Walking, serve: Callable[..., Loopback], way: str
) -> None:
    site = serve(WAYS[way], **{"werker.js": (200, SCRIPT, WORKER)})
    walked = walking.walk(site, test_host=True)
    sent = [r for r in site.requests if any(word in r.target for word in FORBIDDEN)]
    assert not sent
    assert not [r for r in site.requests if b"submit" in r.body or b"Versturen" in r.body]
    assert walked.walk.last_step >= 1
    assert walked.walk.seconds < 60  # nobody waits for what never ends


@pytest.mark.parametrize("way", WAYS)
def test_elsewhere_nothing_is_written_and_nothing_typed_leaves(
    walking: Walking, serve: Callable[..., Loopback], way: str
) -> None:
    site = serve(WAYS[way], **{"werker.js": (200, SCRIPT, WORKER)})
    walking.walk(site)
    assert {request.method for request in site.requests} == {"GET"}
    assert not [r for r in site.requests if "Elisa" in r.target or "n=" in r.target]


def test_a_form_that_is_sent_by_get_does_not_leave(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    site = serve(
        page(
            f"<form action=/stap2>{NEXT.replace('id=n', 'id=n name=n')}"
            "<button>Volgende</button></form>"
        )
    )
    walked = walking.walk(site)
    assert not [target for target in site.asked() if target.startswith("/stap2")]
    assert walked.walk.ending is Ending.WRITES


def test_a_picture_that_carries_what_was_typed_is_not_asked_for(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    spy = "<script>document.querySelector('input').addEventListener('change', e =>"
    spy += " { new Image().src = '/spion?v=' + e.target.value; });</script>"
    site = serve(page(f"{NEXT}<button type=button>Volgende</button>{spy}"))
    walking.walk(site)
    assert not [target for target in site.asked() if "Voorbeeld" in target]


@pytest.mark.parametrize(
    "button", ["Versturen", "Aanvraag indienen", "Betalen", "Ondertekenen", "Inloggen met DigiD"]
)
def test_the_button_that_sends_pays_signs_or_logs_in_is_not_pressed(
    walking: Walking, serve: Callable[..., Loopback], button: str
) -> None:
    click = "<script>b.onclick = () => fetch('/gedrukt');</script>"
    site = serve(page(f"{NEXT}<button type=button id=b>{button}</button>{click}"))
    walked = walking.walk(site, test_host=True)
    assert "/gedrukt" not in site.asked()
    assert button in {one.what for one in walked.walk.not_done}


def test_the_overview_is_reached_and_left_as_it_is(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    form = script_form([text("naam", "Naam")], required={"naam": ".+"})
    site = serve(form, **{"api/stap": "ok"})
    walked = walking.walk(site, test_host=True)
    assert walked.walk.ending is Ending.OVERVIEW
    assert site.asked("PUT") == ["/api/stap"] * 2
    assert not site.asked("POST")


def test_without_a_test_host_a_form_that_writes_to_begin_is_not_begun(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    site = serve(script_form([text("naam", "Naam")]))
    walked = walking.walk(site)
    assert walked.walk.ending is Ending.WRITES
    assert walked.walk.steps == 0
    assert walked.walk.stopped >= 1
    assert {request.method for request in site.requests} == {"GET"}


def test_a_file_is_given_on_a_test_host_only(
    walking: Walking, serve: Callable[..., Loopback]
) -> None:
    upload = "<script>f.onchange = () => fetch('/bestand', {method: 'POST', body: f.files[0]})"
    form = page(
        f"{NEXT}<div><label for=f>Bijlage</label><input id=f type=file></div>"
        f"<button type=button>Volgende</button>{upload}</script>"
    )
    site = serve(form)
    walked = walking.walk(site)
    assert not site.asked("POST")
    assert "bestand" in {one.why for one in walked.walk.not_done}
    walking.walk(site, test_host=True)
    assert site.asked("POST") == ["/bestand"]
