"""``toegankelijk scan``: what it says when a scan goes on, stops halfway or finds nothing to do."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import fabriek
from toegankelijk import scan as scanning
from toegankelijk.browser.find import Browser
from toegankelijk.cli import main
from toegankelijk.errors import BrowserError, Exit
from toegankelijk.model import Exemption, Reason, Scan, Site

HOST = fabriek.ROOT
Scanning = Callable[..., Scan]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gives(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have the scan end as the given one, after ``done`` pages of an earlier run."""

    def give(made: Scan, done: int | None = None) -> None:
        def scan(site: Site, organisation: object, path: Path, **told: Any) -> Scan:
            path.parent.mkdir(parents=True, exist_ok=True)
            if done is not None:
                told["goes_on"](done)
            return made

        monkeypatch.setattr(scanning, "scan", scan)

    return give


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["scan", f"{HOST}/", *args], prog_name="toegankelijk")


@pytest.mark.parametrize(("done", "words"), [(1, "1 pagina is"), (12, "12 pagina's zijn")])
def test_a_scan_that_goes_on_says_how_much_is_done(
    gives: Callable[..., None], done: int, words: str
) -> None:
    gives(fabriek.scan(fabriek.page("/")), done)
    assert run().stderr == f"Ik ga verder waar de vorige controle stopte: {words} al klaar.\n"
    assert run("--stil").stderr == ""


def test_after_ctrl_c_it_is_said_what_is_kept_and_how_to_go_on(gives: Callable[..., None]) -> None:
    gives(fabriek.scan(fabriek.page("/"), fabriek.page("/a"), finished=None))
    done = run("--stil")
    assert done.exit_code == Exit.INCOMPLETE
    assert done.stderr == (
        "Gestopt. Wat klaar is, is bewaard: 2 pagina's. Verder gaan? Typ dan dezelfde opdracht.\n"
    )
    assert "maar zonder --opnieuw" in run("--opnieuw").stderr


def test_a_broken_off_scan_points_at_its_own_report_and_at_the_earlier_one(
    gives: Callable[..., None],
) -> None:
    gives(fabriek.scan(fabriek.page("/")))
    whole = run()
    assert "Het vorige rapport" not in whole.stdout
    gives(fabriek.scan(fabriek.page("/"), finished=None))
    done = run()
    home = Path("reports", "www.voorbeeldstad.nl")
    assert f"Het rapport staat hier: {home / 'rapport-onvolledig.html'}\n" in done.stdout
    assert f"Het vorige rapport is bewaard: {home / 'rapport.html'}\n" in done.stdout


def site(**changes: Any) -> Site:
    return Site(start=(f"{HOST}/",), **changes)


@pytest.mark.parametrize(
    ("reach", "pages", "told"),
    [
        ({"include": ("/wonen/*",)}, ("/",), "alleen /wonen/*."),
        ({"exclude": ("*",)}, ("/",), "behalve *."),
        (
            {"include": ("/a*",), "exclude": ("/a*",)},
            ("/",),
            "alleen /a*, behalve /a*.",
        ),
        ({"include": ("/wonen/*",)}, ("/", "/wonen/huis"), None),
        ({"exclude": ("/archief/*",)}, ("/",), None),
        ({}, ("/",), None),
    ],
)
def test_a_part_in_which_no_page_lies_is_said(
    gives: Callable[..., None], reach: dict[str, Any], pages: tuple[str, ...], told: str | None
) -> None:
    gives(fabriek.scan(*map(fabriek.page, pages), site=site(**reach)))
    done = run()
    words = " ".join(done.stdout.split())
    assert ("geen enkele pagina past bij wat u vroeg: " in words) is (told is not None)
    assert done.exit_code == (Exit.CLEAN if told is None else Exit.INCOMPLETE)
    if told is not None:
        assert f"wat u vroeg: {told} De scan bekeek daarom alleen het adres" in words


def test_pages_that_still_wait_may_fit(gives: Callable[..., None]) -> None:
    gives(fabriek.scan(fabriek.page("/"), site=site(include=("/a*",), max_pages=1), waiting=3))
    assert "geen enkele pagina past" not in run().stdout


def test_without_a_browser_one_is_installed_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ensure(path: str | None, install: bool, say: Callable[[str], None]) -> Browser:
        assert install
        say("Ik installeer een browser met apt.")
        raise BrowserError("Een browser installeren lukt niet.", mend="Installeer zelf Chromium.")

    monkeypatch.setattr(scanning, "ensure_browser", ensure)
    done = run()
    assert done.exit_code == Exit.INCOMPLETE
    assert done.stderr == (
        "Ik installeer een browser met apt.\n"
        "Fout: Een browser installeren lukt niet. Installeer zelf Chromium.\n"
    )


def test_a_site_that_cannot_be_opened_is_not_a_complete_scan(gives: Callable[..., None]) -> None:
    gives(fabriek.scan(fabriek.missed("/", Reason.NETWORK)))
    assert run().exit_code == Exit.INCOMPLETE


def test_what_an_exception_speaks_of_does_not_count(gives: Callable[..., None]) -> None:
    bad = fabriek.scan(fabriek.page("/", fabriek.finding()))
    gives(bad)
    assert run("--stil").exit_code == Exit.FINDINGS
    wait = Exemption("image-alt", "Komt in mei.", "Team web", date(2026, 5, 1))
    gives(replace(bad, site=replace(bad.site, exemptions=(wait,))))
    assert run("--stil").exit_code == Exit.CLEAN
    over = replace(wait, until=date(2026, 3, 1))
    gives(replace(bad, site=replace(bad.site, exemptions=(over,))))
    assert run("--stil").exit_code == Exit.FINDINGS


def test_without_an_address_all_sites_of_the_settings_are_scanned(
    gives: Callable[..., None], folder: Path
) -> None:
    (folder / "toegankelijk.toml").write_text(
        "[[site]]\nnaam = 'Stad'\nstart = ['https://www.stad.nl/']\n"
        "[[site]]\nstart = ['https://raad.stad.nl/']\n[[site]]\nstart = ['https://www.stad.nl/x']\n"
    )
    gives(fabriek.scan(fabriek.page("/")))
    done = CliRunner().invoke(main, ["scan"], prog_name="toegankelijk")
    assert done.exit_code == Exit.CLEAN
    assert [path.parent.name for path in sorted(folder.glob("reports/*/rapport.html"))] == [
        "raad.stad.nl",
        "www.stad.nl",
        "www.stad.nl-2",
    ]
    assert "Website 1 van 3: Stad" in done.stderr


def test_the_worst_of_all_sites_is_the_outcome(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "toegankelijk.toml").write_text(
        "[[site]]\nstart = ['https://a.nl/']\n[[site]]\nstart = ['https://b.nl/']\n"
    )
    ends = [fabriek.scan(fabriek.missed("/", Reason.NETWORK)), fabriek.scan(fabriek.page("/"))]

    def scan(site: Site, organisation: object, path: Path, **told: Any) -> Scan:
        path.parent.mkdir(parents=True, exist_ok=True)
        return ends.pop(0)

    monkeypatch.setattr(scanning, "scan", scan)
    done = CliRunner().invoke(main, ["scan", "--stil"], prog_name="toegankelijk")
    assert done.exit_code == Exit.INCOMPLETE


def test_the_sample_site_takes_another_port_when_its_own_is_taken(
    gives: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    gives(fabriek.scan(fabriek.page("/")))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr("toegankelijk.cli.scan.SAMPLE_PORT", taken.getsockname()[1])
        result = CliRunner().invoke(main, ["scan", "--voorbeeld"])
    assert "poort" not in result.output
    assert result.exit_code != Exit.USAGE
