"""A judged scan in words: for a log, for a pull request, and as a part of the HTML report."""

from __future__ import annotations

import re

from toegankelijk.report.as_html import as_html
from toegankelijk.report.pipeline_view import Pipeline
from toegankelijk.report.safe import shown
from toegankelijk.report.templating import environment
from toegankelijk.report.view import site_name

MOST_IN_LOG = 50
MOST_IN_COMMENT = 10
_EMPTY_LINES = re.compile(r"\n{3,}")
_MARKED = re.compile(r"([\\`*_\[\]<>#|~])")


def as_text(told: Pipeline) -> str:
    """For the log of a pipeline: no colours, and a line for each cause."""
    text = environment().get_template("pijplijn.txt.j2")
    return _folded(text.render(told=told, naam=site_name(told.scan), meest=MOST_IN_LOG))


def as_markdown(told: Pipeline) -> str:
    """For a comment on a pull request: short, and with the difference to the base."""
    made = environment().overlay()
    made.filters = {**made.filters, "regel": _plain, "vast": _code}
    text = made.get_template("pijplijn-md.txt.j2").render(
        told=told,
        meest=MOST_IN_COMMENT,
        uitzonderingen=told.judgement.exempted,
        rijen=told.exemption_rows,
    )
    return _folded(text)


def as_report(told: Pipeline) -> str:
    """The HTML report, with what is new and what was agreed at the head of it."""
    return as_html(told.scan, told.rulebook, pipeline=told)


def _folded(text: str) -> str:
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def _plain(text: str) -> str:
    """Words in Markdown that mark nothing and call nobody."""
    return _MARKED.sub(r"\\\1", shown(str(text), 300)).replace("@", "@\u2060")


def _code(text: str) -> str:
    """A piece of code in a cell of a Markdown table."""
    clean = shown(str(text), 150).replace("`", "'").replace("|", "\\|")
    return f"`{clean}`" if clean else ""
