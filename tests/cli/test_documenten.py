"""``toegankelijk documenten``: what servers give for a document, and what becomes of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document
from fpdf import FPDF

import fabriek
from loopback import Loopback, Request
from toegankelijk.cli import main
from toegankelijk.model import Link, Site
from toegankelijk.store import Store
from toegankelijk.verklaring import opened_documents

PDF, OLD = "application/pdf", "Wed, 03 May 2017 10:00:00 GMT"
NEW = "Mon, 03 Feb 2025 10:00:00 GMT"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pdf(year: int) -> bytes:
    made = FPDF()
    made.add_page()
    made.set_creation_date(datetime(year, 5, 4, 12, tzinfo=UTC))
    return bytes(made.output())


def docx(year: int) -> bytes:
    document, file = Document(), io.BytesIO()
    document.core_properties.created = datetime(year, 5, 4)  # noqa: DTZ001 - as Word keeps it
    document.core_properties.modified = datetime(year, 5, 4)  # noqa: DTZ001
    document.save(file)
    return file.getvalue()


def keep(site: Loopback, *links: str) -> None:
    """A scan whose home page links to these documents."""
    files = tuple(Link(url if "://" in url else site.url(url), url) for url in links)
    made = fabriek.scan(
        fabriek.page(site.url("/"), files=files), site=Site((site.url("/"),), name="Website")
    )
    with Store.open(Path("scan.db"), create=True) as store:
        number = store.begin(made.organisation, made.site, made.versions)
        for result in made.pages:
            store.save(number, result, {})
        store.finish(number)


def documenten(*args: str) -> Result:
    done = CliRunner().invoke(main, ["documenten", "scan.db", *args], prog_name="toegankelijk")
    assert done.exit_code == 0, done.output
    return done


def listed() -> Mapping[str, dict[str, str]]:
    text = Path("documenten.csv").read_text(encoding="utf-8-sig")
    return {row["titel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def site_with(loopback_site: Any) -> Loopback:
    def only_get(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        if request.method == "HEAD":
            return 501, {}, b""
        return 200, {"Content-Type": PDF, "Last-Modified": NEW}, pdf(2020)

    made: Loopback = loopback_site(
        {
            "/oud.pdf": (200, {"Content-Type": PDF, "Last-Modified": OLD}, pdf(2017)),
            "/verhuisd.pdf": (200, {"Content-Type": PDF, "Last-Modified": NEW}, pdf(2016)),
            "/nieuw.docx": (200, {"Content-Type": "application/octet-stream"}, docx(2021)),
            "/fout-type.pdf": (200, {"Content-Type": "text/html"}, pdf(2022)),
            "/alleen-get.pdf": only_get,
            "/door.pdf": (302, {"Location": "/oud.pdf"}, ""),
            "/inlog.pdf": (200, {}, "<!doctype html><title>Inloggen</title>"),
            "/tekst.pdf": (200, {"Content-Type": PDF}, "  <html><p>Niet gevonden"),
            "/dicht.pdf": (403, {}, "nee"),
            "/rond.pdf": (302, {"Location": "/rond.pdf"}, ""),
            "/leeg.pdf": (200, {"Content-Type": PDF}, b""),
            "/raar.pdf": (200, {"Content-Type": PDF, "Last-Modified": "gisteren"}, b"%PDF-1.4"),
        }
    )
    return made


def test_each_document_gets_the_verdict_that_its_dates_give(loopback_site: Any) -> None:
    site = site_with(loopback_site)
    keep(site, *site.pages, "/weg.pdf")
    done = documenten("--ophalen")
    found = {
        name: (row["oordeel"], row["gemaakt"], row["server"]) for name, row in listed().items()
    }
    must, likely = "moet toegankelijk zijn", "waarschijnlijk uitgezonderd, controleer"
    assert found == {
        "/oud.pdf": (likely, "2017-05-04", "2017-05-03"),
        "/verhuisd.pdf": ("uitzoeken", "2016-05-04", "2025-02-03"),
        "/nieuw.docx": (must, "2021-05-04", ""),
        "/fout-type.pdf": (must, "2022-05-04", ""),
        "/alleen-get.pdf": (must, "2020-05-04", "2025-02-03"),
        "/door.pdf": (likely, "2017-05-04", "2017-05-03"),
        **dict.fromkeys(
            (
                *("/weg.pdf", "/inlog.pdf", "/tekst.pdf", "/dicht.pdf", "/rond.pdf", "/leeg.pdf"),
                "/raar.pdf",
            ),
            ("uitzoeken", "", ""),
        ),
    }
    told = {line for line in done.stderr.splitlines() if line.startswith("Let op: ")}
    gone = {
        f"Let op: {site.url(p)}: op dit adres staat nu geen document."
        for p in ("/weg.pdf", "/inlog.pdf", "/tekst.pdf")
    }
    silent = {
        f"Let op: {site.url(p)}: de server gaf het niet." for p in ("/dicht.pdf", "/rond.pdf")
    }
    assert told == gone | silent
    assert "Klopt de link nog?" in listed()["/weg.pdf"]["waarom"]
    assert "Klopt de link nog?" not in listed()["/dicht.pdf"]["waarom"]
    assert {request.method for request in site.requests} == {"GET"}


def test_without_asking_for_it_nothing_is_got(loopback_site: Any) -> None:
    site = site_with(loopback_site)
    keep(site, "/oud.pdf")
    documenten()
    assert site.requests == []
    assert listed()["/oud.pdf"]["oordeel"] == "uitzoeken"


def test_of_a_huge_file_only_the_beginning_is_read(
    loopback_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_documents, "MAX_BYTES", 5_000)
    big = pdf(2017) + b"%" + b"x" * 100_000
    site = loopback_site({"/groot.pdf": (200, {"Content-Type": PDF}, big)})
    keep(site, "/groot.pdf")
    done = documenten("--ophalen")
    assert "het is heel groot, alleen het begin is gelezen" in done.stderr
    assert listed()["/groot.pdf"]["gemaakt"] == "2017-05-04"


def test_no_more_are_got_than_the_most_that_there_may_be(
    loopback_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_documents, "MAX_FILES", 2)
    site = loopback_site({f"/{n}.pdf": (200, {"Content-Type": PDF}, pdf(2017)) for n in range(3)})
    keep(site, *site.pages)
    done = documenten("--ophalen")
    assert len(site.requests) == 2
    assert done.stderr.count("er zijn te veel documenten") == 1
    assert len(listed()) == 3


def test_a_link_or_a_redirect_into_another_network_is_left_alone(loopback_site: Any) -> None:
    inside = loopback_site({"/geheim.pdf": (200, {"Content-Type": PDF}, pdf(2020))})
    port = inside.host.partition(":")[2]
    site = loopback_site(
        {"/om.pdf": (302, {"Location": f"http://localhost:{port}/geheim.pdf"}, "")}
    )
    keep(site, "/om.pdf", f"http://localhost:{port}/geheim.pdf")
    done = documenten("--ophalen")
    assert inside.requests == []
    assert "dit adres ligt in een eigen netwerk" in done.stderr


def test_a_server_that_is_away_stops_nothing(loopback_site: Any) -> None:
    site = loopback_site({})
    keep(site, "/a.pdf")
    site.close()
    done = documenten("--ophalen")
    assert "de server gaf het niet" in done.stderr
    assert listed()["/a.pdf"]["oordeel"] == "uitzoeken"
