"""The words of the statement with the values of one draft in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter

from toegankelijk.paper.content import (
    Code,
    Gap,
    Inline,
    Line,
    Link,
    Named,
    Paragraph,
    Row,
    Strong,
    Text,
)
from toegankelijk.report.dutch import day, number
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.draft import Draft, Value
from toegankelijk.verklaring.words import Open, Words

MAX_TEXT = 2_000


class Phrases:
    """Each method names its words by their key in ``[tekst]``."""

    def __init__(self, words: Words, values: Mapping[str, Value]) -> None:
        self.words = words
        self.values = values

    def line(self, key: str, **more: Value | Inline) -> Line:
        """A text filled in with the values of the draft, and ``more``."""
        return self.fill(self.words.text(key), **more)

    def paragraph(self, key: str, **more: Value | Inline) -> Paragraph:
        """The same as a paragraph."""
        return Paragraph(self.line(key, **more))

    def string(self, key: str, **more: Value) -> str:
        """The same as a string: for headings and labels."""
        return "".join(inline.text for inline in self.line(key, **more))

    def row(self, key: str, *line: Inline) -> Row:
        """A label with one line behind it."""
        return Row(self.string(key), (Paragraph(line),))

    def fill(self, text: str, **more: Value | Inline) -> Line:
        """A text from elsewhere in the words. Raises ``RuleError`` for a name without a value."""
        return tuple(self._fill(text, {**self.values, **more}))

    def show(self, value: Value) -> Inline:
        """A value as people write it; what is open as a gap."""
        if isinstance(value, Open):
            return Gap(f"[{self.words.text('open')}: {self.words.open[value].text}]")
        return Text(_said(value))

    def named(self, itemprop: str, value: Value) -> Inline:
        """A value with its name in the official model; what is open has none."""
        if isinstance(value, Open):
            return self.show(value)
        return Named(itemprop, _said(value), value if isinstance(value, date) else None)

    def address(self, name: str, itemprop: str | None = None) -> Inline:
        """A value of the draft that is a URL, as a link."""
        url = self.values[name]
        if isinstance(url, Open) or not isinstance(url, str):
            return self.show(url)
        return Link(url, url, itemprop)

    def _fill(self, text: str, values: Mapping[str, Value | Inline]) -> Iterator[Inline]:
        for literal, name, _, _ in Formatter().parse(text):
            if literal:
                yield Text(literal)
            if name is None:
                continue
            if name not in values:
                self.words.fail(
                    f"In de tekst '{text[:60]}' kan {{{name}}} niet staan.", "Haal dat weg."
                )
            value = values[name]
            yield self.show(value) if isinstance(value, Open | str | date | int) else value


def why(draft: Draft, say: Phrases) -> Line:
    """All reasons for the status, one sentence after the other."""
    lines = [say.fill(say.words.why[reason]) for reason in draft.verdict.why]
    return tuple(
        inline
        for index, line in enumerate(lines)
        for inline in ((Text(" "), *line) if index else line)
    )


def rich(text: str) -> Line:
    """A text of a rule, in which code stands between backticks."""
    pieces = shown(text, MAX_TEXT).split("`")
    return tuple(
        Code(piece) if index % 2 else Text(piece) for index, piece in enumerate(pieces) if piece
    )


def strong(text: str) -> Strong:
    """A name that stands out."""
    return Strong(shown(text))


def _said(value: str | date | int) -> str:
    match value:
        case date():
            return day(value)
        case int():
            return number(value)
        case str():
            return shown(value)
