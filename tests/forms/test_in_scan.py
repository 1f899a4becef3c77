"""Within a scan the form of a page is walked too, once, and its states come with the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.pages import page, script_form, text
from loopback import Loopback
from toegankelijk import worker
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.session import Launch
from toegankelijk.model import (
    Element,
    Ending,
    FormSettings,
    Job,
    Organisation,
    Passage,
    Site,
    Visited,
)
from toegankelijk.scan import scan
from toegankelijk.serial import dumps, loads

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.xdist_group("formulieren")]


@pytest.fixture
def close_after() -> Iterator[None]:
    yield
    worker.close()


@pytest.mark.usefixtures("close_after")
def test_the_states_of_a_form_come_with_its_page(browser_path: Path) -> None:
    bad = script_form([text("n", "Naam")], required={"n": ".+"}, begin=False, accessible=False)
    with Loopback({"/": bad, "/nogmaals": bad, "/api/stap": "ok"}) as site:
        launch = Launch(str(browser_path), sandbox_possible().on)
        forms = FormSettings((site.host,), seconds=120)
        asked = Site(start=(site.url("/"),), page_timeout=60, quick=False, forms=forms)
        seen = worker.look(Job(site.url("/")), worker.Orders(asked, launch), frozenset())
        outcome = seen.result.outcome
        assert isinstance(outcome, Visited)
        (walk,) = outcome.walks
        assert walk.ending is Ending.OVERVIEW
        names = {f.where.state.name for f in outcome.findings if isinstance(f.where, Element)}
        assert any("foutmeldingen" in name for name in names)
        assert "formulier-fout-niet-gekoppeld" in {f.rule for f in outcome.findings}
        for finding in outcome.findings:
            if isinstance(finding.where, Passage):
                block = outcome.document.blocks[finding.where.block]
                shown = outcome.document.text[finding.where.start : finding.where.end]
                assert shown in block.text
        assert loads(dumps(outcome), Visited) == outcome
        again = worker.look(Job(site.url("/nogmaals")), worker.Orders(asked, launch), frozenset())
        assert isinstance(again.result.outcome, Visited)
        assert not again.result.outcome.walks
        off = replace(asked, forms=replace(forms, walk=False))
        page_only = worker.look(Job(site.url("/")), worker.Orders(off, launch), frozenset())
        assert isinstance(page_only.result.outcome, Visited)
        assert not page_only.result.outcome.walks


@pytest.mark.usefixtures("close_after")
def test_a_search_box_is_no_form_to_walk(browser_path: Path) -> None:
    search = page(
        "<form role=search action=/zoek><input aria-label=Zoeken name=q><button>Zoek</button>"
        "</form><p>Dit is een gewone pagina over afval, met tekst om te lezen.</p>"
    )
    with Loopback({"/": search}) as site:
        launch = Launch(str(browser_path), sandbox_possible().on)
        asked = Site(start=(site.url("/"),), page_timeout=60)
        outcome = worker.look(Job(site.url("/")), worker.Orders(asked, launch), frozenset())
        assert isinstance(outcome.result.outcome, Visited)
        assert not outcome.result.outcome.walks
        assert len(site.requests) <= 2


@pytest.mark.usefixtures("close_after")
def test_a_later_step_with_an_address_of_its_own_is_not_walked_again(browser_path: Path) -> None:
    def step(question: str, onwards: str) -> str:
        return page(
            f"<h2>{question}</h2><p>Hier geeft u door wat wij van u moeten weten.</p>"
            f"<form action={onwards}>"
            f"<label>{question} <input name=a></label> <label>Waarom? <input name=b></label>"
            "<button>Volgende</button></form>"
        )

    pages = {"/": step("Straat", "/twee"), "/twee": step("Huisnummer", "/drie")}
    pages |= {"/drie": page("<p>Dit is het eind.</p>"), "/twee/los": step("Boom", "/drie")}
    with Loopback({**pages}) as site:
        launch = Launch(str(browser_path), sandbox_possible().on)
        forms = FormSettings((site.host,), seconds=120)
        asked = Site(start=(site.url("/"),), page_timeout=60, quick=False, forms=forms)
        walks = {}
        for path in ("/", "/twee", "/twee/los"):
            seen = worker.look(Job(site.url(path)), worker.Orders(asked, launch), frozenset())
            assert isinstance(seen.result.outcome, Visited)
            walks[path] = [walk.steps for walk in seen.result.outcome.walks]
        assert walks["/"][0] > 1
        assert walks["/twee"] == []
        assert walks["/twee/los"]


@pytest.mark.usefixtures("close_after")
def test_two_workers_do_not_walk_a_form_twice(browser_path: Path, tmp_path: Path) -> None:
    def step(question: str, onwards: str) -> str:
        return page(
            f"<h2>{question}</h2><p>Hier geeft u door wat wij van u moeten weten.</p>"
            f"<form action={onwards}>"
            f"<label>{question} <input name=a></label> <label>Waarom? <input name=b></label>"
            "<button>Volgende</button></form>"
        )

    home = page(
        "<p>Welkom bij de gemeente. Hier leest u wat wij doen en wat u ons kunt vragen.</p>"
        "<a href=/m>Boom</a> <a href=/m/twee>Straat</a>"
    )
    pages = {"/": home, "/m": step("Straat", "/m/twee"), "/m/twee": step("Huisnummer", "/m/drie")}
    with Loopback({**pages, "/m/drie": page("<p>Dit is het eind.</p>")}) as site:
        made = scan(
            Site(
                start=(site.url("/"),),
                pace=0.0,
                workers=2,
                browser=str(browser_path),
                forms=FormSettings((site.host,), seconds=120),
            ),
            Organisation(),
            tmp_path / "scan.db",
        )
    walks = {result.job.url: [walk.steps for walk in seen.walks] for result, seen in made.visited}
    assert walks[site.url("/")] == []
    assert walks[site.url("/m")] == [2]
    assert walks[site.url("/m/twee")] == []
