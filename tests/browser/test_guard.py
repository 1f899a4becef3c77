"""Nothing that writes leaves the browser, however the page tries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import Driver
from loopback import Loopback
from toegankelijk.browser.visit import Look

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = {"Content-Type": "text/javascript"}
POST = "fetch('/post?van=%s', {method: 'POST', body: 'x'}).catch(() => {});"

ATTEMPTS = {
    "fetch": f"<script>{POST % 'fetch'}</script>",
    "keepalive": "<script>fetch('/p', {method: 'POST', keepalive: true, body: 'x'})</script>",
    "xhr": "<script>let x = new XMLHttpRequest(); x.open('PUT', '/p'); x.send('a')</script>",
    "delete": "<script>fetch('/p', {method: 'DELETE'}).catch(() => {})</script>",
    "beacon": "<script>navigator.sendBeacon('/p', 'x')</script>",
    "ping": "<a id=a href=#x ping=/p>x</a><script>a.click()</script>",
    "form": "<form id=f method=post action=/p></form><script>f.submit()</script>",
    "form on leaving": "<form id=f method=post action=/p target=_blank></form>"
    "<script>onload = () => f.submit()</script>",
    "frame": '<iframe title=x srcdoc="<form id=f method=post action=/p></form>'
    '<script>f.submit()</script>"></iframe>',
    "worker": "<script>new Worker('/werker.js')</script>",
    "shared worker": "<script>new SharedWorker('/werker.js')</script>",
    "service worker": "<script>navigator.serviceWorker.register('/werker.js')</script>",
    "web socket": "<script>new WebSocket('ws://' + location.host + '/p')</script>",
}

NEVER_SENT = frozenset({"service worker"})
"""The browser itself keeps these from the network, before there is anything to stop."""


def _page(body: str) -> str:
    return f"<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1>{body}</main>"


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_that_writes_reaches_the_site(
    driver: Driver, loopback_site: Callable[..., Loopback], attempt: str
) -> None:
    site = loopback_site(
        {"/": _page(ATTEMPTS[attempt]), "/werker.js": (200, SCRIPT, POST % "werker")}
    )
    seen = driver.visit(site)
    assert isinstance(seen, Look), seen
    assert {request.method for request in site.requests} == {"GET"}
    assert "/p" not in site.asked()
    assert attempt in NEVER_SENT or seen.stopped >= 1


def test_what_was_stopped_is_counted(look: Callable[..., Look]) -> None:
    assert look(_page(ATTEMPTS["fetch"] + ATTEMPTS["beacon"])).stopped == 2
    assert look(_page("")).stopped == 0
