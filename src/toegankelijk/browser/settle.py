"""Waiting until a page stands still: loaded, nothing on its way, no more changes."""

from __future__ import annotations

import asyncio
import time

from playwright.async_api import JSHandle, Page

from toegankelijk.browser.witness import Witness

QUIET_LOOKS, LOOK_MS = 15, 10
"""So many looks, so far apart, without a change in between count as standing still."""
LOAD_LIMIT = 12.0
"""Seconds for images and the like after the document itself is there."""
QUIET_LIMIT = 4.0
"""Seconds after which a page that keeps changing is judged as it then stands."""

# Asked of the page itself: a form that a script sends at once is stopped by the guard, and after
# that Chromium tells nobody that the page is ready.
_OPEN = """
([limit, elements]) => new Promise(resolve => {
  const all = document.getElementsByTagName('*');
  const watch = {begun: 0, last: -Infinity};
  let read = null;
  const look = () => {
    const now = performance.now();
    if (document.readyState !== 'loading') read ??= now;
    const loaded = document.readyState === 'complete';
    if (!loaded && all.length <= elements && (read === null || now - read < limit)) {
      setTimeout(look, 10);
      return;
    }
    const bytes = performance.getEntriesByType('navigation')[0]?.decodedBodySize ?? 0;
    Object.assign(watch, {begun: now, loaded, bytes, elements: all.length});
    new MutationObserver(() => { watch.last = performance.now(); }).observe(document,
      {subtree: true, childList: true, attributes: true, characterData: true});
    resolve(watch);
  };
  look();
})
"""
_FACTS = "watch => [watch.loaded, watch.bytes, watch.elements]"
_CHANGED = """
watch => new Promise(resolve => setTimeout(() => resolve(watch.last > watch.begun), 0))
"""
# Counted in looks, not in time: on a busy machine a page that moves may have to wait for its turn.
_QUIET = """
(watch, [looks, pause, limit]) => new Promise(resolve => {
  const begun = performance.now();
  let seen = watch.last, still = 0;
  const look = () => {
    still = watch.last === seen ? still + 1 : 0;
    seen = watch.last;
    if (still < looks && performance.now() - begun < limit) setTimeout(look, pause);
    else {
      watch.begun = performance.now();
      resolve(still >= looks);
    }
  };
  setTimeout(look, pause);
})
"""


class Stillness:
    """Tells whether a page changes while it is looked at.

    Most pages stand still once they are loaded, and looking takes longer than waiting would. So one
    looks at once, and asks afterwards whether that was too early.
    """

    def __init__(
        self, witness: Witness, watch: JSHandle, loaded: bool, size: int, elements: int
    ) -> None:
        self._witness = witness
        self._watch = watch
        self.loaded = loaded
        """False for a page that was still loading when the waiting time was over."""
        self.size = size
        """Bytes of HTML, as far as they are known."""
        self.elements = elements

    @classmethod
    async def after_load(cls, page: Page, witness: Witness, elements: int) -> Stillness:
        """Wait for the page to load, and watch it from then on.

        A page of more than ``elements`` elements is not waited for.
        """
        watch = await page.evaluate_handle(_OPEN, [LOAD_LIMIT * 1000, elements])
        stillness = cls(witness, watch, *await watch.evaluate(_FACTS))
        if witness.busy and stillness.elements <= elements:
            await stillness.wait()
        return stillness

    async def broken(self) -> bool:
        """Whether the page changed, or asked for more, since it was last known to stand still."""
        return bool(await self._watch.evaluate(_CHANGED)) or self._witness.busy

    async def wait(self) -> bool:
        """Wait until it stands still; False for a page that never does."""
        end = time.monotonic() + QUIET_LIMIT
        while True:
            left = max(end - time.monotonic(), 0.0)
            still = bool(await self._watch.evaluate(_QUIET, [QUIET_LOOKS, LOOK_MS, left * 1000]))
            if (still and not self._witness.busy) or time.monotonic() >= end:
                return still and self.loaded and not self._witness.busy
            await asyncio.sleep(0.02)
