"""The forms of a scan: how far each walk came, what it saw, left alone, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toegankelijk.formbook import form_words
from toegankelijk.model import Ending, FormState, FormWalk, Scan
from toegankelijk.reach import pages_with_form
from toegankelijk.report.coverage import MAX_LISTED, Listed
from toegankelijk.report.safe import shown
from toegankelijk.report.spots import PageIndex, PageLink
from toegankelijk.rulebook import Words

MAX_WALKS = 60
"""Forms that are told in full."""
MAX_STATES = 60
MAX_LEFT_ALONE = 20
"""Buttons and fields of one form that are listed."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A state in which the form was checked, ready to show."""

    name: str
    title: str
    """The heading of the step; empty where it is the name of the form."""
    fields: int
    messages: int
    findings: int


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A button or field that was left alone, with why."""

    what: str
    words: Words


@dataclass(frozen=True, slots=True)
class Walk:
    """What became of one form, ready to show."""

    name: str
    page: PageLink
    ending: Words
    said: str
    """A sentence with what the form or the browser said last; may be empty."""
    steps: int
    told_steps: int | None
    states: Listed[LookedAt]
    left_alone: Listed[LeftAlone]
    findings: int
    """In all states together; one fault that stays counts in each of them."""
    test_host: bool
    written: int
    stopped: int
    last_step: int


@dataclass(frozen=True, slots=True)
class Forms:
    """The part of the report on forms."""

    walks: Listed[Walk]
    to_the_end: int
    states: int
    """States that were checked, of all forms together."""
    by_ending: Mapping[str, int]
    """How many walks ended so, by the name of the ending; the most frequent first."""
    on_test_host: bool
    not_walked: Listed[PageLink]
    """Pages with a form of their own that was not walked."""

    @property
    def any(self) -> bool:
        """Whether the scan met a form at all."""
        return bool(self.walks.count or self.not_walked.count)


def walked_forms(scan: Scan, pages: PageIndex) -> Forms:
    """Gathered from the facts; the forms that did not get to their end come first."""
    found = [(page.job.url, walk) for page, seen in scan.visited for walk in seen.walks]
    found.sort(key=lambda pair: pair[1].ending is Ending.OVERVIEW)
    names = [form_words().endings[walk.ending].name for _, walk in found]
    asked = pages_with_form(scan) - {url for url, _ in found}
    rest = [page.job.url for page, _ in scan.visited if page.job.url in asked]
    return Forms(
        walks=Listed(
            tuple(_walk(walk, pages.link(url)) for url, walk in found[:MAX_WALKS]), len(found)
        ),
        to_the_end=sum(walk.ending is Ending.OVERVIEW for _, walk in found),
        states=sum(len(walk.states) for _, walk in found),
        by_ending=dict(sorted(_counted(names).items(), key=lambda item: -item[1])),
        on_test_host=any(walk.test_host for _, walk in found),
        not_walked=Listed(tuple(pages.link(url) for url in rest[:MAX_LISTED]), len(rest)),
    )


def _counted(names: list[str]) -> dict[str, int]:
    return {name: names.count(name) for name in dict.fromkeys(names)}


def _walk(walk: FormWalk, page: PageLink) -> Walk:
    words = form_words()
    name = shown(walk.name, 120) or page.title or page.url
    return Walk(
        name=name,
        page=page,
        ending=words.endings[walk.ending],
        said=shown(words.said(walk), 400),
        steps=walk.steps,
        told_steps=walk.told_steps,
        states=Listed(
            tuple(_looked_at(state, name) for state in walk.states[:MAX_STATES]), len(walk.states)
        ),
        left_alone=Listed(
            tuple(
                LeftAlone(shown(one.what, 80), words.not_done[one.why])
                for one in walk.not_done[:MAX_LEFT_ALONE]
            ),
            len(walk.not_done),
        ),
        findings=sum(state.findings for state in walk.states),
        test_host=walk.test_host,
        written=walk.written,
        stopped=walk.stopped,
        last_step=walk.last_step,
    )


def _looked_at(state: FormState, form: str) -> LookedAt:
    title = shown(state.title, 120)
    return LookedAt(
        shown(state.name, 80),
        "" if title == form else title,
        state.fields,
        state.messages,
        state.findings,
    )
