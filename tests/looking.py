"""What every page that we make is held to in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from toegankelijk.browser.axe import source

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""More than the norm asks: the newest WCAG, and what axe only advises."""

Told = list[tuple[str, list[Any]]]


def violations(page: Page, *, passes: int = 15) -> Told:
    """What axe finds wrong in an open page, by rule with the first places; empty is good.

    That axe did look is shown by the rules that the page passes: more than ``passes``.
    """
    page.evaluate(source())
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
    result = page.evaluate("options => axe.run(document, options)", options)
    assert len(result["passes"]) > passes
    return [
        (rule["id"], [node["target"] for node in rule["nodes"]][:3])
        for rule in result["violations"]
    ]


def sticks_out(page: Page) -> list[str]:
    """What makes an open page wider than its window, at most five; empty is good.

    What stands in a box that scrolls by itself widens nothing.
    """
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth
          if (document.documentElement.scrollWidth <= wide) return []
          return [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > wide + 0.5)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)
        }"""
    )
    return found or (
        ["?"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    )
