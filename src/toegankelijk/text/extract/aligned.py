"""Where the words of a paragraph of Markdown stand in the source.

markdown-it says on which lines a paragraph stands, not where on them. The paragraph is read again
beside its tokens: each token is either literally in the source, or markup of known shape.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from toegankelijk.text.extract.builder import TextBuilder


class Inline:
    """The text of one ``inline`` token, and the alt texts of the images in it."""

    def __init__(
        self,
        source: str,
        token: Token,
        starts: Sequence[int],
        references: frozenset[str],
        column: int | None = None,
    ) -> None:
        """``column`` is where a table cell may begin on its line; ``None`` outside tables."""
        self.text = TextBuilder(source)
        self.alts: list[TextBuilder] = []
        self.linked = 0
        """How many characters of the text stand in a link."""
        self.column = column or 0
        """Where on the line the text ended."""
        self._source = source
        self._references = references
        self._content = token.content
        self._where = self._locate(token, starts, column)
        self._cursor = 0
        self._walk(token.children or (), self.text)

    def _locate(self, token: Token, starts: Sequence[int], column: int | None) -> list[int]:
        """Offset in the source of each character of the content."""
        assert token.map is not None
        where: list[int] = []
        first, last = token.map
        while first < last - 1 and not self._source[starts[first] : starts[first + 1]].strip():
            first += 1  # a line with only a form feed is not white, yet stripped
        for number, content in enumerate(token.content.split("\n"), first):
            start = starts[number]
            line = self._source[start : starts[number + 1]].rstrip("\n")
            if column is None and line.rstrip().endswith(content.rstrip()):
                found = len(line.rstrip()) - len(content.rstrip())
            else:
                found = line.find(content, column or 0)
            if found >= 0:
                where.extend(range(start + found, start + found + len(content)))
                self.column = found + len(content)
            else:
                self.column = column or 0
                where.extend(self._loosely(content, line, start))
            where.append(start + len(line))
        return where

    def _loosely(self, content: str, line: str, start: int) -> list[int]:
        """The same where the line differs: an escaped pipe in a table, a tab made of spaces."""
        where = []
        column = self.column
        for char in content:
            found = line.find(char, column)
            if found >= 0:
                column = found
            where.append(start + min(column, max(len(line) - 1, 0)))
            column += found >= 0
        self.column = column
        return where

    def _walk(self, children: Sequence[Token], builder: TextBuilder) -> None:
        depth = 0
        for child in children:
            before = len(builder)
            match child.type:
                case "text":
                    self._literal(child.content, builder)
                case "text_special":
                    self._special(child, builder)
                case "softbreak" | "hardbreak":
                    self._line_break(child.type == "hardbreak", builder)
                case "code_inline":
                    self._code(child, builder)
                case "html_inline":
                    self._html(child.content, builder)
                case "image":
                    self._image(child)
                case "link_open":
                    depth += 1
                    self._skip("<" if child.markup == "autolink" else "[")
                case "link_close":
                    depth -= 1
                    self._link_end(child.markup == "autolink")
                case _:
                    self._skip(child.markup)
            if depth and builder is self.text:
                self.linked += len(builder) - before

    def _literal(self, raw: str, builder: TextBuilder) -> None:
        if not raw:
            return
        found = self._content.find(raw, self._cursor)
        if found < 0:
            self._put(raw, self._cursor, len(self._content) - self._cursor, builder)
            return
        self._cursor = found + len(raw)
        self._take(found, self._cursor, builder)

    def _take(self, start: int, end: int, builder: TextBuilder) -> None:
        """Content ``start:end``, piece by piece where the source has something in between."""
        while start < end:
            stop = end
            if self._where[stop - 1] - self._where[start] != stop - 1 - start:
                stop = start + 1
                while stop < end and self._where[stop] == self._where[stop - 1] + 1:
                    stop += 1
            builder.take(self._where[start], self._where[stop - 1] + 1)
            start = stop

    def _put(self, text: str, start: int, length: int, builder: TextBuilder) -> None:
        """``text`` for the ``length`` characters of content at ``start``."""
        first = self._where[min(start, len(self._where) - 1)]
        last = self._where[min(start + max(length, 1), len(self._where)) - 1]
        builder.put(text, first, max(last, first) + 1 - first)

    def _special(self, token: Token, builder: TextBuilder) -> None:
        found = self._content.find(token.markup, self._cursor)
        if found < 0:
            self._put(token.content, self._cursor, 1, builder)
            return
        self._put(token.content, found, len(token.markup), builder)
        self._cursor = found + len(token.markup)

    def _line_break(self, hard: bool, builder: TextBuilder) -> None:
        found = self._content.find("\n", self._cursor)
        if found < 0:
            return
        self._cursor = found + 1
        if hard:
            builder.new_line(self._where[found], 1)
        else:
            builder.put(" ", self._where[found], 1)

    def _code(self, token: Token, builder: TextBuilder) -> None:
        start = self._content.find(token.markup, self._cursor) + len(token.markup)
        end = start + len(token.content)
        if self._content[start:end].replace("\n", " ") != token.content:
            # One space on both sides is not part of the code.
            start, end = start + 1, end + 1
        self._take(start, min(end, len(self._content)), builder)
        self._cursor = max(self._content.find(token.markup, end), end) + len(token.markup)

    def _html(self, raw: str, builder: TextBuilder) -> None:
        found = self._content.find(raw, self._cursor)
        if found < 0:
            return
        self._cursor = found + len(raw)
        if raw.lower().startswith("<br"):
            width = self._where[self._cursor - 1] + 1 - self._where[found]
            builder.new_line(self._where[found], width)

    def _image(self, token: Token) -> None:
        self._skip("![")
        alt = TextBuilder(self._source)
        end = self._cursor + len(token.content)
        self._walk(token.children or (), alt)
        self._cursor = end
        self._link_end(autolink=False)
        if len(alt):
            self.alts.append(alt)

    def _link_end(self, autolink: bool) -> None:
        """Step over what closes a link: ``>``, ``](address "title")``, ``][label]`` or ``]``."""
        if autolink:
            self._skip(">")
            return
        self._skip("]")
        content, position = self._content, self._cursor
        if content.startswith("(", position):
            self._cursor = self._after_address(position + 1)
        elif content.startswith("[", position):
            close = content.find("]", position)
            label = content[position + 1 : close]
            if close >= 0 and (not label or normalizeReference(label) in self._references):
                self._cursor = close + 1

    def _after_address(self, position: int) -> int:
        content, end = self._content, len(self._content)
        position = self._after_space(position)
        address = parseLinkDestination(content, position, end)
        if address.ok:
            position = self._after_space(address.pos)
            title = parseLinkTitle(content, position, end)
            if title.ok:
                position = self._after_space(title.pos)
        close = content.find(")", position)
        return position if close < 0 else close + 1

    def _after_space(self, position: int) -> int:
        while position < len(self._content) and self._content[position].isspace():
            position += 1
        return position

    def _skip(self, markup: str) -> None:
        if self._content.startswith(markup, self._cursor):
            self._cursor += len(markup)
