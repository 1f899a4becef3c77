"""Looks at a form in one state as at a page: axe, our own checks, its words, its form checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from playwright.async_api import Frame, Page

from toegankelijk.browser import pictures, snapshot
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.browser.session import Session
from toegankelijk.checks import STATIC
from toegankelijk.checks.inspect import inspect
from toegankelijk.checks.static import frame_path
from toegankelijk.forms.checks import Seen, judge, judge_whole
from toegankelijk.model import BlockKind, Finding, FormState, Outcome
from toegankelijk.text.page import RawBlock

MAX_BLOCKS = 3_000
"""Pieces of text that are kept of all states together."""


@dataclass
class Looker:
    """Keeps what was found in each state."""

    session: Session
    page: Page
    url: str
    axe_script: str
    known: frozenset[str] = frozenset()
    """Components that have a picture already."""
    states: list[FormState] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    axe_version: str | None = None
    title: str = ""
    language: str | None = None
    _parts: list[Inspected] = field(default_factory=list)
    _blocks: dict[tuple[BlockKind, str], RawBlock] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[RawBlock, ...]:
        """The texts of all states, each once, in the order in which they came."""
        return tuple(self._blocks.values())

    async def look(self, frame: Frame, seen: Seen) -> None:
        """Check the form as it stands. Raises ``playwright.async_api.Error`` when it goes away."""
        state = seen.state
        self.seen.append(seen)
        looked = await inspect(
            self.page,
            state,
            self.url,
            axe_script=self.axe_script,
            checks=STATIC,
            cdp=self.session.cdp,
        )
        path = () if frame is self.page.main_frame else await frame_path(frame)
        own = judge(seen, self.seen[:-1], self.url, state, path)
        both = merge((looked, own))
        self._parts.append(both)
        await self._take_texts()
        self.pictures.update(
            await pictures.cut(
                self.session,
                self.page,
                pictures.wanted(both.findings, self.known | self.pictures.keys()),
            )
        )
        panel = seen.panel
        self.states.append(
            FormState(
                step=seen.step,
                stage=seen.stage,
                name=state.name,
                title=panel.heading[:200],
                fields=len(panel.own),
                messages=len(panel.errors),
                findings=sum(f.outcome is Outcome.FAILED for f in both.findings),
            )
        )

    def result(self) -> Inspected:
        """All states as one answer, with what only the whole walk can tell."""
        whole = judge_whole(self.seen, self.url)
        every = merge((*self._parts, whole))
        keys = self.known | self.pictures.keys()
        found = tuple(_pictured(finding, keys) for finding in every.findings)
        return replace(every, findings=found)

    def back(self, found: Inspected) -> None:
        """What going back told."""
        self._parts.append(found)

    async def _take_texts(self) -> None:
        taken = await snapshot.take(self.page)
        self.title = self.title or taken.title
        self.language = self.language or taken.language
        for block in taken.blocks:
            if len(self._blocks) < MAX_BLOCKS:
                self._blocks.setdefault((block.kind, " ".join(block.text.split())), block)


def _pictured(finding: Finding, keys: frozenset[str] | Mapping[str, bytes]) -> Finding:
    return replace(finding, picture=finding.component) if finding.component in keys else finding
