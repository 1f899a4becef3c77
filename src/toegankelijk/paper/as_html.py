"""A paper as one self-contained HTML page: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

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

_EMPTY = Markup("")


def as_html(paper: Paper) -> str:
    """All texts are escaped; only http, https and links of our own can be followed."""
    return _environment().get_template("stuk.html").render(paper=paper)


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
    """Only the parts of the page have a name: each of those is a landmark, and few help."""
    named = Markup(' aria-labelledby="{}"').format(section.id) if level == 2 else _EMPTY
    return Markup('<section{0}>\n<h{1} id="{2}">{3}</h{1}>\n{4}</section>\n').format(
        named, min(level, 6), section.id, section.title, _blocks(section.blocks, level + 1)
    )


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
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case _:
            assert_never(block)


def _table(table: Table) -> Markup:
    """In a box of its own that can be scrolled by keyboard: a wide table must not widen a page."""
    head = _EMPTY.join(Markup('<th scope="col">{}</th>').format(name) for name in table.head)
    rows = _EMPTY.join(
        Markup("<tr>{}{}</tr>\n").format(
            _row_head(_line(row[0])),
            _EMPTY.join(Markup("<td>{}</td>").format(_line(cell)) for cell in row[1:]),
        )
        for row in table.rows
    )
    return Markup(
        '<div class="wide" role="region" aria-label="Tabel: {0}" tabindex="0">\n<table>\n'
        "<caption>{0}</caption>\n<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody>\n</table>\n"
        "</div>\n"
    ).format(table.caption, head, rows)


def _row_head(name: Markup) -> Markup:
    """What is empty names nothing."""
    empty = not name.striptags().strip()
    return Markup("<td></td>") if empty else Markup('<th scope="row">{}</th>').format(name)


def _chart(chart: Chart) -> Markup:
    """Bars with their numbers; hidden from those who hear the page, since the table follows."""
    top = max((value for _, value in chart.points), default=0) or 1
    bars = _EMPTY.join(
        Markup(
            '<text x="0" y="{y}">{label}</text>'
            '<rect x="110" y="{bar}" width="{width}" height="18"></rect>'
            '<text x="{end}" y="{y}">{value}</text>'
        ).format(
            y=22 + 28 * index,
            bar=8 + 28 * index,
            label=label[:14],
            width=round(200 * value / top),
            end=116 + round(200 * value / top),
            value=f"{value:g}".replace(".", ","),
        )
        for index, (label, value) in enumerate(chart.points)
    )
    return Markup(
        '<figure aria-hidden="true">\n<svg viewBox="0 0 360 {}">{}</svg>\n'
        "<figcaption>{}</figcaption>\n</figure>\n"
    ).format(12 + 28 * len(chart.points), bars, chart.title)


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
