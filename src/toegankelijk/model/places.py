"""Where something stands: an element of a page, or a passage of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """How the page stood when it was looked at."""

    name: str
    steps: tuple[str, ...] = ()
    """What a person does, in order, to get the page into this state."""


LOADED = State("geladen")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page."""

    url: str
    selector: str
    """CSS within its document; open shadow roots are joined with `` >> ``, as Playwright does."""
    html: str
    """The opening markup as found, bounded in length. Hostile: escape it wherever it is shown."""
    frame: tuple[str, ...] = ()
    """Selectors of the frames it lies in, from the outside in; empty for the page itself."""
    place: str = ""
    """Path of tag names from the root without positions: the place in the template."""
    state: State = LOADED


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: ``document.text[start:end]``."""

    source: str
    """URL or file name of the document."""
    block: int
    """Index into ``Document.blocks``."""
    start: int
    end: int


Place = Element | Passage
