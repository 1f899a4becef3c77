"""Secrets go to hosts in scope and nowhere else, and never show."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from toegankelijk import serial
from toegankelijk.browser.session import Launch
from toegankelijk.browser.signin import has_screen, keep
from toegankelijk.credentials import Credentials, credentials_for
from toegankelijk.errors import SettingsError
from toegankelijk.model import Login, Site

HOST = "https://intranet.stad.nl"
ENV = {"NAAM": "jan", "WOORD": "geheim-123", "SLEUTEL": "sleutel-456"}
BASIC = Login(user="NAAM", password="WOORD", headers=(("X-Sleutel", "SLEUTEL"),))


def made(login: Login, start: str = f"{HOST}/", **changes: Any) -> Credentials:
    found = credentials_for(Site(start=(start,), login=login, **changes), ENV)
    assert found is not None
    return found


def session(folder: Path, *cookies: dict[str, Any]) -> Login:
    path = folder / "sessie.json"
    path.write_text(json.dumps({"cookies": list(cookies), "origins": []}))
    return Login(session=str(path))


def cookie(name: str, domain: str, **changes: Any) -> dict[str, Any]:
    return {"name": name, "value": "v", "domain": domain, "path": "/", "secure": True, **changes}


@pytest.mark.parametrize(
    ("url", "gets"),
    [
        (f"{HOST}/a", True),
        ("https://www.intranet.stad.nl/", True),
        ("https://formulier.stad.nl/", True),
        ("https://stad.nl/", False),
        ("https://intranet.stad.nl.evil.example/", False),
        ("https://intranet.stad.nl:8443/", False),
        ("http://intranet.stad.nl/", False),
        ("https://cdn.example/x.js", False),
    ],
)
def test_only_hosts_in_scope_get_headers_and_not_over_an_open_line(url: str, gets: bool) -> None:
    secrets = made(BASIC, hosts=("formulier.stad.nl",))
    expected = {"X-Sleutel": "sleutel-456", "Authorization": "Basic amFuOmdlaGVpbS0xMjM="}
    assert secrets.for_browser(url) == (expected if gets else {})
    assert secrets.for_fetch(url) == (expected if gets else {})


def test_cookies_of_other_sites_in_the_file_are_left_out(tmp_path: Path) -> None:
    login = session(
        tmp_path,
        cookie("sessie", "intranet.stad.nl"),
        cookie("digid", "digid.nl"),
        cookie("map", "intranet.stad.nl", path="/map"),
        cookie("breed", ".stad.nl"),
    )
    secrets = made(login)
    assert secrets.state is not None
    assert [c["name"] for c in secrets.state["cookies"]] == ["sessie", "map", "breed"]
    assert secrets.for_fetch(f"{HOST}/a") == {"Cookie": "sessie=v; breed=v"}
    assert secrets.for_fetch(f"{HOST}/map/b") == {"Cookie": "sessie=v; map=v; breed=v"}
    assert secrets.for_fetch("https://raad.stad.nl/") == {}


@pytest.mark.parametrize(
    ("login", "said"),
    [
        (Login(user="NIETS", password="WOORD"), "'NIETS' is leeg of bestaat niet"),
        (Login(session="/bestaat/niet.json"), "is er niet"),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(login: Login, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        made(login)


def test_a_file_that_is_no_session_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(SettingsError, match="geen bestand met een sessie"):
        made(Login(session=str(tmp_path / "x.json")))
    with pytest.raises(SettingsError, match="geen sessie voor deze website"):
        made(session(tmp_path, cookie("digid", "digid.nl")))


def test_a_secret_never_shows_and_is_never_stored() -> None:
    secrets = made(BASIC)
    launch = Launch("chromium", True, "", credentials=secrets)
    shown = repr(secrets) + repr(launch) + serial.dumps(secrets.site)
    assert "geheim" not in shown
    assert "sleutel-456" not in shown
    assert "amFu" not in shown
    assert pickle.loads(pickle.dumps(launch)) == launch, "a worker can have it"


def test_without_login_there_are_no_secrets() -> None:
    assert credentials_for(Site(start=(HOST,)), ENV) is None


def test_a_session_is_for_its_owner_only(tmp_path: Path) -> None:
    keep(tmp_path / "s.json", "{}")
    keep(tmp_path / "s.json", "[]")
    assert (tmp_path / "s.json").read_text() == "[]"
    assert (tmp_path / "s.json").stat().st_mode & 0o077 == 0


def test_a_machine_without_a_screen_is_known() -> None:
    assert not has_screen({}, "linux")
    assert has_screen({"DISPLAY": ":0"}, "linux")
    assert has_screen({}, "win32")
