"""The parts of a letter: subject, salutation, what it says, greeting, and who sends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toegankelijk.model import Block, BlockKind, Document, Passage, Role, Sentence
from toegankelijk.text.letters.phrases import starts
from toegankelijk.text.sentences import sentences
from toegankelijk.text.tokens import words

MAX_EVIDENCE = 200
"""Characters of a letter that a result quotes."""
_LONGEST_SALUTATION = 12
_LONGEST_GREETING = 10
_LONGEST_QUESTION = 10
"""Words."""
_SAID = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CELL)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in its block."""

    index: int
    block: Block
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text


@dataclass(frozen=True, slots=True)
class Letter:
    """A document read as a letter; a part that is not there is ``None`` or empty."""

    document: Document
    subject: int | None
    """Index of the block, as are the next two."""
    salutation: int | None
    greeting: int | None
    body: tuple[tuple[int, Block], ...]
    """What stands between salutation and greeting, headings too."""
    lines: tuple[Line, ...]
    """The sentences of the body, without headings and quotations."""

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        labels: tuple[str, ...],
        salutations: tuple[str, ...],
        greetings: tuple[str, ...],
        abbreviations: tuple[str, ...] | None = None,
    ) -> Letter:
        """Find the parts, by the role of a block or else by the words that it begins with."""
        blocks = document.blocks

        def first(role: Role, phrases: tuple[str, ...], most: int, after: int = 0) -> int | None:
            found = (i for i in range(after, len(blocks)) if blocks[i].role is role)
            by_words = (
                i
                for i in range(after, len(blocks))
                if blocks[i].role in (role, Role.BODY)
                and len(blocks[i].text.split()) <= most
                and starts(phrases, blocks[i].text)
            )
            return next(found, next(by_words, None))

        salutation = first(Role.SALUTATION, salutations, _LONGEST_SALUTATION)
        begin = 0 if salutation is None else salutation + 1
        greeting = first(Role.CLOSING, greetings, _LONGEST_GREETING, begin)
        end = len(blocks) if greeting is None else greeting
        subject = first(Role.SUBJECT, labels, 80)
        if subject is None or subject >= begin > 0:
            subject = _heading_before(blocks, begin)
        body = tuple(
            (i, block)
            for i, block in enumerate(blocks[begin:end], begin)
            if block.role is Role.BODY and i != subject
        )
        if salutation is None:
            body = _from_first_sentence(body)
        lines = tuple(
            Line(i, block, sentence)
            for i, block in body
            if block.kind in _SAID
            for sentence in sentences(block, abbreviations)
        )
        return cls(document, subject, salutation, greeting, body, lines)

    def passage(self, index: int, start: int = 0, end: int | None = None) -> Passage:
        """The place of ``block.text[start:end]``."""
        block = self.document.blocks[index]
        first, last = block.span(start, len(block.text) if end is None else end)
        return Passage(self.document.source, index, first, last)

    def around(self, position: int) -> Iterator[Line]:
        """A line of the body and the one after it in the same block."""
        yield self.lines[position]
        if position + 1 < len(self.lines):
            following = self.lines[position + 1]
            if following.index == self.lines[position].index:
                yield following

    def is_heading(self, index: int) -> bool:
        """Whether a block works as a heading: a question on a line of its own does too."""
        block = self.document.blocks[index]
        if block.kind is BlockKind.HEADING:
            return True
        short = len(block.text.split()) <= _LONGEST_QUESTION
        return short and block.kind is BlockKind.PARAGRAPH and block.text.endswith("?")

    @property
    def words(self) -> int:
        """Words of the body, headings included."""
        return sum(len(words(block.text)) for _, block in self.body)


def _heading_before(blocks: Sequence[Block], begin: int) -> int | None:
    """A subject without a label: a heading above the salutation, or at the very top."""
    until = begin or 1
    headings = (i for i in range(until) if blocks[i : i + 1] and _is_title(blocks[i]))
    return max(headings, default=None)


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.role in (Role.BODY, Role.SUBJECT)


def _from_first_sentence(body: tuple[tuple[int, Block], ...]) -> tuple[tuple[int, Block], ...]:
    """Without the lines of an address at the top."""
    for number, (_, block) in enumerate(body):
        if block.kind in _SAID and block.text.rstrip()[-1:] in (*".!?:",):
            return body[number:]
    return ()
