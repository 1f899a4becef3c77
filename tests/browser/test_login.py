"""A browser that is logged in: what it sends, to whom, and that it stays in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Driver
from loopback import Loopback, Page, Reply, Request
from toegankelijk.browser.session import Session
from toegankelijk.browser.visit import Look
from toegankelijk.credentials import credentials_for
from toegankelijk.model import Login, NotVisited, Reason, Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Serve = Callable[[dict[str, Page]], Loopback]
GOOD = "<!doctype html><html lang=nl><title>Binnen</title><main><h1>Binnen</h1><p>Dag Jan.</p>"
ENV = {"NAAM": "jan", "WOORD": "geheim", "SLEUTEL": "open"}
BASIC = Login(user="NAAM", password="WOORD", headers=(("X-Sleutel", "SLEUTEL"),))


def logged_in(driver: Driver, site: Loopback, login: Login) -> Driver:
    """A driver of its own with the secrets for ``site``."""
    made = object.__new__(Driver)
    made.loop = driver.loop
    secrets = credentials_for(Site(start=(site.url("/"),), login=login), ENV)
    launch = driver.session._launch
    started = type(launch)(launch.executable, launch.sandbox, "t", credentials=secrets)
    made.session = Session(started)
    return made


def test_a_password_and_a_header_go_to_the_site_and_to_no_other(
    driver: Driver, loopback_site: Serve
) -> None:
    other = loopback_site({"/x.js": (200, {"Content-Type": "text/javascript"}, "1")})

    def page(request: Request) -> Reply:
        inside = request.headers.get("authorization") == "Basic amFuOmdlaGVpbQ=="
        return (
            (200, {}, GOOD + f"<script src={other.url('/x.js')}></script>")
            if inside
            else (
                401,
                {"WWW-Authenticate": 'Basic realm="x"'},
                "nee",
            )
        )

    site = loopback_site({"/": page})
    refused = driver.visit(site)
    assert isinstance(refused, NotVisited)
    assert refused.reason is Reason.LOGIN
    inside = logged_in(driver, site, BASIC)
    try:
        seen = inside.visit(site)
    finally:
        inside.run(inside.session.stop())
    assert isinstance(seen, Look)
    assert seen.snapshot.title == "Binnen"
    assert site.requests[-1].headers["x-sleutel"] == "open"
    assert other.requests, "the script was asked for"
    assert not {"authorization", "x-sleutel"} & other.requests[-1].headers.keys()


def test_a_session_stays_from_page_to_page(
    driver: Driver, loopback_site: Serve, tmp_path: Path
) -> None:
    def page(request: Request) -> str:
        inside = "sessie=abc" in request.headers.get("cookie", "")
        return GOOD if inside else GOOD.replace("Binnen", "Log in")

    site = loopback_site({"/": page, "/b": page})
    cookie = {"name": "sessie", "value": "abc", "domain": "127.0.0.1", "path": "/"}
    extra = {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    path = tmp_path / "sessie.json"
    path.write_text(json.dumps({"cookies": [{**cookie, **extra}], "origins": []}))
    inside = logged_in(driver, site, Login(session=str(path)))
    try:
        titles = []
        for each in ("/", "/b", "/"):
            seen = inside.visit(site, each)
            assert isinstance(seen, Look)
            titles.append(seen.snapshot.title)
    finally:
        inside.run(inside.session.stop())
    assert titles == ["Binnen"] * 3
