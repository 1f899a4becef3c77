"""Blocks of a Markdown text (CommonMark and tables)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract.aligned import Inline
from toegankelijk.text.extract.builder import TextBuilder
from toegankelijk.text.extract.html import html_blocks

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_CONTAINERS: Mapping[str, BlockKind] = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}
_LINKABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def markdown_document(name: str, source: str) -> Document:
    """The blocks of a Markdown text; front matter is skipped, HTML in it is read as HTML."""
    parser = MarkdownIt("commonmark").enable("table")
    # Joined, an entity or escape would lose the source it was written with.
    parser.core.ruler.disable("text_join")
    environment: dict[str, object] = {}
    tokens = parser.parse(_without_front_matter(source), environment)
    references = environment.get("references")
    known = frozenset(references) if isinstance(references, dict) else frozenset[str]()
    return Document(name, source, tuple(_blocks(source, tokens, known)))


def _without_front_matter(source: str) -> str:
    match = _FRONT_MATTER.match(source)
    if match is None:
        return source
    return "\n" * match.group().count("\n") + source[match.end() :]


def _blocks(source: str, tokens: Sequence[Token], references: frozenset[str]) -> list[Block]:
    starts = _line_starts(source)
    kinds = [BlockKind.PARAGRAPH]
    level: int | None = None
    blocks: list[Block] = []
    row: tuple[int, int] = (-1, 0)
    for token in tokens:
        if token.type in _CONTAINERS:
            kinds.append(_CONTAINERS[token.type])
            level = int(token.tag[1]) if token.type == "heading_open" else None
        elif token.nesting < 0 and token.type.removesuffix("close") + "open" in _CONTAINERS:
            kinds.pop()
        elif token.map is None:
            continue
        elif token.type == "inline":
            first = token.map[0]
            is_cell = kinds[-1] is BlockKind.CELL
            column = row[1] if is_cell and row[0] == first else 0
            inline = Inline(source, token, starts, references, column if is_cell else None)
            row = (first, inline.column)
            blocks.extend(_inline_blocks(inline, kinds[-1], level))
        elif token.type in {"fence", "code_block"}:
            blocks.extend(_code(source, token, starts))
        elif token.type == "html_block":
            blocks.extend(html_blocks(source, starts[token.map[0]], starts[token.map[1]]))
    return blocks


def _inline_blocks(inline: Inline, kind: BlockKind, level: int | None) -> list[Block]:
    if kind in _LINKABLE and len(inline.text) and inline.linked == len(inline.text):
        kind = BlockKind.LINK
    depth = level if kind is BlockKind.HEADING else None
    blocks = [Block(kind, text, pieces, depth) for text, pieces in inline.text.runs()]
    for alt in inline.alts:
        blocks.extend(Block(BlockKind.ALT, text, pieces) for text, pieces in alt.runs())
    return blocks


def _code(source: str, token: Token, starts: Sequence[int]) -> list[Block]:
    assert token.map is not None
    first, last = token.map
    if token.type == "fence":
        first += 1
        closed = source[starts[last - 1] : starts[last]].strip(" \t>\n")
        if last > first and closed and set(closed) == {token.markup[0]}:
            last -= 1
    builder = TextBuilder(source)
    if first < last:
        builder.take(starts[first], starts[last])
    return [Block(BlockKind.CODE, text, pieces) for text, pieces in builder.runs()]


def _line_starts(source: str) -> list[int]:
    """Offset of each line, and the length of the source for the line after the last."""
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", source))
    starts.append(len(source))
    return starts
