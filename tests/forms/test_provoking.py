"""A form whose only button sends shows its errors without that button, and sends nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.conftest import Walking
from forms.pages import page
from loopback import Loopback
from toegankelijk.forms.visit import Walked
from toegankelijk.model import Ending, Outcome, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.xdist_group("formulieren"),
]

Serve = Callable[..., Loopback]

FIELDS = (
    "<div><label for=n>Naam (verplicht)</label><input id=n name=n required></div>"
    "<div><label for=p>Zaaknummer</label><input id=p name=p pattern='Z[0-9]{4}'></div>"
)
SAY = (
    "const say = f => { let e = document.getElementById('f-' + f.id); if (!e) {"
    " e = document.createElement('p'); e.id = 'f-' + f.id; e.className = 'fout';"
    " f.parentNode.append(e); f.setAttribute('aria-describedby', e.id); }"
    " e.textContent = f.validity.valid ? '' : f.value ? 'Dit nummer kan niet.' : 'Vul dit in.';"
    " f.setAttribute('aria-invalid', String(!f.validity.valid)); };"
    "const all = document.querySelectorAll('input');"
)
REACTS = {
    "invalid": SAY
    + "all.forEach(f => f.addEventListener('invalid', e => { e.preventDefault(); say(f); }));",
    "blur": SAY + "all.forEach(f => f.addEventListener('blur', () => say(f)));",
    "focusout": SAY + "document.addEventListener('focusout', e => say(e.target));",
    "submit": SAY + "document.forms[0].addEventListener('submit', e => { all.forEach(say);"
    " if (!document.forms[0].checkValidity()) e.preventDefault(); });",
}


def form(script: str, attributes: str = "") -> str:
    return page(
        f"<form method=post action=/verzenden {attributes}>{FIELDS}"
        "<button>Versturen</button></form>"
        f"<script>{script}</script>"
    )


def stages(walked: Walked) -> dict[Stage, int]:
    """Messages in each state of the first step."""
    return {state.stage: state.messages for state in walked.walk.states if state.step == 1}


@pytest.mark.parametrize("reacts", REACTS)
def test_its_errors_are_seen_empty_and_wrong(walking: Walking, serve: Serve, reacts: str) -> None:
    attributes = "" if reacts == "invalid" else "novalidate"
    site = serve(form(REACTS[reacts], attributes))
    walked = walking.walk(site, test_host=True)
    seen = stages(walked)
    assert seen[Stage.EMPTY] >= 1
    assert seen[Stage.WRONG] >= 1
    # The first and the last take their words back only when the form is sent.
    assert seen[Stage.FILLED] == 0 or reacts in {"invalid", "submit"}
    assert walked.walk.errors_shown
    assert walked.walk.ending is Ending.SEND
    assert {request.method for request in site.requests} == {"GET"}
    assert not [target for target in site.asked() if "verzenden" in target]


def test_an_error_that_is_not_tied_to_its_field_is_found_there(
    walking: Walking, serve: Serve
) -> None:
    loose = REACTS["blur"].replace("f.setAttribute('aria-describedby', e.id);", "")
    loose = loose.replace("f.setAttribute('aria-invalid', String(!f.validity.valid));", "")
    walked = walking.walk(serve(form(loose, "novalidate")))
    assert "formulier-fout-niet-gekoppeld" in {f.rule for f in walked.inspected.findings}


def test_what_the_browser_says_itself_is_a_state_too(walking: Walking, serve: Serve) -> None:
    assert stages(walking.walk(serve(form(""))))[Stage.EMPTY] == 0


def test_a_form_that_says_nothing_before_it_is_sent_has_no_such_state(
    walking: Walking, serve: Serve
) -> None:
    walked = walking.walk(serve(form("", "novalidate")))
    assert Stage.EMPTY not in stages(walked)
    assert not walked.walk.errors_shown


def test_what_a_form_fetches_to_show_its_errors_does_not_make_it_silent(
    walking: Walking, serve: Serve
) -> None:
    red = (
        "<style>.mis { border: 2px solid #b3261e }</style><form method=post action=/verzenden"
        " novalidate><div><label for=n>Naam</label><input id=n name=n></div><div><label for=p>"
        "Plaats</label><input id=p name=p></div><button>Versturen</button></form><script>"
        "document.forms[0].addEventListener('submit', e => { e.preventDefault();"
        " fetch('/uitroepteken.svg').catch(() => {});"
        " document.querySelectorAll('input').forEach(f => f.classList.toggle('mis', !f.value)); });"
        "</script>"
    )
    walked = walking.walk(serve(page(red)))
    told = [f for f in walked.inspected.findings if f.rule == "formulier-fout-niet-in-tekst"]
    assert [finding.outcome for finding in told] == [Outcome.FAILED] * 2


def test_a_form_that_would_have_been_sent_is_opened_anew(walking: Walking, serve: Serve) -> None:
    clears = (
        "document.forms[0].addEventListener('submit', e => { e.preventDefault();"
        " fetch('/zaak', {method: 'POST', body: '{}'}).catch(() => {});"
        " document.querySelector('main').innerHTML = '<p>Bedankt.</p>'; });"
    )
    site = serve(form(clears, "novalidate"))
    walked = walking.walk(site, test_host=True)
    assert set(stages(walked)) == {Stage.OPENED, Stage.FILLED}
    assert walked.walk.ending is Ending.SEND
    assert site.asked("POST") == []
    assert walked.walk.written == 0


SENDS = {
    "submit": "document.forms[0].submit()",
    "request": "document.forms[0].requestSubmit()",
    "press": "document.querySelector('button').click()",
    "fetch": "fetch('/zaak/_complete', {method: 'POST', body: '{}'}).catch(() => {})",
    "beacon": "navigator.sendBeacon('/verzenden', 'x')",
    "get": "document.forms[0].method = 'get'; document.forms[0].submit()",
    "away": "location.href = '/versturen?naam=' + n.value",
    "late": "setTimeout(() => { location.href = '/versturen?naam=' + n.value; }, 300)",
}
READS = "fetch('/versturen/1').catch(() => {})"
"""Only reads, which is let through at other moments."""


@pytest.mark.parametrize(
    ("event", "sends"),
    [
        *((event, way) for event in ("invalid", "blur", "submit") for way in SENDS.values()),
        ("submit", READS),
    ],
    ids=[*(f"{event}-{way}" for event in ("invalid", "blur", "submit") for way in SENDS), "read"],
)
def test_a_page_that_sends_itself_at_that_moment_is_stopped(
    walking: Walking, serve: Serve, sends: str, event: str
) -> None:
    script = f"document.addEventListener('{event}', () => {{ {sends} }}, true);"
    site = serve(form(script, "novalidate" if event == "submit" else ""))
    walking.walk(site, test_host=True, seconds=40)
    assert {request.method for request in site.requests} == {"GET"}
    assert not [t for t in site.asked() if "verz" in t or "verst" in t or "_complete" in t]
