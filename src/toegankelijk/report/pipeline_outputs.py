"""Outputs of a judged scan. To add one, write its function and list it in ``PIPELINE_FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toegankelijk.report.as_csv import as_csv
from toegankelijk.report.as_earl import as_earl
from toegankelijk.report.as_github import as_github
from toegankelijk.report.as_gitlab import as_gitlab
from toegankelijk.report.as_json import as_json
from toegankelijk.report.as_junit import as_junit
from toegankelijk.report.as_sarif import as_sarif
from toegankelijk.report.pipeline_text import as_markdown, as_report
from toegankelijk.report.pipeline_view import Pipeline


@dataclass(frozen=True, slots=True)
class PipelineFormat:
    """A way to hand a judged scan on."""

    file_name: str
    render: Callable[[Pipeline], str]
    to_screen: bool = False
    """Without a path it goes to standard output: whoever reads the log reads it there."""


PIPELINE_FORMATS: Mapping[str, PipelineFormat] = {
    "sarif": PipelineFormat("toegankelijk.sarif", as_sarif),
    "junit": PipelineFormat("junit.xml", as_junit),
    "github": PipelineFormat("github.txt", as_github, to_screen=True),
    "gitlab": PipelineFormat("gl-code-quality-report.json", as_gitlab),
    "markdown": PipelineFormat("toegankelijk.md", as_markdown, to_screen=True),
    "earl": PipelineFormat("earl.jsonld", as_earl),
    "html": PipelineFormat("rapport.html", as_report),
    "json": PipelineFormat("rapport.json", lambda told: as_json(told.scan, told.rulebook)),
    "csv": PipelineFormat("rapport.csv", lambda told: as_csv(told.scan, told.rulebook)),
}
"""By the word that a user types after ``--uitvoer``."""
