"""Walks a form step by step, looks at it in each state, and stops before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toegankelijk.formbook import form_words
from toegankelijk.forms.buttons import NEVER, Press, is_overview, press_of, sorted_by_press
from toegankelijk.forms.checks import Seen, judge_back
from toegankelijk.forms.filling import Filler
from toegankelijk.forms.looking import Looker
from toegankelijk.forms.moving import Mover
from toegankelijk.forms.panel import Button, Panel
from toegankelijk.forms.provoking import Provoked, provoke, reacted
from toegankelijk.forms.steps import (
    answers_of,
    asked_of,
    asks,
    bare,
    later,
    left,
    may_stay_empty,
    misses,
    moved,
    no_way,
    way_on,
)
from toegankelijk.model import Ending, NotDone, Stage, State

MAX_STEPS = 15
MAX_TRIES = 6
"""Times that a step is filled in before the walk gives up."""
SILENT_TRIES = 2
"""Times more that "next" is pressed that did nothing: on a busy machine a form may need long."""


@dataclass
class Walker:
    """Walks the form of one tab. ``states`` and the rest hold what there is, also after a stop."""

    mover: Mover
    looker: Looker
    filler: Filler
    known_forms: set[tuple[str, ...]] | None = None
    """What was walked before and is not walked again: forms by what they ask, and later steps."""
    ending: Ending = Ending.BROKEN
    detail: str = ""
    step: int = 0
    told_steps: int | None = None
    name: str = ""
    _acts: list[str] = field(default_factory=list)
    _opened: Panel | None = None
    _arrived: bool = False
    _went_back: bool = False
    _started: bool = False
    _left: Mapping[str, str] = field(default_factory=dict)

    async def walk(self) -> None:
        """Go as far as one may. Raises ``playwright.async_api.Error`` when the page goes away."""
        panel = await self.mover.opened()
        self.mover.sending.guarded = True
        self.name = (panel.headings or (panel.title,))[0]
        if self.known_forms is not None:
            asked = asked_of(panel) or (panel.url,)
            if not self.known_forms.isdisjoint({asked, later(panel)}):
                self.ending = Ending.NO_FORM
                return
            self.known_forms.add(asked)
        start = bare(panel.url)
        for _ in range(MAX_STEPS + 4):
            self.told_steps = panel.step[1] if panel.step else self.told_steps
            self._leave_alone(panel)
            if is_overview(panel, self.filler.values):
                await self._look(panel, Stage.OVERVIEW)
                self.ending = Ending.OVERVIEW
                return
            if self.step >= MAX_STEPS:
                self.ending = Ending.STEPS
                return
            step = self._started or asks(panel)
            after = await (self._step(panel) if step else self._start(panel))
            if after is None:
                return
            origin, panel = panel.origin, await self.mover.ready(after)
            self._arrived = panel.origin == origin
            if self.step and left(self._opened, panel):
                self.ending = Ending.LEFT
                return
            if self.known_forms is not None and bare(panel.url) != start:
                self.known_forms.add(later(panel))
        self.ending = Ending.STEPS

    async def _start(self, panel: Panel) -> Panel | None:
        """A page without questions, before the first step."""
        pressed = sorted_by_press(panel)
        ways = [*pressed.get(Press.START, ()), *pressed.get(Press.NEXT, ())]
        ways = [way for way in ways if not way.disabled]
        if not ways:
            self.ending = Ending.LOGIN if Press.LOGIN in pressed else Ending.NO_FORM
            if self.ending is Ending.LOGIN:
                await self._look(panel, Stage.START)
            return None
        await self._look(panel, Stage.START)
        return await self._go(panel, ways[0])

    async def _step(self, panel: Panel) -> Panel | None:
        """One step: opened, left empty, filled in wrong, filled in well, and on."""
        self.step += 1
        self.filler.new_step()
        self._opened = panel
        await self._look(panel, Stage.OPENED)
        if any(field.kind == "password" for field in panel.own):
            self.ending = Ending.LOGIN
            return None
        for stage in (Stage.EMPTY, Stage.WRONG):
            after = await self._provoke(panel, stage)
            if after is not None and moved(panel, after):
                gone = await self._return(panel, after)
                if gone is not None:
                    return gone
        panel = await self.filler.fill()
        if self.filler.blame(panel):  # errors that show before one goes on
            panel = await self.filler.fill()
        if self.filler.led_on:
            self._acts.append(form_words().act("filled"))
            return panel
        await self._look(panel, Stage.FILLED)
        return await self._on(panel)

    async def _return(self, panel: Panel, after: Panel) -> Panel | None:
        """Go back to a step that let one pass too soon: it is still to be filled in.

        ``None`` when one is there; else where one is.
        """
        back = next((b for b in sorted_by_press(after).get(Press.BACK, ()) if not b.disabled), None)
        if is_overview(panel):
            return after
        if back is not None:
            before = await self.mover.press(back)
        elif self._at_start:
            before = await self.mover.reopened(panel.url)
        else:
            return after
        now = after if before is None else await self.mover.ready(before)
        return now if moved(panel, now) else None

    async def _provoke(self, panel: Panel, stage: Stage) -> Panel | None:
        """Make the form show its errors; ``None`` where there is nothing to make it do so."""
        way = way_on(panel)
        if stage is Stage.EMPTY:
            if not misses(panel) and not (self._at_start and may_stay_empty(panel)):
                return None
        elif not await self.filler.fill_wrong():
            return None
        provoked = await self._errors_of(panel, way)
        if provoked is None:
            return None
        after = provoked.panel
        sure = stage is Stage.WRONG or (way is not None and misses(panel))
        if not moved(panel, after) and (sure or provoked.reacted):
            how = "sent" if provoked.asked else "left"
            words = form_words()
            act = words.act(stage.value, way.text) if way else words.act(f"{stage}_{how}")
            await self._look(after, stage, act, provoked)
        if way is None and provoked.stopped and self._at_start:
            return await self.mover.reopened(panel.url)
        return after

    async def _errors_of(self, panel: Panel, way: Button | None) -> Provoked | None:
        """Go on with a step as it is, by its button or what comes nearest to that."""
        if way is None:
            return await provoke(self.mover.tab, panel)
        before = self.mover.tab.counts
        after = await self.mover.press(way)
        if after is None:
            return None
        stopped = self.mover.tab.counts.stopped > before.stopped
        return Provoked(after, reacted(panel, after), asked=True, stopped=stopped)

    @property
    def _at_start(self) -> bool:
        """On the first step, which opens when the form does."""
        return self.step == 1 and not self._acts

    async def _on(self, panel: Panel) -> Panel | None:
        """Press "next" until the form goes on, with other answers each time."""
        for attempt in range(MAX_TRIES):
            way = way_on(panel)
            if way is None:
                self.ending = no_way(panel)
                return None
            self._left = answers_of(panel)
            before = self.mover.tab.counts
            after = await self.mover.press(way)
            if after is None:  # it stays blocked while an answer is not right
                after, _ = await self.mover.tab.read()
            if moved(panel, after):
                self._acts.append(form_words().act("filled"))
                self._acts.append(form_words().act("press", way.text))
                return after if left(panel, after) else await self._back_and_forth(after)
            if self.mover.tab.counts.last > before.last:
                self.ending = Ending.SEND
                return None
            writes = self.mover.tab.counts.stopped > before.stopped
            blamed = self.filler.blame(after)
            if writes and not blamed:
                self.ending = Ending.WRITES
                return None
            if not blamed and attempt >= SILENT_TRIES:
                break
            panel = await self.filler.fill()
        self.ending = Ending.STUCK
        stuck, _ = await self.mover.tab.read()
        self.detail = " | ".join(message.text for message in stuck.errors)[:400]
        return None

    async def _go(self, panel: Panel, way: Button) -> Panel | None:
        """Start the form."""
        before = self.mover.tab.counts
        after = await self.mover.press(way)
        if after is None:
            self.ending = Ending.BROKEN
            return None
        if moved(panel, after) or asks(after):
            self._started = press_of(way) is Press.START
            self._acts.append(form_words().act("press", way.text))
            return after
        stopped = self.mover.tab.counts.stopped > before.stopped
        self.ending = Ending.WRITES if stopped else Ending.STUCK
        self.detail = " | ".join(message.text for message in after.errors)[:400]
        return None

    async def _back_and_forth(self, panel: Panel) -> Panel | None:
        """Once in a walk: go back, see whether the answers are still there, and return."""
        pressed = sorted_by_press(panel)
        back = next((b for b in pressed.get(Press.BACK, ()) if not b.disabled), None)
        if self._went_back or back is None or not self._left:
            return panel
        self._went_back = True
        before = await self.mover.press(back)
        if before is None or not moved(panel, before):
            return panel
        state = State(form_words().state(self.step, Stage.OPENED), tuple(self._acts))
        self.looker.back(judge_back(self._left, before, self.looker.url, state))
        for attempt in range(2):
            way = way_on(before)
            if way is None:
                return None
            again = await self.mover.press(way)
            if again is None:
                return None
            if moved(before, again):
                return again
            if attempt == 0:
                self.filler.blame(again)
                before = await self.filler.fill()
        self.ending = Ending.STUCK
        return None

    async def _look(
        self,
        panel: Panel,
        stage: Stage,
        act: str = "",
        provoked: Provoked | None = None,
    ) -> None:
        if stage is Stage.FILLED:
            act = form_words().act("filled")
        step = self.step + 1 if stage is Stage.OVERVIEW else self.step
        seen = Seen(
            step=step,
            stage=stage,
            panel=panel,
            opened=self._opened if stage in {Stage.EMPTY, Stage.WRONG, Stage.FILLED} else None,
            filled=dict(self.filler.filled),
            pressed=provoked is not None and provoked.asked,
            stopped=provoked is not None and provoked.stopped,
            state=State(form_words().state(step, stage), (*self._acts, *([act] if act else ()))),
            arrived=self._arrived,
        )
        await self.looker.look(self.mover.tab.frame, seen)

    def _leave_alone(self, panel: Panel) -> None:
        for press, buttons in sorted_by_press(panel).items():
            if press in NEVER:
                for button in buttons:
                    self.filler.not_done[NotDone(button.text[:200], press.value)] = None
