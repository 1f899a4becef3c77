"""A second scan looks only at what changed, and a sample only at what stands for the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fabriek import finding, missed, page
from loopback import Loopback, Page
from test_conductor import Clock, Now, conduct, robots
from toegankelijk.crawl.assets import Assets
from toegankelijk.crawl.fetch import Fetcher
from toegankelijk.crawl.fingerprint import fingerprint
from toegankelijk.crawl.frontier import Frontier
from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.patience import GIVEN_UP_AFTER
from toegankelijk.crawl.sample import Chosen
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.scout import Scout
from toegankelijk.crawl.turns import Turns
from toegankelijk.model import (
    Job,
    Link,
    NotVisited,
    Organisation,
    Product,
    Reason,
    SampleReason,
    Scan,
    Site,
    Versions,
)
from toegankelijk.revisit import Revisit
from toegankelijk.store import Store
from toegankelijk.storefile import FORMAT
from toegankelijk.survey import Survey
from toegankelijk.worker import Orders, Report

VERSIONS = Versions("0.1.0", "3.11", rules="abc")
Serve = Callable[[Mapping[str, Page]], Loopback]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "scan.db", create=True) as opened:
        yield opened


def html(text: str, *links: str) -> str:
    anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
    return f"<title>T</title><link rel=stylesheet href=/s.css><main><p>{text}</p>{anchors}</main>"


PAGES: dict[str, Page] = {
    "/": html("Welkom", "/a", "/b"),
    "/a": html("Over a", "/"),
    "/b": html("Over b", "/"),
    "/s.css": "p {color: red}",
}


class Site_:
    """A site on this machine, scans of it without a browser, and what those looked at."""

    def __init__(self, served: Loopback, store: Store) -> None:
        self.served = served
        self.store = store
        self.site = Site(start=(served.url("/"),), pace=0.0)
        self.looked: list[str] = []

    def look(self, job: Job, orders: Orders, known: frozenset[str]) -> Report:
        """What a browser would bring, with what the server sent."""
        self.looked.append(job.url.removeprefix(self.served.url("")))
        body = Fetcher("t")(job.url, 10_000).body.decode()
        found = fingerprint(body, job.url)
        links = tuple(
            Link(self.served.url(path), "")
            for path in ("/", "/a", "/b")
            if f'href="{path}"' in body
        )
        made = page("/x", finding(picture="foto"), links=links)
        return Report(
            replace(made, job=job, at=datetime.now(UTC)), {"foto": b"webp"}, fingerprint=found
        )

    def scan(self, *, fresh: bool = False, versions: Versions = VERSIONS) -> Scan:
        """One scan to its end; ``looked`` starts anew."""
        self.looked.clear()
        number = self.store.begin(Organisation(), self.site, versions, fresh=fresh)
        earlier = self.store.crawl.earlier(number)
        fetch = Fetcher("t", timeout=2, total=4)
        before = self.store.crawl.assets(earlier) if earlier is not None else None
        assets = Assets(fetch, before)
        scout = Scout(fetch, Scope(self.site), assets)
        revisit = Revisit(self.store, number, earlier, scout, assets, Now())
        return conduct(
            self.store,
            self.look,
            site=self.site,
            number=number,
            revisit=revisit,
            wrap_up=revisit.finish,
        )


@pytest.fixture
def site(loopback_site: Serve, store: Store) -> Site_:
    return Site_(loopback_site(dict(PAGES)), store)


def test_the_second_scan_of_the_same_site_opens_no_page(site: Site_) -> None:
    first = site.scan()
    assert sorted(site.looked) == ["/", "/a", "/b"]
    second = site.scan()
    assert site.looked == []
    assert [p.at for p in second.pages] == [p.at for p in first.pages], "dated"
    assert all(p.unchanged is not None for p in second.pages)
    assert [p.outcome for p in second.pages] == [p.outcome for p in first.pages]
    assert second.pictures == {"foto": b"webp"}
    assert site.scan().pages[0].unchanged is not None, "and so on"


def test_only_a_page_that_changed_is_opened(site: Site_) -> None:
    site.scan()
    site.served.pages["/a"] = html("Nieuws over a", "/")
    scan = site.scan()
    assert site.looked == ["/a"]
    assert [p.unchanged is None for p in scan.pages] == [False, True, False]


def test_a_style_sheet_that_changed_opens_all_pages_that_use_it(site: Site_) -> None:
    site.served.pages["/b"] = "<title>Kaal</title><main><p>Zonder opmaak</p></main>"
    site.scan()
    site.served.pages["/s.css"] = "p {color: pink}"
    site.scan()
    assert sorted(site.looked) == ["/", "/a"]


def test_a_new_page_is_found_by_a_page_that_changed(site: Site_) -> None:
    site.served.pages["/"] = html("Welkom", "/a")
    site.scan()
    site.served.pages["/"] = html("Welkom", "/a", "/b")
    site.scan()
    assert site.looked == ["/", "/b"]


@pytest.mark.parametrize(
    "changes",
    [
        {"fresh": True},
        {"versions": replace(VERSIONS, rules="andere")},
        {"versions": replace(VERSIONS, tool="0.2.0")},
    ],
)
def test_all_is_opened_when_asked_or_with_other_rules(site: Site_, changes: dict[str, Any]) -> None:
    site.scan()
    site.scan(**changes)
    assert len(site.looked) == 3


def test_a_page_that_could_not_be_checked_is_opened_again(
    site: Site_, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = site.look

    def broken(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        if job.url.endswith("/a"):
            return Report(replace(missed("/a", Reason.CHECK_FAILED), job=job))
        return look(job, orders, known)

    monkeypatch.setattr(site, "look", broken)
    site.scan()
    monkeypatch.setattr(site, "look", look)
    site.scan()
    assert site.looked == ["/a"]


def test_a_sample_fetches_all_and_opens_few(loopback_site: Serve, store: Store) -> None:
    pages: dict[str, Page] = {
        f"/n{n}": f"<title>{n}</title><main><h1>{n}</h1><p>{'x ' * n}</p></main>" for n in range(60)
    }
    pages["/"] = "<title>Start</title><main><ul><li><p>x</ul>" + "".join(
        f'<a href="/n{n}">{n}</a>' for n in range(60)
    )
    pages["/n30"] = "<title>F</title><main><h1>F</h1><form><input name=straat></form></main>"
    served = loopback_site(pages)
    site = Site(start=(served.url("/"),), sample=True, products=(Product("Veertig", ("/n40",)),))
    number = store.begin(Organisation(), site, VERSIONS)
    fetch = Fetcher("t", timeout=2, total=4)
    assets = Assets(fetch)
    scout = Scout(fetch, Scope(site), assets)
    frontier = Frontier(Scope(site), 1000)
    frontier.add(served.url("/"))
    store.add(number, [Job(served.url("/"))])
    turns = Turns(frontier, robots(), Pace(0.0))
    revisit = Revisit(store, number, None, scout, assets, Now())
    survey = Survey(store, number, site, frontier, turns, scout, revisit, Now(), lambda *_: None)
    sample = survey.run(1)
    assert sample.known == 61
    assert len(served.asked()) == 61
    reasons = {p.url.removeprefix(served.url("")): p.reasons for p in sample.chosen}
    assert SampleReason.START in reasons["/"]
    assert SampleReason.FORM in reasons["/n30"]
    assert reasons["/n40"] == (SampleReason.PRODUCT,)
    assert len(sample.chosen) < 10
    scan = store.scan(number)
    assert scan.sample == sample
    assert scan.waiting == 0

    looked: list[str] = []

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        looked.append(job.url)
        return Report(replace(page("/x"), job=job))

    chosen = Chosen([Job(p.url) for p in sample.chosen])
    made = conduct(store, look, site=site, number=number, frontier=chosen)
    assert looked == [p.url for p in sample.chosen]
    assert len(made.visited) == len(looked)


def test_a_host_that_keeps_failing_is_left_alone_and_said_so(store: Store) -> None:
    count = 3 * GIVEN_UP_AFTER
    asked: list[str] = []

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        asked.append(job.url)
        if job.depth:
            return Report(replace(missed("/x", Reason.NETWORK), job=job))
        links = tuple(Link(f"https://www.voorbeeldstad.nl/p{n}", "") for n in range(count))
        return Report(replace(page("/", links=links), job=job))

    clock = Clock()
    scan = conduct(store, look, clock=clock, workers=1)
    reasons = [o.reason for _, o in scan.not_visited]
    assert set(reasons) == {Reason.NETWORK, Reason.HOST_FAILING}
    assert len(reasons) == count, "each page is told"
    assert len(asked) == 1 + GIVEN_UP_AFTER
    assert scan.finished is not None


def test_a_page_that_comes_after_a_while_counts_as_seen(store: Store) -> None:
    tries: list[float] = []
    clock = Clock()

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        tries.append(clock.now)
        if len(tries) == 1:
            busy = missed("/", Reason.REFUSED)
            assert isinstance(busy.outcome, NotVisited)
            outcome = replace(busy.outcome, status=429, retry_after=30.0)
            return Report(replace(busy, job=job, outcome=outcome))
        return Report(replace(page("/"), job=job))

    scan = conduct(store, look, clock=clock)
    assert len(scan.visited) == 1
    assert tries[1] - tries[0] >= 30.0


def test_a_store_of_before_keeps_its_scans(tmp_path: Path) -> None:
    path = tmp_path / "oud.db"
    with Store.open(path, create=True) as store:
        number = store.begin(Organisation(), Site(("https://a.nl/",)), VERSIONS)
        store.save(number, page("/"), {})
        store.finish(number)
    with sqlite3.connect(path) as old:
        for table in ("sighting", "fingerprint", "asset", "file"):
            old.execute(f"DROP TABLE {table}")
        old.execute("ALTER TABLE scan DROP COLUMN sample")
        old.execute("ALTER TABLE scan DROP COLUMN fresh")
        old.execute("PRAGMA user_version = 2")
    old.close()
    with Store.open(path) as store:
        scan = store.scan()
        assert (len(scan.visited), scan.sample, scan.files) == (1, None, ())
    with sqlite3.connect(path) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    new.close()
