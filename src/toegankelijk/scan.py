"""A scan from settings to facts: puts the conductor together with real hands and feet."""

from __future__ import annotations

import multiprocessing
import os
import platform
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

from toegankelijk import __version__, worker
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.install import ensure_browser
from toegankelijk.browser.session import Launch
from toegankelijk.conductor import Conductor, Progress
from toegankelijk.crawl.fetch import Fetcher, user_agent
from toegankelijk.crawl.frontier import Frontier
from toegankelijk.crawl.pace import Pace
from toegankelijk.crawl.robots import Robots
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.sitemap import sitemap_urls
from toegankelijk.errors import StoreError
from toegankelijk.model import Link, Organisation, Reason, Scan, Site, Versions
from toegankelijk.rulebook import rulebook_for
from toegankelijk.sitewide import complete
from toegankelijk.store import Store
from toegankelijk.storefile import claim
from toegankelijk.text.pipeline import load_pipeline

MAX_WORKERS = 4
"""More browsers than this are only started when asked for: each takes some 400 MB."""
TRIED_AGAIN = frozenset({Reason.CRASH, Reason.NETWORK, Reason.TIMEOUT})
"""What may go better another time: such pages get a new turn when a scan goes on."""


def scan(
    site: Site,
    organisation: Organisation,
    path: Path,
    *,
    anew: bool = False,
    tell: Callable[[Progress], None] = lambda _: None,
    goes_on: Callable[[int], None] = lambda _: None,
    installs: Callable[[str], None] = lambda _: None,
) -> Scan:
    """Scan ``site`` into the store at ``path``, or go on with the scan that was broken off there.

    Interrupted with Ctrl-C it returns what there is, with ``finished`` still ``None``.
    ``goes_on`` gets the number of pages that are done already; ``installs`` a Dutch sentence
    before a browser is installed, which happens where there is none and takes minutes.
    Raises ``SettingsError``, ``StoreError``, ``BrowserError`` or ``RuleError``, and ``InputError``
    for a language model that does not work.
    """
    rulebook_for(site)  # a fault in the user's own rules is told before the first page
    model = load_pipeline(site.language_model)
    agent = user_agent(organisation.contact, __version__)
    browser = ensure_browser(site.browser, install=True, say=installs)
    launch = Launch(str(browser.path), sandbox_possible().on, agent)
    workers = site.workers or min(os.cpu_count() or 1, MAX_WORKERS)
    others = frozenset(multiprocessing.active_children())
    with Store.open(path, create=True) as store, claim(path):
        number = None if anew else store.unfinished(site)
        if number is None:
            versions = Versions(__version__, platform.python_version(), language_model=model.shown)
            number = store.begin(organisation, site, versions)
        else:
            store.go_on(number, organisation, site)
            store.forget(number, TRIED_AGAIN)
            goes_on(len(store.done(number)))
        try:
            _conductor(store, number, site, launch, agent, workers, tell).run()
        except KeyboardInterrupt:
            pass
        except sqlite3.DatabaseError as error:
            raise StoreError(
                "Dit bestand met scans is beschadigd.",
                where=str(path),
                mend="Zet het weg en scan opnieuw.",
            ) from error
        finally:
            _stop_workers(others)
        return complete(store.scan(number))


def _conductor(
    store: Store,
    number: int,
    site: Site,
    launch: Launch,
    agent: str,
    workers: int,
    tell: Callable[[Progress], None],
) -> Conductor:
    scope = Scope(site)
    fetcher = Fetcher(agent)
    robots = Robots(fetcher)
    frontier = Frontier(scope, site.max_pages, site.max_depth)
    frontier.restore(store.jobs(number), store.done(number))
    pace = Pace(site.pace)
    for url in scope.start:
        pace.slow_down(url, robots.crawl_delay(url))
    conductor = Conductor(
        store=store,
        number=number,
        frontier=frontier,
        robots=robots,
        pace=pace,
        look=worker.look,
        orders=worker.Orders(site, launch),
        executor=partial(_pool, workers),
        workers=workers,
        tell=tell,
    )
    conductor.add(tuple(Link(url, "") for url in scope.start), 0, None)
    named = sitemap_urls(scope.start, robots, scope.allows, fetcher, before=pace.take_turn)
    conductor.add(tuple(Link(url, "") for url in named), 0, None)
    return conductor


def _pool(workers: int) -> Executor:
    """Fresh processes: a fork would take the sockets and threads of this one along."""
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=worker.prepare
    )


def _stop_workers(others: frozenset[BaseProcess]) -> None:
    """End the workers at once, and no other processes; their browsers end with them."""
    for process in multiprocessing.active_children():
        if process not in others:
            process.terminate()
