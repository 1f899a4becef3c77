"""A scan as one HTML file that needs nothing beside itself: no network, no scripts."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping

from toegankelijk.ci.judging import exceptions_of
from toegankelijk.model import Scan
from toegankelijk.report.pipeline_view import Pipeline
from toegankelijk.report.pipeline_view import pipeline as told_pipeline
from toegankelijk.report.templating import environment, source
from toegankelijk.report.view import FIRST_ROWS, WORST_FIRST, view
from toegankelijk.rulebook import Rulebook

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
        pipeline = told_pipeline(exceptions_of(scan, rulebook), rulebook)
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
