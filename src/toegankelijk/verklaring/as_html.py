"""A statement as one self-contained HTML page: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

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

_EMPTY = Markup("")


def as_html(statement: Statement) -> str:
    """All texts are escaped; only http, https and links of our own can be followed."""
    return _environment().get_template("verklaring.html").render(statement=statement)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(section=_section, line=_line, blocks=_blocks)
    return environment


def _section(section: Section, level: int) -> Markup:
    return Markup(
        '<section aria-labelledby="{0}">\n<h{1} id="{0}">{2}</h{1}>\n{3}</section>\n'
    ).format(section.id, level, section.title, _blocks(section.blocks, level + 1))


def _blocks(blocks: tuple[Block, ...], level: int) -> Markup:
    return _EMPTY.join(_block(block, level) for block in blocks)


def _block(block: Block, level: int) -> Markup:
    match block:
        case Paragraph(line):
            return Markup("<p>{}</p>\n").format(_line(line))
        case Bullets(items):
            inner = _EMPTY.join(Markup("<li>{}</li>\n").format(_line(item)) for item in items)
            return Markup("<ul>\n{}</ul>\n").format(inner)
        case Rows(rows):
            inner = _EMPTY.join(_row(row, level) for row in rows)
            return Markup("<dl>\n{}</dl>\n").format(inner)
        case Section():
            return _section(block, level)
        case _:
            assert_never(block)


def _row(row: Row, level: int) -> Markup:
    match row.blocks:
        case (Paragraph(line),):
            value = _line(line)
        case blocks:
            value = _blocks(blocks, level)
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(row.label, value)


def _line(line: Line) -> Markup:
    return _EMPTY.join(_inline(inline) for inline in line)


def _inline(inline: Inline) -> Markup:
    match inline:
        case Text(text):
            return escape(text)
        case Strong(text):
            return Markup("<strong>{}</strong>").format(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Gap(text):
            return Markup("<mark>{}</mark>").format(text)
        case Named(itemprop, text, day) if day is not None:
            return Markup('<time itemprop="{}" datetime="{}">{}</time>').format(
                itemprop, day.isoformat(), text
            )
        case Named(itemprop, text):
            return Markup('<span itemprop="{}">{}</span>').format(itemprop, text)
        case Link(text=text, itemprop=itemprop, target=target):
            if target is None:
                return escape(text)
            named = Markup(' itemprop="{}"').format(itemprop) if itemprop else _EMPTY
            return Markup('<a href="{}"{}>{}</a>').format(target, named, text)
        case _:
            assert_never(inline)
