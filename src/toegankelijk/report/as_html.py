"""A scan as one HTML file that needs nothing beside itself: no network, no scripts."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from toegankelijk.ci.judging import judge
from toegankelijk.model import Scan
from toegankelijk.report import dutch
from toegankelijk.report.pipeline_view import Pipeline
from toegankelijk.report.pipeline_view import pipeline as told_pipeline
from toegankelijk.report.safe import href, shown
from toegankelijk.report.view import FIRST_ROWS, WORST_FIRST, view
from toegankelijk.rulebook import Rulebook

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


MOST_CHANGES = 100


def as_html(
    scan: Scan,
    rulebook: Rulebook,
    beside: Mapping[str, str] | None = None,
    pipeline: Pipeline | None = None,
) -> str:
    """The report for people. Bounded in size, whatever the size of the scan.

    ``beside``: the files that are written with it, by their format; what does not fit in the report
    is looked up there. ``pipeline``: what changed since the base; without it just the exceptions
    are told, where there are any.
    """
    if pipeline is None and scan.site.exemptions:
        pipeline = told_pipeline(judge(scan, rulebook), rulebook)
    style = source("rapport.css")
    return (
        environment()
        .get_template("rapport.html.j2")
        .render(
            view=view(scan, rulebook),
            told=pipeline,
            meest=MOST_CHANGES,
            rijen=() if pipeline is None else pipeline.exemption_rows,
            terms=rulebook.terms,
            first_rows=FIRST_ROWS,
            law=rulebook.law,
            severities=WORST_FIRST,
            beside=beside or {},
            style=style,
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        )
    )


@cache
def environment() -> Environment:
    """Loaded on first use: what only lists the formats has no need of templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("toegankelijk.report"),
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        code=_code,
        dag=dutch.day,
        duur=dutch.duration,
        getal=dutch.number,
        href=href,
        klok=dutch.clock,
        toon=shown,
    )
    made.tests["kleur"] = re.compile(r"#[0-9a-fA-F]{3,8}").fullmatch
    return made


def source(name: str) -> Markup:
    from markupsafe import Markup

    loader = environment().loader
    assert loader is not None
    return Markup(loader.get_source(environment(), name)[0])


def _code(text: str) -> Markup:
    """What stands between backticks in ``rules/`` is shown as code."""
    from markupsafe import Markup, escape

    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part)
        if index % 2 and index < len(parts) - 1
        else escape(part)
        for index, part in enumerate(parts)
    )
