"""One form from its address to facts: a tab, a guard that knows forms, a walk, and a time limit."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
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
from toegankelijk.forms.moving import Mover
from toegankelijk.forms.people import Person, made_up
from toegankelijk.forms.recipe import Recipe
from toegankelijk.forms.sending import Sending
from toegankelijk.forms.slots import LEAST_DAYS, says_moment
from toegankelijk.forms.tab import OPEN_LIMIT, FormTab
from toegankelijk.forms.walk import Walker
from toegankelijk.model import BlockKind, Ending, FormSettings, FormWalk, Reason
from toegankelijk.text.page import RawBlock

TRIED_AGAIN = 1
"""Times that a form is opened again whose page crashed before anything was seen."""
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
    if words < FEW_WORDS and not page.asks and page.scripted:
        return True  # a script may still be building the form
    if page.asks:
        return page.asks > 1 or page.forms > 0 or not presses.isdisjoint({Press.NEXT, *LAST})
    choices = sum(
        block.kind is BlockKind.BUTTON and block.main and says_moment(block.text)
        for block in page.blocks
    )
    return Press.START in presses or choices >= LEAST_DAYS


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
    begun = time.monotonic()
    sending = Sending(settings.test_hosts)

    def walker_of(tab: FormTab, looker: Looker) -> Walker:
        filler = Filler(
            tab,
            sending,
            person or made_up(),
            today or datetime.now(UTC).date(),
            uploads=sending.is_test_host(url),
            recipe=recipe,
        )
        return Walker(Mover(tab, sending), looker, filler, known_forms)

    for _ in range(1 + TRIED_AGAIN):
        await session.ready()
        attempt = _Attempt(url, sending, axe_script, known, walker_of)
        await attempt.run(session, settings.seconds - (time.monotonic() - begun))
        if not attempt.crashed_at_the_door:
            break
    return attempt.walked(round(time.monotonic() - begun, 1))


@dataclass(slots=True)
class _Attempt:
    """One try to walk a form; grows while it goes."""

    url: str
    sending: Sending
    axe_script: str
    known: frozenset[str]
    walker_of: Callable[[FormTab, Looker], Walker]
    walker: Walker | None = None
    status: int | None = None
    dialogs: list[str] = field(default_factory=list)
    outcome: tuple[Ending, str] | None = None
    """How the try was broken off, and what there is to say about it."""
    crashed: bool = False
    counts: tuple[int, int, int] = (0, 0, 0)
    """What the guard let through, stopped, and stopped as the last step."""

    @property
    def crashed_at_the_door(self) -> bool:
        """Nothing was seen or done yet, so trying again asks nothing twice but the page."""
        return self.crashed and self.walker is None

    async def run(self, session: Session, seconds: float) -> None:
        """Walk for at most ``seconds``; only a browser that does not start raises."""
        try:
            await within(self._walk(session), max(seconds, 1.0))
        except TimeoutError:
            self.outcome = Ending.TIME, ""
        except Error as error:
            problem = failures.of_error(error.message, self.status)
            self.outcome = Ending.BROKEN, problem.detail
            self.crashed = problem.reason is Reason.CRASH
        except MALFORMED as error:
            self.outcome = Ending.BROKEN, f"{type(error).__name__}: {error}"[:300]
        if session.alive:
            guard = session.guard
            self.counts = guard.written, guard.stopped, guard.last
        if self.outcome is None:
            await session.clean(self.url)
        else:
            await session.discard_tab()

    async def _walk(self, session: Session) -> None:
        page = await session.tab()
        session.guard.judge = self.sending
        with Witness(page) as witness:
            witness.dialogs = self.dialogs
            response = await page.goto(self.url, wait_until="commit", timeout=OPEN_LIMIT)
            self.status = response.status if response else None
            if response is not None and (problem := of_status(response.status)) is not None:
                raise Error(problem.detail)
            looker = Looker(session, page, self.url, self.axe_script, self.known)
            self.walker = self.walker_of(FormTab(page, witness, session.guard), looker)
            await witness.while_there(self.walker.walk())

    def walked(self, seconds: float) -> Walked:
        """What came of it, after ``seconds`` in all."""
        walker = self.walker
        if walker is None:
            ending, detail = self.outcome or (Ending.BROKEN, "")
            return Walked(FormWalk(self.url, "", ending, 0, detail=detail, seconds=seconds))
        ending, detail = self.outcome or (walker.ending, walker.detail)
        looker = walker.looker
        written, stopped, last = self.counts
        return Walked(
            walk=FormWalk(
                url=self.url,
                name=walker.name[:300],
                ending=ending,
                steps=walker.step,
                states=tuple(looker.states),
                not_done=tuple(walker.filler.not_done),
                told_steps=walker.told_steps,
                test_host=self.sending.is_test_host(self.url),
                written=written,
                stopped=stopped,
                last_step=last,
                detail=detail,
                seconds=seconds,
            ),
            inspected=looker.result(),
            blocks=looker.blocks,
            pictures=looker.pictures,
            title=looker.title,
            language=looker.language,
            axe_version=looker.axe_version,
            status=self.status,
            dialogs=tuple(self.dialogs),
        )
