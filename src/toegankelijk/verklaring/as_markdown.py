"""A statement in Markdown that every reader shows alike: CommonMark, without HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from toegankelijk.verklaring.content import (
    Block,
    Bullets,
    Code,
    Gap,
    Inline,
    Line,
    Link,
    Named,
    Paragraph,
    Row,
    Rows,
    Section,
    Statement,
    Strong,
    Text,
)

# What CommonMark and GitHub's dialect act on anywhere, and only at the start of a line.
_ACTS = re.compile(r"[\\`*_\[\]~|#]")
_STARTS = re.compile(r"^(\s*\d{0,9})([-+=.)])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def as_markdown(statement: Statement) -> str:
    """Ends with a line end. Links within the document become plain text: anchors differ."""
    title = f"{statement.mark}: {statement.title}"
    parts = [
        f"# {escape(title)}",
        *_quote(_section(statement.notice, 2)),
        *(part for section in statement.sections for part in _section(section, 2)),
        *(_line(line) for line in statement.closing),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """``text`` as a line, or within one, that Markdown shows as it is. It holds no line ends.

    >>> escape("[klik](javascript:x) <b> *hier*")
    '\\\\[klik\\\\](javascript:x) &lt;b&gt; \\\\*hier\\\\*'
    """
    escaped = _ACTS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {escape(section.title)}"
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(block, level + 1)
        else:
            yield "\n".join(_block(block))


def _block(block: Block) -> Iterator[str]:
    """The lines of a block."""
    match block:
        case Paragraph(line):
            yield _line(line)
        case Bullets(items):
            yield from (f"- {_line(item)}" for item in items)
        case Rows(rows):
            for row in rows:
                yield from _row(row)
        case Section():
            yield from "\n\n".join(_section(block, 6)).splitlines()
        case _:
            assert_never(block)


def _row(row: Row) -> Iterator[str]:
    colon = "" if row.label.endswith("?") else ":"
    label = f"- **{escape(row.label)}{colon}**"
    match row.blocks:
        case (Paragraph(line),):
            yield f"{label} {_line(line)}"
        case blocks:
            yield label
            for block in blocks:
                yield ""
                yield from (f"  {line}" for line in _block(block))
            yield ""


def _quote(parts: Iterator[str]) -> Iterator[str]:
    lines = "\n\n".join(parts).splitlines()
    yield "\n".join(f"> {line}".rstrip() for line in lines)


def _line(line: Line) -> str:
    return _STARTS.sub(r"\1\\\2", "".join(_inline(inline) for inline in line))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Named(_, text):
            return escape(text)
        case Strong(text) | Gap(text):
            return f"**{escape(text)}**"
        case Code(text):
            return f"`{text}`"
        case Link(text=text, target=target):
            if target is None or target.startswith("#"):
                return escape(text)
            return f"[{escape(text)}](<{_ENTITY.sub('&amp;', target)}>)"
        case _:
            assert_never(inline)
