"""A scan from settings to facts: puts the conductor together with real hands and feet."""

from __future__ import annotations

import multiprocessing
import os
import platform
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import chain
from multiprocessing.process import BaseProcess
from pathlib import Path

from toegankelijk import __version__, worker
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.install import ensure_browser
from toegankelijk.browser.process import prepare
from toegankelijk.browser.session import Launch
from toegankelijk.ci.share import is_opened
from toegankelijk.conductor import Conductor
from toegankelijk.crawl.assets import Assets
from toegankelijk.crawl.fetch import Fetcher, user_agent
from toegankelijk.crawl.files import Listing, ask
from toegankelijk.crawl.frontier import Decision, Frontier
from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.sample import Chosen
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.scout import ACCEPT, Scout
from toegankelijk.crawl.sitemap import sitemap_urls
from toegankelijk.crawl.turns import Turns
from toegankelijk.credentials import Credentials, credentials_for
from toegankelijk.errors import StoreError
from toegankelijk.model import DEFAULT_PAGES, Job, Organisation, Reason, Scan, Site, Versions
from toegankelijk.progress import Progress
from toegankelijk.resources import rules_directory, wordlists_directory
from toegankelijk.revisit import Revisit
from toegankelijk.rulebook import rulebook_for
from toegankelijk.sitewide import complete
from toegankelijk.store import Store
from toegankelijk.storefile import claim
from toegankelijk.survey import MAX_ASKED, Survey
from toegankelijk.text.pipeline import name_of

MAX_WORKERS = 4
"""More browsers than this are only started when asked for: each takes some 400 MB."""
EXPLORED = 20_000
"""Pages that are fetched for a sample when the settings do not say."""
FILE_GAP = 0.25
"""Seconds between two questions about documents, where the pace is slower than that."""
TRIED_AGAIN = frozenset({Reason.CRASH, Reason.NETWORK, Reason.TIMEOUT, Reason.HOST_FAILING})
"""What may go better another time: such pages get a new turn when a scan goes on."""


def scan(
    site: Site,
    organisation: Organisation,
    path: Path,
    *,
    anew: bool = False,
    again: bool = False,
    listed: Sequence[str] | None = None,
    seconds: float | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
    goes_on: Callable[[int], None] = lambda _: None,
    installs: Callable[[str], None] = lambda _: None,
    explores: Callable[[int, int], None] = lambda *_: None,
) -> Scan:
    """Scan ``site`` into the store at ``path``, or go on with the scan that was broken off there.

    Interrupted with Ctrl-C, or after ``seconds``, it returns what there is, with ``finished`` still
    ``None``.
    ``goes_on`` gets the number of pages that are done already; ``installs`` a Dutch sentence
    before a browser is installed, which happens where there is none and takes minutes;
    ``explores`` how many pages were fetched for a sample, and how many wait for that.
    Pages that did not change since the last finished scan keep their findings, unless ``anew``.
    ``again`` begins a new scan all the same: a deploy may have changed what was looked at before.
    ``listed``: just these pages, in place of the start addresses and what the sitemaps list.
    Raises ``SettingsError``, ``StoreError``, ``BrowserError`` or ``RuleError``, and ``InputError``
    for a language model that does not work.
    """
    rulebook_for(site)  # a fault in the user's own rules is told before the first page
    if site.sample and site.max_pages == DEFAULT_PAGES:
        site = replace(site, max_pages=EXPLORED)
    secrets = credentials_for(site)
    model = name_of(site.language_model)
    agent = user_agent(organisation.contact, __version__)
    browser = ensure_browser(site.browser, install=True, say=installs)
    launch = Launch(str(browser.path), sandbox_possible().on, agent, site.any_certificate, secrets)
    workers = site.workers or min(os.cpu_count() or 1, MAX_WORKERS)
    others = frozenset(multiprocessing.active_children())
    with Store.open(path, create=True) as store, claim(path):
        number = None if anew or again else store.unfinished(site)
        if number is None:
            versions = Versions(
                __version__,
                platform.python_version(),
                language_model=model,
                rules=rules_digest(site),
            )
            number = store.begin(organisation, site, versions, fresh=anew)
        else:
            store.go_on(number, organisation, site)
            store.forget(number, TRIED_AGAIN)
            goes_on(len(store.done(number)))
        earlier = store.crawl.earlier(number)
        asking = ThreadPoolExecutor(MAX_ASKED, "verkenner")
        work = Work(store, number, site, agent, secrets, earlier, asking, listed)
        try:
            conductor = _conductor(work, launch, workers, tell, explores)
            conductor.seconds = seconds
            conductor.run()
        except KeyboardInterrupt:
            pass
        except sqlite3.DatabaseError as error:
            raise StoreError(
                "Dit bestand met scans is beschadigd.",
                where=str(path),
                mend="Zet het weg en scan opnieuw.",
            ) from error
        finally:
            asking.shutdown(wait=False, cancel_futures=True)
            _stop_workers(others)
        return complete(store.scan(number))


class Work:
    """The network side of one scan: what fetches, and what is known from before."""

    def __init__(
        self,
        store: Store,
        number: int,
        site: Site,
        agent: str,
        secrets: Credentials | None,
        earlier: int | None,
        asking: Executor,
        listed: Sequence[str] | None = None,
    ) -> None:
        self.listed = listed
        self.store, self.number, self.site, self.asking = store, number, site, asking
        self.earlier = earlier
        self.scope = Scope(site)
        give = secrets.for_fetch if secrets is not None else (lambda _: {})
        self.fetch = Fetcher(agent, secrets=give, any_certificate=site.any_certificate)
        self.robots = Robots(self.fetch)
        self.pace = Pace(site.pace)
        self.frontier = Frontier(self.scope, site.max_pages, site.max_depth)
        pages = Fetcher(agent, accept=ACCEPT, secrets=give, any_certificate=site.any_certificate)
        before = store.crawl.assets(earlier) if earlier is not None else None
        self.assets = Assets(pages, before)
        self.scout = Scout(pages, self.scope, self.assets)
        self.revisit = Revisit(store, number, earlier, self.scout, self.assets, asking)

    def begin(self) -> None:
        """Take in the start addresses and what the sitemaps list."""
        self.frontier.restore(
            self.store.jobs(self.number),
            self.store.done(self.number) | self.store.crawl.seen(self.number),
        )
        for url in self.scope.start:
            self.pace.slow_down(url, self.robots.crawl_delay(url))
        for url in self._begin_with():
            if is_opened(url, self.site) and self.frontier.add(url) is Decision.ACCEPTED:
                self.store.add(self.number, [Job(url)])

    def _begin_with(self) -> Iterable[str]:
        if self.listed is not None:
            return self.listed
        named = sitemap_urls(
            self.scope.start,
            self.robots,
            self.scope.allows,
            self.fetch,
            before=self.pace.take_turn,
        )
        return chain(self.scope.start, named)

    def sample(self, explores: Callable[[int, int], None]) -> Chosen:
        """Explore the site and choose; a sample that was chosen before stays."""
        sample = self.store.crawl.sample(self.number)
        if sample is None:
            self.begin()
            turns = Turns(self.frontier, self.robots, self.pace)
            sample = Survey(
                self.store,
                self.number,
                self.site,
                self.frontier,
                turns,
                self.scout,
                self.revisit,
                self.asking,
                explores,
                self.earlier,
            ).run(self.site.seed)
        jobs = {job.url: job for job in self.store.jobs(self.number)}
        chosen = [jobs.get(page.url, Job(page.url)) for page in sample.chosen]
        return Chosen(chosen, self.store.done(self.number))

    def wrap_up(self) -> None:
        """What is asked after the last page: assets, for the next scan, and documents."""
        self.revisit.finish()
        listing = Listing()
        listing.take(self.store.results(self.number), self.store.crawl.sightings(self.number))
        turn = partial(_soon, self.pace)
        coming = []
        for found in listing:
            if self.robots.allows(found.url):
                turn(found.url)
                coming.append(self.asking.submit(ask, found, self.fetch, self.scope.allows))
        self.store.crawl.keep_files(self.number, [each.result() for each in coming])


def _soon(pace: Pace, url: str) -> None:
    """A question about a file costs a server next to nothing: it waits a little only."""
    time.sleep(min(pace.gap(url), FILE_GAP))


def _conductor(
    work: Work,
    launch: Launch,
    workers: int,
    tell: Callable[[Progress], None],
    explores: Callable[[int, int], None],
) -> Conductor:
    source: Frontier | Chosen = work.frontier
    if work.site.sample:
        source = work.sample(explores)
    else:
        work.begin()
    return Conductor(
        store=work.store,
        number=work.number,
        frontier=source,
        robots=work.robots,
        pace=work.pace,
        look=worker.look,
        walk=worker.walk,
        orders=worker.Orders(work.site, launch, forms_apart=True),
        executor=partial(_pool, workers),
        workers=workers,
        tell=tell,
        revisit=work.revisit,
        wrap_up=work.wrap_up,
    )


def rules_digest(site: Site) -> str:
    """The same as long as all rules, words and the script that tests are the same."""
    digest = blake2b(digest_size=16)
    own = [Path(path) for path in (site.own_rules, site.own_words, site.axe) if path]
    for root in (rules_directory(), wordlists_directory(), *own):
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _pool(workers: int) -> Executor:
    """Fresh processes: a fork would take the sockets and threads of this one along."""
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=prepare
    )


def _stop_workers(others: frozenset[BaseProcess]) -> None:
    """End the workers at once, and no other processes; their browsers end with them."""
    for process in multiprocessing.active_children():
        if process not in others:
            process.terminate()
