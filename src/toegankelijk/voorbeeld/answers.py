"""The answer file: every fault, hard sentence and trap of the sample site, and its clean pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from toegankelijk import tomlfile
from toegankelijk.errors import InputError
from toegankelijk.model import Reason
from toegankelijk.tomllines import KeyPath

ANSWERS = Path(__file__).with_name("antwoorden.toml")

CUT: Literal["cut"] = "cut"
"""What becomes of a trap without an end: some of it is looked at, and then no more."""
VISITED: Literal["visited"] = "visited"
"""What becomes of a page that is hard, but can be looked at."""
LEFT: Literal["left"] = "left"
"""What becomes of a link that says by itself that it is no page to look at: a file, logging out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A barrier that was put into a page on purpose."""

    id: str
    page: str
    """Path of the page, from the root of the site."""
    selector: str
    """CSS of the element or elements; open shadow roots are joined with `` >> ``."""
    what: str
    """What is wrong, in one Dutch sentence."""
    criterion: str | None = None
    """Number of the success criterion; ``None`` for advice that the norm does not demand."""
    axe: str | None = None
    """The axe-core rule that reports it as a violation; ``None`` when none does."""
    state: str = "geladen"
    """A key of ``Answers.states``: how the page must stand for the fault to be there."""
    frame: tuple[str, ...] = ()
    """Selectors of the frames it lies in, from the outside in."""


@dataclass(frozen=True, slots=True)
class HardText:
    """Hard language that was put into a page on purpose."""

    id: str
    page: str
    rule: str
    """Name of a language rule, such as ``lange-zin``."""
    quote: str
    """The words as a reader sees them; they stand on the page exactly once."""


@dataclass(frozen=True, slots=True)
class Trap:
    """A thing that makes crawlers and browsers go wrong."""

    path: str
    """Where it begins, with its query if it needs one."""
    expected: str
    """A value of :class:`Reason`, or ``CUT``, ``VISITED`` or ``LEFT``."""
    what: str


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is known about the sample site."""

    faults: tuple[Fault, ...]
    texts: tuple[HardText, ...]
    traps: tuple[Trap, ...]
    clean: tuple[str, ...]
    """Paths of pages without any fault, in plain Dutch."""
    states: Mapping[str, str]
    """Name of a state → what a person does to get the page into it."""
    axe_extra: tuple[str, ...]
    """Axe rules that are off by default and that ``Fault.axe`` counts on."""

    def faults_of(self, page: str) -> tuple[Fault, ...]:
        """The faults of one page, in the order of the file."""
        return tuple(fault for fault in self.faults if fault.page == page)

    def texts_of(self, page: str) -> tuple[HardText, ...]:
        """The hard language of one page, in the order of the file."""
        return tuple(text for text in self.texts if text.page == page)


_KEYS: tomlfile.Keys = {
    Fault: {
        "id": "id",
        "pagina": "page",
        "selector": "selector",
        "wat": "what",
        "criterium": "criterion",
        "axe": "axe",
        "staat": "state",
        "kader": "frame",
    },
    HardText: {"id": "id", "pagina": "page", "regel": "rule", "citaat": "quote"},
    Trap: {"pad": "path", "verwacht": "expected", "wat": "what"},
    Answers: {
        "fout": "faults",
        "taal": "texts",
        "valkuil": "traps",
        "schoon": "clean",
        "staten": "states",
        "axe_extra": "axe_extra",
    },
}


def load(path: Path = ANSWERS) -> Answers:
    """Read an answer file strictly.

    Raises ``InputError``, with the line, for a file that is not TOML, an unknown or missing key, a
    wrong value, a double id, an unknown state or fate, or a clean page that has a fault.
    """
    return _load(path.resolve())


@cache
def _load(path: Path) -> Answers:
    toml = tomlfile.load(path, InputError)
    answers = tomlfile.structure(toml, Answers, _KEYS)
    for place, told in _contradictions(answers):
        toml.fail(place, told)
    return answers


def _contradictions(answers: Answers) -> Iterator[tuple[KeyPath, str]]:
    seen: set[str] = set()
    tables: tuple[tuple[str, tuple[Fault | HardText, ...]], ...] = (
        ("fout", answers.faults),
        ("taal", answers.texts),
    )
    for table, items in tables:
        for number, item in enumerate(items):
            if item.id in seen:
                yield (table, number, "id"), f"De id {item.id} staat er twee keer."
            seen.add(item.id)
            if item.page in answers.clean:
                yield (table, number, "pagina"), f"De pagina {item.page} staat ook bij 'schoon'."
    for number, fault in enumerate(answers.faults):
        if fault.state not in answers.states:
            yield ("fout", number, "staat"), f"De staat '{fault.state}' staat niet bij 'staten'."
    fates = {CUT, VISITED, LEFT, *Reason}
    for number, trap in enumerate(answers.traps):
        if trap.expected not in fates:
            yield ("valkuil", number, "verwacht"), f"De waarde '{trap.expected}' kan niet."
