"""What comes out of a page may be forged; whatever it is, the scan goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loopback import Loopback
from toegankelijk import worker
from toegankelijk.browser.find import sandbox_possible
from toegankelijk.browser.session import Launch
from toegankelijk.model import Job, NotVisited, Reason, Site, Visited

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GOOD = "<!doctype html><html lang=nl><title>Afval</title><main><h1>Afval</h1><p>Dag.</p></main>"
FORGED = """<script>
Object.defineProperty(window, 'axe', {set() {}, get: () => ({
  run: async () => ({testEngine: {version: 1}, passes: [], inapplicable: [], incomplete: [],
    violations: [{id: 'x', impact: 'weird', nodes: [{impact: 'weird', target: ['p'],
      ancestry: ['p'], html: '<p>', any: [], all: [], none: []}]}]}),
})});
</script>"""


@pytest.fixture(scope="module")
def launch(browser_path: Path) -> Iterator[Launch]:
    yield Launch(str(browser_path), sandbox_possible().on)
    worker.close()


@pytest.mark.parametrize("forged", [FORGED, "<script>Array.prototype.map = () => 1</script>"])
def test_a_forged_answer_is_a_reason_and_the_next_page_is_checked(
    launch: Launch, loopback_site: Callable[..., Loopback], forged: str
) -> None:
    site = loopback_site({"/": forged + GOOD, "/goed": GOOD})
    orders = worker.Orders(Site(start=(site.url("/"),), page_timeout=20), launch)
    outcome = worker.look(Job(site.url("/")), orders, frozenset()).result.outcome
    assert isinstance(outcome, NotVisited)
    assert outcome.reason is Reason.CHECK_FAILED
    after = worker.look(Job(site.url("/goed")), orders, frozenset()).result.outcome
    assert isinstance(after, Visited)


def test_the_rules_and_words_of_the_user_hold_in_a_scan(
    launch: Launch, loopback_site: Callable[..., Loopback], tmp_path: Path
) -> None:
    words = tmp_path / "woorden.csv"
    words.write_text("moeilijk;beter;toelichting;bron\nfietsenrek;rek;;wij\n", encoding="utf-8")
    rules = tmp_path / "regels"
    rules.mkdir()
    (rules / "regels.toml").write_text('uit = ["moeilijk-woord"]\n', encoding="utf-8")
    text = "Zet uw fiets in het fietsenrek en niet op de stoep van de gemeente."
    site = loopback_site({"/": GOOD.replace("<p>Dag.", f"<p>{text}")})
    found = []
    for own in (None, str(rules)):
        asked = Site(start=(site.url("/"),), own_words=str(words), own_rules=own)
        orders = worker.Orders(asked, launch)
        outcome = worker.look(Job(site.url("/")), orders, frozenset()).result.outcome
        assert isinstance(outcome, Visited)
        found.append([f.evidence for f in outcome.findings if f.rule == "moeilijk-woord"])
    assert found == [["fietsenrek"], []]


def test_a_browser_that_answers_nothing_any_more_does_not_hold_the_worker(
    launch: Launch, loopback_site: Callable[..., Loopback], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    site = loopback_site({"/": GOOD})
    orders = worker.Orders(Site(start=(site.url("/"),), page_timeout=0.1), launch)
    with monkeypatch.context() as patched:
        patched.setattr(worker, "visit", hang)
        patched.setattr(worker, "GRACE", 0.1)
        outcome = worker.look(Job(site.url("/")), orders, frozenset()).result.outcome
    assert isinstance(outcome, NotVisited)
    assert outcome.reason is Reason.TIMEOUT
    longer = worker.Orders(Site(start=(site.url("/"),), page_timeout=20), launch)
    after = worker.look(Job(site.url("/")), longer, frozenset()).result.outcome
    assert isinstance(after, Visited)
