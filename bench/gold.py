"""Gold sets of our own: texts that were cut by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "tests" / "text" / "gold"
SENTENCES = _FOLDER / "zinnen.txt"
SYLLABLES = _FOLDER / "lettergrepen.txt"
_CODES = {"{nbsp}": "\u00a0", "{shy}": "\u00ad"}


@dataclass(frozen=True, slots=True)
class Case:
    """One block of text and the sentences that a reader sees in it."""

    kind: str
    text: str
    sentences: tuple[str, ...]

    @property
    def boundaries(self) -> frozenset[int]:
        """Offsets where a sentence ends and another follows."""
        ends: list[int] = []
        place = 0
        for sentence in self.sentences:
            place = self.text.index(sentence, place) + len(sentence)
            ends.append(place)
        return frozenset(ends[:-1])


def read_cases(path: Path = SENTENCES) -> tuple[Case, ...]:
    """All cases of a file whose head says how it is written."""
    found: list[Case] = []
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line and not line.startswith("#"):
            for code, char in _CODES.items():
                line = line.replace(code, char)
            parts = line.replace(" | ", " |").split("|")
            found.append(Case(kind, "".join(parts), tuple(part.strip() for part in parts)))
    return tuple(found)


def read_syllables(path: Path = SYLLABLES) -> tuple[tuple[str, int], ...]:
    """Words and how many syllables each has when it is spoken."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(
        (word, int(count))
        for count, *found in (line for line in lines if line and line[0].isdigit())
        for word in found
    )
