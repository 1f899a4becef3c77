"""All sites together: terms with an alarm on every border, and the trend per quarter."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import fabriek
from fabriek import finding, page, scan
from toegankelijk.errors import SettingsError
from toegankelijk.model import Scan, Site
from toegankelijk.overzicht.make import as_csv, as_json, make_portfolio
from toegankelijk.overzicht.paper import as_paper
from toegankelijk.overzicht.portfolio import Portfolio, quarters
from toegankelijk.overzicht.terms import NEAR, Alarm, Term, What
from toegankelijk.paper.as_html import as_html
from toegankelijk.paper.texts import load_texts
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.status import Status
from toegankelijk.verklaring.words import load_words

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
TODAY = date(2026, 3, 14)
TEXTS = load_texts("plan/overzicht.toml")
BOOK = load_rulebook()

SETTINGS = """[organisatie]
naam = "Gemeente Voorbeeldstad"

[[site]]
naam = "Website"
start = ["https://www.voorbeeldstad.nl/"]
[site.verklaring]
pagina = "https://www.voorbeeldstad.nl/t"
herzien = 2025-03-13
onderzoek_gepland = 2026-05-01

[[site]]
naam = "Raad"
start = ["https://raad.voorbeeldstad.nl/"]
[site.verklaring]
ondertekend = 2026-01-01
[[site.verklaring.onderzoek]]
datum = 2023-03-14
door = "Bureau"
voldoet = 50

[[site]]
naam = "App"
start = ["https://app.voorbeeldstad.nl/"]
"""


def at(moment: datetime, *rules: str, root: str = fabriek.ROOT) -> Scan:
    pages = [page("/", *(finding(rule) for rule in rules))]
    return scan(*pages, site=Site((f"{root}/",)), started=moment, finished=moment)


def portfolio(folder: Path, *scans: Scan, settings: str = SETTINGS) -> Portfolio:
    path = folder / "toegankelijk.toml"
    path.write_text(settings, encoding="utf-8")
    return make_portfolio(path, scans, BOOK, TEXTS, NOW)


@pytest.mark.parametrize(
    ("days", "alarm"),
    [(-1, Alarm.PASSED), (0, Alarm.NEAR), (NEAR, Alarm.NEAR), (NEAR + 1, Alarm.LATER)],
)
def test_a_term_is_near_then_passed(days: int, alarm: Alarm) -> None:
    term = Term(What.REVIEW, TODAY + timedelta(days=days))
    assert term.alarm(TODAY) is alarm


def test_each_site_has_its_status_and_its_terms(tmp_path: Path) -> None:
    made = portfolio(tmp_path, at(NOW, "image-alt"))
    assert [(m.name, m.verdict.status) for m in made.members] == [
        ("Website", Status.C),
        ("Raad", Status.D),
        ("App", Status.E),
    ]
    assert {(m.name, t.what) for m, t in made.alarms(Alarm.PASSED)} == {
        ("Website", What.REVIEW),
        ("Raad", What.INVESTIGATION),
    }
    assert [(m.name, t.what) for m, t in made.alarms(Alarm.NEAR)] == [("Website", What.PLANNED)]
    assert [m.deviations for m in made.members] == [1, 0, None]
    assert made.members[0].unplanned == 1


def test_a_full_investigation_is_too_old_from_the_day_on_which_it_is_36_months(
    tmp_path: Path,
) -> None:
    day_before = SETTINGS.replace("2023-03-14", "2023-03-15")
    made = portfolio(tmp_path, settings=day_before)
    assert made.members[1].verdict.status is Status.A
    (term,) = [t for t in made.members[1].terms if t.what is What.INVESTIGATION]
    assert (term.on, term.alarm(TODAY)) == (TODAY, Alarm.NEAR)


def test_the_trend_takes_the_last_scan_of_each_site_in_each_quarter(tmp_path: Path) -> None:
    made = portfolio(
        tmp_path,
        at(datetime(2025, 5, 1, tzinfo=UTC), "image-alt", "html-has-lang"),
        at(datetime(2025, 6, 1, tzinfo=UTC), "image-alt"),
        at(datetime(2026, 2, 1, tzinfo=UTC)),
        at(datetime(2025, 8, 1, tzinfo=UTC), "image-alt", root="https://raad.voorbeeldstad.nl"),
    )
    assert {q: count for q, (count, _) in quarters(made.members).items()} == {
        (2025, 2): 1,
        (2025, 3): 2,
        (2026, 1): 1,
    }
    html = as_html(as_paper(made, TEXTS, load_words()))
    assert "Een jaar geleden waren er 1 afwijkingen, nu 1." in html
    assert "kwartaal 3 van 2025" in html
    assert "<svg" in html


def test_the_same_facts_stand_in_every_output(tmp_path: Path) -> None:
    made = portfolio(tmp_path, at(NOW, "image-alt"))
    data = json.loads(as_json(made))
    rows = as_csv(made, TEXTS).splitlines()
    assert len(rows) == 1 + sum(len(each["termijnen"]) for each in data["sites"])
    assert [each["status"] for each in data["sites"]] == ["C", "D", "E"]


def test_without_sites_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nog geen sites"):
        portfolio(tmp_path, settings="[organisatie]\nnaam = 'x'\n")
