"""By what a finding is known again when the site was built anew.

Names of classes get new hashes, ids new numbers, texts change and blocks move. What a finding is
known by is therefore taken apart into traits that change one by one; ``ci.matching`` then asks for
as many as there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from toegankelijk.model import Document, Element, Finding, Outcome, Passage
from toegankelijk.text.extract.markup import Start, Text, scan

MAX_CONTENT = 120
"""Characters of content that count: the markup kept with a finding is cut off somewhere, and where
that falls moves with the length of the names in it."""
MAX_SAMPLE = 80

PAGE_TAGS = frozenset({"html", "head", "body", "meta", "title", "link", "base"})
"""Elements that each page has of its own: on another page they are another place."""

_NOT_CONTENT = ("class", "id", "style", "for", "aria-labelledby", "aria-describedby")
_BY_VALUE = ("role", "type")
"""Attributes whose value belongs to the shape of an element."""
_PARTS = re.compile(r"[A-Za-z0-9]+")
_HASHED_FILE = re.compile(r"[.\-_][A-Za-z0-9_-]{6,32}(?=\.[a-z0-9]{2,5}(?:$|[?#]))")
_VERSION = re.compile(r"\?.*")
_FILE_ATTRIBUTES = frozenset({"src", "data", "poster", "srcset"})
_VOWELS = frozenset("aeiouy")
_LEAST_HASH = 5
_RANDOM = 6
"""Letters in which no name has capitals twice over."""


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """The same for findings that have one cause: rule, component and place in the template."""

    rule: str
    outcome: Outcome
    component: str
    """As the finding has it: exact, and so the first to change."""
    place: str = ""
    """Path of tag names from the root; empty for a passage of text."""
    tag: str = ""
    shape: tuple[str, ...] = ()
    """Names of attributes, and the values of ``role`` and ``type``; no classes or ids."""
    classes: tuple[str, ...] = ()
    """Without the hashes in them."""

    @property
    def tail(self) -> tuple[str, ...]:
        """The end of the place: it stays when something is wrapped around the whole page."""
        return tuple(self.place.split(" > ")[-2:])


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding, taken apart."""

    cause: Cause
    content: str
    """Hash of what stands in the element, or of the text around a passage; empty for nothing."""
    sample: str
    """What a person knows it by."""
    count: int
    """Places on the page: more than one where the scan counted and did not keep them."""


def seen(finding: Finding, document: Document, relative: Callable[[str], str]) -> Seen:
    """Take a finding apart; ``relative`` takes the address of the site out of a text."""
    match finding.where:
        case Element() as element:
            cause, content = _element(finding, element, relative)
        case Passage() as passage:
            cause = Cause(finding.rule, finding.outcome, finding.component)
            content = _around(passage, document)
    sample = " ".join(relative(finding.evidence).split())[:MAX_SAMPLE]
    return Seen(cause, content, sample, 1 + finding.left_out)


def stable(word: str) -> str:
    """The name of a class or attribute with ``#`` for what a build tool makes up.

    >>> stable("Kaart_titel__x7Yq2"), stable("css-1q2w3e4"), stable("knop"), stable("kolom-12")
    ('Kaart_titel__#', 'css-#', 'knop', 'kolom-#')
    """
    return _PARTS.sub(lambda part: "#" if _made_up(part[0]) else part[0], word)


def digest(text: str) -> str:
    """Ten hexadecimal digits; empty for a text without letters or digits."""
    if not any(char.isalnum() for char in text):
        return ""
    return blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()


def _made_up(part: str) -> bool:
    digits = sum(char.isdigit() for char in part)
    if digits == len(part):
        return True
    if len(part) < _LEAST_HASH:
        return False
    turns = sum(a.islower() and b.isupper() for a, b in pairwise(part))
    random = turns > 2 or (turns == 2 and len(part) <= _RANDOM)
    return bool(digits) or random or _VOWELS.isdisjoint(part.lower())


def _element(
    finding: Finding, element: Element, relative: Callable[[str], str]
) -> tuple[Cause, str]:
    tag = ""
    shape: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    content: list[str] = []
    for event in scan(element.html):
        if isinstance(event, Start) and not tag:
            tag = event.name
            shape, classes = _shape(event, element.html)
        if sum(map(len, content)) < MAX_CONTENT:
            content.extend(_told(event, element.html, relative))
    joined = " ".join(" ".join(content).lower().split())[:MAX_CONTENT]
    cause = Cause(
        rule=finding.rule,
        outcome=finding.outcome,
        component=finding.component,
        place=element.place,
        tag=tag,
        shape=shape,
        classes=classes,
    )
    return cause, digest(joined)


def _shape(tag: Start, html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts: set[str] = set()
    classes: set[str] = set()
    for name, (start, end) in tag.attributes.items():
        value = html[start:end]
        if name == "class":
            classes.update(stable(word) for word in value.split())
        elif name in _BY_VALUE:
            parts.add(f"{name}={value.strip().lower()}")
        elif name not in _NOT_CONTENT:
            parts.add(stable(name))
    return tuple(sorted(parts)), tuple(sorted(classes - {"#"}))


def _told(event: object, html: str, relative: Callable[[str], str]) -> Iterator[str]:
    """What an element says or points to."""
    match event:
        case Text(start, end):
            yield html[start:end]
        case Start(_, _, name, attributes):
            for key, (start, end) in sorted(attributes.items()):
                if key in _NOT_CONTENT or key.startswith("data-") or end <= start:
                    continue
                value = relative(html[start:end])
                if key in _FILE_ATTRIBUTES and name != "iframe":
                    value = _HASHED_FILE.sub("", _VERSION.sub("", value))
                yield f"{key}={value}"


def _around(passage: Passage, document: Document) -> str:
    if not 0 <= passage.block < len(document.blocks):
        return ""
    return block_digest(document.blocks[passage.block].text)


def block_digest(text: str) -> str:
    """The same for blocks of text that say the same."""
    return digest(" ".join(text.split()).casefold())
