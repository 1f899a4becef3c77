"""2.4.4: links with one name in one context. Failed when both pages are of this site and differ.

To know that, a few pages are asked for, as following the links would do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toegankelijk.checks.check import DynamicCheck, Raw
from toegankelijk.checks.tab import Tab
from toegankelijk.crawl.scope import Scope, Verdict
from toegankelijk.crawl.urls import canonical
from toegankelijk.errors import SettingsError
from toegankelijk.model import Outcome, Site

MAX_PAIRS = 2
"""Pairs of pages that are compared on one page."""

_COMPARE = """
async addresses => {
  const read = async address => {
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), 1500);
    try {
      const answer = await fetch(address, {signal: stop.signal, headers: {Accept: 'text/html'}});
      if (!answer.ok || !/html/.test(answer.headers.get('content-type') ?? '')) return null;
      const text = (await answer.text()).slice(0, 2000000);
      const page = new DOMParser().parseFromString(text, 'text/html');
      const moved = page.querySelector('meta[http-equiv=refresh i]');
      const goes = /^\\s*0\\s*;\\s*url=\\s*['"]?([^'"]+)/i.exec(moved?.content ?? '');
      page.querySelectorAll('script, style, nav, header, footer').forEach(el => el.remove());
      return {to: goes ? new URL(goes[1], answer.url).href : answer.url,
        text: `${page.title} ${page.body?.textContent ?? ''}`.replace(/\\s+/g, ' ').trim()};
    } catch { return null; } finally { clearTimeout(clock); }
  };
  const [one, two] = await Promise.all(addresses.map(read));
  if (!one || !two) return null;
  return one.to === two.to || one.text === two.text || one.to === addresses[1]
    || two.to === addresses[0];
}
"""


async def run(tab: Tab) -> Iterable[Raw]:
    """Compare where that can be done; the others are for a person."""
    items = await tab.ask("same_links.js")
    found = tab.raws(items)
    compared = 0
    for index, item in enumerate(items):
        addresses = [str(address)[:2000] for address in item["addresses"]][:2]
        if compared >= MAX_PAIRS or not all(_own(address, tab.url) for address in addresses):
            continue
        compared += 1
        same = await tab.page.evaluate(_COMPARE, addresses)
        if same is not None:
            outcome = Outcome.PASSED if same else Outcome.FAILED
            found[index] = replace(found[index], outcome=outcome)
    return found


def _own(address: str, page: str) -> bool:
    """Whether a scan would open it: a page of the same site, and no way to log out."""
    url = canonical(address)
    try:
        return url is not None and Scope(Site(start=(page,))).verdict(url) is Verdict.PAGE
    except SettingsError:
        return False


CHECK = DynamicCheck(id="zelfde-links", rules=("link-zelfde-naam",), run=run, limit=6.0)
