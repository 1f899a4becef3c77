"""1.4.4, 1.4.10 and 1.4.12: the page enlarged, narrow, and with more room around its text.

All measure the same, so that the page as loaded is measured once: what is cut off or lies over
other text only then is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from playwright.async_api import JSHandle

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.model import Outcome, State

NARROW = State(
    "320px",
    ("Maak het venster 320 pixels breed, of zoom op een venster van 1280 pixels in tot 400%.",),
)
ENLARGED = State("200%", ("Zoom in tot 200%.",))
SPACED = State(
    "tekstafstand",
    (
        "Zet de hoogte van een regel op 1,5 keer de letter, en de ruimte na een alinea op 2 keer.",
        "Zet de ruimte tussen letters op 0,12 keer de letter, en die tussen woorden op 0,16 keer.",
    ),
)
LARGE_LETTERS = State("grote-letters", ("Maak alleen de letters twee keer zo groot.",))

NARROW_WIDTH, NARROW_HEIGHT = 320, 256
"""1280 by 1024 CSS pixels at 400%: the size that WCAG names under 1.4.10."""
ZOOMED_WIDTH, ZOOMED_HEIGHT = 640, 512
_SPACING = """
*, *::before, *::after { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The figures of 1.4.12."""
_NARROW_LETTERS = """
*, *::before, *::after { letter-spacing: %.2fem !important; }
"""
_NARROWER = 0.08
"""How much room a letter of a font that stands in for another may take more, in ems: DejaVu Sans,
which many machines with Linux have alone, is so much wider than Arial."""
_LARGE = """
() => {
  const all = [...document.querySelectorAll('body *')].slice(0, 4000)
    .filter(el => el.style && [...el.childNodes].some(n => n.nodeType === 3 && /\\S/.test(n.data)));
  const sizes = all.map(el => getComputedStyle(el))
    .map(own => [parseFloat(own.fontSize), parseFloat(own.lineHeight)]);
  return all.map((el, i) => {
    const before = el.getAttribute('style'), [size, line] = sizes[i];
    el.style.setProperty('font-size', `${size * 2}px`, 'important');
    // A line height in pixels, of its own or of what is around it, grows with the letters.
    if (line) el.style.setProperty('line-height', `${line * 2}px`, 'important');
    return [el, before];
  });
}
"""
_SMALL = """
changed => changed.forEach(([el, style]) => style === null ? el.removeAttribute('style')
  : el.setAttribute('style', style))
"""


@dataclass(frozen=True, slots=True)
class _Look:
    """One way to change the page, and the rule for each kind of trouble that shows then."""

    phase: str
    state: State
    rules: Mapping[str, str]
    sure: bool = True
    """False where trouble alone does not break the norm."""
    spacing: float = 0.0
    """Room between letters, in ems."""


_NARROW = _Look(
    "narrow",
    NARROW,
    {
        "scroll": "reflow-scroll",
        "cut": "reflow-cut-off",
        "overlap": "reflow-cut-off",
        "sticky": "reflow-sticky",
    },
)
_ZOOMED = _Look("zoomed", ENLARGED, {"cut": "text-cut-off", "overlap": "text-cut-off"})
_LETTERS = _Look(
    "letters", LARGE_LETTERS, {"cut": "text-cut-off", "overlap": "text-cut-off"}, sure=False
)
_SPACED = _Look(
    "spaced",
    SPACED,
    {"cut": "text-spacing-cut-off", "overlap": "text-spacing-cut-off"},
    spacing=0.12,
)
_SCRIPT = "layout.js"


async def run(tab: Tab) -> Iterable[Raw]:
    """The page as it is, then in each of the other ways; back as it was in between."""
    memory = await tab.page.evaluate_handle("() => ({})")
    before = await tab.ask(_SCRIPT, [memory, "before"])
    found = list(tab.raws(before["items"]))
    async with tab.resized(NARROW_WIDTH, NARROW_HEIGHT):
        found += await _measured(tab, memory, _NARROW)
        await tab.resize(ZOOMED_WIDTH, ZOOMED_HEIGHT)
        found += await _measured(tab, memory, _ZOOMED)
    async with tab.styled(_SPACING):
        found += await _measured(tab, memory, _SPACED)
    cut = {raw.selector for raw in found if raw.rule == "text-cut-off"}
    letters = await _letters(tab, memory)
    found += [raw for raw in letters if raw.selector not in cut]
    rules = {raw.rule for raw in found}
    found += [Raw(rule, Outcome.PASSED) for rule in CHECK.rules if rule not in rules]
    return found


async def _measured(tab: Tab, memory: JSHandle, look: _Look) -> list[Raw]:
    """What shows; a question where it may come of letters that stand in for those of the page."""
    found = _found(await tab.ask(_SCRIPT, [memory, look.phase]), look)
    if not any(_stands_in(raw) for raw in found):
        return found
    async with tab.styled(_NARROW_LETTERS % (look.spacing - _NARROWER)):
        still = (await tab.ask(_SCRIPT, [memory, look.phase, True]))["still"]
    return [
        raw if there or not _stands_in(raw) else replace(raw, outcome=Outcome.CANT_TELL)
        for raw, there in zip(found, still, strict=True)
    ]


def _stands_in(raw: Raw) -> bool:
    return raw.outcome is Outcome.FAILED and "lettertype" in raw.values


async def _letters(tab: Tab, memory: JSHandle) -> list[Raw]:
    changed = await tab.page.evaluate_handle(_LARGE)
    try:
        return await _measured(tab, memory, _LETTERS)
    finally:
        await changed.evaluate(_SMALL)


def _found(answer: Mapping[str, Any], look: _Look) -> list[Raw]:
    raws = []
    for item in answer["items"]:
        rule = look.rules[item["kind"]]
        outcome = item["outcome"] if look.sure else Outcome.CANT_TELL.value
        raw = Tab.raws([{**item, "rule": rule, "outcome": outcome}], look.state)[0]
        raws.append(replace(raw, values={**raw.values, "soort": item["kind"]}))
    return raws


CHECK = DynamicCheck(
    id="layout",
    rules=(
        "reflow-scroll",
        "reflow-cut-off",
        "reflow-sticky",
        "text-cut-off",
        "text-spacing-cut-off",
    ),
    run=run,
    limit=10.0,
)
