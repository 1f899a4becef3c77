"""Whether a finding stands where a fault of the sample site was planted.

Read from the pages as they are served. What a script makes later is known by the classes and ids of
its selector, and so is what lies in a frame or a shadow root.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from toegankelijk.model import Element, Finding
from toegankelijk.voorbeeld.answers import Answers, Fault

NEAR = 3
"""Steps up from what was planted to what a finding may point at."""
_WHOLE = frozenset({"html", "head", "title", "meta", "body", "main"})
"""What stands for the page as a whole."""
_LINE = frozenset({"form", "fieldset", "label", "li", "p", "td", "tr", "figure"})
"""What holds a field and its button, or a thing and its words: beside each other is one place."""
_NAMED = re.compile(r"[.#]([\w-]+)")


class Places:
    """The pages of ``answers`` as served at ``url``."""

    def __init__(self, url: str, answers: Answers) -> None:
        self._pages = {
            page: BeautifulSoup(requests.get(urljoin(url, page), timeout=30).text, "html.parser")
            for page in {fault.page for fault in answers.faults}
        }

    def same(self, fault: Fault, finding: Finding) -> bool:
        """Whether the finding points at the fault, at a part of it, or closely around it."""
        where = finding.where
        if not isinstance(where, Element):
            return False
        planted = self._elements(fault.page, fault.selector)
        pointed = self._elements(fault.page, where.selector)[:1]
        if fault.frame or where.frame or not planted or not pointed:
            names = _NAMED.findall(fault.selector) or _NAMED.findall("".join(fault.frame))
            told = f"{where.html} {where.selector} {' '.join(where.frame)}"
            return any(name in told for name in names) or bool(fault.frame and where.frame)
        return any(_near(one, pointed[0]) for one in planted)

    def _elements(self, page: str, selector: str) -> list[Tag]:
        try:
            return list(self._pages[page].select(selector))
        except (SelectorSyntaxError, NotImplementedError):
            return []


def _near(planted: Tag, pointed: Tag) -> bool:
    if planted.name in _WHOLE:
        return True
    if pointed.name in _WHOLE:
        return True  # something that the page does as a whole, such as waiting for a key
    if pointed is planted or any(planted is above for above in pointed.parents):
        return True
    if _labels(pointed, planted) or _labels(planted, pointed):
        return True
    holder = planted.parent
    if holder is not None and pointed.parent is holder and holder.name in _LINE:
        return True
    return any(pointed is above for above in list(planted.parents)[:NEAR])


def _labels(one: Tag, other: Tag) -> bool:
    return one.name == "label" and one.get("for") == other.get("id") is not None
