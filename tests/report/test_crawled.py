"""Reports tell of the sample, of what was kept, of documents, and of hosts left alone."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bs4 import BeautifulSoup

from fabriek import HOSTILE, ROOT, START, missed, page, rulebook, scan
from report.gemeente import municipality
from report.gemeente import rulebook as real_rulebook
from toegankelijk.model import (
    FoundFile,
    Product,
    Reason,
    Sample,
    Sampled,
    SampleReason,
    Scan,
    Site,
)
from toegankelijk.report.as_html import as_html
from toegankelijk.report.as_json import as_json
from toegankelijk.report.formats import FORMATS, write_all
from toegankelijk.report.summary import summary

FILE = FoundFile(
    f"{ROOT}/plan.pdf", "Het plan", (f"{ROOT}/",), 3, "application/pdf", 2048, START, 200
)
SAMPLE = Sample(
    7,
    5000,
    12,
    (
        Sampled(f"{ROOT}/", (SampleReason.START, SampleReason.FORM), 1),
        Sampled(f"{ROOT}/a", (SampleReason.RANDOM,), 2),
    ),
)


def words(made: Scan) -> str:
    text = BeautifulSoup(as_html(made, real_rulebook()), "lxml").get_text(" ", strip=True)
    return " ".join(text.split())


def test_a_sample_says_what_it_is_and_why_each_page_is_in() -> None:
    text = words(scan(page("/"), page("/a"), sample=SAMPLE))
    assert "dit is een steekproef" in text
    assert "5.000 pagina’s met 12 soorten opbouw" in text
    assert "begin van de scan, heeft een formulier (soort 1)" in text
    assert "toevallig gekozen (soort 2)" in text
    held = json.loads(as_json(scan(page("/"), sample=SAMPLE), rulebook()))["sample"]
    assert held["pages"][0]["reasons"] == ["start", "form"]


def test_what_was_kept_is_dated() -> None:
    kept = replace(page("/"), unchanged=START + timedelta(days=30))
    made = scan(kept, page("/a"))
    assert "Niet veranderd sinds de vorige scan 1" in words(made)
    assert "De oudste is bekeken op 12 maart 2026" in words(made)
    assert "Hetzelfde 1 pagina is niet veranderd" in " ".join(summary(made, rulebook()).split())


def test_a_host_that_was_left_alone_is_named() -> None:
    text = words(scan(page("/"), missed("/a", Reason.HOST_FAILING)))
    assert "Met rust gelaten" in text
    assert "www.voorbeeldstad.nl" in text


def test_only_a_login_page_is_a_warning() -> None:
    assert "alleen een pagina om in te loggen" in words(scan(page("/", login=True)))
    assert "alleen een pagina om in te loggen" in summary(scan(page("/", login=True)), rulebook())
    assert "om in te loggen." not in summary(scan(page("/", login=True), page("/a")), rulebook())


def test_documents_are_listed_everywhere(tmp_path: Path) -> None:
    made = scan(page("/"), files=(FILE,))
    text = words(made)
    assert "Het plan" in text
    assert "2,0" in text
    assert "12 maart 2026" in text
    write_all(made, rulebook(), tmp_path, FORMATS)
    (row,) = csv.DictReader(
        io.StringIO((tmp_path / "documenten.csv").read_text("utf-8-sig")), delimiter=";"
    )
    assert (row["adres"], row["bytes"], row["soort"]) == (FILE.url, "2048", "PDF")
    (held,) = json.loads((tmp_path / "rapport.json").read_text())["files"]
    assert (held["size"], held["links"]) == (2048, 3)


def test_products_have_a_table_of_their_own(tmp_path: Path) -> None:
    site = Site((f"{ROOT}/",), products=(Product("Rijbewijs", ("/rij*",)),))
    write_all(scan(page("/rijbewijs"), site=site), rulebook(), tmp_path, ["csv"])
    (row,) = csv.DictReader(
        io.StringIO((tmp_path / "producten.csv").read_text("utf-8-sig")), delimiter=";"
    )
    assert (row["product"], row["pagina_gevonden"], row["telefoon"]) == ("Rijbewijs", "ja", "")
    write_all(scan(page("/")), rulebook(), tmp_path, ["csv"])
    assert not (tmp_path / "producten.csv").exists(), "none of an earlier scan stays"
    assert "Online waar het kan, offline waar het helpt" in words(municipality())


def test_hostile_names_of_documents_do_no_harm(tmp_path: Path) -> None:
    files = tuple(
        replace(FILE, url=f"{ROOT}/{n}.pdf", title=text[:500]) for n, text in enumerate(HOSTILE)
    )
    made = scan(page("/"), files=files)
    write_all(made, rulebook(), tmp_path, FORMATS)
    soup = BeautifulSoup((tmp_path / "rapport.html").read_text("utf-8"), "lxml")
    assert not soup.find_all("script")
    for row in csv.reader(
        io.StringIO((tmp_path / "documenten.csv").read_text("utf-8-sig")), delimiter=";"
    ):
        assert not any(each.startswith(("=", "@", "+", "-")) for each in row)
