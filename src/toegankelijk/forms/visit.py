"""One form from its address to facts: a tab, a guard that knows forms, a walk, and a time limit."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from playwright.async_api import Error

from toegankelijk.browser import failures
from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Inspected
from toegankelijk.browser.session import Session
from toegankelijk.browser.snapshot import Snapshot
from toegankelijk.browser.witness import Witness
from toegankelijk.crawl.answers import of_status
from toegankelijk.forms.buttons import LAST, Press, press_of_words
from toegankelijk.forms.filling import Filler
from toegankelijk.forms.looking import Looker
from toegankelijk.forms.people import Person, made_up
from toegankelijk.forms.recipe import Recipe
from toegankelijk.forms.sending import Sending
from toegankelijk.forms.tab import FormTab
from toegankelijk.forms.walk import Walker
from toegankelijk.model import BlockKind, Ending, FormSettings, FormWalk
from toegankelijk.text.page import RawBlock

OPEN_LIMIT = 30_000
"""Milliseconds for the page to answer."""
FEW_WORDS = 8
"""A page that says less was looked at before it was there, or says nothing at all."""
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What an answer of a page that is of another shape than ours leads to."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk, with all that was found on the way."""

    walk: FormWalk
    inspected: Inspected = field(default_factory=Inspected)
    blocks: tuple[RawBlock, ...] = ()
    """The texts of all states."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    title: str = ""
    language: str | None = None
    axe_version: str | None = None
    status: int | None = None
    dialogs: tuple[str, ...] = ()


def has_form(page: Snapshot) -> bool:
    """Whether a page that was looked at asks something, or starts what does."""
    if page.login:
        return False
    presses = {
        press_of_words(block.text)
        for block in page.blocks
        if block.kind is BlockKind.BUTTON and block.main
    }
    words = sum(len(block.text.split()) for block in page.blocks if block.main)
    if words < FEW_WORDS and not page.asks:
        return True  # a script may still be building the form
    if page.asks:
        return page.asks > 1 or page.forms > 0 or not presses.isdisjoint({Press.NEXT, *LAST})
    return Press.START in presses


async def walk_form(
    session: Session,
    url: str,
    settings: FormSettings,
    *,
    axe_script: str,
    recipe: Recipe | None = None,
    known: frozenset[str] = frozenset(),
    person: Person | None = None,
    today: date | None = None,
    known_forms: set[tuple[str, ...]] | None = None,
) -> Walked:
    """Walk the form at ``url``; takes at most ``settings.seconds`` and some seconds to let go.

    ``known`` holds the components that have a picture already; ``known_forms`` what forms ask that
    were walked before, and grows. Whatever the page does, the answer
    is a fact; only a browser that cannot be started again raises ``BrowserError``.
    """
    await session.ready()
    begun = time.monotonic()
    sending = Sending(settings.test_hosts)
    keeper: list[Walker] = []
    outcome: tuple[Ending, str] | None = None
    status: list[int | None] = []
    dialogs: list[str] = []
    work = _walk(
        session,
        url,
        sending,
        axe_script,
        recipe,
        known,
        person or made_up(),
        today or datetime.now(UTC).date(),
        keeper,
        status,
        dialogs,
        known_forms,
    )
    try:
        await within(work, settings.seconds)
    except TimeoutError:
        outcome = Ending.TIME, ""
        await session.discard_tab()
    except Error as error:
        outcome = Ending.BROKEN, failures.of_error(error.message, next(iter(status), None)).detail
        await session.discard_tab()
    except MALFORMED as error:
        outcome = Ending.BROKEN, f"{type(error).__name__}: {error}"[:300]
        await session.discard_tab()
    guard = session.guard if session.alive else None
    counts = (guard.written, guard.stopped, guard.last) if guard else (0, 0, 0)
    seconds = round(time.monotonic() - begun, 1)
    if outcome is None:
        await session.clean(url)
    if not keeper:
        ending, detail = outcome or (Ending.BROKEN, "")
        return Walked(FormWalk(url, "", ending, 0, detail=detail, seconds=seconds))
    walker = keeper[0]
    if outcome is not None:
        walker.ending, walker.detail = outcome
    return _walked(walker, url, sending, counts, seconds, next(iter(status), None), dialogs)


async def _walk(
    session: Session,
    url: str,
    sending: Sending,
    axe_script: str,
    recipe: Recipe | None,
    known: frozenset[str],
    person: Person,
    today: date,
    keeper: list[Walker],
    status: list[int | None],
    dialogs: list[str],
    known_forms: set[tuple[str, ...]] | None,
) -> None:
    page = await session.tab()
    session.guard.judge = sending
    with Witness(page) as witness:
        witness.dialogs = dialogs
        response = await page.goto(url, wait_until="commit", timeout=OPEN_LIMIT)
        status.append(response.status if response else None)
        if response is not None and (problem := of_status(response.status)) is not None:
            raise Error(problem.detail)
        tab = FormTab(page, witness, session.guard)
        looker = Looker(session, page, url, axe_script, known)
        filler = Filler(
            tab, sending, person, today, uploads=sending.is_test_host(url), recipe=recipe
        )
        walker = Walker(tab, looker, filler, sending, known_forms)
        keeper.append(walker)
        await witness.while_there(walker.walk())


def _walked(
    walker: Walker,
    url: str,
    sending: Sending,
    counts: tuple[int, int, int],
    seconds: float,
    status: int | None,
    dialogs: list[str],
) -> Walked:
    looker = walker.looker
    written, stopped, last = counts
    return Walked(
        walk=FormWalk(
            url=url,
            name=walker.name[:300],
            ending=walker.ending,
            steps=walker.step,
            states=tuple(looker.states),
            not_done=tuple(walker.filler.not_done),
            told_steps=walker.told_steps,
            test_host=sending.is_test_host(url),
            written=written,
            stopped=stopped,
            last_step=last,
            detail=walker.detail,
            seconds=seconds,
        ),
        inspected=looker.result(),
        blocks=looker.blocks,
        pictures=looker.pictures,
        title=looker.title,
        language=looker.language,
        axe_version=looker.axe_version,
        status=status,
        dialogs=tuple(dialogs),
    )
