"""Makes a form show its errors where the only button sends, which is never pressed.

Fields are entered and left, as with the Tab key, and the browser is asked what it has against the
form (HTML, "constraint validation": ``reportValidity`` fires ``invalid`` at each field that is not
in order, and sends nothing). Forms that validate in a script listen to one of the two.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from playwright.async_api import Error

from toegankelijk.browser.bounded import within
from toegankelijk.forms.panel import Panel
from toegankelijk.forms.tab import FormTab

MAX_LEFT = 40
"""Fields that are entered and left."""
LIMIT = 5.0
"""Seconds for a page to let its fields be left, and to be asked."""

_LEAVE = """
(reading, numbers) => {
  for (const number of numbers) {
    const element = reading.elements[number];
    if (!(element instanceof HTMLElement)) continue;
    HTMLElement.prototype.focus.call(element);
    HTMLElement.prototype.blur.call(element);
  }
}
"""
# A form with ``novalidate`` is one that the browser never says anything about.
_ASK = """
(reading, numbers) => {
  const forms = new Set(numbers.map(number => reading.elements[number].form)
    .filter(form => form instanceof HTMLFormElement
      && !Element.prototype.hasAttribute.call(form, 'novalidate')));
  let refused = false;
  for (const form of forms) {
    if (!HTMLFormElement.prototype.reportValidity.call(form)) refused = true;
  }
  return refused;
}
"""


@dataclass(frozen=True, slots=True)
class Provoked:
    """What became of a step that was left as it was."""

    panel: Panel
    reacted: bool
    """The form says something that it did not say, or the browser does."""


async def provoke(tab: FormTab, before: Panel) -> Provoked:
    """Enter and leave the fields of the step, and let the browser say what it has against them.

    ``before`` is what the form said before. A page that uses the moment to send itself meets the
    guard.
    """
    panel, reading = await tab.read()
    numbers = [field.number for field in panel.own if not field.disabled][:MAX_LEFT]
    refused = False
    with suppress(Error, TimeoutError):  # the page went elsewhere; what is there now is read
        await within(reading.evaluate(_LEAVE, numbers), LIMIT)
        refused = bool(await within(reading.evaluate(_ASK, numbers), LIMIT))
    after, _ = await tab.read()
    return Provoked(after, refused or _faults(after) != _faults(before))


def _faults(panel: Panel) -> tuple[object, ...]:
    fields = tuple((field.same, field.invalid, field.error) for field in panel.own)
    return tuple(message.text for message in panel.errors), fields
