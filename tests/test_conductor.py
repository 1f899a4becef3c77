"""The conductor sees every page once, keeps what it has, and outlives its workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fabriek import finding, missed, page
from toegankelijk.browser.session import Launch
from toegankelijk.conductor import Conductor
from toegankelijk.crawl.fetch import Answer
from toegankelijk.crawl.frontier import Frontier
from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.patience import GIVEN_UP_AFTER
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.scope import Scope
from toegankelijk.errors import BrowserError
from toegankelijk.model import (
    Job,
    Link,
    NotVisited,
    Organisation,
    Reason,
    Scan,
    Site,
    Versions,
)
from toegankelijk.progress import Progress
from toegankelijk.store import Store
from toegankelijk.worker import Orders, Report

HOST = "https://www.voorbeeldstad.nl"
SITE = Site(start=(f"{HOST}/",), pace=1.0)
Pages = Mapping[str, tuple[str, ...] | Reason]


class Now(Executor):
    """Does each job at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - that is what an executor does
            future.set_exception(error)
        return future


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def world(pages: Pages) -> Callable[[Job, Orders, frozenset[str]], Report]:
    """A web of paths and the paths that each links to, or the reason why it cannot be seen."""

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        path = job.url.removeprefix(HOST)
        what = pages.get(path, Reason.NOT_FOUND)
        if isinstance(what, Reason):
            return Report(replace(missed(path, what), job=job))
        links = tuple(Link(HOST + target, "") for target in what)
        return Report(replace(page(path, links=links), job=job), {}, "156.0", "4.12.1")

    return look


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "scan.db", create=True) as opened:
        yield opened


HASTE = replace(SITE, pace=0.0)


def robots(body: bytes = b"", status: int | None = 404) -> Robots:
    def fetch(url: str, limit: int) -> Answer:
        return Answer(url, status, body, trouble=None if status else Reason.NETWORK)

    return Robots(fetch)


def conduct(
    store: Store,
    look: Callable[[Job, Orders, frozenset[str]], Report],
    *,
    site: Site = SITE,
    number: int | None = None,
    clock: Clock | None = None,
    **changes: Any,
) -> Scan:
    """Run a scan of ``site`` to its end."""
    clock = clock or Clock()
    if number is None:
        number = store.begin(Organisation(), site, Versions("0.1.0", "3.11"))
    frontier = Frontier(Scope(site), site.max_pages, site.max_depth)
    frontier.restore(store.jobs(number), store.done(number))
    settings: dict[str, Any] = {
        "frontier": frontier,
        "robots": robots(),
        "executor": Now,
        "tell": lambda _: None,
        "workers": 2,
        **changes,
    }
    conductor = Conductor(
        store=store,
        number=number,
        pace=Pace(site.pace, clock=clock),
        look=look,
        orders=Orders(site, Launch(None)),
        sleep=clock.sleep,
        **settings,
    )
    conductor.add(tuple(Link(url, "") for url in site.start), 0, None)
    conductor.run()
    return store.scan(number)


def paths(scan: Scan) -> list[str]:
    return [result.job.url.removeprefix(HOST) for result in scan.pages]


WEB: Pages = {"/": ("/a", "/b"), "/a": ("/", "/c"), "/b": ("/c",), "/c": ("/weg",)}


def test_every_page_that_is_linked_is_seen_once(store: Store) -> None:
    scan = conduct(store, world(WEB))
    assert sorted(paths(scan)) == ["/", "/a", "/b", "/c", "/weg"]
    assert scan.finished is not None
    assert [r.job.url for r, o in scan.not_visited if o.reason is Reason.NOT_FOUND] == [
        f"{HOST}/weg"
    ]


def test_a_host_is_asked_for_one_page_a_second(store: Store) -> None:
    clock = Clock()
    conduct(store, world(WEB), clock=clock)
    assert clock.slept == pytest.approx(4.0), "five pages, four gaps"


def test_this_machine_is_not_waited_for(store: Store) -> None:
    clock = Clock()
    site = Site(start=("http://127.0.0.1:8000/",))
    conduct(
        store,
        lambda job, *_: Report(replace(missed("/", Reason.CRASH), job=job)),
        site=site,
        clock=clock,
    )
    assert clock.slept == 0


def test_what_robots_txt_closes_is_recorded_and_not_opened(store: Store) -> None:
    opened: list[str] = []

    def look(job: Job, *rest: Any) -> Report:
        opened.append(job.url)
        return world(WEB)(job, *rest)

    scan = conduct(store, look, robots=robots(b"User-agent: *\nDisallow: /b", 200))
    assert f"{HOST}/b" not in opened
    assert [r.job.url for r, o in scan.not_visited if o.reason is Reason.ROBOTS] == [f"{HOST}/b"]


@pytest.mark.parametrize(("status", "reason"), [(503, Reason.ROBOTS), (None, Reason.NETWORK)])
def test_a_robots_txt_that_fails_closes_the_host(
    store: Store, status: int | None, reason: Reason
) -> None:
    scan = conduct(store, world(WEB), robots=robots(status=status))
    (only,) = scan.pages
    assert isinstance(only.outcome, NotVisited)
    assert only.outcome.reason is reason


def test_the_end_of_a_redirect_is_looked_at_too(store: Store) -> None:
    def look(job: Job, *rest: Any) -> Report:
        if job.url == f"{HOST}/":
            gone = missed("/", Reason.REDIRECT_SEEN, f"{HOST}/welkom")
            return Report(replace(gone, job=job))
        return world({"/welkom": ()})(job, *rest)

    scan = conduct(store, look)
    assert [result.job.url for result, _ in scan.visited] == [f"{HOST}/welkom"]


def test_broken_off_it_goes_on_where_it_was(store: Store) -> None:
    seen: list[str] = []

    def look(job: Job, *rest: Any) -> Report:
        seen.append(job.url.removeprefix(HOST))
        if len(seen) == 3:
            raise KeyboardInterrupt
        return world(WEB)(job, *rest)

    number = store.begin(Organisation(), SITE, Versions("0.1.0", "3.11"))
    with pytest.raises(KeyboardInterrupt):
        conduct(store, look, number=number)
    half = store.scan(number)
    assert half.finished is None
    assert len(half.pages) == 2
    scan = conduct(store, look, number=number)
    assert sorted(paths(scan)) == ["/", "/a", "/b", "/c", "/weg"]
    assert len(seen) == 6, "only the page in hand is looked at twice"


def test_the_same_web_gives_the_same_scan_whole_or_in_pieces(store: Store) -> None:
    whole = conduct(store, world(WEB))
    number = store.begin(Organisation(), SITE, Versions("0.1.0", "3.11"))
    for limit in (1, 2, 3, 99):
        count = 0

        def look(job: Job, *rest: Any) -> Report:
            nonlocal count
            count += 1
            if count > limit:  # noqa: B023 - called before the next round begins
                raise KeyboardInterrupt
            return world(WEB)(job, *rest)

        try:
            pieces = conduct(store, look, number=number, workers=1)
        except KeyboardInterrupt:
            continue
    assert [r.job for r in pieces.pages] == [r.job for r in whole.pages]


def test_what_is_left_out_is_counted_once_also_when_the_scan_is_broken_off(store: Store) -> None:
    logins = tuple(f"/inloggen?terug={n}" for n in range(10))
    web: Pages = {"/": ("/a", "/b", *logins), "/a": logins, "/b": logins}
    whole = conduct(store, world(web))
    assert sum(whole.cuts.values()) > 0
    seen = 0

    def look(job: Job, *rest: Any) -> Report:
        nonlocal seen
        seen += 1
        if seen == 2:
            raise KeyboardInterrupt
        return world(web)(job, *rest)

    number = store.begin(Organisation(), SITE, Versions("0.1.0", "3.11"))
    with pytest.raises(KeyboardInterrupt):
        conduct(store, look, number=number)
    assert conduct(store, look, number=number).cuts == whole.cuts


class Fragile(Now):
    """A pool whose process dies of one page, and takes the other page in hand with it."""

    def __init__(self, deadly: str, deaths: list[str]) -> None:
        self.deadly = deadly
        self.deaths = deaths
        self.broken = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.broken:
            raise BrokenProcessPool
        if args[0].url.endswith(self.deadly):
            self.broken = True
            self.deaths.append(args[0].url)
            future: Future[Any] = Future()
            future.set_exception(BrokenProcessPool())
            return future
        return super().submit(fn, *args, **kwargs)


def test_a_page_that_kills_its_worker_is_tried_twice_and_the_rest_goes_on(store: Store) -> None:
    deaths: list[str] = []
    scan = conduct(store, world(WEB), executor=lambda: Fragile("/a", deaths))
    assert len(deaths) == 2
    reasons = {r.job.url: o.reason for r, o in scan.not_visited}
    assert reasons[f"{HOST}/a"] is Reason.CRASH
    assert {"/", "/b", "/c"} <= {r.job.url.removeprefix(HOST) for r, _ in scan.visited}


class Shared(Now):
    """A pool that keeps its first page in hand; the second one kills it, and the first is lost."""

    def __init__(self, deadly: str, deaths: list[str]) -> None:
        self.deadly = deadly
        self.deaths = deaths
        self.in_hand: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        url = args[0].url
        if url.endswith(self.deadly):
            self.deaths.append(url)
            lost: Future[Any] = Future()
            for future in (*self.in_hand, lost):
                future.set_exception(BrokenProcessPool())
            return lost
        if url.endswith("/b") and not self.deaths:
            self.in_hand.append(Future())
            return self.in_hand[0]
        return super().submit(fn, *args, **kwargs)


def test_pages_that_were_in_hand_when_another_killed_the_worker_are_checked(store: Store) -> None:
    deaths: list[str] = []
    web: Pages = {"/": ("/b", "/a", "/c"), "/a": (), "/b": (), "/c": ()}
    scan = conduct(store, world(web), executor=lambda: Shared("/a", deaths), site=HASTE)
    assert [r.job.url for r, o in scan.not_visited if o.reason is Reason.CRASH] == [f"{HOST}/a"]
    assert sorted(r.job.url.removeprefix(HOST) for r, _ in scan.visited) == ["/", "/b", "/c"]


def test_a_redirect_to_a_document_is_a_document(store: Store) -> None:
    def look(job: Job, *rest: Any) -> Report:
        return Report(replace(missed("/", Reason.REDIRECT_SEEN, f"{HOST}/a.pdf"), job=job))

    (only,) = conduct(store, look).pages
    assert isinstance(only.outcome, NotVisited)
    assert only.outcome.reason is Reason.DOWNLOAD


def test_links_are_kept_before_the_page_counts_as_done(store: Store) -> None:
    def interrupted(_: Progress) -> None:
        raise KeyboardInterrupt

    number = store.begin(Organisation(), SITE, Versions("0.1.0", "3.11"))
    with pytest.raises(KeyboardInterrupt):
        conduct(store, world(WEB), number=number, tell=interrupted)
    scan = conduct(store, world(WEB), number=number)
    assert sorted(paths(scan)) == ["/", "/a", "/b", "/c", "/weg"]


def test_without_a_browser_the_scan_ends_with_that_error_and_stays_open(store: Store) -> None:
    def look(*_: Any) -> Report:
        raise BrowserError("De browser start niet.")

    with pytest.raises(BrowserError):
        conduct(store, look)
    assert store.scan().finished is None


def test_progress_counts_pages_and_what_is_not_good(store: Store) -> None:
    told: list[Progress] = []

    def look(job: Job, *_: Any) -> Report:
        return Report(replace(page("/", finding(), finding()), job=job))

    conduct(store, look, tell=told.append)
    assert told == [Progress(1, 0, 2, f"{HOST}/")]


def test_a_cut_out_is_kept_once(store: Store) -> None:
    asked: list[frozenset[str]] = []

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        asked.append(known)
        report = world(WEB)(job, orders, known)
        return replace(report, pictures={"kop": b"een"} if not known else {})

    scan = conduct(store, look, workers=1)
    assert scan.pictures == {"kop": b"een"}
    assert asked[-1] == {"kop"}


def test_versions_come_from_the_first_page(store: Store) -> None:
    scan = conduct(store, world(WEB))
    assert (scan.versions.browser, scan.versions.axe) == ("156.0", "4.12.1")


def test_max_pages_ends_the_scan(store: Store) -> None:
    scan = conduct(store, world(WEB), site=replace(SITE, max_pages=2))
    assert len(scan.pages) == 2
    assert scan.finished is not None
    assert scan.waiting > 0


def with_forms(pages: Pages, forms: frozenset[str]) -> Callable[..., Report]:
    look = world(pages)

    def found(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        form = job.url if job.url.removeprefix(HOST) in forms else None
        return replace(look(job, orders, known), form=form)

    return found


def test_a_form_is_walked_with_what_the_walks_before_it_met(store: Store) -> None:
    told: list[tuple[str, set[str]]] = []

    def walk(
        report: Report, orders: Orders, known: frozenset[str], met: frozenset[tuple[str, ...]]
    ) -> Report:
        told.append((str(report.form).removeprefix(HOST), {step for (step,) in met}))
        return replace(report, form=None, learnt=frozenset({(report.result.job.url,)}))

    pages: Pages = {"/": ("/melden/stap-2", "/melden"), "/melden": (), "/melden/stap-2": ()}
    look = with_forms(pages, frozenset({"/melden", "/melden/stap-2"}))
    scan = conduct(store, look, walk=walk)
    assert sorted(paths(scan)) == ["/", "/melden", "/melden/stap-2"]
    (_, before), (_, after) = told
    assert before == set()
    assert len(after) == 1
    assert scan.finished is not None


def test_a_form_is_walked_when_all_pages_are_in_and_for_the_first_by_address(
    store: Store,
) -> None:
    seen: list[str] = []
    pages: Pages = {"/": ("/c", "/b", "/a"), "/a": (), "/b": (), "/c": ()}

    def look(job: Job, orders: Orders, known: frozenset[str]) -> Report:
        seen.append(job.url.removeprefix(HOST))
        return with_forms(pages, frozenset({"/a", "/b", "/c"}))(job, orders, known)

    def walk(report: Report, *_: object) -> Report:
        seen.append(f"form {str(report.form).removeprefix(HOST)}")
        return replace(report, form=None)

    conduct(store, look, walk=walk)
    assert seen == ["/", "/c", "/b", "/a", "form /a", "form /b", "form /c"]


def test_a_host_is_asked_for_a_form_no_sooner_than_for_a_page(store: Store) -> None:
    clock = Clock()
    look = with_forms({"/": ("/a",), "/a": ()}, frozenset({"/", "/a"}))
    conduct(store, look, walk=lambda report, *_: replace(report, form=None), clock=clock)
    assert clock.slept == pytest.approx(3.0), "two pages and two forms, three gaps"


def test_a_form_of_a_host_that_is_left_alone_is_not_walked(store: Store) -> None:
    down = {f"/{n}": Reason.NETWORK for n in range(GIVEN_UP_AFTER)}
    pages: Pages = {"/": ("/melden", *down), "/melden": (), **down}
    walked: list[Report] = []

    def walk(report: Report, *_: object) -> Report:
        walked.append(report)
        return replace(report, form=None)

    scan = conduct(store, with_forms(pages, frozenset({"/melden"})), walk=walk)
    assert Reason.HOST_FAILING in {missed.reason for _, missed in scan.not_visited}
    assert walked == []
    assert scan.forms_waiting == 0
    assert scan.finished is not None


def test_a_form_that_was_not_reached_is_walked_when_the_scan_goes_on(store: Store) -> None:
    look = with_forms({"/": ("/a",), "/a": ()}, frozenset({"/a"}))

    def broken_off(*_: object) -> Report:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        conduct(store, look, walk=broken_off)
    left = store.scan()
    assert sorted(paths(left)) == ["/", "/a"]
    assert (left.waiting, left.forms_waiting, left.finished) == (0, 1, None)
    walked: list[str | None] = []

    def walk(report: Report, *_: object) -> Report:
        walked.append(report.form)
        return replace(report, form=None)

    number = store.unfinished(SITE)
    assert number is not None
    scan = conduct(store, look, walk=walk, number=number)
    assert walked == [f"{HOST}/a"]
    assert (scan.waiting, scan.forms_waiting, len(scan.visited)) == (0, 0, 2)
    assert scan.finished is not None


def test_a_page_whose_walk_takes_its_worker_down_is_kept_without_it(store: Store) -> None:
    def walk(*_: object) -> Report:
        raise BrokenProcessPool

    look = with_forms({"/": ("/melden",), "/melden": ()}, frozenset({"/melden"}))
    scan = conduct(store, look, walk=walk)
    assert sorted(paths(scan)) == ["/", "/melden"]
    assert len(scan.visited) == 2
    assert scan.finished is not None
