"""Static checks over a page and its frames: one question to each frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.async_api import CDPSession, Error, Frame, Page

from toegankelijk.browser.bounded import within
from toegankelijk.browser.inspected import Inspected, merge
from toegankelijk.browser.query import query
from toegankelijk.checks import answers
from toegankelijk.checks.bundle import DEADLINE, question
from toegankelijk.checks.check import StaticCheck
from toegankelijk.model import Outcome, State

MAX_FRAMES = 10
"""Frames beyond this many are left to axe."""
PAGE_LIMIT = 8.0
"""Seconds for all static checks in the page itself; those that a script can stop stop earlier."""
FRAME_LIMIT = 2.0

TIMEOUT = "tijd"
"""Reason of a check that took too long; else the reason is what went wrong."""

_SELECTOR = "frame => window.axe?.utils ? [axe.utils.getSelector(frame)].flat().join(' >> ') : ''"


async def ask(
    page: Page,
    url: str,
    state: State,
    checks: Sequence[StaticCheck],
    axe_script: str,
    cdp: CDPSession | None = None,
    inside: str | None = None,
) -> Inspected:
    """The answers of ``checks`` on the page as it stands. Raises ``Error`` when it goes away.

    ``inside`` bounds what is told to the element of this CSS selector in the main frame. ``cdp`` is
    a session of the tab: with it a script that hangs is broken off, and the page lives.
    """
    if not checks:
        return Inspected()
    try:
        asked = _of_frame(page.main_frame, url, state, checks, axe_script, inside)
        top = await within(asked, PAGE_LIMIT)
    except TimeoutError:
        await break_off(cdp)
        return merge(answers.untested(check, TIMEOUT, url, state) for check in checks)
    parts = [top]
    for frame in page.frames[1 : MAX_FRAMES + 1] if inside is None else ():
        try:
            parts.append(
                await within(_of_frame(frame, url, state, checks, axe_script), FRAME_LIMIT)
            )
        except (Error, TimeoutError):
            continue  # a frame that axe could not look into either is told as such by axe
    return merge(parts)


async def break_off(cdp: CDPSession | None) -> None:
    """End a script that hangs in the page; does nothing where that is no longer possible."""
    if cdp is None:
        return
    try:
        await within(cdp.send("Runtime.terminateExecution"), 1.0)
    except (Error, TimeoutError):
        return


async def _of_frame(
    frame: Frame,
    url: str,
    state: State,
    checks: Sequence[StaticCheck],
    axe_script: str,
    inside: str | None = None,
) -> Inspected:
    script, wanted = question(checks, inside)
    found = await query(frame, script, wanted)
    if found is None:
        await frame.evaluate(axe_script)
        found = await query(frame, script, wanted)
    path = await frame_path(frame)
    return merge(_of_check(check, found, path, url, state) for check in checks)


async def frame_path(frame: Frame) -> tuple[str, ...]:
    """Selectors of the frames that ``frame`` lies in, from the outside in, in axe's form."""
    path: list[str] = []
    at = frame
    while (above := at.parent_frame) is not None:
        element = await at.frame_element()
        path.append(str(await above.evaluate(_SELECTOR, element))[: answers.MAX_SELECTOR])
        at = above
    return tuple(reversed(path))


def _of_check(
    check: StaticCheck, found: Mapping[str, Any], path: tuple[str, ...], url: str, state: State
) -> Inspected:
    try:
        answer = found[check.id]
        seconds = float(answer["seconds"])
        if answer["problem"] is not None:
            late = str(answer["problem"]) == DEADLINE
            reason = TIMEOUT if late else str(answer["problem"])
            return answers.untested(check, reason, url, state, seconds)
        items = tuple(answers.raw(item, path) for item in answer["items"])
        judged = items if check.judge is None else tuple(check.judge(items))
        counts = {
            (rule, Outcome(outcome)): int(count)
            for key, count in answer["counts"].items()
            for rule, _, outcome in (key.partition(" "),)
        }
        passed = tuple(
            answers.raw({"rule": rule, "outcome": Outcome.PASSED}) for rule in answer["passed"]
        )
        return answers.inspected(
            check,
            (*judged, *passed),
            url,
            state,
            counts=counts if check.judge is None else None,
            seconds=seconds,
        )
    except answers.MALFORMED as error:
        return answers.untested(check, f"{type(error).__name__}: {error}", url, state)
