"""Universal Dependencies as running text: documents, their paragraphs, sentences and words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ID = re.compile(r"(?P<document>.+)\.p\.(?P<paragraph>\d+)\.s\.(?P<sentence>\d+)")
_COLUMNS = 10
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """A sentence of a treebank and where its words stand in its text."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def is_closed(self) -> bool:
        """Whether it ends with a mark; headings and list items do not."""
        return _CLOSED.search(self.text) is not None


def read_paragraphs(path: Path) -> Iterator[tuple[str, list[TreeSentence]]]:
    """The name of the document and the sentences of each paragraph, in the order of the source.

    The files sort their sentences by name, which puts sentence 10 before sentence 2.
    """
    paragraphs: dict[tuple[str, int], list[tuple[int, TreeSentence]]] = defaultdict(list)
    for name, sentence in _sentences(path):
        match = _ID.fullmatch(name)
        if match is not None:
            key = match["document"], int(match["paragraph"])
            paragraphs[key].append((int(match["sentence"]), sentence))
    for (document, _), found in sorted(paragraphs.items()):
        yield document, [sentence for _, sentence in sorted(found, key=lambda pair: pair[0])]


def _sentences(path: Path) -> Iterator[tuple[str, TreeSentence]]:
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        lines = paragraph.splitlines()
        comments = dict(
            line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line
        )
        spans: list[tuple[int, int]] = []
        place = 0
        for line in lines:
            fields = line.split("\t")
            if len(fields) == _COLUMNS and fields[0].isdigit():
                spans.append((place, place + len(fields[1])))
                place += len(fields[1]) + ("SpaceAfter=No" not in fields[9])
        if spans:
            yield comments["sent_id"], TreeSentence(comments["text"], tuple(spans))
