"""A question to a page, whose answer comes as text.

Playwright copies a value part by part, with the type of each, through four processes. A page of
some thousand words then costs more to carry than to look at. Text goes through as it is.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.async_api import Frame, Page

# Old libraries bring a JSON of their own, and a `toJSON` that makes a text of each list.
_TOLD = """
async given => {
  const value = await (FUNCTION)(given);
  const own = [Array, Object, String, Number].some(kind => 'toJSON' in kind.prototype)
    || !Function.prototype.toString.call(JSON.stringify).includes('[native code]');
  return own ? [value] : JSON.stringify(value);
}
"""


async def query(frame: Page | Frame, function: str, given: object = None) -> Any:
    """What ``function`` (JavaScript) answers to ``given``: plain data, without dates or infinities.

    ``given`` may hold handles. Raises ``Error`` where the page goes away, and ``ValueError`` where
    it meddled with how answers are written.
    """
    told = await frame.evaluate(_TOLD.replace("FUNCTION", function), given)
    return json.loads(told) if isinstance(told, str) else (told or [None])[0]
