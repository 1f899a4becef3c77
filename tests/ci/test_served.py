"""A folder of built pages on this machine's own address."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from toegankelijk.ci.served import serve_folder
from toegankelijk.errors import InputError

PAGE = "<!doctype html><title>Afval</title>"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    files = ("index.html", "afval/index.html", "contact.html", "404.html", "stijl.css", "app.js")
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE + name)
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /")
    (tmp_path / "geheim.html").write_text("geheim")
    return folder


def test_each_page_has_an_address_and_its_file(dist: Path) -> None:
    with serve_folder(dist) as served:
        pages = {url.removeprefix(served.url): file for url, file in served.pages.items()}
    assert pages == {
        "/": (dist / "index.html").as_posix(),
        "/afval/": (dist / "afval/index.html").as_posix(),
        "/contact.html": (dist / "contact.html").as_posix(),
    }


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/", 200, "index.html"),
        ("/afval/", 200, "afval/index.html"),
        ("/afval", 200, "afval/index.html"),
        ("/contact", 200, "contact.html"),
        ("/stijl.css", 200, "stijl.css"),
        ("/stijl.css?v=3", 200, "stijl.css"),
        ("/weg", 404, "404.html"),
        ("/robots.txt", 404, "404.html"),
        ("/../geheim.html", 404, "404.html"),
        ("/%2e%2e/geheim.html", 404, "404.html"),
        ("/..%2fgeheim.html", 404, "404.html"),
        ("/link.html", 404, "404.html"),
        ("/%00", 404, "404.html"),
    ],
)
def test_it_serves_as_a_host_for_static_sites_and_nothing_outside_the_folder(
    dist: Path, path: str, status: int, told: str
) -> None:
    (dist / "link.html").symlink_to(dist.parent / "geheim.html")
    with serve_folder(dist) as served:
        request = requests.Request("GET", "http://x/").prepare()
        request.url = served.url + path
        answer = requests.Session().send(request)
        assert (answer.status_code, answer.text) == (status, PAGE + told)


def test_style_and_scripts_have_their_kind_and_nothing_else_than_reading_is_answered(
    dist: Path,
) -> None:
    with serve_folder(dist) as served:
        assert (
            requests.get(f"{served.url}/stijl.css").headers["Content-Type"].startswith("text/css")
        )
        assert requests.post(f"{served.url}/").status_code == 501
        assert requests.head(f"{served.url}/").text == ""


def test_the_same_folder_has_the_same_address_the_next_time(dist: Path) -> None:
    with serve_folder(dist) as first:
        pass
    with serve_folder(dist) as second:
        assert second.url == first.url
        with serve_folder(dist) as beside:
            assert beside.url != second.url


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="geen HTML"), serve_folder(tmp_path):
        pass
    with pytest.raises(InputError, match="is er niet"), serve_folder(tmp_path / "weg"):
        pass
