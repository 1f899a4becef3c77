"""``toegankelijk verklaring controleer``: a statement on the web, or one that was saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toegankelijk.cli import main

BODY = (
    "<h1>Toegankelijkheidsverklaring</h1><p>Nalevingsstatus: voldoet gedeeltelijk</p>"
    "<p>Meld het: <a href='/contact'>contact</a>, <a href='/weg'>formulier</a></p>"
    "<p>Laatst herzien op 1 januari 2020</p>" + "<p>Tekst.</p>" * 40
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def controleer(*args: str) -> Result:
    return CliRunner().invoke(main, ["verklaring", "controleer", *args], prog_name="toegankelijk")


def test_a_statement_on_the_web_is_looked_at_with_its_links(loopback_site: Any) -> None:
    site = loopback_site({"/": "<a href='/t'>Toegankelijkheid</a>", "/t": BODY, "/contact": "ja"})
    done = controleer(site.url("/t"))
    assert done.exit_code == 1, done.output
    assert "Status volgens de verklaring: B, voldoet gedeeltelijk." in done.output
    assert f"Deze link werkt niet: {site.url('/weg')}." in done.output
    assert "Op de startpagina staat een link." in done.output
    assert {request.method for request in site.requests} <= {"GET", "HEAD"}


def test_a_saved_page_is_looked_at_without_the_network(folder: Path) -> None:
    (folder / "v.html").write_text(BODY, encoding="utf-8")
    done = controleer("v.html", "--geen-links", "--naar", "uitkomst.html")
    assert done.exit_code == 1
    assert "1 januari 2020" in done.output
    assert "<table>" in (folder / "uitkomst.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("place", "said"), [("/weg", "antwoord 404"), ("", "")])
def test_a_page_that_is_not_there_is_told_in_one_sentence(
    loopback_site: Any, place: str, said: str
) -> None:
    site = loopback_site({"/": "x"})
    done = controleer(site.url(place) if place else "geen-adres")
    assert done.exit_code == 2
    assert done.output.startswith("Fout: ")
    assert said in done.output
    assert "Traceback" not in done.output


def test_the_ways_to_report_are_asked_for_before_a_menu_of_many_links(loopback_site: Any) -> None:
    menu = "".join(f"<a href='/{n}'>Pagina {n}</a> " for n in range(60))
    site = loopback_site({"/t": f"<div>{menu}</div>{BODY}", "/": "x"})
    done = controleer(site.url("/t"))
    assert "Er staat hoe u iets meldt: niet in orde" in done.output
    assert f"Deze link werkt niet: {site.url('/contact')}." in done.output
