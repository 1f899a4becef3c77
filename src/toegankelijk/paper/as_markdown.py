"""A paper in Markdown that every reader shows alike: CommonMark, without HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from toegankelijk.paper.content import (
    Block,
    Bullets,
    Chart,
    Code,
    Gap,
    Inline,
    Line,
    Link,
    Named,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Strong,
    Table,
    Text,
)

# What CommonMark and GitHub's dialect act on: anywhere, in the text of a link, at the start of a
# line and at the end of a heading. A bracket alone does nothing: there are no definitions that it
# could refer to, since those begin a line.
_ACTS = re.compile(
    r"[`*~]|\\(?=[!-/:-@\[-`{-~]|$)|(?<![^\W_])_|_(?![^\W_])|\](?=\()|<(?=[A-Za-z/!?]|$)"
)
_IN_LINK = re.compile(rf"{_ACTS.pattern}|[\[\]]")
_STARTS = re.compile(r"^(\s*\d{0,9})([-+=.)#>])")
_DEFINES = re.compile(r"^(\s*)\[")
_CLOSES = re.compile(r"(?:^|(?<=\s))(#+\s*)$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_JOINTS = ((re.compile(r"\]$"), "("), (re.compile(r"!$"), "["))
"""The end of one piece of a line, and the start of the next with which it would make a link."""


def as_markdown(paper: Paper) -> str:
    """Ends with a line end. Links within the document become plain text: anchors differ."""
    title = f"{paper.mark}: {paper.title}" if paper.mark else paper.title
    parts = [
        f"# {_heading(title)}",
        *(_quote(_section(paper.notice, 2)) if paper.notice else ()),
        *(part for section in paper.sections for part in _section(section, 2)),
        *(_line(line) for line in paper.closing),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str, acts: re.Pattern[str] = _ACTS) -> str:
    """``text`` within a line, so that Markdown shows it as it is. It holds no line ends.

    >>> escape("[klik](javascript:x) <b> *hier*")
    '[klik\\\\](javascript:x) \\\\<b> \\\\*hier\\\\*'
    """
    return acts.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))


def _heading(text: str) -> str:
    return _CLOSES.sub(r"\\\1", escape(text))


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {_heading(section.title)}"
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(block, level + 1)
        elif not isinstance(block, Chart):
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
        case Table(caption, head, rows):
            yield f"**{escape(caption)}**"
            yield ""
            yield _cells((Text(name),) for name in head)
            yield "|".join(["", *("---" for _ in head), ""])
            yield from (_cells(row) for row in rows)
        case Chart():
            yield from ()  # its numbers follow as a table
        case _:
            assert_never(block)


def _row(row: Row) -> Iterator[str]:
    colon = "" if row.label.endswith("?") else ":"
    label = f"- **{escape(row.label)}{colon}**"
    match row.blocks:
        case (Paragraph(line),):
            yield f"{label} {_joined(line)}"
        case blocks:
            yield label
            for block in blocks:
                yield ""
                yield from (f"  {line}" for line in _block(block))
            yield ""


def _cells(lines: Iterable[Line]) -> str:
    """A row of a table in GitHub's dialect; elsewhere its text stays readable."""
    cells = (_joined(line).replace("|", "\\|") for line in lines)
    return f"| {' | '.join(cells)} |"


def _quote(parts: Iterator[str]) -> Iterator[str]:
    lines = "\n\n".join(parts).splitlines()
    yield "\n".join(f"> {line}".rstrip() for line in lines)


def _line(line: Line) -> str:
    first = next((inline for inline in line if _inline(inline).strip()), None)
    told = _STARTS.sub(r"\1\\\2", _joined(line))
    return told if _is_followed(first) else _DEFINES.sub(r"\1\\[", told)


def _is_followed(inline: Inline | None) -> bool:
    """Whether it becomes a link, and not only the text of one."""
    match inline:
        case Link(target=str(target)):
            return not target.startswith("#")
        case _:
            return False


def _joined(line: Line) -> str:
    """The pieces of a line, wherever on a line it stands."""
    parts = [_inline(inline) for inline in line]
    for index, follows in enumerate(parts[1:]):
        for end, start in _JOINTS:
            if follows.startswith(start):
                parts[index] = end.sub(r"\\\g<0>", parts[index])
    return "".join(parts)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Named(_, text):
            return escape(text)
        case Strong(text) | Gap(text):
            return f"**{escape(text)}**"
        case Code(text):
            return f"`{text}`"
        case Link(text=text, target=target):
            if target is None or not _is_followed(inline):
                return escape(text)
            return f"[{escape(text, _IN_LINK)}](<{_ENTITY.sub('&amp;', target)}>)"
        case _:
            assert_never(inline)
