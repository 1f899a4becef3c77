"""What may leave the browser while a form is walked."""

from __future__ import annotations

import pytest

from toegankelijk.browser.guard import Asked, Verdict
from toegankelijk.forms.sending import Sending, is_last_step

HOST = "test.f.nl"


def sending(*typed: str) -> Sending:
    made = Sending([HOST])
    for value in typed:
        made.typed(value)
    return made


def ask(url: str, method: str = "GET", *, document: bool = False, body: str = "") -> Asked:
    return Asked(method, url, document, body)


def test_writing_passes_on_a_test_host_only() -> None:
    judge = sending()
    assert judge(ask(f"https://{HOST}/api/stap/1", "PUT")) is Verdict.WRITES
    assert judge(ask("https://f.nl/api/stap/1", "PUT")) is Verdict.STOP
    assert judge(ask(f"https://{HOST}:8080/api/stap/1", "PUT")) is Verdict.STOP
    assert judge(ask("https://f.nl/lijst")) is Verdict.PASS


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/api/v2/submissions/1/_complete", ""),
        ("/api/v2/submissions/1/_suspend", ""),
        ("/api/v2/submissions/email-verifications", ""),
        ("/aanvraag/submit", ""),
        ("/formulier/verzenden", ""),
        ("/betalen/start", ""),
        ("/verstuur.php", ""),
        ("/formulier", "naam=x&op=Versturen"),
        ("/formulier", '{"action": "submit", "naam": "x"}'),
        ("/formulier", '--a\r\nContent-Disposition: form-data; name="knop"\r\n\r\nIndienen\r\n'),
        ("/formulier?actie=1&button=verzenden", ""),
    ],
)
def test_the_last_step_is_stopped_even_there(url: str, body: str) -> None:
    assert sending()(ask(f"https://{HOST}{url}", "POST", body=body)) is Verdict.LAST


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/api/v2/submissions", '{"form": "x"}'),
        ("/api/v2/submissions/1/steps/2", '{"data": {"opmerking": "ik wil verzenden"}}'),
        ("/api/v2/submissions/1/steps/2/_check-logic", "{}"),
        ("/api/v2/submissions/1/steps/2/validate", '{"data": {}, "state": "submitted"}'),
        ("/formulier", "naam=Versturen&op=Volgende"),
    ],
)
def test_a_step_in_between_is_none(url: str, body: str) -> None:
    assert not is_last_step(ask(f"https://{HOST}{url}", "POST", body=body))


def test_what_was_typed_does_not_leave_by_reading_but_a_look_up_may() -> None:
    judge = sending("Elisa@example.org", "1012")
    assert judge(ask("https://spion.nl/p?v=elisa%40example.org")) is Verdict.STOP
    assert judge(ask("https://pdok.nl/zoek?postcode=1012")) is Verdict.PASS


def test_a_page_with_a_query_is_a_form_that_is_sent_while_a_button_is_pressed() -> None:
    judge = sending()
    asked = ask("https://f.nl/zoek?", document=True)
    assert judge(asked) is Verdict.PASS
    judge.guarded = True
    assert judge(asked) is Verdict.STOP
    assert judge(ask(f"https://{HOST}/stap?n=", document=True)) is Verdict.WRITES
    assert judge(ask(f"https://{HOST}/verzenden", document=True)) is Verdict.LAST


@pytest.mark.parametrize(
    "url",
    [
        "https://digid.nl/inloggen",
        f"https://{HOST}/auth/verhuizing/digid/start",
        "https://www.mollie.com/checkout/1",
        "https://login.f.nl/",
    ],
)
def test_logging_in_and_paying_are_never_gone_to(url: str) -> None:
    assert sending()(ask(url, document=True)) is Verdict.LAST
