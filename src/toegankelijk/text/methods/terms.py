"""Words of the trade: they may stay, but the text must say once what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from toegankelijk.model import BlockKind, Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.inflect import Kind, pair
from toegankelijk.text.methods.given import given
from toegankelijk.text.reading import DocumentMethod, Reading
from toegankelijk.text.word_index import keys
from toegankelijk.text.word_line import Line
from toegankelijk.wordlists import Term

_JUDGED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CELL, BlockKind.QUOTE})
# What stands right after a term that is explained: (uw mening), is een brief, dat is, of wel.
_AFTER = re.compile(
    r"""[”’"']? \s* (?: [(–] | ,?\s*(?:dat|dit|ofwel|oftewel|met\ andere\ woorden)\b
      | ,?\s*(?:is|zijn|betekent|houdt\ in|noemen\ we|noemen\ wij|heet)\s
        (?:een|de|het|dat|uw|geld|toestemming|hulp|iemand|mensen|regels|kosten|als|wat)\b
      | :\s | \.\s*(?:Daarmee|Hiermee|Zo’n|Zo'n|Deze|Hierin|Daarin)\b
      | [^.!?]{0,200}[.!?]\s(?:Dat|Dit|Daarmee)\s(?:is|zijn|betekent|heet|noemen)\b )""",
    re.X,
)
# And right before it: uw mening (zienswijze), dit heet een zienswijze, een zogenoemde zienswijze.
_BEFORE = re.compile(
    r"""(?: \( \s*(?:een\ |de\ |het\ )?[‘'"“]?
      | \b(?:heet|heten|noemen\ we\ (?:dat|dit)|noemen\ wij\ (?:dat|dit)|noemen\ dit|noemen\ dat
          |zogenoemde?|zogeheten|wat\ is|wat\ zijn|ook\ wel)\ (?:ook\ )?
        (?:een\ |de\ |het\ )?[‘'"“]? )$""",
    re.X | re.I,
)


_NEAR = 60
"""Characters before a term in which these stand."""
_FIXED = re.compile(r"\b(?:ter|tot (?:uw|zijn|haar|hun|onze|mijn|ieders)) $", re.I)
"""Before a word that is part of a fixed expression: *ter beschikking*."""


def unexplained_terms(rules: Sequence[Rule], rulebook: Rulebook) -> DocumentMethod:
    """A term that no place in the document explains, told where it stands first.

    Findings with the values ``woord``, ``uitleg``, and ``beter`` where there is a plain word.
    """
    made = [given(rule) for rule in rules]
    index = _index(rulebook.jargon)

    def find(readings: Sequence[Reading]) -> Iterator[Finding]:
        first: dict[Term, tuple[Reading, int, int]] = {}
        explained: set[Term] = set()
        for reading in readings:
            for term, start, end in _terms(Line(reading), index):
                if _FIXED.search(reading.block.text, max(0, start - _NEAR), start):
                    continue
                if _is_explained(reading.block.text, start, end):
                    explained.add(term)
                elif reading.block.kind in _JUDGED and not reading.is_name:
                    first.setdefault(term, (reading, start, end))
        for term, (reading, start, end) in first.items():
            if term not in explained:
                values = {"woord": reading.block.text[start:end], "uitleg": term.meaning}
                if term.better not in {"", term.meaning}:
                    values["beter"] = term.better
                for each in made:
                    yield reading.finding(each.id, each.severity, start, end, term.forms[0], values)

    return find


_Index = Mapping[str, Sequence[tuple[tuple[str, ...], Term]]]
"""First word of a form → all its words and the term, the longest first."""


def _index(terms: Sequence[Term]) -> _Index:
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
    for term in terms:
        for text in term.forms:
            for form in pair(Kind(term.kind), text, term.meaning):
                words = tuple(keys(form.words))
                index[words[0]].append((words, term))
    for found in index.values():
        found.sort(key=lambda each: -len(each[0]))
    return dict(index)


def _terms(line: Line, index: _Index) -> Iterator[tuple[Term, int, int]]:
    done = 0
    for number, word in enumerate(line.keys):
        if number < done:
            continue
        for words, term in index.get(word, ()):
            last = number + len(words) - 1
            if tuple(line.keys[number : last + 1]) == words and _is_word(line, number):
                done = last + 1
                yield term, line.words[number].start(), line.words[last].end()
                break


def _is_word(line: Line, number: int) -> bool:
    """Whether the word is a token of its own, no part of an address."""
    at = line.token(number)
    return at >= 0 and line.reading.tokens[at].end == line.words[number].end()


def _is_explained(text: str, start: int, end: int) -> bool:
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    return before is not None or _AFTER.match(text, end) is not None
