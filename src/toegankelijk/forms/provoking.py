"""Makes a form show its errors where the only button sends, which is never pressed.

Fields are entered and left, as with the Tab key, and the browser is asked what it has against the
form (HTML, "constraint validation": ``reportValidity`` fires ``invalid`` at each field that is not
in order, and sends nothing). Forms that validate in a script listen to one of the two, or to
``submit``: where neither brought an answer, that event is fired by itself. The event alone sends
nothing (HTML, "form submission algorithm": the browser fires it and sends in steps of its own), and
what a handler would send meets a closed door: meanwhile no request at all leaves the page.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from playwright.async_api import Error

from toegankelijk.browser.bounded import within
from toegankelijk.forms.panel import Panel, reddened
from toegankelijk.forms.steps import SENDING
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
_FIRE = """
(reading, numbers) => {
  const forms = new Set(numbers.map(number => reading.elements[number].form)
    .filter(form => form instanceof HTMLFormElement));
  for (const form of forms) {
    const sends = [...HTMLFormElement.prototype.querySelectorAll.call(form, 'button, input')]
      .find(button => button.type === 'submit' || button.type === 'image');
    EventTarget.prototype.dispatchEvent.call(form,
      new SubmitEvent('submit', {bubbles: true, cancelable: true, submitter: sends ?? null}));
  }
}
"""
_AFTERMATH = 0.5
"""Seconds that the door stays closed for what a handler puts off."""


@dataclass(frozen=True, slots=True)
class Provoked:
    """What became of a step that was left as it was."""

    panel: Panel
    reacted: bool
    """The form says something that it did not say, or the browser does."""
    asked: bool = False
    """It was gone on with, by its button or as if it were sent: then silence is an answer."""
    stopped: bool = False
    """The form was about to be sent, and was stopped: then silence is none."""


async def provoke(tab: FormTab, before: Panel) -> Provoked:
    """Enter and leave the fields of the step, and let the browser say what it has against them.

    ``before`` is what the form said before. A page that uses the moment to send itself meets the
    guard.
    """
    panel, _ = await tab.read()
    numbers = [field.number for field in panel.own if not field.disabled][:MAX_LEFT]
    refused = False
    with suppress(Error, TimeoutError):  # the page went elsewhere; what is there now is read
        await within(tab.act(_LEAVE, numbers), LIMIT)
        refused = bool(await within(tab.act(_ASK, numbers), LIMIT))
    after, _ = await tab.read()
    if refused or reacted(before, after):
        return Provoked(after, reacted=True)
    if not any(each.type in SENDING and each.form is not None for each in after.buttons):
        return Provoked(after, reacted=False)
    numbers = [field.number for field in after.own if not field.disabled]
    with tab.closed() as tried:
        with suppress(Error, TimeoutError):
            await within(tab.act(_FIRE, numbers), LIMIT)
        after, _ = await tab.read()
        await asyncio.sleep(_AFTERMATH)
    told = reacted(before, after)
    # What a page fetches to show its errors is stopped as well, and tells nothing.
    return Provoked(after, told, asked=told, stopped=bool(tried) and not told)


def reacted(before: Panel, after: Panel) -> bool:
    """Whether a step says of errors what it did not say before, in words or by turning red."""
    return _faults(after) != _faults(before) or bool(reddened(before, after))


def _faults(panel: Panel) -> tuple[object, ...]:
    fields = tuple((field.same, field.invalid, field.error) for field in panel.own)
    return tuple(message.text for message in panel.errors), fields
