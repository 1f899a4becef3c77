"""What staff tell in toegankelijk.toml lies over what the scan kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import fabriek
from toegankelijk.errors import SettingsError
from toegankelijk.model import Organisation, Product, Site
from toegankelijk.verklaring.particulars import Particulars, with_settings

TODAY = date(2026, 3, 12)
SITE = f"[[site]]\nstart = ['{fabriek.ROOT}/']\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "toegankelijk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_settings_the_scan_is_all_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scan = fabriek.scan(organisation=Organisation(name="Toen", phone="14 078"))
    assert with_settings(scan, None, TODAY) == (scan, Particulars())


def test_newer_settings_lie_over_those_of_the_scan(tmp_path: Path) -> None:
    scan = fabriek.scan(
        organisation=Organisation(name="Toen", phone="14 078"),
        site=Site((f"{fabriek.ROOT}/",), name="Oud", max_pages=7),
    )
    path = write(
        tmp_path,
        "[organisatie]\nnaam = 'Nu'\n"
        + SITE
        + "naam = 'Nieuw'\nproducten.Rijbewijs = ['/rijbewijs*']\nmax_paginas = 9",
    )
    changed, _ = with_settings(scan, path, TODAY)
    assert changed.organisation == Organisation(name="Nu", phone="14 078")
    assert changed.site.name == "Nieuw"
    assert changed.site.products == (Product("Rijbewijs", ("/rijbewijs*",)),)
    assert changed.site.max_pages == 7, "what was scanned is a fact"


def test_the_particulars_are_those_of_the_site_that_was_scanned(tmp_path: Path) -> None:
    other = "[[site]]\nstart = ['https://raad.nl']\n[site.verklaring]\nherzien = 2026-01-01\n"
    path = write(tmp_path, other + SITE + "[site.verklaring]\nherzien = 2026-02-02")
    assert with_settings(fabriek.scan(), path, TODAY)[1].reviewed == date(2026, 2, 2)


def test_it_is_kept_that_the_settings_name_other_sites_only(tmp_path: Path) -> None:
    path = write(tmp_path, "[[site]]\nstart = ['https://raad.nl']\n")
    assert with_settings(fabriek.scan(), path, TODAY)[1] == Particulars(listed=False)
    path = write(tmp_path, "[organisatie]\nnaam = 'Nu'\n")
    assert with_settings(fabriek.scan(), path, TODAY)[1] == Particulars()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("herzien = 2026-03-13", "nog niet geweest"),
        ("ondertekend = 2027-01-01", "nog niet geweest"),
        ("herzien = '2026-01-01'", "hoort een datum"),
        ("onderzoek_geplant = 2026-06-01", "Bedoelt u 'onderzoek_gepland'?"),
        ("pagina = 'www.voorbeeldstad.nl'", "Schrijf https://www.voorbeeldstad.nl"),
        ("meldformulier = 'javascript://x'", "https:// of http://"),
        ("domeinen = ['https://a.nl']", "Schrijf alleen de naam"),
        ("onderzoek_door = ''", "leeg"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = write(tmp_path, SITE + "[site.verklaring]\n" + line)
    with pytest.raises(SettingsError) as caught:
        with_settings(fabriek.scan(), path, TODAY)
    assert caught.value.where == f"{path}, regel 4"
    assert said in str(caught.value)
